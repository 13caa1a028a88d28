"""The register of the evidence, what repeats in it, and who rests on each piece."""

from __future__ import annotations

import dataclasses
import datetime as dt
from html import unescape

import pytest

from conftest import ReadHandbook
from persona_handbook.site.evidence_uses import citing_files
from persona_handbook.site.page import Page
from persona_handbook.site.pages.broken import broken_pages
from persona_handbook.site.pages.evidence import evidence_pages
from workshop import assert_as_reviewed, by_path, edition, words, workshop

ENDED = "This sentence must not be shown any more."


def pages() -> dict[str, Page]:
    return by_path(evidence_pages(edition()))


@pytest.mark.parametrize("path", ["evidence/index.md", "evidence/p-01.md", "evidence/tickets-2026.md"])
def test_the_pages(path: str) -> None:
    assert_as_reviewed(pages()[path])


@pytest.mark.parametrize(
    "told",
    [
        "2 conversations with 2 people",
        "1 data source",
        "wrong part 2 of 2 people",
        "nobody answers 1 of 2 people",
        "two suppliers 1 of 1 person",
        "sample of 1,240",
    ],
)
def test_the_register_counts_people_and_not_mentions(told: str) -> None:
    assert told in words(pages()["evidence/index.md"])


def test_two_talks_with_one_person_are_one_person(read: ReadHandbook) -> None:
    talk = (
        "kind: interview\ntitle: T\ndate: 2026-0{}-01\nparticipant: P-01\n"
        "answers: {{problem: {{says: The desk is loud.}}, would_leave: {{says: A second desk.}}}}\n"
    )
    files = {f"personas/evidence/p-{month}.yaml": talk.format(month) for month in (1, 2)}
    index, *_ = evidence_pages(edition(read({"mkdocs.yml": "site_name: x\n", **files})))
    assert "2 conversations with 1 person" in words(index)


def test_the_newest_evidence_stands_first() -> None:
    told = words(pages()["evidence/index.md"])
    assert told.index("Garage in Graz") < told.index("Tickets of the") < told.index("Garage in Ulm")


@pytest.mark.parametrize(
    ("day", "shown"), [(dt.date(2026, 9, 29), True), (dt.date(2026, 9, 30), True), (dt.date(2026, 10, 1), False)]
)
def test_quotes_are_shown_until_the_last_day_of_consent(day: dt.date, *, shown: bool) -> None:
    page = by_path(evidence_pages(dataclasses.replace(edition(), today=day)))["evidence/p-02.md"]
    assert (ENDED in unescape(page.text)) is shown
    assert ("consent has expired" in words(page)) is not shown


def test_who_uses_a_piece_of_evidence() -> None:
    handbook = workshop()
    uses = {
        evidence.id: [
            (each.page, use.anchor, use.how) for each in citing_files(evidence, handbook) for use in each.uses
        ]
        for evidence in handbook.evidence
    }
    persona, journey = "personas/workshop-owner.md", "journeys/finding-a-supplier.md"
    assert uses == {
        "p-01": [
            (persona, "claim-car-back-today", "claim"),
            (persona, "claim-third-wrong-part", "claim"),
            (persona, "claim-who-do-i-ring", "claim"),
            (journey, "step-1", "journey step"),
            (journey, "step-2", "journey step"),
        ],
        "p-02": [
            (persona, "claim-car-back-today", "claim"),
            (persona, "claim-who-do-i-ring", "claim"),
            (persona, "", "review"),
        ],
        "tickets-2026": [
            (persona, "claim-car-back-today", "data check: supports"),
            (journey, "step-2", "journey step"),
            (journey, "", "review"),
        ],
    }


def test_evidence_that_nothing_cites_says_so(read: ReadHandbook) -> None:
    survey = "kind: survey\ntitle: S\ndate: 2026\nsample: 9\n"
    _, page = evidence_pages(edition(read({"mkdocs.yml": "site_name: x\n", "personas/evidence/s.yaml": survey})))
    assert "Not cited yet." in words(page)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "//evil.example", "data:text/html,x"])
def test_only_safe_links_become_links(link: str) -> None:
    handbook = workshop()
    evil = dataclasses.replace(handbook.evidence_by_id["tickets-2026"], link=link)
    pages = by_path(evidence_pages(edition(dataclasses.replace(handbook, evidence=(evil,), mentions=()))))
    assert link not in unescape(pages["evidence/tickets-2026.md"].body)


def test_an_empty_register_says_where_evidence_is_written(read: ReadHandbook) -> None:
    (index,) = evidence_pages(edition(read({"mkdocs.yml": "site_name: x\n"})))
    assert "No evidence yet." in words(index)


BROKEN = 'title: "never closed\n'
JOURNEY = "title: T\npersona: p\nkind: usage\nstages: [{id: s, name: S}]\n"


@pytest.mark.parametrize(
    ("files", "made"),
    [
        ({"journeys/x.yaml": BROKEN}, ["journeys/x.md"]),
        ({"personas/x.yaml": BROKEN, "personas/evidence/x.yaml": BROKEN}, ["personas/x.md", "evidence/x.md"]),
        ({"journeys/a/x.yaml": BROKEN, "journeys/b/x.yaml": BROKEN}, ["journeys/x.md"]),
        ({"journeys/a/x.yaml": BROKEN, "journeys/b/x.yaml": JOURNEY}, []),
        ({"journeys/Not an id.yaml": BROKEN, "journeys/index.yaml": BROKEN}, []),
    ],
)
def test_a_broken_file_has_a_page_unless_its_name_is_taken(
    read: ReadHandbook, files: dict[str, str], made: list[str]
) -> None:
    handbook = read({"mkdocs.yml": "site_name: x\n", **files})
    assert [page.path for page in broken_pages(edition(handbook))] == made


def test_the_page_of_a_broken_file() -> None:
    (page,) = broken_pages(edition())
    assert_as_reviewed(page)


@pytest.mark.parametrize(
    ("field", "told"), [("quote", "Late again."), ("themes", "late parts"), ("x-mood", "Late again.")]
)
def test_an_answer_that_says_only_one_thing_is_shown(read: ReadHandbook, field: str, told: str) -> None:
    answer = {"quote": "Late again.", "themes": "[late-parts]", "x-mood": "Late again."}[field]
    talk = "kind: interview\ntitle: T\ndate: 2026-01-01\nparticipant: P-01\nanswers:\n  problem: {{{}: {}}}\n"
    handbook = read({"mkdocs.yml": "site_name: x\n", "personas/evidence/p-01.yaml": talk.format(field, answer)})
    assert told in words(by_path(evidence_pages(edition(handbook)))["evidence/p-01.md"])
