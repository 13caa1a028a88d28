"""Visits that were calls, tests that were talks, and talks that were tests."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.saying.told import was_only_told
from persona_handbook.lint.rule import Given, Problem
from persona_handbook.message import gettext
from persona_handbook.model.evidence import Evidence

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


def of_another_kind(evidence: Evidence, _given: Given) -> Iterator[Problem]:
    """Find a kind that the setting, the findings or the title contradict."""
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
    elif evidence.kind in {"usability-test", "field-visit"} and was_only_told(evidence.findings):
        wrong = gettext(
            "“%(evidence)s” only reports what was said, so it counts as heard and not as seen.", evidence=evidence.title
        )
        yield Problem(evidence.place.at("findings"), wrong, gettext("Write what they did."), Level.NOTE)
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
