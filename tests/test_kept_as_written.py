"""What people write that looks like markup and is none -> the same signs, from every field, on every way out."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from html import unescape
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from persona_handbook.insight.news import news
from persona_handbook.lint.accepting.change_report import ChangeReport, change_between
from persona_handbook.model.handbook import Handbook
from persona_handbook.reading.markdown.plain.literal_text import with_text_kept
from persona_handbook.reading.markdown.plain.stand_ins import given_back
from persona_handbook.report.changes.json import change_json
from persona_handbook.report.changes.markdown import change_markdown
from persona_handbook.report.changes.text import change_text
from persona_handbook.report.exported import export_json as json_of
from persona_handbook.report.exported import exported
from persona_handbook.site.address import Addresses
from persona_handbook.site.edition import Edition
from persona_handbook.site.pages.changes import change_feed
from persona_handbook.site.search.entries import search_entries
from persona_handbook.site.templating import load_templates
from persona_handbook.site.text import from_markdown
from persona_handbook.site.tree import site_tree
from persona_handbook.tables.filling import sheets_of
from persona_handbook.tables.reading import read_csv, read_workbook
from persona_handbook.tables.writing import as_csv, as_workbook
from persona_handbook.testing import TODAY, handbook_from, small_handbook
from persona_handbook.writing.language_model.prompt import prompt_of

WRITTEN = (
    *("did not find the <Export> button", "<Save as…> is grey", "pressed <Del> twice", "a <b> alone", "an end </b>"),
    *("<div class=x>", "<!-- a remark -->", "<script>alert(1)</script>", "<img src=x onerror=y>", "<?php echo 1 ?>"),
    *(
        "<![CDATA[x]]>",
        "x<y and y>z",
        "<3 it",
        "if a<b then c</b>d",
        "<a href='javascript:x'>here</a>",
        "<https://a b>",
    ),
    *("1. of May", "31. of July to 2. of August", "7. 3. 2026 was late", "- 5 degrees", "+ 3 % more", "* but Mondays"),
    *("# of tickets", "#1 reason", "####### much", "> 5 minutes", ">50 % of them", "C# and F#", "+1 for that"),
    *(
        "2*3*4",
        "2 * 3 * 4",
        "5* and 4* hotels",
        "f*ck and sh*t",
        "Kund*innen und Nutzer*innen",
        "Price* is net. *Or not",
    ),
    *("2**8 and 2**9", "snake_case_name", "__init__.py", "a_ b _c", "**unclosed", r"¯\_(ツ)_/¯", r"C:\new\*.txt"),
    *(r"\\host\share", r"^\d+\.\d*$", r"a \ b", "don`t and can`t", "one ` tick", "~~gone~~ ==mark== ^up^"),
    *("yes | no", "| a | b |", "![shot](a.png)", "[x](javascript:alert)", r"[x](\\host\share)", "[sic](and so on)"),
    *("[Anna]: yes", "[1]: https://a.example", "[x] done", "[[persona:a]]", "*[HTML]: x", "array[0]()"),
    *("AT&T &copy &nosuch; R&D", "a & b < c > d \" e ' f", "{{ x }} {% y %} ${z} {: .a }", ":smile: --8<-- (c) ->"),
    *(
        "@media #tag $1 and $2",
        "=1+1 is two",
        "http://a.example/x_y_z*",
        "a -- b --- c",
        "``` x",
        "~~~ y",
        "日本*語",
        "100 %*",
    ),
)
DAY = "2026-10-01"
TOLD = {"behaviors", "pains", "objections", "jobs", "decisions", "reviews", "sections", "findings", "x-Own"}


def fields_of(said: Callable[[str], list[str]]) -> dict[str, dict[str, Any]]:
    """Give a persona, a journey and an interview in which every field of the table says everything once."""
    persona = {
        "name": "Buyer",
        "status": "draft",
        "summary": "Orders parts.",
        "behaviors": [{"id": f"b{at}", "text": text} for at, text in enumerate(said("claim"))],
        "pains": [{"id": f"p{at}", "text": "Late.", "workaround": text} for at, text in enumerate(said("workaround"))],
        "objections": [{"id": f"o{at}", "text": "No.", "answer": text} for at, text in enumerate(said("answer"))],
        "jobs": [
            {"id": f"j{at}", "situation": text, "motivation": "go on", "outcome": "rest"}
            for at, text in enumerate(said("situation"))
        ],
        "quotes": [{"text": text, "evidence": "p-09", "said_by": "P-09"} for text in said("motto")],
        "decisions": [
            {"id": f"d{at}", "team": "product", "decision": text, "because": ["b0"], "date": DAY}
            for at, text in enumerate(said("decision"))
        ],
        "reviews": [
            {"date": DAY, "by": "research", "outcome": "changed", "looked_at": ["p-09"], "note": text}
            for text in said("note")
        ],
        "sections": [{"title": text, "body": "A."} for text in said("title of a section")]
        + [{"title": "A", "body": text} for text in said("section")],
        "x-Own": said("own field"),
    }
    steps = [
        {"action": text, "thought": thought, "touchpoint": "Desk", "feeling": 3, "evidence": ["p-09"]}
        for text, thought in zip(said("action"), said("thought"), strict=True)
    ]
    journey = {
        "title": "Ordering",
        "persona": "buyer",
        "kind": "usage",
        "stages": [{"id": "all", "name": "All", "steps": steps}],
    }
    interview = {
        "kind": "interview",
        "title": "Interview with P-09",
        "date": "2026-09-01",
        "participant": "P-09",
        "consent": {"scope": "public"},
        "quotes": [{"text": text} for text in said("quote")],
        "findings": said("finding"),
    }
    return {
        "personas/buyer.yaml": persona,
        "journeys/ordering.yaml": journey,
        "personas/evidence/p-09.yaml": interview,
    }


class Marked:
    """What every field says, each time with a mark behind it by which it is found again."""

    def __init__(self) -> None:
        self.said: dict[str, tuple[str, str]] = {}
        self.files = {path: json.dumps(data) for path, data in fields_of(self._texts).items()}

    def _texts(self, field: str) -> list[str]:
        texts = []
        for written in WRITTEN:
            mark = f"zq{len(self.said):04}"
            self.said[mark] = (field, written)
            texts.append(f"{written} {mark}")
        return texts


MARKED = Marked()
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&(?:lt|gt|#\d+);")
MERMAID = re.compile(r"#(\d+);")
MARK = re.compile(r"zq\d{4}")


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    read = handbook_from({**small_handbook(), **MARKED.files})
    assert not read.findings
    return read


@pytest.fixture(scope="module")
def edition(handbook: Handbook) -> Edition:
    """The edition of a handbook that nobody checked: findings say what is wrong in words of their own."""
    return Edition(handbook, (), TODAY, (), load_templates(Addresses()), news=news(handbook, (), TODAY))


def seen(html: str) -> str:
    """Give what a reader sees of a page."""
    text = unescape(re.sub(r"<[^>]*>", "", html))
    return MERMAID.sub(lambda found: chr(int(found[1])), text)


def rendered(markdown: str) -> str:
    return seen(Markdown(extensions=["attr_list", "md_in_html", "fenced_code", "tables"]).convert(markdown))


def on_git_host(markdown: str) -> str:
    """Give what CommonMark makes of a text in which nothing but our own tags is markup."""
    text = re.sub("</?(?:br|del|ins|code)>", "", markdown).replace("@\u2060", "@")
    return ESCAPED.sub(lambda found: found[1] or unescape(found[0]), text)


def pages(edition: Edition) -> Iterator[str]:
    tree = site_tree(edition)
    return (rendered(each.decode().split("---\n", 2)[-1]) for path, each in tree.items() if path.endswith(".md"))


def search(edition: Edition) -> Iterator[str]:
    return (f"{each.title}\n{each.text}" for each in search_entries(edition))


def feed(edition: Edition) -> Iterator[str]:
    yield seen(change_feed(edition).decode())


def export_json(edition: Edition) -> Iterator[str]:
    yield from _texts(json.loads(json_of(exported(edition.handbook, TODAY).files)))


def export_csv(edition: Edition) -> Iterator[str]:
    for sheet in sheets_of(exported(edition.handbook, TODAY).files).values():
        yield from _cells(read_csv(as_csv(sheet), sheet.name).rows)


def export_workbook(edition: Edition) -> Iterator[str]:
    sheets = sheets_of(exported(edition.handbook, TODAY).files).values()
    for table in read_workbook(as_workbook(sheets, TODAY)):
        yield from _cells(table.rows)


def prompt(edition: Edition) -> Iterator[str]:
    text = prompt_of(edition.handbook, "Parts.", 3, TODAY, within=True).text
    return (yaml.safe_load(line)[0] for line in text.splitlines() if MARK.search(line))


def diff(write: Callable[[ChangeReport], str]) -> Callable[[Edition], Iterator[str]]:
    def told(_edition: Edition) -> Iterator[str]:
        yield from _texts(json.loads(written)) if (written := write(_change())).startswith("{") else [written]

    return told


def _cells(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Give the texts of cells; a cell that holds a list of them holds it as JSON."""
    for row in rows:
        for cell in row:
            yield from _texts(json.loads(cell)) if cell.startswith('["') else [cell]


