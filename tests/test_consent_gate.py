"""The gate itself: what of each piece of evidence, quote, thought and theme is shown to whom, and hidden elsewhere."""

from __future__ import annotations

import pytest

from persona_handbook.model.consent.gate import (
    Gate,
    gate,
    mottos,
    shown_answer,
    shown_quotes,
    shown_verbatims,
    spoken,
    taken_back,
    verbatims,
    withheld,
)
from persona_handbook.model.consent.showing import as_shown
from persona_handbook.model.consent.withheld import HIDDEN
from persona_handbook.model.handbook import Handbook
from persona_handbook.testing import TODAY, handbook_from, small_handbook

TALK, TICKETS = "personas/evidence/p-01.yaml", "personas/evidence/tickets.yaml"
ENDED, ENDS_TODAY, LATER = "2026-10-14", "2026-10-15", "2027-01-01"
SAYING = """\
kind: {kind}
title: One of them
date: 2026-05-04
findings: [7 of 40 said the wobblesome part came late.]
quotes: [{{text: zanzibarine quixotetic fjordlike marmaladen, about: parts}}]
"""
OF_A_TALK = (
    "participant: P-01\nanswers: {problem: {says: It came late., themes: [late-parts], quote: umbrellish as ever}}\n"
)
OF_DATA = "sample: 40\n"


def handbook(kind: str, consent: str) -> Handbook:
    """Give the small handbook with a piece of evidence of a kind."""
    text = SAYING.format(kind=kind) + (OF_A_TALK if kind == "interview" else OF_DATA)
    path = TALK if kind == "interview" else TICKETS
    return handbook_from({**small_handbook(), path: text + (f"consent: {{{consent}}}\n" if consent else "")})


def opened(read: Handbook, *, public: bool) -> Gate:
    return gate(read, TODAY, public=public)


# (whether what a file says may be shown, whether its quotes may): to readers within, and to anybody
SHOWS = {
    ("interview", ""): ((True, True), (False, False)),
    ("interview", "scope: internal"): ((True, True), (False, False)),
    ("interview", "scope: public"): ((True, True), (True, True)),
    ("interview", f"scope: public, until: {ENDS_TODAY}"): ((True, True), (True, True)),
    ("interview", f"scope: public, until: {ENDED}"): ((False, False), (False, False)),
    ("interview", f"scope: internal, until: {LATER}"): ((True, True), (False, False)),
    ("support-tickets", ""): ((True, True), (True, False)),
    ("support-tickets", "scope: internal"): ((True, True), (False, False)),
    ("support-tickets", "scope: public"): ((True, True), (True, True)),
    ("support-tickets", f"scope: public, until: {ENDED}"): ((False, False), (False, False)),
}


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize(("kind", "consent"), SHOWS)
def test_what_evidence_lets_through(kind: str, consent: str, *, public: bool) -> None:
    read = handbook(kind, consent)
    name = "p-01" if kind == "interview" else "tickets"
    evidence, shut_or_not = read.evidence_by_id[name], opened(read, public=public)
    expected = SHOWS[kind, consent][public]
    assert (shut_or_not.shows(evidence), shut_or_not.shows_words(evidence)) == expected
    assert shut_or_not.shows_id(name) is expected[0]
    told = as_shown(read, TODAY, public=public).evidence_by_id[name]
    assert (bool(told.findings), bool(told.quotes)) == expected
    if kind == "interview":
        assert (
            told.answers is not None,
            bool(told.answers and told.answers.problem and told.answers.problem.quote),
        ) == expected
    words = withheld(read, TODAY, public=public)
    assert (
        words.hide("They say zanzibarine quixotetic fjordlike marmaladen.") == f"They say {HIDDEN}."
    ) is not expected[1]


def test_what_is_asked_for_one_by_one_is_shown_together_or_not_at_all() -> None:
    for consent, is_shown in (("scope: public", True), (f"scope: public, until: {ENDED}", False)):
        read = handbook("interview", consent)
        evidence = read.evidence_by_id["p-01"]
        assert len(tuple(verbatims(evidence))) == 2
        assert (len(shown_verbatims(evidence, read, TODAY)) == 2) is is_shown
        assert (shown_answer(evidence, "problem", read, TODAY) == "umbrellish as ever") is is_shown
        assert bool(shown_quotes(evidence, read, TODAY)) is is_shown
        assert shown_answer(evidence, "would_leave", read, TODAY) is None
        assert spoken(read).holds("zanzibarine quixotetic fjordlike marmaladen"), "no finding repeats it either way"


def test_of_evidence_that_is_missing_nothing_is_shown() -> None:
    assert not opened(handbook("interview", ""), public=False).shows_id("p-99")


def test_one_id_of_two_files_is_shut_by_either() -> None:
    talk = SAYING.format(kind="interview") + OF_A_TALK + "consent: {scope: public, until: %s}\n"
    paths = {TALK: talk % LATER, TALK.replace("p-01", "again/p-01"): talk % ENDED}
    read = handbook_from({**small_handbook(), **paths})
    found = opened(read, public=False)
    assert [found.shows(each) for each in read.evidence if each.id == "p-01"] == [False, False]
    assert [found.shows_words(each) for each in read.evidence if each.id == "p-01"] == [False, False]


def test_quotes_of_a_file_are_shut_by_another_of_its_id_that_cannot_be_read() -> None:
    talk = SAYING.format(kind="interview") + OF_A_TALK + "consent: {scope: public}\n"
    read = handbook_from({**small_handbook(), TALK: talk, TALK.replace("p-01", "again/p-01"): f"{talk}unheard: of\n"})
    (evidence,) = [each for each in read.evidence if each.id == "p-01"]
    assert read.broken_ids("evidence") == {"p-01"}
    assert not opened(read, public=False).shows_words(evidence)
    assert shown_quotes(evidence, read, TODAY) == ()
    assert as_shown(read, TODAY).evidence_by_id["p-01"].quotes == ()


