"""Which texts are taken for Markdown that a page does not render, and where that is said."""

from __future__ import annotations

import json

import pytest

from persona_handbook.lint.registry import all_rules
from persona_handbook.testing import findings_in

RULE = next(each for each in all_rules() if each.name == "literal-markdown")
MEANT = (
    *(
        "The part is **late**.",
        "**Late** parts",
        "See [the shop](https://example.com/a).",
        "[x](../a.md)",
        "[x](#late)",
    ),
    *("![A desk](https://example.com/a.png)", "# Late\nParts are late.", "- late\n- wrong", "```\nlate\n```"),
)
NOT_MEANT = (
    *("2**8 and 2**9", "5* and 4* hotels", "Kund*innen", "**unclosed", "[sic](and so on)", "array[0](x)", "[x] done"),
    *(
        "#1 reason",
        "# of tickets",
        "C# and F#",
        "- 5 degrees",
        "1. of May",
        "`late`",
        "_late_",
        "* but Mondays",
        "** a **",
    ),
)
REFUSED = ("![shot](a.png)", "[x](javascript:alert)", "a\n\n![b](https://example.com/b.png)")
SHOWN = ("**late** [x](https://example.com)", "`![x](a.png)`", "<Export> and 1. of May", "```\n![x](a.png)\n```")


def notes(fields: str) -> list[tuple[str, int]]:
    return [(each.message, each.location.line) for each in findings_in(RULE, fields) if each.rule == RULE.name]


@pytest.mark.parametrize(("texts", "expected"), [(MEANT, len(MEANT)), (NOT_MEANT, 0)], ids=["meant", "not meant"])
def test_markdown_in_plain_text(texts: tuple[str, ...], expected: int) -> None:
    found = notes("".join(f"x-{number}a: {json.dumps(text)}\n" for number, text in enumerate(texts)))
    if not expected:
        assert found == []
        return
    ((message, first),) = found
    lines = [*range(first, first + expected)]
    said = f"lines {', '.join(map(str, lines[:-1]))} and {lines[-1]}"
    assert message == f"Markdown in plain-text fields is shown as written: {said}."


@pytest.mark.parametrize("field", ["section", "finding"])
def test_images_and_unsafe_links_in_markdown(field: str) -> None:
    for text in (*REFUSED, *SHOWN):
        fields = {
            "section": f"sections: [{{title: A, body: {json.dumps(text)}}}]\n",
            "finding": f"# personas/evidence/p-01.yaml\nfindings: [{json.dumps(text)}]\n",
        }[field]
        said = [message for message, _ in notes(fields)]
        assert said == (["Images and links with such addresses are shown as text."] if text in REFUSED else []), text