@cache
def _change() -> ChangeReport:
    """A change that adds everything but quotes, of which no report of a change tells a word."""
    full: dict[str, Any] = {path: json.loads(text) for path, text in MARKED.files.items()}
    for each in full.values():
        each.pop("quotes", None)
    few = {path: {name: part for name, part in data.items() if name not in TOLD} for path, data in full.items()}
    few["journeys/ordering.yaml"]["stages"][0] = few["journeys/ordering.yaml"]["stages"][0] | {"steps": []}
    before, after = (
        handbook_from(small_handbook() | {path: json.dumps(data) for path, data in each.items()})
        for each in (few, full)
    )
    return change_between(before, after, TODAY, check=lambda *_: [])


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401  any JSON
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


WAYS: dict[str, Callable[[Edition], Iterator[str]]] = {
    "page": pages,
    "search": search,
    "feed": feed,
    "export json": export_json,
    "export csv": export_csv,
    "export xlsx": export_workbook,
    "prompt": prompt,
    "diff text": diff(change_text),
    "diff json": diff(change_json),
    "diff markdown": diff(lambda change: on_git_host(change_markdown(change))),
}


EVERY = {field for field, _ in MARKED.said.values()}
IN_A_DIFF = {"claim", "situation", "decision", "title of a section", "section", "own field"}
SAYS = {
    "page": EVERY,
    "search": {"claim", "workaround", "answer", "situation", "decision", "action", "thought", "quote"},
    "feed": {"decision"},
    "export json": EVERY,
    "export csv": EVERY,
    "export xlsx": EVERY,
    "prompt": {"quote", "finding"},
    "diff text": IN_A_DIFF,
    "diff json": IN_A_DIFF,
    "diff markdown": IN_A_DIFF,
}


