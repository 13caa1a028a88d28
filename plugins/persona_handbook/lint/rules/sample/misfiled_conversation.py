from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.saying.origins import Origin, origin_of
from persona_handbook.insight.saying.stock_phrases import stock_phrases
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext, gettext_noop
from persona_handbook.model.evidence import Evidence

STOCK_PHRASES = 3
FROM_AFAR = re.compile(
    r"\b(?:phone|telephone|telefon\w*|téléphone|teléfono|telefone|telefono|telefoon|video ?call|videocall|zoom|teams"
    r"|skype|remote|online|e-?mail|chat)\b|電話|オンライン|ビデオ通話",
    re.IGNORECASE,
)
OF_A_TEST = re.compile(
    r"^(?:(?:usability|prototype|concept|user) test(?:s|ing)?|(?:usability|nutzer|prototyp(?:en)?)-?tests?"
    r"|tests? (?:d['\u2019]utilisabilité|utilisateurs?)|pruebas? de usabilidad|testes? de usabilidade"
    r"|test di usabilità|(?:gebruikers|gebruiksvriendelijkheids)test)\b|ユーザビリティテスト",
    re.IGNORECASE,
)
OF_A_TALK = re.compile(
    r"^(?:(?:phone|telephone|customer|user|second|first|follow-up) )?(?:interview|call|conversation)\b"
    r"|^(?:telefon)?(?:interview|gespräch)\b|^entretien\b|^entrevista\b|^intervista\b|インタビュー$",
    re.IGNORECASE,
)
TOLD = {
    Origin.RECORD: (
        gettext_noop("“%(evidence)s” is filed as a conversation, but its title says “%(record)s”."),
        gettext("Set `kind` to `survey` or `support-tickets`, with a `sample`, or correct the title."),
    ),
    Origin.COLLEAGUE: (
        gettext_noop("“%(evidence)s” looks like a conversation with a colleague, not with a customer (“%(record)s”)."),
        gettext("Interview customers themselves, and use what colleagues say only to prepare."),
    ),
    Origin.INVENTED: (
        gettext_noop("“%(evidence)s” looks like a conversation that did not take place (“%(record)s”)."),
        gettext("Delete the file, and interview a customer."),
    ),
    Origin.INTERVIEWER: (
        gettext_noop("“%(evidence)s” names the same person in `by` and in `participant`."),
        gettext("Put the interviewer in `by`, and the pseudonym of the participant in `participant`."),
    ),
}
SIXTH = """
# personas/evidence/p-06.yaml
kind: interview
title: {title}
date: 2026-07-09
participant: P-06
answers:
  problem: {{says: "The desk is loud before eight, and the boxes stand in the way."}}
  tried_before: {{says: A bell at the door.}}
  almost_stopped: {{says: The price of a second phone.}}
  would_leave: {{says: A bill with the wrong name.}}
# personas/buyer.yaml
goals:
  - {{id: quiet-desk, text: No calls before eight or noon., evidence: [p-03, p-04, p-06]}}
"""


@rule(
    title="Conversation filed as the wrong kind",
    why=(
        "A survey row, a support ticket, or a talk with a colleague or a language model is not a "
        "conversation with a customer."
    ),
    source="Our own. Pruitt and Adlin 2006, The Persona Lifecycle: assumptions of colleagues are no data on users.",
    bad=SIXTH.format(title="Survey response 214"),
    good=SIXTH.format(title="Interview with P-06"),
    about=Evidence,
    active=Level.WARNING,
    draft=Level.WARNING,
    options={"minutes": Option(5, "minimum duration of a conversation, in minutes")},
)
def misfiled_conversation(evidence: Evidence, given: Given) -> Iterator[Problem]:
    """Find conversations that call themselves something else, that were too short, or of another kind."""
    if not evidence.is_conversation:
        return
    origin = origin_of(evidence)
    if origin:
        wrong, way_out = TOLD[origin[0]]
        yield Problem(evidence.place.at("title"), gettext(wrong, evidence=evidence.title, record=origin[1]), way_out)
    if evidence.minutes is not None and evidence.minutes < given.options["minutes"]:
        least = f"{given.options['minutes']:g}"
        wrong = gettext(
            "“%(evidence)s” lasted %(minutes)s minutes; the minimum is %(least)s.",
            evidence=evidence.title,
            minutes=f"{evidence.minutes:g}",
            least=least,
        )
        way_out = gettext("Correct `minutes`, or set `kind` to `survey`, with a `sample`.")
        yield Problem(evidence.place.at("minutes"), wrong, way_out)
    if evidence.relation == "never" and evidence.customer_since:
        wrong = gettext(
            "“%(evidence)s” says that the participant was never a customer, but has `customer_since`.",
            evidence=evidence.title,
        )
        yield Problem(evidence.place.at("relation"), wrong, gettext("Correct the field that is wrong."))
    phrases = stock_phrases(evidence)
    if phrases >= STOCK_PHRASES:
        wrong = gettext(
            "“%(evidence)s” has %(number)s phrases that language models often write and people rarely say.",
            evidence=evidence.title,
            number=phrases,
        )
        way_out = gettext("Write what the participant said, in their own words.")
        yield Problem(evidence.place.at("title"), wrong, way_out, Level.NOTE)
    yield from _of_another_kind(evidence)


def _of_another_kind(evidence: Evidence) -> Iterator[Problem]:
    if evidence.kind == "field-visit" and FROM_AFAR.search(evidence.setting or ""):
        wrong = gettext(
            "“%(evidence)s” is filed as a field visit, but its setting is “%(setting)s”.",
            evidence=evidence.title,
            setting=evidence.setting,
        )
        yield Problem(
            evidence.place.at("setting"),
            wrong,
            gettext("Set `kind: interview`, because nobody observed the participant on site."),
        )
    elif evidence.kind == "interview" and OF_A_TEST.search(evidence.title):
        wrong = gettext(
            "“%(evidence)s” is filed as an interview, but its title describes a test.", evidence=evidence.title
        )
        yield Problem(
            evidence.place.at("kind"), wrong, gettext("Set `kind: usability-test`, and write down what they did.")
        )
    elif evidence.kind in {"usability-test", "field-visit"} and OF_A_TALK.search(evidence.title):
        wrong = gettext(
            "“%(evidence)s” is filed as %(kind)s, but its title describes a conversation.",
            evidence=evidence.title,
            kind=evidence.kind,
        )
        yield Problem(
            evidence.place.at("kind"), wrong, gettext("Set `kind: interview`, or correct the title."), Level.NOTE
        )
