"""Mistakes in the form of a file: what somebody wrote, where they are told, and the way out."""

from __future__ import annotations

import pytest
import yaml

from persona_handbook.finding import Finding, Level
from persona_handbook.reading.source_text.source import Source, decode
from persona_handbook.reading.yaml.builder import Builder

PARSERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]


def mistakes(text: str, parser: type) -> list[Finding]:
    source = decode(text.encode(), "personas/workshop-owner.yaml")
    assert isinstance(source, Source)
    builder = Builder(source, loader=parser)
    assert builder.build() is None
    return builder.findings


def told(finding: Finding) -> str:
    return f"{finding.location.line}:{finding.location.column} {finding.message}"


QUOTES = {
    "an apostrophe in single quotes": (
        "text: 'It's late'\nname: x\n",
        "1:10 The closing quotation mark of 'It' ends the text too early.",
        'text: "It\'s late"',
    ),
    "an apostrophe in an item": (
        "tags:\n  - 'it's'\n",
        "2:8 The closing quotation mark of 'it' ends the text too early.",
        '  - "it\'s"',
    ),
    "double quotes in double quotes": (
        'text: "He said "no""\n',
        '1:16 The closing quotation mark of "He said " ends the text too early.',
        "text: 'He said \"no\"'",
    ),
    "words after the quotes": (
        'text: "Late" parts\n',
        '1:12 The closing quotation mark of "Late" ends the text too early.',
        "text: '\"Late\" parts'",
    ),
    "no comma between quotes": (
        "tags: ['a' 'b']\n",
        "1:10 A comma is missing after 'a'.",
        "Add one. If the text continues here",
    ),
    "a quote never closed": (
        'name: x\nquote: "never closed\nabout: y\n',
        '2:8 The quotation mark " is not closed on this line.',
        'quote: "never closed"',
    ),
    "a single quote never closed": (
        "name: x\nquote: 'never closed\n",
        "2:8 The quotation mark ' is not closed on this line.",
        "quote: 'never closed'",
    ),
    "a quote closed by the next one": (
        'quote: "never closed\nabout: x\ntext: "another"\n',
        '1:8 The quotation mark " is not closed on this line.',
        'quote: "never closed"',
    ),
    "a quote that swallows fields in silence": (
        'a: "never\nb: foo\nc: bar"\n',
        '1:4 The quotation mark " is not closed on this line.',
        'a: "never"',
    ),
    "a quote that swallows an item": (
        'quotes:\n  - text: "never\n    about: x\n  - text: "foo"\n',
        '2:11 The quotation mark " is not closed on this line.',
        '  - text: "never"',
    ),
    "a quote never closed in brackets": (
        'a: {text: "never, b: c}\nb: x\n',
        '1:11 The quotation mark " is not closed on this line.',
        "Write the closing quotation mark at the end",
    ),
    "an apostrophe at the beginning": (
        "text: 'Tis late\n",
        "1:7 The quotation mark ' is not closed on this line.",
        'text: "\'Tis late"',
    ),
    "a path of Windows": (
        'path: "C:\\parts"\n',
        "1:10 In double quotes, `\\p` is not a character.",
        "Put the text in single quotes, or",
    ),
    "half a character by its number": (
        'a: "\\ud83d\\ude00"\n',
        "1:5 The code `\\ud83d` is only half of a character.",
        "Type the character itself instead of",
    ),
    "a number beyond all characters": (
        'a: "\\U00110000"\n',
        "1:5 The code `\\U00110000` is only half of a character.",
        "Type the character itself instead of",
    ),
    "three dashes within a quote": (
        'a: "x\n---\n',
        '1:4 The quotation mark " is not closed on this line.',
        'a: "x"',
    ),
}
COLONS = {
    "a colon in a text": (
        "name: Anna: the nurse\n",
        "1:11 The colon in the text `Anna: the nurse` makes it look like another field.",
        'name: "Anna: the nurse"',
    ),
    "a colon in an entry": (
        "quotes:\n  - text: He said: no\n    about: x\n",
        "2:18 The colon in the text `He said: no` makes it look like another field.",
        '  - text: "He said: no"',
    ),
    "a colon before double quotes": (
        'text: He said: "no"\n',
        '1:14 The colon in the text `He said: "no"` makes it look like another field.',
        "text: 'He said: \"no\"'",
    ),
    "a colon in the second line of a text": (
        "text: When it rains\n  the rule is: stay in\nname: x\n",
        "2:14 The colon after `the rule is` makes the text look like a field.",
        "Put the whole text in quotes, from",
    ),
    "a colon in the third line of a text": (
        "text: foo\n  bar\n  baz: x\n",
        "3:6 The colon after `baz` makes the text look like a field.",
        "Put the whole text in quotes, from",
    ),
    "a colon in brackets": (
        "jobs: [{text: He said: no}]\n",
        "1:22 A colon in brackets makes the text before it look like a field name.",
        "Put the whole text in quotes. If",
    ),
    "no space after the first colon": (
        "name:Anna\nstatus: x\n",
        "1:5 A space is missing after the colon of `name:`.",
        "name: Anna",
    ),
    "no space after a colon": (
        "a: 1\nname:Anna\nstatus: x\n",
        "2:5 A space is missing after the colon of `name:`.",
        "name: Anna",
    ),
    "no space after a colon in an entry": (
        "jobs:\n  - id:a\n    text: b\n",
        "2:7 A space is missing after the colon of `id:`.",
        "  - id: a",
    ),
    "no colon in the first line": (
        "name Anna\nstatus: x\n",
        "1:1 The colon is missing after the field name `name`.",
        "name: Anna",
    ),
    "no colon": (
        "a: 1\nname Anna\nstatus: x\n",
        "2:1 The colon is missing after the field name `name`.",
        "name: Anna",
    ),
    "no colon in the last line": (
        "a: 1\nname Anna\n",
        "2:1 The colon is missing after the field name `name`.",
        "name: Anna",
    ),
    "no colon in an entry": (
        "pains:\n  - foo\n    bar: x\n",
        "2:5 `foo` is neither a field nor a list item.",
        "Write a field name and a colon before it, or",
    ),
    "an equals sign": (
        "a: 1\nname = Anna\nb: 2\n",
        "2:6 `=` is in the place of the colon after the field name `name`.",
        "name: Anna",
    ),
    "no name before the colon": (
        ": a\n",
        "1:1 The field name is missing before the colon.",
        "Write the name, or delete the line.",
    ),
    "no indentation below a bar": (
        "a: |\nfoo\nb: 1\n",
        "2:1 This line continues the text of `a`, but is not indented below it.",
        "Write `  foo`.",
    ),
}
BEGINNINGS = {
    "an at sign": ("owner: @anna\n", "1:8 Text cannot start with `@` unless it is in quotes.", 'owner: "@anna"'),
    "a backtick": (
        "text: `code`\n",
        "1:7 Text cannot start with a backtick unless it is in quotes.",
        'text: "`code`"',
    ),
    "a percent sign": (
        "text: %5 of\n",
        "1:7 Text cannot start with `%` unless it is in quotes.",
        'text: "%5 of"',
    ),
    "a star": (
        "text: *bold* words\n",
        "1:7 Text cannot start with `*` unless it is in quotes.",
        'text: "*bold* words"',
    ),
    "an ampersand": ("text: &more\n", "1:7 Text cannot start with `&` unless it is in quotes.", 'text: "&more"'),
    "an exclamation mark": (
        "text: !important note\n",
        "1:7 Text cannot start with `!` unless it is in quotes.",
        'text: "!important note"',
    ),
    "a bar": ("text: |foo\n", "1:7 Text cannot start with `|` unless it is in quotes.", 'text: "|foo"'),
    "a greater-than sign": (
        "text: > 5 items\n",
        "1:7 Text cannot start with `>` unless it is in quotes.",
        'text: "> 5 items"',
    ),
    "a comma": ("text: , foo\n", "1:7 Text cannot start with `,` unless it is in quotes.", 'text: ", foo"'),
    "a question mark": (
        "text: ? foo\n",
        "1:7 Text cannot start with `?` unless it is in quotes.",
        'text: "? foo"',
    ),
    "a bracket": ("text: [sic] he said\n", "1:13 The text continues after the bracket `]`.", 'text: "[sic] he said"'),
    "a curly bracket": (
        "text: {curly} words\n",
        "1:15 The text continues after the bracket `}`.",
        'text: "{curly} words"',
    ),
    "a closing bracket": (
        "text: ] foo\n",
        "1:7 Text cannot start with `]` unless it is in quotes.",
        'text: "] foo"',
    ),
    "a closing curly bracket": (
        "text: }\n",
        "1:7 Text cannot start with `}` unless it is in quotes.",
        'text: "}"',
    ),
    "a hyphen": ("text: - foo\n", "1:7 A list cannot start on the line of its field.", 'text: "- foo"'),
    "a tag in brackets": (
        "tags: [!a, b]\n",
        "1:8 Text cannot start with `!` unless it is in quotes.",
        'Put the whole text in quotes: `tags: ["!a", b]`.',
    ),
    "a tag of Python": (
        "a: !!python/object:os.system x\n",
        "1:4 Text cannot start with `!` unless it is in quotes.",
        'a: "!!python/object:os.system x"',
    ),
    "a directive": ("%FOO bar\n", "1:1 Text cannot start with `%` unless it is in quotes.", '"%FOO bar"'),
    "a placeholder": (
        "name: {{ name }}\n",
        "1:7 `{{ name }}` looks like a template placeholder, not text.",
        'name: "{{ name }}"',
    ),
    "a placeholder within a text": (
        "name: {{ name }} and more\n",
        "1:7 `{{ name }}` looks like a template placeholder, not text.",
        'name: "{{ name }} and more"',
    ),
    "a statement of a template": (
        "name: {% if x %}\n",
        "1:7 Text cannot start with `{` unless it is in quotes.",
        'name: "{% if x %}"',
    ),
}
BRACKETS = {
    "a bracket never closed": (
        "name: x\ntags: [a, b\nstatus: y\n",
        "2:7 The bracket `[` is never closed.",
        "Write `tags: [a, b]`.",
    ),
    "a curly bracket never closed": (
        "a: {b: 1\nc: 2\n",
        "1:4 The bracket `{` is never closed.",
        "Write `a: {b: 1}`. If it is part of",
    ),
    "a bracket open at the end": (
        "tags: [a, b\n",
        "1:7 The bracket `[` is never closed.",
        "Write `tags: [a, b]`.",
    ),
    "a comma missing": (
        "tags: [a, [c] d]\n",
        "1:15 Inside the brackets, something is missing before `d`.",
        "Put commas between items, and",
    ),
    "a comma too many": (
        "tags: [a, , b]\n",
        "1:11 There is no item before `,` in the brackets.",
        "Delete the extra comma.",
    ),
    "a bracket too many": ("tags: [a]]\n", "1:10 The bracket `]` has no opening bracket.", "Write `tags: [a]`."),
    "the wrong bracket": (
        "tags: [a}\n",
        "1:9 Inside the brackets, something is missing before `}`.",
        "Write `]` instead of `}`.",
    ),
    "a comma missing between lines": (
        "tags: [\n  a\n  b: c\n]\n",
        "3:4 A colon in brackets makes the text before it look like a field name.",
        "Put the whole text in quotes. If",
    ),
    "hash signs within brackets": (
        "tags: [#a, #b]\nx: y\n",
        "1:7 The bracket `[` is never closed: `#` starts a comment.",
        "Write `tags: [a, b]`.",
    ),
    "a bracket for a name": (
        "[a]: b\n",
        "1:1 The bracket `[` is in the place of a field name.",
        "If it is part of the text,",
    ),
}
LINES = {
    "a field below a field with text": (
        "name: Anna\n  status: x\n",
        "2:3 The field `status` is indented more than the line above it, which already has a value.",
        "status: x",
    ),
    "a space too few": (
        "jobs:\n  - id: a\n   text: b\n",
        "3:4 The indentation of this line (3 spaces) does not match any line above.",
        "    text: b",
    ),
    "a space too many": (
        "jobs:\n  - id: a\n     text: b\n",
        "3:6 The field `text` is indented more than the line above it, which already has a value.",
        "    text: b",
    ),
    "half a step back": (
        "a:\n    b: 1\n  c: 2\n",
        "3:3 The indentation of this line (2 spaces) does not match any line above.",
        "    c: 2",
    ),
    "a first line with a space": (
        " a: 1\nb: 2\n",
        "2:1 The indentation of this line (no spaces) does not match any line above.",
        " b: 2",
    ),
    "an item half a step back": (
        "tags:\n  - a\n - b\n",
        "3:2 The indentation of this line (1 space) does not match any line above.",
        "  - b",
    ),
    "a hyphen without a space": ("tags:\n  - a\n  -b\n", "3:3 A space is missing after the hyphen of `-b`.", "  - b"),
    "hyphens without spaces": ("tags:\n  -a\n  -b\n", "2:3 A space is missing after the hyphen of `-a`.", "  - a"),
    "an entry's hyphen without a space": (
        "jobs:\n  -id: a\n   text: b\n",
        "2:3 A space is missing after the hyphen of `-id: a`.",
        "  - id: a",
    ),
    "an item without a hyphen": (
        "tags:\n  - a\n  b\n  - c\n",
        "3:3 The hyphen before the item `b` is missing.",
        "  - b",
    ),
    "an item among fields": (
        "name: x\n- a\n",
        "2:1 This list item has no field name above it.",
        "Write its field name and",
    ),
    "a field among items": (
        "- a\nname: x\n",
        "2:1 This line is between list items, but does not start with a hyphen.",
        "Start it with a hyphen and a",
    ),
    "an item below a field with quotes": (
        "tags: 'foo'\n  - a\n",
        "2:3 This list item follows a field that already has a value.",
        "Remove the value after the colon",
    ),
    "stars for hyphens": ("tags:\n  * a\n  * b\n", "2:3 `*` does not start a list item.", "  - a"),
    "dots for hyphens": ("tags:\n  • a\n  • b\n", "2:3 `•` does not start a list item.", "  - a"),
    "a plus for a hyphen": ("tags:\n  - a\n  + b\n", "3:3 `+` does not start a list item.", "  - b"),
    "a tab": ("jobs:\n\t- a\n", "2:1 This line is indented with a tab.", "Indent it with spaces: `  - a`."),
    "a tab after spaces": (
        "jobs:\n  - id: a\n  \ttext: b\n",
        "3:3 This line is indented with a tab.",
        "Indent it with spaces: `    text: b`.",
    ),
    "a tab within brackets": (
        "tags: [\n\ta\n]\n",
        "2:1 This line is indented with a tab.",
        "Indent it with spaces: `  ",
    ),
    "a tab within quotes": (
        'a: "x\n\ty"\n',
        "2:1 This line is indented with a tab.",
        "Indent it with spaces: `  ",
    ),
    "a tab within a text": (
        "a: x\n\ty\n",
        "2:1 This line is indented with a tab.",
        "Indent it with spaces: `  ",
    ),
    "a no-break space for indentation": (
        "jobs:\n\xa0 - id: a\n",
        "2:1 This space is not a normal one, or is invisible (U+00A0).",
        "Write `",
    ),
    "a no-break space before a name": (
        "a: 1\n\xa0b: 2\n",
        "2:1 This space is not a normal one, or is invisible (U+00A0).",
        "Write `",
    ),
    "a no-break space after a colon": (
        "a:\xa01\nb: 2\n",
        "1:3 This space is not a normal one, or is invisible (U+00A0).",
        "Write `",
    ),
    "dots that end the file": (
        "a: 1\n...\nb: 2\n",
        "3:1 The three dots above this line end the file.",
        "Delete the dots.",
    ),
}
PLACES = {
    "an emoji before it": (
        "a: 👩 x: y\n",
        "1:7 The colon in the text `👩 x: y` makes it look like another field.",
        'a: "👩 x: y"',
    ),
    "an emoji of several characters": (
        "a: \U0001f469\u200d\U0001f469\u200d\U0001f467 x: y\n",
        "1:11 The colon in the text `👩\u200d👩\u200d👧 x: y` makes it look like another field.",
        'a: "👩\u200d👩\u200d👧 x: y"',
    ),
    "line ends of Windows": (
        "a: 1\r\nb: x: y\r\n",
        "2:5 The colon in the text `x: y` makes it look like another field.",
        'b: "x: y"',
    ),
    "line ends of old Macs": (
        "a: 1\rb: x: y\r",
        "2:5 The colon in the text `x: y` makes it look like another field.",
        'b: "x: y"',
    ),
    "a byte order mark": (
        "\ufeffa: x: y\n",
        "1:5 The colon in the text `x: y` makes it look like another field.",
        'a: "x: y"',
    ),
    "line ends that no editor knows": (
        "a: one\u2028two\x85three\u2029four\nb: x: y\n",
        "2:5 The colon in the text `x: y` makes it look like another field.",
        'b: "x: y"',
    ),
}