@pytest.mark.parametrize("way", WAYS)
def test_every_field_says_on_every_way_what_was_written(way: str, edition: Edition) -> None:
    text = " ".join("\n".join(WAYS[way](edition)).split())
    said = {mark: (*MARKED.said[mark.group()], text[: mark.start()]) for mark in MARK.finditer(text)}
    changed = {
        (field, written, before[-70:]) for field, written, before in said.values() if not before.endswith(f"{written} ")
    }
    assert changed == set()
    assert {field for field, _, _ in said.values()} == SAYS[way]


@pytest.mark.parametrize("written", [*WRITTEN, "---", "***", "#", ">", "1.", "[]: x", "\\"])
def test_a_whole_text_that_is_no_markdown_stays_as_it_is(written: str) -> None:
    assert seen(from_markdown(written)).strip() == written


MEANT = {
    "*so* and **so**": "<p><em>so</em> and <strong>so</strong></p>",
    "_so_ and __so__": "<p><em>so</em> and <strong>so</strong></p>",
    "**API**s and ***both***": "<p><strong>API</strong>s and <strong><em>both</em></strong></p>",
    "これは**大事**です": "<p>これは<strong>大事</strong>です</p>",
    r"2\*3 and \_x\_": "<p>2*3 and _x_</p>",
    "`<b>` and `a*b*c`": "<p><code><b></code> and <code>a*b*c</code></p>",
    "a <b>b</b> <kbd>Del</kbd> x<sub>2</sub><br>c": "<p>a <b>b</b> <kbd>Del</kbd> x<sub>2</sub><br>c</p>",
    '<abbr title="so">s</abbr>': '<p><abbr title="so">s</abbr></p>',
    "- a\n- b": "<ul> <li>a</li> <li>b</li> </ul>",
    "- a\n    - b": "<ul> <li>a<ul> <li>b</li> </ul> </li> </ul>",
    "1. a\n2. b": "<ol> <li>a</li> <li>b</li> </ol>",
    "1. a\n1. b": "<ol> <li>a</li> <li>b</li> </ol>",
    "3. a\n4. b": '<ol start="3"> <li>a</li> <li>b</li> </ol>',
    "1. a\n\n2. b": "<ol> <li> <p>a</p> </li> <li> <p>b</p> </li> </ol>",
    "# a\n\nb": "<h3>a</h3> <p>b</p>",
    "## a ##\n\nb": "<h3>a</h3> <p>b</p>",
    "a\n=\n\nb": "<h3>a</h3> <p>b</p>",
    "> said so": "<blockquote> <p>said so</p> </blockquote>",
    "a\n\n---\n\nb": "<p>a</p> <hr> <p>b</p>",
    "```\n<b> *a*\n# b\n```": "<pre><code><b> *a* # b </code></pre>",
    "a\n\n    <b> *a*": "<p>a</p> <pre><code><b> *a* </code></pre>",
    "[a](b.md 'c')": '<p><a href="b.md" title="c" rel="noopener noreferrer">a</a></p>',
    "[a](x_y_z*)": '<p><a href="x_y_z*" rel="noopener noreferrer">a</a></p>',
    "[a][1]\n\n[1]: https://b.example": '<p><a href="https://b.example" rel="noopener noreferrer">a</a></p>',
    "<https://a.example/x_y>": '<p><a href="https://a.example/x_y" rel="noopener noreferrer">https://a.example/x_y</a></p>',
}


