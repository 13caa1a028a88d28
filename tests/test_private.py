"""What leads to a person, and what only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from persona_handbook.lint.words.personal_data import private_parts

LEADS_TO_A_PERSON = {
    "an email address": ["Write to a.mechanic@workshop-graz.at today", "x_y+z@mail.co.uk"],
    "a phone number": [
        "+43 664 123 45 67",
        "Call +1 650-253-0000 before noon",
        "call (650) 253-0000",
        "650-253-0000",
        "030 901820 in Berlin",
        "0171 2345678",
        "+49 (0)171 2345678",
    ],
    "a bank account number": [
        "AT61 1904 3002 3457 3201",
        "pays from DE89370400440532013000 monthly",
        "GB82 WEST 1234 5698 7654 32",
    ],
    "a card number": ["4111 1111 1111 1111", "5500-0055-5555-5559", "378282246310005"],
    "the number of an identity document": ["passport no. C01X00T47", "Passport: 123456789"],
    "a street address": ["12 Baker Street", "lives at 7b Elm Road, second floor", "Lindenstraße 12", "Hauptplatz 3a"],
    "a link to a person's profile": [
        "https://www.linkedin.com/in/some-body-123",
        "xing.com/profile/Some_Body",
        "https://x.com/somebody",
    ],
}
LEADS_TO_NOBODY = [
    "2026-08-31",
    "31.08.2026",
    "between 2026-01-01 and 2026-06-30",
    "1,840 orders in 26 weeks, 62 % of them before nine",
    "1840 of 2960 orders (62 %)",
    "12:30 to 14:00",
    "€ 1,234,567.89",
    "version 10.20.30.40",
    "order 2026-000123",
    "ticket 4711-0815",
    "6f9619ff-8b86-d011-b42d-00c04fc964ff",
    "parts@example.com and desk@shop.example",
    "[MOCK] call +43 664 123 45 67",
    "P-07, P-08 and P-09",
    "https://example.com/tickets/12345678901",
    "https://github.com/acme/handbook",
    "https://www.linkedin.com/company/acme",
    "part number 1K0 615 301 AA",
    "7 to 9 in the morning, 5 days a week",
    "12 Tuesday mornings on the road",
    "a one way street, 3 lanes",
    "the password is asked twice",
    "10 15 20 25 30 minutes",
    "1234567890123456",
    "AT61 1904 3002 3457 3202 is no account",
    "DE89370400440532013001",
    "ISO 9001:2015 and 1 000 000 km",
    "0 800 parts a day",
    "3.5 to 4.0 of 5",
]


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in LEADS_TO_A_PERSON.items() for text in texts]
)
def test_what_leads_to_a_person_is_found(kind: str, text: str) -> None:
    assert [part.kind for part in private_parts(text)] == [kind]


@pytest.mark.parametrize("text", LEADS_TO_NOBODY)
def test_what_only_looks_like_it_is_not(text: str) -> None:
    assert list(private_parts(text)) == []


TABLE = yaml.safe_load((Path(__file__).parent / "words" / "personal_data.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", TABLE["leads"], ids=lambda case: case["text"])
def test_each_text_of_the_table_that_leads_to_a_person_is_found(case: dict[str, str]) -> None:
    assert list(private_parts(case["text"], case.get("region")))


@pytest.mark.parametrize("case", TABLE["harmless"], ids=lambda case: case["text"])
def test_no_harmless_text_of_the_table_is_found(case: dict[str, str]) -> None:
    assert not list(private_parts(case["text"], case.get("region")))


def test_the_mark_of_what_is_invented_spares_only_what_it_stands_beside() -> None:
    text = "[MOCK] parts@workshop.at and, in truth, write to anna@workshop-graz.at"
    assert [part.text for part in private_parts(text)] == ["anna@workshop-graz.at"]