MISTAKES = {**QUOTES, **COLONS, **BEGINNINGS, **BRACKETS, **LINES, **PLACES}


def test_no_two_cases_have_the_same_name() -> None:
    assert len(MISTAKES) == sum(len(part) for part in (QUOTES, COLONS, BEGINNINGS, BRACKETS, LINES, PLACES))


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(("text", "message", "way_out"), MISTAKES.values(), ids=MISTAKES)
def test_one_mistake_is_told_once_where_it_was_made(text: str, message: str, way_out: str, parser: type) -> None:
    [finding] = mistakes(text, parser)

    assert told(finding) == message
    assert way_out in finding.help
    assert (finding.rule, finding.level) == ("broken-yaml", Level.ERROR)


CORRECTED = {name: case for name, case in MISTAKES.items() if case[2].endswith(("'", '"')) and ": " in case[2]}


@pytest.mark.parametrize(("text", "message", "corrected"), CORRECTED.values(), ids=CORRECTED)
def test_the_corrected_line_is_no_mistake_any_more(text: str, message: str, corrected: str) -> None:
    line = int(message.partition(":")[0])
    above = text.splitlines()[: line - 1]

    source = decode("\n".join([*above, corrected]).encode(), "corrected.yaml")

    assert isinstance(source, Source)
    builder = Builder(source)
    assert builder.build() is not None
    assert builder.findings == []


@pytest.mark.parametrize("mistake", [text for text, _, _ in MISTAKES.values()], ids=MISTAKES)
def test_both_parsers_are_told_in_the_same_words(mistake: str) -> None:
    first, *others = [mistakes(mistake, parser) for parser in PARSERS]

    assert all(other == first for other in others)


def test_a_finding_points_at_exactly_what_is_wrong() -> None:
    [finding] = mistakes("status: draft\nname: Anna: the nurse\n", yaml.SafeLoader)

    assert (finding.location.end_line, finding.location.end_column) == (2, 12)
    assert finding.location.excerpt == "name: Anna: the nurse"
    assert finding.location.path == "personas/workshop-owner.yaml"


def test_a_long_line_is_cut_in_the_way_out() -> None:
    [finding] = mistakes(f"text: He said: {'no ' * 200}\n", yaml.SafeLoader)

    assert len(finding.message) < 150
    assert len(finding.help) < 250
