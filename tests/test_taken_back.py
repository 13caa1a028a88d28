"""Reports of changes and news: what a participant said and took back, or was called by, is in none of them."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape

import pytest

from persona_handbook.lint.accepting.change_report import change_between
from persona_handbook.lint.people.discreet_news import discreet_news
from persona_handbook.model.files.past_changes import PastChange
from persona_handbook.model.handbook import Handbook
from persona_handbook.reading.git.history import Revision
from persona_handbook.report.changes.formats import FORMATS
from persona_handbook.testing import TODAY, handbook_from

TALK, PERSONA = "personas/evidence/p-06.yaml", "personas/owner.yaml"
NAMED = "personas/evidence/renate-berger.yaml"
OPEN, ENDED = "{scope: public, until: 2027-12-31}", "{scope: public, until: 2026-09-30}"
SAID = "zanzibarine quixotetic fjordlike marmaladen umbrellish topazine walrusque"
WORDS = {*SAID.split(), "sprocketine", "thimbleward", "wobblesome", "dissentish", "hearsayish", "renate", "berger"}
INTERVIEW = f"""\
kind: interview
title: Interview with P-06
date: 2026-03-01
participant: P-06
answers:
  problem: {{says: Parts come late and sprocketine., themes: [thimbleward], quote: {SAID}}}
findings: [The wobblesome owner waits for parts.]
consent: {OPEN}
"""
WITH_ALL = f"""\
name: Workshop owner
status: active
summary: Repairs cars for customers nearby.
pains:
  - id: late-parts
    text: Parts come late.
    evidence: [p-06]
    themes: [thimbleward]
    x-heard: hearsayish
    against: [{{source: p-06, says: Some dissentish words., why_kept: They are few.}}]
goals:
  - {{id: on-time, text: '{SAID}, they say.', evidence: [p-06]}}
"""
WITHOUT = """\
name: Workshop owner
status: active
summary: Repairs cars for customers nearby.
pains:
  - id: late-parts
    text: Parts come late.
goals:
  - {id: on-time, text: On time, evidence: []}
"""


def handbook(**texts: str | None) -> Handbook:
    """Give a handbook of an interview, another one that can be called by a name, and a persona."""
    paths = {"talk": TALK, "persona": PERSONA, "named": NAMED}
    files = {TALK: INTERVIEW, PERSONA: WITH_ALL} | {paths[name]: text for name, text in texts.items()}
    return handbook_from({path: text for path, text in files.items() if text is not None})


ended = INTERVIEW.replace(OPEN, ENDED)
by_name = INTERVIEW.replace("P-06", "Renate Berger").replace("thimbleward", "late").replace(SAID, "Always late again")
CHANGES = {
    "a consent ended and its traces were taken out": (handbook(), handbook(talk=ended, persona=WITHOUT)),
    "its traces were taken out later": (handbook(talk=ended), handbook(talk=ended, persona=WITHOUT)),
    "traces were put in although it had ended": (handbook(talk=ended, persona=WITHOUT), handbook(talk=ended)),
    "the interview was deleted": (handbook(), handbook(talk=None, persona=WITHOUT)),
    "the interview was deleted before": (
        handbook(talk=None, persona=WITH_ALL.replace(SAID, "Late")),
        handbook(talk=None, persona=WITHOUT),
    ),
    "the interview came back": (handbook(talk=None, persona=WITHOUT), handbook(talk=ended)),
    "answers were reworded": (handbook(), handbook(talk=re.sub("sprocketine|wobblesome", "very", INTERVIEW))),
    "answers were taken out": (handbook(), handbook(talk=re.sub("(?ms)^answers.*(?=^consent)", "", ended))),
    "a file is named after a person": (handbook(), handbook(named=by_name)),
    "a file named after a person changed": (handbook(named=by_name), handbook(named=by_name.replace("waits", "sits"))),
    "a file named after a person was deleted": (handbook(named=by_name), handbook()),
    "a file named after a person was renamed": (handbook(named=by_name), handbook(talk=by_name)),
    "a file named after a person is cited": (
        handbook(named=by_name),
        handbook(named=by_name, persona=WITH_ALL.replace("[p-06]", "[p-06, renate-berger]")),
    ),
    "a file named after a person is cited no more": (
        handbook(named=by_name, persona=WITH_ALL.replace("[p-06]", "[p-06, renate-berger]")),
        handbook(),
    ),
}


def repeated(report: str) -> set[str]:
    return {word for word in WORDS if word in report.casefold()}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("change", CHANGES)
def test_no_report_of_a_change_repeats_it(change: str, form: str) -> None:
    report = FORMATS[form](change_between(*CHANGES[change], TODAY))
    assert repeated(report) == set()
    assert any(each in unescape(report).replace("\\", "") for each in ("late-parts", "p-06", "unnamed-1"))


def past(change: str) -> PastChange:
    before, after = CHANGES[change]
    return PastChange(Revision("a" * 40, dt.date(2026, 9, 20), "Change"), before, after)


@pytest.mark.parametrize("change", CHANGES)
def test_no_news_repeats_it(change: str) -> None:
    _, after = CHANGES[change]
    told = discreet_news(after, [past(change)], TODAY)
    assert told
    assert repeated(str(told)) == set()


def test_news_of_a_change_are_held_to_the_consents_of_now() -> None:
    """The traces were put in while the consent covered them, and it ended since."""
    change = PastChange(past("its traces were taken out later").change, handbook(persona=WITHOUT), handbook())
    told = discreet_news(handbook(talk=ended, persona=WITHOUT), [change], TODAY)
    assert any("late-parts" in str(each.told) for each in told)
    assert repeated(str(told)) == set()


def test_a_theme_is_named_while_evidence_that_is_shown_raises_it() -> None:
    before = handbook(persona=WITHOUT)
    assert "New theme of the pain point `late-parts`: thimbleward" in str(change_between(before, handbook(), TODAY))
    news = discreet_news(handbook(), [PastChange(past("answers were reworded").change, before, handbook())], TODAY)
    assert "thimbleward" in str(news)
