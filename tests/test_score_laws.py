"""What holds of the evidence score of any handbook: tried on small handbooks made at random."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from persona_handbook.insight.score import EvidenceScore, evidence_score
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.files.building import build
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.part import Place
from persona_handbook.model.persona import Persona
from persona_handbook.reading.source_text.source import Source
from persona_handbook.reading.yaml.document import Document
from persona_handbook.testing import TODAY, handbook_from

Fields = dict[str, Any]
Files = dict[str, Fields]

LISTS = ("behaviors", "pains", "triggers", "alternatives", "objections", "criteria", "needs")
TOPICS = (
    *("late parts on the lift", "four passwords at the desk", "wrong box from the driver", "no call before noon"),
    *("invoice twice a month", "shelf empty in winter", "guild evening in Graz", "price of the second supplier"),
)
PLACES = ("Ulm", "Linz", "Bern", "Wien", "Chur", "Graz", "Basel", "Passau")
EMPTY = handbook_from({"mkdocs.yml": "site_name: x\n"})

talks = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["interview", "field-visit", "usability-test"]),
        "participant": st.sampled_from([f"P-{number}" for number in range(1, 8)]),
        "date": st.sampled_from(["2026-05-04", "2026-06-11", "2026-09-01", "2023-02-01"]),
        "relation": st.sampled_from(["customer", "lost", "never"]),
        "topics": st.sets(st.sampled_from(range(len(TOPICS))), min_size=1, max_size=4),
        "quoted": st.booleans(),
        "recorded": st.sampled_from(["audio", "memory"]),
        "by": st.sampled_from(["R-1", "R-2"]),
    }
)
claims = st.fixed_dictionaries(
    {
        "field": st.sampled_from(LISTS),
        "topic": st.sampled_from(range(len(TOPICS))),
        "evidence": st.sets(st.sampled_from(range(8)), max_size=5),
        "verdict": st.sampled_from([None, None, "supports", "contradicts", "unclear"]),
        "why_kept": st.sampled_from([None, "One depot only."]),
        "against": st.sets(st.sampled_from(range(8)), max_size=1),
    }
)
handbooks = st.tuples(
    st.lists(talks, min_size=8, max_size=8), st.lists(claims, min_size=2, max_size=8), st.sampled_from(["user", "both"])
)


def talk(number: int, drawn: Fields) -> Fields:
    place = PLACES[number]
    told = [f"{TOPICS[topic]}, as told in {place} on day {place[:2]}{topic}" for topic in sorted(drawn["topics"])]
    words = " ".join(f"{place.lower()}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
    fields = {name: drawn[name] for name in ("kind", "participant", "date", "relation", "recorded", "by")}
    quotes = [{"text": f"It was {place} again."}] if drawn["quoted"] else []
    return {**fields, "title": f"Talk in {place}", "findings": [*told, words], "quotes": quotes}


def claim(number: int, drawn: Fields) -> Fields:
    check = {
        "source": "log",
        "verdict": drawn["verdict"],
        "finding": f"{30 + number} of 100 told of {TOPICS[drawn['topic']]}",
        "why_kept": drawn["why_kept"],
    }
    return {
        "id": f"claim-{number}",
        "text": f"They tell of {TOPICS[drawn['topic']]}.",
        "evidence": [f"t-{each}" for each in sorted(drawn["evidence"])],
        "checked_against": [check] if drawn["verdict"] else [],
        "against": [{"source": f"t-{each}", "says": "Not so.", "why_kept": "Once."} for each in drawn["against"]],
    }


def files(drawn: tuple[list[Fields], list[Fields], str]) -> Files:
    spoken, said, stands_for = drawn
    log = {"kind": "analytics", "title": "Log", "date": "2026-06", "sample": 100, "findings": ["31 of 100 came late."]}
    persona: Fields = {"name": "Owner", "status": "active", "summary": "Runs a shop.", "stands_for": stands_for}
    for number, each in enumerate(said):
        persona.setdefault(each["field"], []).append(claim(number, each))
    return {"buyer": persona, "log": log} | {f"t-{number}": talk(number, each) for number, each in enumerate(spoken)}


def scored(given_files: Files) -> EvidenceScore:
    handbook = handbook_of(given_files)
    return evidence_score(handbook.personas[0], handbook, TODAY)


def handbook_of(given_files: Files) -> Handbook:
    kinds = {name: Persona if name == "buyer" else Evidence for name in given_files}
    made = [build(kinds[name], data, place(name, data), id=name) for name, data in given_files.items()]
    people = tuple(each for each in made if isinstance(each, Persona))
    told = tuple(each for each in made if isinstance(each, Evidence))
    return replace(EMPTY, personas=people, evidence=told)


def place(name: str, data: Fields) -> Place:
    return Place(Document(Source(f"{name}.yaml", ""), data))


def with_claim(given_files: Files, field: str, added: Fields) -> Files:
    persona = given_files["buyer"]
    return {**given_files, "buyer": {**persona, field: [*persona.get(field, []), added]}}


def first_claim(given_files: Files) -> tuple[str, Fields]:
    return next((field, given_files["buyer"][field][0]) for field in LISTS if field in given_files["buyer"])


def with_first_claim(given_files: Files, **changed: Any) -> Files:  # noqa: ANN401  fields of any kind
    field, old = first_claim(given_files)
    rest = given_files["buyer"][field][1:]
    return {**given_files, "buyer": {**given_files["buyer"], field: [{**old, **changed}, *rest]}}


def without_first_claim(given_files: Files) -> Files:
    field, _ = first_claim(given_files)
    return {**given_files, "buyer": {**given_files["buyer"], field: given_files["buyer"][field][1:]}}


@settings(max_examples=25)
@given(handbooks, st.sampled_from(LISTS))
def test_neither_a_guess_nor_deleting_one_raises_the_score(drawn: Any, field: str) -> None:  # noqa: ANN401
    before = files(drawn)
    guessed = with_claim(before, field, {"id": "a-guess", "text": "They sing while the kettle boils."})
    assert scored(guessed).score == scored(before).score


@settings(max_examples=25)
@given(handbooks)
def test_an_empty_file_never_raises_the_score(drawn: Any) -> None:  # noqa: ANN401
    before = files(drawn)
    _, old = first_claim(before)
    empty = {"kind": "interview", "title": "Talk", "date": "2026-09-02", "participant": "P-99"}
    cited = with_first_claim({**before, "empty": empty}, evidence=[*old["evidence"], "empty"])
    assert scored(cited).score <= scored(before).score


@settings(max_examples=25)
@given(handbooks, st.sampled_from(range(8)), st.sampled_from(["P-98", "P-1", "p 1"]))
def test_a_copied_file_never_raises_the_score(drawn: Any, number: int, participant: str) -> None:  # noqa: ANN401
    before = files(drawn)
    _, old = first_claim(before)
    if f"t-{number}" not in old["evidence"]:
        before = with_first_claim(before, evidence=[*old["evidence"], f"t-{number}"])
        _, old = first_claim(before)
    copy = {**before[f"t-{number}"], "participant": participant}
    copied = with_first_claim({**before, "z-copy": copy}, evidence=[*old["evidence"], "z-copy"])
    assert scored(copied).score <= scored(before).score


@settings(max_examples=25)
@given(handbooks)
def test_repeating_a_claim_in_other_words_never_raises_the_score(drawn: Any) -> None:  # noqa: ANN401
    before = files(drawn)
    field, old = first_claim(before)
    again = {**old, "id": "again", "text": f"Of {old['text'][13:-1]} they tell."}
    assert scored(with_claim(before, field, again)).score <= scored(before).score


@settings(max_examples=25)
@given(handbooks, st.sampled_from(["interview", "field-visit"]), st.booleans())
def test_a_real_conversation_for_a_claim_never_lowers_the_score(
    drawn: Any,  # noqa: ANN401
    kind: str,
    quoted: bool,  # noqa: FBT001
) -> None:
    before = files(drawn)
    _, old = first_claim(before)
    topic = next(number for number, each in enumerate(TOPICS) if each in old["text"])
    heard = {"participant": "P-97", "date": "2026-09-03", "relation": "customer", "recorded": "audio", "by": "R-3"}
    added = talk(7, {**heard, "kind": kind, "topics": {topic}, "quoted": quoted})
    added["findings"] = [each.replace("Passau", "Trier").replace("passau", "trier") for each in added["findings"]]
    heard_more = with_first_claim({**before, "new": added}, evidence=[*old["evidence"], "new"])
    assert scored(heard_more).score >= scored(before).score


@settings(max_examples=25)
@given(handbooks)
def test_keeping_an_explained_contradiction_never_earns_less_than_deleting_the_claim(drawn: Any) -> None:  # noqa: ANN401
    whole = files(drawn)
    _, old = first_claim(whole)
    contradiction = {"source": "log", "verdict": "contradicts", "finding": "2 of 100 did.", "why_kept": "One depot."}
    kept = with_first_claim(whole, checked_against=[*old["checked_against"], contradiction])
    assert scored(kept).score >= scored(without_first_claim(kept)).score
