from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.consent.gate import is_quoted
from persona_handbook.model.evidence import Evidence


@rule(
    title="Quote without recorded consent",
    why="Participants decide how you may use their words. Without recorded consent, do not publish a quote.",
    source="GDPR 2016, article 7: anyone who uses data must be able to show the consent.",
    bad="""
# personas/evidence/p-01.yaml
quotes:
  - {text: I promise cars., about: promises}
""",
    good="""
# personas/evidence/p-01.yaml
quotes:
  - {text: I promise cars., about: promises}
consent: {scope: internal, until: 2028-05-04}
""",
    about=Evidence,
    active=Level.WARNING,
    draft=Level.NOTE,
)
def no_consent(evidence: Evidence, _given: Given) -> Iterator[Problem]:
    """Find conversations with quotes and without consent."""
    if evidence.is_conversation and is_quoted(evidence) and not evidence.consent:
        wrong = gettext("This conversation has quotes but no recorded consent.")
        yield Problem(
            evidence.place.at("title"),
            wrong,
            gettext(
                "Ask the participant, and add `consent:` with `scope` and `until`. If they refuse, delete the quotes."
            ),
        )
