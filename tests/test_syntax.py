"""Mistakes in the form of a file: what somebody wrote, where they are told, and the way out."""

from __future__ import annotations

import pytest
import yaml

from persona_handbook.finding import Finding, Level
from persona_handbook.reading.yaml.builder import Builder
from persona_handbook.reading.yaml.source import Source, decode

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
        "1:10 The quote that closes 'It' ends the text too early.",
        'text: "It\'s late"',
    ),
    "an apostrophe in an item": (
        "tags:\n  - 'it's'\n",
        "2:8 The quote that closes 'it' ends the text too early.",
        '  - "it\'s"',
    ),
    "double quotes in double quotes": (
        'text: "He said "no""\n',
        '1:16 The quote that closes "He said " ends the text too early.',
        "text: 'He said \"no\"'",
    ),
    "words after the quotes": (
        'text: "Late" parts\n',
        '1:12 The quote that closes "Late" ends the text too early.',
        "text: '\"Late\" parts'",
    ),
    "no comma between quotes": (
        "tags: ['a' 'b']\n",
        "1:10 A comma is missing after 'a'.",
        "Write one; if the text goes on",
    ),
    "a quote never closed": (
        'name: x\nquote: "never closed\nabout: y\n',
        '2:8 The quote " that opens here is not closed on this line.',
        'quote: "never closed"',
    ),
    "a single quote never closed": (
        "name: x\nquote: 'never closed\n",
        "2:8 The quote ' that opens here is not closed on this line.",
        "quote: 'never closed'",
    ),
    "a quote closed by the next one": (
        'quote: "never closed\nabout: x\ntext: "another"\n',
        '1:8 The quote " that opens here is not closed on this line.',
        'quote: "never closed"',
    ),
    "a quote that swallows fields in silence": (
        'a: "never\nb: foo\nc: bar"\n',
        '1:4 The quote " that opens here is not closed on this line.',
        'a: "never"',
    ),
    "a quote that swallows an item": (
        'quotes:\n  - text: "never\n    about: x\n  - text: "foo"\n',
        '2:11 The quote " that opens here is not closed on this line.',
        '  - text: "never"',
    ),
    "a quote never closed in brackets": (
        'a: {text: "never, b: c}\nb: x\n',
        '1:11 The quote " that opens here is not closed on this line.',
        "Write the closing quote at the end",
    ),
    "an apostrophe at the beginning": (
        "text: 'Tis late\n",
        "1:7 The quote ' that opens here is not closed on this line.",
        "text: 'Tis late'",
    ),
    "a path of Windows": (
        'path: "C:\\parts"\n',
        "1:10 In double quotes, `\\p` is no character that is known.",
        "Put the text in single quotes, or",
    ),
    "half a character by its number": (
        'a: "\\ud83d\\ude00"\n',
        "1:5 The number `\\ud83d` is that of no whole character.",
        "Type the character itself in place of",
    ),
    "a number beyond all characters": (
        'a: "\\U00110000"\n',
        "1:5 The number `\\U00110000` is that of no whole character.",
        "Type the character itself in place of",
    ),
    "three dashes within a quote": (
        'a: "x\n---\n',
        '1:4 The quote " that opens here is not closed on this line.',
        'a: "x"',
    ),
}
COLONS = {
    "a colon in a text": (
        "name: Anna: the nurse\n",
        "1:11 The colon within the text `Anna: the nurse` makes it look like another field.",
        'name: "Anna: the nurse"',
    ),
    "a colon in an entry": (
        "quotes:\n  - text: He said: no\n    about: x\n",
        "2:18 The colon within the text `He said: no` makes it look like another field.",
        '  - text: "He said: no"',
    ),
    "a colon before double quotes": (
        'text: He said: "no"\n',
        '1:14 The colon within the text `He said: "no"` makes it look like another field.',
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
        "1:22 A colon within brackets makes the text before it look like the name of a field.",
        "Put the whole text in quotes; if",
    ),
    "no space after the first colon": (
        "name:Anna\nstatus: x\n",
        "1:5 After the colon of `name:` the space is missing.",
        "name: Anna",
    ),
    "no space after a colon": (
        "a: 1\nname:Anna\nstatus: x\n",
        "2:5 After the colon of `name:` the space is missing.",
        "name: Anna",
    ),
    "no space after a colon in an entry": (
        "jobs:\n  - id:a\n    text: b\n",
        "2:7 After the colon of `id:` the space is missing.",
        "  - id: a",
    ),
    "no colon in the first line": (
        "name Anna\nstatus: x\n",
        "1:1 The colon is missing after the name of the field `name`.",
        "name: Anna",
    ),
    "no colon": (
        "a: 1\nname Anna\nstatus: x\n",
        "2:1 The colon is missing after the name of the field `name`.",
        "name: Anna",
    ),
    "no colon in the last line": (
        "a: 1\nname Anna\n",
        "2:1 The colon is missing after the name of the field `name`.",
        "name: Anna",
    ),
    "no colon in an entry": (
        "- foo\n  bar: x\n",
        "1:3 `foo` is neither a field nor an item of a list.",
        "Write the name of its field before it, or",
    ),
    "an equals sign": (
        "a: 1\nname = Anna\nb: 2\n",
        "2:6 `=` stands instead of a colon after the name of the field `name`.",
        "name: Anna",
    ),
    "no name before the colon": (
        ": a\n",
        "1:1 The name of the field is missing before the colon.",
        "Write the name, or delete the line.",
    ),
    "no indentation below a bar": (
        "a: |\nfoo\nb: 1\n",
        "2:1 This line goes on with the text of `a`, and is not indented below it.",
        "Write `  foo`.",
    ),
}
BEGINNINGS = {
    "an at sign": ("owner: @anna\n", "1:8 A text cannot begin with `@` unless it stands in quotes.", 'owner: "@anna"'),
    "a backtick": (
        "text: `code`\n",
        "1:7 A text cannot begin with a backtick unless it stands in quotes.",
        'text: "`code`"',
    ),
    "a percent sign": (
        "text: %5 of\n",
        "1:7 A text cannot begin with `%` unless it stands in quotes.",
        'text: "%5 of"',
    ),
    "a star": (
        "text: *bold* words\n",
        "1:7 A text cannot begin with `*` unless it stands in quotes.",
        'text: "*bold* words"',
    ),
    "an ampersand": ("text: &more\n", "1:7 A text cannot begin with `&` unless it stands in quotes.", 'text: "&more"'),
    "an exclamation mark": (
        "text: !important note\n",
        "1:7 A text cannot begin with `!` unless it stands in quotes.",
        'text: "!important note"',
    ),
    "a bar": ("text: |foo\n", "1:7 A text cannot begin with `|` unless it stands in quotes.", 'text: "|foo"'),
    "a greater-than sign": (
        "text: > 5 items\n",
        "1:7 A text cannot begin with `>` unless it stands in quotes.",
        'text: "> 5 items"',
    ),
    "a comma": ("text: , foo\n", "1:7 A text cannot begin with `,` unless it stands in quotes.", 'text: ", foo"'),
    "a question mark": (
        "text: ? foo\n",
        "1:7 A text cannot begin with `?` unless it stands in quotes.",
        'text: "? foo"',
    ),
    "a bracket": ("text: [sic] he said\n", "1:13 After the bracket `]` the text goes on.", 'text: "[sic] he said"'),
    "a curly bracket": (
        "text: {curly} words\n",
        "1:15 After the bracket `}` the text goes on.",
        'text: "{curly} words"',
    ),
    "a closing bracket": (
        "text: ] foo\n",
        "1:7 A text cannot begin with `]` unless it stands in quotes.",
        'text: "] foo"',
    ),
    "a closing curly bracket": (
        "text: }\n",
        "1:7 A text cannot begin with `}` unless it stands in quotes.",
        'text: "}"',
    ),
    "a hyphen": ("text: - foo\n", "1:7 A list cannot begin on the line of its field.", 'text: "- foo"'),
    "a tag in brackets": (
        "tags: [!a, b]\n",
        "1:8 A text cannot begin with `!` unless it stands in quotes.",
        'Put the whole text in quotes: `tags: ["!a", b]`.',
    ),
    "a tag of Python": (
        "a: !!python/object:os.system x\n",
        "1:4 A text cannot begin with `!` unless it stands in quotes.",
        'a: "!!python/object:os.system x"',
    ),
    "a directive": ("%FOO bar\n", "1:1 A text cannot begin with `%` unless it stands in quotes.", '"%FOO bar"'),
    "a placeholder": (
        "name: {{ name }}\n",
        "1:7 `{{ name }}` looks like a placeholder of a template, and is not a text yet.",
        'name: "{{ name }}"',
    ),
    "a placeholder within a text": (
        "name: {{ name }} and more\n",
        "1:7 `{{ name }}` looks like a placeholder of a template, and is not a text yet.",
        'name: "{{ name }} and more"',
    ),
    "a statement of a template": (
        "name: {% if x %}\n",
        "1:7 A text cannot begin with `{` unless it stands in quotes.",
        'name: "{% if x %}"',
    ),
}
BRACKETS = {
    "a bracket never closed": (
        "name: x\ntags: [a, b\nstatus: y\n",
        "2:7 The bracket `[` that opens here is never closed.",
        "Write `tags: [a, b]`.",
    ),
    "a curly bracket never closed": (
        "a: {b: 1\nc: 2\n",
        "1:4 The bracket `{` that opens here is never closed.",
        "Write `a: {b: 1}`; if it begins a text,",
    ),
    "a bracket open at the end": (
        "tags: [a, b\n",
        "1:7 The bracket `[` that opens here is never closed.",
        "Write `tags: [a, b]`.",
    ),
    "a comma missing": (
        "tags: [a, [c] d]\n",
        "1:15 Within the brackets, something is missing before `d`.",
        "Write a comma between two items, and",
    ),
    "a comma too many": (
        "tags: [a, , b]\n",
        "1:11 Within the brackets, nothing stands before `,`.",
        "Delete the comma that is too many.",
    ),
    "a bracket too many": ("tags: [a]]\n", "1:10 The bracket `]` closes nothing.", "Write `tags: [a]`."),
    "the wrong bracket": (
        "tags: [a}\n",
        "1:9 Within the brackets, something is missing before `}`.",
        "Write `]` instead of `}`.",
    ),
    "a comma missing between lines": (
        "tags: [\n  a\n  b: c\n]\n",
        "3:4 A colon within brackets makes the text before it look like the name of a field.",
        "Put the whole text in quotes; if",
    ),
    "hash signs within brackets": (
        "tags: [#a, #b]\nx: y\n",
        "1:7 The bracket `[` is never closed, because `#` begins a comment up to the end of the line.",
        "Write `tags: [a, b]`.",
    ),
    "a bracket for a name": (
        "[a]: b\n",
        "1:1 A bracket `[` stands where the name of a field should stand.",
        "If it is part of a text,",
    ),
}
LINES = {
    "a field below a field with text": (
        "name: Anna\n  status: x\n",
        "2:3 The field `status` is indented more than the line above it, which has its text already.",
        "status: x",
    ),
    "a space too few": (
        "jobs:\n  - id: a\n   text: b\n",
        "3:4 The indentation of this line (3 spaces) fits no line above it.",
        "    text: b",
    ),
    "a space too many": (
        "jobs:\n  - id: a\n     text: b\n",
        "3:6 The field `text` is indented more than the line above it, which has its text already.",
        "    text: b",
    ),
    "half a step back": (
        "a:\n    b: 1\n  c: 2\n",
        "3:3 The indentation of this line (2 spaces) fits no line above it.",
        "    c: 2",
    ),
    "a first line with a space": (
        " a: 1\nb: 2\n",
        "2:1 The indentation of this line (no spaces) fits no line above it.",
        " b: 2",
    ),
    "an item half a step back": (
        "tags:\n  - a\n - b\n",
        "3:2 The indentation of this line (1 space) fits no line above it.",
        "  - b",
    ),
    "a hyphen without a space": ("tags:\n  - a\n  -b\n", "3:3 After the hyphen of `-b` the space is missing.", "  - b"),
    "hyphens without spaces": ("tags:\n  -a\n  -b\n", "2:3 After the hyphen of `-a` the space is missing.", "  - a"),
    "an entry's hyphen without a space": (
        "jobs:\n  -id: a\n   text: b\n",
        "2:3 After the hyphen of `-id: a` the space is missing.",
        "  - id: a",
    ),
    "an item without a hyphen": ("tags:\n  - a\n  b\n  - c\n", "3:3 The hyphen of the item `b` is missing.", "  - b"),
    "an item among fields": (
        "name: x\n- a\n",
        "2:1 An item of a list stands here among fields.",
        "Write the name of its field and",
    ),
    "a field among items": (
        "- a\nname: x\n",
        "2:1 This line stands among the items of a list, but does not begin with a hyphen.",
        "Begin it with a hyphen and a",
    ),
    "an item below a field with quotes": (
        "tags: 'foo'\n  - a\n",
        "2:3 This item of a list stands below a field that has its text already.",
        "Leave nothing after the colon of that",
    ),
    "stars for hyphens": ("tags:\n  * a\n  * b\n", "2:3 `*` does not begin an item of a list here.", "  - a"),
    "dots for hyphens": ("tags:\n  • a\n  • b\n", "2:3 `•` does not begin an item of a list here.", "  - a"),
    "a plus for a hyphen": ("tags:\n  - a\n  + b\n", "3:3 `+` does not begin an item of a list here.", "  - b"),
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
        "2:1 A character that looks like a space or like nothing (U+00A0) stands here.",
        "Write `",
    ),
    "a no-break space before a name": (
        "a: 1\n\xa0b: 2\n",
        "2:1 A character that looks like a space or like nothing (U+00A0) stands here.",
        "Write `",
    ),
    "a no-break space after a colon": (
        "a:\xa01\nb: 2\n",
        "1:3 A character that looks like a space or like nothing (U+00A0) stands here.",
        "Write `",
    ),
    "dots that end the file": ("a: 1\n...\nb: 2\n", "3:1 Three dots above this line end the file.", "Delete the dots."),
}
PLACES = {
    "an emoji before it": (
        "a: 👩 x: y\n",
        "1:7 The colon within the text `👩 x: y` makes it look like another field.",
        'a: "👩 x: y"',
    ),
    "an emoji of several characters": (
        "a: \U0001f469\u200d\U0001f469\u200d\U0001f467 x: y\n",
        "1:11 The colon within the text `👩\u200d👩\u200d👧 x: y` makes it look like another field.",
        'a: "👩\u200d👩\u200d👧 x: y"',
    ),
    "line ends of Windows": (
        "a: 1\r\nb: x: y\r\n",
        "2:5 The colon within the text `x: y` makes it look like another field.",
        'b: "x: y"',
    ),
    "line ends of old Macs": (
        "a: 1\rb: x: y\r",
        "2:5 The colon within the text `x: y` makes it look like another field.",
        'b: "x: y"',
    ),
    "a byte order mark": (
        "\ufeffa: x: y\n",
        "1:5 The colon within the text `x: y` makes it look like another field.",
        'a: "x: y"',
    ),
    "line ends that no editor knows": (
        "a: one\u2028two\x85three\u2029four\nb: x: y\n",
        "2:5 The colon within the text `x: y` makes it look like another field.",
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