@pytest.mark.parametrize("written", MEANT)
def test_what_was_meant_as_markdown_is_markdown(written: str) -> None:
    assert " ".join(unescape(from_markdown(written)).split()) == MEANT[written]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("31. of July\n1. of May", "<p>31. of July<br> 1. of May</p>"),
        ("- late\n\nand again", "<p>- late</p> <p>and again</p>"),
        ("a|b\n-|-\n1|2|3 | `4|5`", "<td>1</td> <td>2|3 | <code>4|5</code></td>"),
        ("|a|b|\n|-|-|\n|1|2|3|", "<td>1</td> <td>2|3</td>"),
        ("## About C#\n\nx", "<h3>About C#</h3> <p>x</p>"),
        ("<b>a\n\nb", "<p><b>a</p> <p>b</p>"),
        ("a\n> 5 minutes", "<p>a > 5 minutes</p>"),
    ],
)
def test_what_was_not_meant_stays_beside_what_was(written: str, shown: str) -> None:
    assert shown in " ".join(unescape(from_markdown(written)).split())


PIECES = [*"*_`<>[]()!#|\\.:&\"'=", "**", "</", "<b>", "</b>", "<Ex>", "](", "![", "# ", "1. ", "2. ", "- ", "> "]
PIECES += ["\n", "\n\n", "    ", "]: ", "a", "b", "word", "9", "---", "-|-\n", " ", "é", "日", "<!--", "-->", "x.y"]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_no_letter_disappears(written: str) -> None:
    shown = from_markdown(written)
    addresses = re.findall(r'(?:href|title)="([^"]*)"', shown)
    letters, left = (Counter(filter(str.isalpha, re.sub("</?b>", "", each))) for each in (written, seen(shown)))
    assert not letters - left - Counter("".join(map(unescape, addresses)))


@pytest.mark.parametrize(
    "piece", ["*a ", "[a", "<a ", "`a ", "1. a\n", "_a* ", "[", "<", "[a](", "|a", "\\", "![a", "> "]
)
def test_a_long_text_takes_no_longer_than_its_length(piece: str) -> None:
    """What grew with the square of the length would take minutes here."""
    assert given_back(with_text_kept(piece * 20_000)).replace("  \n", "\n") == piece * 20_000
