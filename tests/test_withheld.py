"""Words that may not be shown are hidden in what people wrote, and not in the values that pages rest on."""

from __future__ import annotations

import pytest

from persona_handbook.lint.discretion import hidden_in_sentence
from persona_handbook.model.consent.withheld import HIDDEN, Withheld
from persona_handbook.site.checking import edition_of
from persona_handbook.site.every_page import every_page
from persona_handbook.testing import TODAY, handbook_from, laid_over


@pytest.mark.parametrize(
    ("withheld", "text", "shown"),
    [
        ("draft", "draft", "draft"),
        ("Too late", "Too late.", HIDDEN),
        ("It came late", "It came late.", HIDDEN),
        ("The third part came late again", "He said the third part came late again, twice.", "He said …, twice."),
        ("did not hold", "did-not-hold", "did-not-hold"),
    ],
)
def test_what_is_hidden(withheld: str, text: str, shown: str) -> None:
    assert Withheld([withheld]).hide_in([text]) == [shown]


@pytest.mark.parametrize("value", ["active", "primary", "research", "no change", "supports", "did not hold"])
def test_an_unreadable_interview_takes_no_value_from_a_page(value: str) -> None:
    broken = f"# personas/evidence/p-06.yaml\nkind: interview\nquotes: [{{text: {value}}}]\nnonsense: {value}\n"
    decision = (
        "# personas/buyer.yaml\ndecisions:\n  - id: a\n    team: product\n    decision: Show it.\n"
        "    because: [late-parts]\n    result: {verdict: did-not-hold}\n"
    )
    handbook = handbook_from(laid_over(broken + decision))
    assert handbook.broken
    made = every_page(edition_of(handbook, TODAY))
    assert "Not confirmed" in made["personas/buyer.md"].body
    assert "Primary persona" in made["personas/buyer.md"].body


@pytest.mark.parametrize(("code", "direction"), [("ar", "rtl"), ("pt-BR", "ltr")])
def test_an_unreadable_interview_takes_no_language_from_a_persona(code: str, direction: str) -> None:
    broken = f"# personas/evidence/p-06.yaml\nkind: interview\nlang: {code}\n"
    handbook = handbook_from(laid_over(f"{broken}# personas/buyer.yaml\nlang: {code}\n"))
    assert handbook.broken
    page = every_page(edition_of(handbook, TODAY))["personas/buyer.md"].body
    assert f'lang="{code}" dir="{direction}"' in page


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "Write `- says: It was late.`, and below it `  themes: late`.",
            "Write `- says: ….`, and below it `  themes: …`.",
        ),
        ("`late` is not a field, but the `axis` of this entry.", "`…` is not a field, but the `axis` of this entry."),
        ("Write `- axis: late`, `  value: 1`.", "Write `- axis: late`, `  value: 1`."),
        ("Write `study: it was late`.", "Write `study: …`."),
        ("The field `was-late: it` is `late`.", "The field `…` is `…`."),
        ("Unknown field `quotes`. It says “was late”.", "Unknown field `quotes`. It says “…”."),
        ("Here ``it`s`` was `late` and `never`.", "Here ``…`s``…`…`…`never`."),
    ],
)
def test_beside_words_of_a_conversation_names_of_fields_stay(said: str, told: str) -> None:
    words = Withheld(["it was late", "says value axis quotes 1", "was and"])
    assert hidden_in_sentence(said, words, is_spoken=True) == told


LONG = "The driver came at noon with two wrong boxes and nobody knew why"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("The hyphen before `We hear the driver came at no…` is missing.", "The hyphen before `We hear …` is missing."),
        ("`we say: the driver came at noon with two wro…` is no ID.", "`we say: …` is no ID."),
        ("`they say the driver ca…` is no ID.", "`they say the driver ca…` is no ID."),
        ("Write `- the driver c…`, or `nobody knew w…`.", "Write `- the driver c…`, or `nobody knew w…`."),
        ("`a`: `the driver came at…`; `b`: `with two wrong b…`", "`a`: `…`; `b`: `…`"),
    ],
)
def test_where_a_message_shortens_a_value_three_words_are_enough(said: str, told: str) -> None:
    assert hidden_in_sentence(said, Withheld([LONG])) == told