MOTTO = "juniperish gazebonic kumquatty dervishlike"
MOTTOS = {
    ("names no evidence", ""): (True, False),
    ("open to all", ", evidence: p-01"): (True, True),
    ("data without consent", ", evidence: order-log"): (True, False),
    ("missing", ", evidence: p-99"): (False, False),
    ("of another interview without consent", ", evidence: p-02"): (True, False),
}


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize(("why", "evidence"), MOTTOS)
def test_which_quotes_of_a_persona_are_shown(why: str, evidence: str, *, public: bool) -> None:
    """A quote that is hidden is hidden wherever else its words stand."""
    settings = f"site_name: A\nplugins: [persona-handbook: {{audience: {'public' if public else 'internal'}}}]\n"
    persona = small_handbook()["personas/buyer.yaml"].replace(
        "summary: ",
        f"quotes: [{{text: {MOTTO}{evidence}}}]\nsections: [{{title: Heard, body: 'So: {MOTTO}!'}}]\nsummary: ",
    )
    talk = SAYING.format(kind="interview") + OF_A_TALK + "consent: {scope: public}\n"
    read = handbook_from({**small_handbook(), TALK: talk, "personas/buyer.yaml": persona, "mkdocs.yml": settings})
    is_shown = MOTTOS[why, evidence][public]
    assert bool(mottos(read.persona_by_id["buyer"], read, TODAY)) is is_shown
    told = as_shown(read, TODAY).persona_by_id["buyer"]
    assert bool(told.quotes) is is_shown
    assert told.sections[0].body == (f"So: {MOTTO}!" if is_shown else f"So: {HIDDEN}!")


THOUGHT = "oystered kumquatty brambled xylofonic"


@pytest.mark.parametrize(
    ("evidence", "is_shown"),
    [("[]", True), ("[p-02]", True), ("[p-01]", False), ("[p-02, p-01]", False), ("[p-02, p-99]", False)],
)
def test_which_thoughts_are_shown(evidence: str, *, is_shown: bool) -> None:
    """A thought rests on all that its step cites; hidden, its words are hidden in a note too."""
    journey = small_handbook()["journeys/buyer-returns.yaml"].replace(
        "evidence: [p-01]", f"evidence: {evidence}, thought: {THOUGHT}, note: 'Told: {THOUGHT}.'"
    )
    talk = SAYING.format(kind="interview") + OF_A_TALK + f"consent: {{scope: public, until: {ENDED}}}\n"
    read = handbook_from({**small_handbook(), TALK: talk, "journeys/buyer-returns.yaml": journey})
    step = next(as_shown(read, TODAY).journey_by_id["buyer-returns"].steps())
    assert (step.thought == THOUGHT) is is_shown
    assert step.note == (f"Told: {THOUGHT}." if is_shown else f"Told: {HIDDEN}.")


@pytest.mark.parametrize(
    ("theme", "evidence", "kept"),
    [
        ("late-parts", "[p-02]", ()),
        ("no-call", "[p-02]", ("no-call",)),
        ("both", "[p-01]", ("both",)),
        ("never-raised", "[p-02]", ("never-raised",)),
        ("never-raised", "[p-01]", ()),
        ("never-raised", "[p-99]", ()),
        ("never-raised", "[]", ("never-raised",)),
    ],
)
def test_which_themes_of_a_claim_are_named(theme: str, evidence: str, kept: tuple[str, ...]) -> None:
    ended = SAYING.format(kind="interview") + OF_A_TALK.replace("[late-parts]", "[late-parts, both]")
    other = small_handbook()["personas/evidence/p-02.yaml"].replace(
        "{says: 'The wrong", "{themes: [no-call, both], says: 'The wrong"
    )
    persona = (
        small_handbook()["personas/buyer.yaml"]
        + f"needs: [{{id: a, text: B, themes: [{theme}], evidence: {evidence}}}]\n"
    )
    read = handbook_from(
        {
            **small_handbook(),
            TALK: f"{ended}consent: {{scope: public, until: {ENDED}}}\n",
            "personas/evidence/p-02.yaml": other,
            "personas/buyer.yaml": persona,
        }
    )
    found = opened(read, public=False)
    assert (set(found.raised), set(found.silenced)) == ({"no-call", "both"}, {"late-parts"})
    assert as_shown(read, TODAY).persona_by_id["buyer"].needs[0].themes == kept


def test_words_of_quotes_in_personas_and_of_what_cannot_be_read_are_known() -> None:
    """No finding repeats a persona's quote, and no page the words of an interview that cannot be read."""
    persona = small_handbook()["personas/buyer.yaml"].replace(
        "summary: ",
        "quotes: [{text: topazine walrusque murmuring}]\n"
        f"sections: [{{title: Heard, body: 'So: {THOUGHT} {MOTTO}!'}}]\nsummary: ",
    )
    broken = f"{SAYING.format(kind='interview')}unheard: of\n".replace(
        "zanzibarine quixotetic fjordlike marmaladen", f"{THOUGHT} {MOTTO}"
    )
    read = handbook_from({**small_handbook(), TALK: broken, "personas/buyer.yaml": persona})
    assert read.broken_ids("evidence") == {"p-01"}
    assert spoken(read).holds("They say topazine walrusque murmuring.")
    assert taken_back(read, TODAY).holds("They say topazine walrusque murmuring.")
    assert as_shown(read, TODAY).persona_by_id["buyer"].sections[0].body == f"So: {HIDDEN}!"
