"""The fast reading gives what the builder gives, and leaves every file to it about which there is something to say."""

from __future__ import annotations

from random import Random

import pytest
import yaml

from conftest import REPOSITORY
from persona_handbook.finding import Location
from persona_handbook.insight.saying.non_answers import PLACEHOLDER, may_hold_placeholder
from persona_handbook.reading.foreign import lines
from persona_handbook.reading.foreign.lines import foreign_slips
from persona_handbook.reading.source_text.source import Source
from persona_handbook.reading.yaml.builder import Builder
from persona_handbook.reading.yaml.document import read_document
from persona_handbook.reading.yaml.plain_reading import places_later, plain_reading

TRIES = 300
FILES = ("personas/evidence/p-01.yaml", "journeys/front-desk-first-weeks.yaml")
ODD = (
    *(
        " ",
        "  ",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "\u00a0",
        "\u2028",
        "- ",
        "-",
        "* ",
        "+",
        ":",
        ": ",
        "::",
        ",",
        "#",
        " # x",
        " #x",
    ),
    *(
        "'",
        '"',
        "''",
        '"\\x00"',
        '"\\ud800"',
        "|",
        ">",
        "|-\n",
        "{",
        "}",
        "[",
        "]",
        "{{",
        "? ",
        "&a ",
        "*a",
        "!!str ",
        "<<: ",
    ),
    *(
        "---\n",
        "...\n",
        "%",
        "@",
        "`",
        "~",
        "null",
        "true",
        "-1",
        "01",
        "1e3",
        ".5",
        "0x1",
        "yes",
        "\ufeff",
        "x-own: 1\n",
    ),
    *(
        "id: twice\n",
        "text: twice\n",
        "No: 1\n",
        "a b: c\n",
        "\u201ca\u201d",
        "\u2022 b",
        "\u3042",
        "\n  - c",
        "\nq: {a: 1, b}\n",
    ),
)


def changed(text: str, chance: Random) -> str:
    for _ in range(chance.randint(1, 2)):
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(ODD) + text[at + chance.choice((0, 0, 1, 3)) :]
    return text


@pytest.mark.parametrize("path", FILES)
def test_the_fast_reading_and_the_builder_agree(path: str) -> None:
    chance, fast = Random(path), 0  # noqa: S311  no secret
    written = "".join((REPOSITORY / path).read_text("utf-8").splitlines(keepends=True)[:30])
    for _ in range(TRIES):
        source = Source("a.yaml", changed(written, chance))
        data = plain_reading(source)
        fast += data is not None
        builder = Builder(source)
        assert data is None or (builder.build(), builder.findings, builder.refused) == (data, [], None), source.text
        if data is not None:
            told, known = places_later(source), (builder.keys, builder.values)
            assert [[*each.items()] for each in told] == [[*each.items()] for each in known], source.text
    assert TRIES / 20 < fast < TRIES * 0.95


SLIPS = [
    case["wrote"]
    for file in sorted((REPOSITORY / "tests" / "slips").glob("*.yaml"))
    for case in yaml.safe_load(file.read_text("utf-8"))
    if isinstance(case.get("wrote"), str)
]


def within(written: list[str], said: str, at: int) -> str:
    return "\n".join((*written[max(0, at - 9) : at], said, *written[at : at + 9]))


@pytest.mark.parametrize("path", FILES)
def test_a_look_at_a_whole_text_misses_no_slip(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    written = (REPOSITORY / path).read_text("utf-8").splitlines()
    chance = Random(path)  # noqa: S311  no secret
    cut = [chance.randrange(len(written)) for _ in SLIPS]
    texts = [
        "\n".join((*written[max(0, at - 9) : at], said, *written[at : at + 9]))
        for at, said in zip(cut, SLIPS, strict=True)
    ]
    looked = [foreign_slips(Source("a.yaml", text)) for text in texts]
    monkeypatch.setattr(lines, "LOOKS", {})
    assert looked == [foreign_slips(Source("a.yaml", text)) for text in texts]
    assert sum(map(bool, looked)) > 20


def test_files_without_mistakes_are_read_fast_and_their_places_are_found_later() -> None:
    content = (REPOSITORY / FILES[0]).read_bytes()
    document, source = read_document(content, "a.yaml"), Source("a.yaml", content.decode())
    builder = Builder(source)
    assert plain_reading(source) == builder.build() == document.data
    assert (dict(document.keys), dict(document.values)) == (builder.keys, builder.values)
    assert document.value_at(("kind",)) == Location("a.yaml", 2, 7, 2, 16, "kind: interview")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "TODO",
            "TBD",
            "FIXME now",
            "An XXX",
            "<fill in>",
            "<your name>",
            "Lorem Ipsum",
            "Dolor sit amet",
            "[name] of [role]",
        ),
        *("consectetur adipiscing", "insert text here", "type it here", "your text here", "Sample copy", "dummy text"),
        *(
            "to be written",
            "Blindtext",
            "hier folgt der text",
            "text folgt",
            "Texte ici",
            "Texto de prueba",
            "por completar",
        ),
        *(
            "a preencher",
            "testo segnaposto",
            "da compilare",
            "vultekst",
            "tekst hier",
            "nog in te vullen",
            "asdf",
            "qwerty",
        ),
        *(
            "jkl",
            "foo bar",
            "foobar",
            "bla bla",
            "\u00e0 remplir",
            "noch auszuf\u00fcllen",
            "\u30c0\u30df\u30fc\u30c6\u30ad\u30b9\u30c8",
        ),
    ],
)
def test_a_text_with_a_placeholder_passes_the_first_look(text: str) -> None:
    assert PLACEHOLDER.search(text)
    assert may_hold_placeholder(text)
