"""Conversations that call themselves a record, a publication, a talk with colleagues, or an invention."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.insight.saying.origins import Origin, origin_of
from persona_handbook.lint.rule import Given, Problem
from persona_handbook.message import gettext, gettext_noop
from persona_handbook.model.evidence import Evidence

TOLD = {
    Origin.RECORD: (
        gettext_noop("“%(evidence)s” is filed as a conversation, but its title says “%(record)s”."),
        gettext("Set `kind` to `survey` or `support-tickets`, with a `sample`, or correct the title."),
    ),
    Origin.PUBLISHED: (
        gettext_noop("“%(evidence)s” is filed as a conversation, but its title says “%(record)s”."),
        gettext("Set `kind: desk-research`, or correct the title."),
    ),
    Origin.COLLEAGUE: (
        gettext_noop("“%(evidence)s” looks like a conversation with a colleague, not with a customer (“%(record)s”)."),
        gettext("Interview customers themselves, and use what colleagues say only to prepare."),
    ),
    Origin.INVENTED: (
        gettext_noop("“%(evidence)s” looks like a conversation that did not take place (“%(record)s”)."),
        gettext("Delete the file, and interview a customer."),
    ),
    Origin.FORM: (
        gettext_noop("“%(evidence)s” links to a form (%(record)s), not to a conversation."),
        gettext("Set `kind: survey` with a `sample`, or link the notes of the conversation."),
    ),
    Origin.INTERVIEWER: (
        gettext_noop("“%(evidence)s” names the same person in `by` and in `participant`."),
        gettext("Put the interviewer in `by`, and the pseudonym of the participant in `participant`."),
    ),
}


def of_another_origin(evidence: Evidence, _given: Given) -> Iterator[Problem]:
    """Find a conversation that is no conversation with a customer, by its own words."""
    origin = origin_of(evidence)
    if origin:
        wrong, way_out = TOLD[origin[0]]
        yield Problem(evidence.place.at("title"), gettext(wrong, evidence=evidence.title, record=origin[1]), way_out)
