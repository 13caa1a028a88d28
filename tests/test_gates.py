"""Every way on which a text leaves, with every sign that could mean something there -> exactly what is written.

`gates/` holds what each way makes of each sign, one file a way; what leaves as it came stands there as `=`.
`REVIEW=1` writes the files anew for somebody to review. The tests below the table say what must hold for any text.
"""

from __future__ import annotations

import io
import json
import os
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from html import unescape
from pathlib import Path

import icalendar
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mermaid_reader import understand
from persona_handbook.finding import Finding, Level, Location
from persona_handbook.reading.source_text.source import INVISIBLE
from persona_handbook.reading.unshowable import showable
from persona_handbook.report.findings.excerpt import excerpt
from persona_handbook.report.findings.github import github
from persona_handbook.report.findings.gitlab import gitlab
from persona_handbook.report.findings.json import json as json_report
from persona_handbook.report.findings.junit import junit
from persona_handbook.report.findings.markdown import markdown
from persona_handbook.report.findings.sarif import sarif
from persona_handbook.report.findings.text import text
from persona_handbook.report.markdown_text import as_code, as_lines, in_a_line, in_markdown
from persona_handbook.report.reviews.calendar import _text as in_calendar
from persona_handbook.report.terminal_text import on_terminal, on_terminal_lines
from persona_handbook.site.address import Addresses
from persona_handbook.site.code import in_code, in_source, with_code
from persona_handbook.site.forms.pages import _script
from persona_handbook.site.journey.diagram import DiagramStage, DiagramStep, draw
from persona_handbook.site.journey.diagram_text import Position, in_diagram, label_text
from persona_handbook.site.page import Page
from persona_handbook.site.templating import load_templates
from persona_handbook.site.text import from_markdown, in_html, safe_link
from persona_handbook.tables.reading import read_csv, read_workbook
from persona_handbook.tables.sheets import Sheet
from persona_handbook.tables.writing import as_csv, as_workbook
from persona_handbook.testing import TODAY
from persona_handbook.writing.yaml_text import yaml_of
from signs import signs

GATES = Path(__file__).parent / "gates"
SAFE_IN_HTML = re.compile(r"(?:[A-Za-z0-9 ,.]|(?<=[A-Za-z0-9])-(?=[A-Za-z0-9])|&#\d+;|[^\x00-\xa0\ud800-\udfff])*")
SAFE_ON_TERMINAL = re.compile(r"[^\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff\u200b\ufeff]*")
COMMAND = re.compile(r"^\s*::|##(vso|teamcity)?\[", re.IGNORECASE)
ENVIRONMENT = load_templates(Addresses()).environment


def template(source: str) -> Callable[[str], str]:
    whole = ENVIRONMENT.from_string(source)
    return lambda said: whole.render(said=said)


def finding(said: str, path: str = "personas/a.yaml") -> Finding:
    return Finding(Location(path, 1, 1, 1, 2, said), Level.ERROR, "a-rule", said, "Mend it.")


def sheet(said: str) -> Sheet:
    return Sheet("personas", ("id", "name"), ({"id": "a", "name": said},))


def csv_cell(said: str) -> str:
    return as_csv(sheet(said)).decode("utf-8-sig").removeprefix("id,name\r\na,").removesuffix("\r\n")


def of_json(report: str, *way: str | int) -> str:
    found = json.loads(report)
    for step in way:
        found = found[step]
    return str(found)


WAYS: dict[str, Callable[[str], str]] = {
    "content": template("<p>{{ said }}</p>"),
    "attribute": template('<p title="{{ said }}">'),
    "feed": template("<title>{{ said }}</title>"),
    "address": template('<a href="{{ said | safe_link }}">'),
    "code": lambda said: f"<code>{in_code(said)}</code>",
    "sentence-with-code": with_code,
    "markdown": from_markdown,
    "markdown-link-address": lambda said: from_markdown(f"[a]({said})"),
    "markdown-link-title": lambda said: from_markdown(f"[a](https://example.com '{said}')"),
    "diagram-title": lambda said: in_diagram(said, Position.TITLE),
    "diagram-description": lambda said: in_diagram(said, Position.DESCRIPTION),
    "diagram-section": lambda said: in_diagram(said, Position.SECTION),
    "diagram-task": lambda said: in_diagram(said, Position.TASK),
    "diagram-actor": lambda said: in_diagram(said, Position.ACTOR),
    "diagram-on-a-page": lambda said: in_source(in_diagram(said, Position.TITLE)),
    "front-matter": lambda said: Page("a.md", said, "").text.removeprefix("---\n").removesuffix("\n---\n\n\n"),
    "script": lambda said: _script("a", said).decode(),
    "csv": csv_cell,
    "calendar": in_calendar,
    "terminal": on_terminal,
    "terminal-source": lambda said: excerpt(Location("a", 1, 1, 1, 2, said))[0],
    "report-text": lambda said: text([finding(said)]),
    "report-github": lambda said: github([finding(said)]),
    "report-github-file": lambda said: github([finding("a", said)]),
    "report-markdown": lambda said: markdown([finding(said)]),
    "report-markdown-file": lambda said: markdown([finding("a", said)]),
    "report-junit": lambda said: junit([finding(said)]),
    "plain-markdown": in_a_line,
    "plain-markdown-body": lambda said: "\n".join(as_lines(said)),
    "git-host": in_markdown,
    "git-host-code": as_code,
    "yaml": lambda said: yaml_of({"a": said}),
}
UNALTERED: dict[str, Callable[[str], str]] = {
    "workbook": lambda said: read_workbook(as_workbook([sheet(said)], TODAY))[0].rows[1][1] if said else "",
    "csv": lambda said: read_csv(as_csv(sheet(said)), "a").rows[1][1],
    "script": lambda said: json.loads(_script("a", said).decode().removeprefix("window.a = ").removesuffix(";\n")),
    "report-json": lambda said: of_json(json_report([finding(said)]), "findings", 0, "message"),
    "report-gitlab": lambda said: of_json(gitlab([finding(said)]), 0, "description").removesuffix(" Mend it."),
    "report-sarif": lambda said: of_json(
        sarif([finding(said)]), "runs", 0, "results", 0, "message", "text"
    ).removesuffix(" Mend it."),
}


def in_ascii(said: str) -> str:
    return said.encode("unicode_escape").decode("ascii")


def table_of(way: Callable[[str], str]) -> str:
    lines = [f"{name}\t{'=' if (out := str(way(said))) == said else in_ascii(out)}" for name, said in signs()]
    return "\n".join([*lines, ""])


@pytest.mark.parametrize("name", WAYS)
def test_each_way_writes_each_sign_exactly(name: str) -> None:
    golden, written = GATES / f"{name}.tsv", table_of(WAYS[name])
    if os.environ.get("REVIEW"):
        golden.write_text(written, "utf-8", newline="\n")
    assert written.splitlines() == golden.read_text("utf-8").splitlines()


def test_every_table_is_of_a_way() -> None:
    assert {each.stem for each in GATES.glob("*.tsv")} == set(WAYS)


ANY_TEXT = st.one_of(
    st.sampled_from([said for _, said in signs()]),
    st.lists(st.sampled_from([said for _, said in signs()]), max_size=4).map("".join),
    st.text(st.characters(exclude_categories=[])),
)


@given(ANY_TEXT)
def test_html_says_what_was_written_and_nothing_else(said: str) -> None:
    written = in_html(said)
    turned_back = re.escape(showable(" ".join(said.split()))) + "[\u202c\u2069]*"
    assert SAFE_IN_HTML.fullmatch(written)
    assert re.fullmatch(turned_back, unescape(written))
    assert WAYS["attribute"](said) == f'<p title="{written}">'
    assert ET.fromstring(WAYS["feed"](said)).tag == "title"  # noqa: S314  our own


@given(ANY_TEXT)
def test_markdown_holds_no_tag_that_is_not_allowed_and_no_address_that_is_not_safe(said: str) -> None:
    for outside in re.split(r"<[^>]*>", from_markdown(said)):
        assert SAFE_IN_HTML.fullmatch(outside.replace("\n", " "))
    for address in re.findall(r'href="([^"]*)"', from_markdown(said)):
        assert safe_link(unescape(address)) == unescape(address)


@pytest.mark.parametrize("said", [said for _, said in signs()])
def test_mermaid_understands_what_was_written(said: str) -> None:
    (diagram,) = draw(said, (DiagramStage("a", (DiagramStep("b", 3, ()),)),))
    assert understand(diagram.source).title == label_text(said)


@given(ANY_TEXT)
def test_the_head_of_a_page_is_read_as_it_was_written(said: str) -> None:
    head = Page("a.md", said, "").text.split("\n---\n")[0].removeprefix("---\n")
    assert yaml.safe_load(head) == {"title": showable(said)}


@given(ANY_TEXT)
def test_a_calendar_holds_one_line_for_a_text(said: str) -> None:
    written = in_calendar(said)
    assert len(f"a{written}".splitlines()) == 1
    event = f"BEGIN:VEVENT\r\nSUMMARY:{written}\r\nEND:VEVENT\r\n"
    (read,) = icalendar.Calendar.from_ical(f"BEGIN:VCALENDAR\r\n{event}END:VCALENDAR\r\n").events
    line_ends = "[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]"
    assert re.sub(line_ends, "", str(read["SUMMARY"])) == showable(re.sub(line_ends, "", said))


@given(ANY_TEXT)
def test_a_terminal_and_a_log_get_nothing_that_commands_them(said: str) -> None:
    every = on_terminal(said), on_terminal_lines(said), text([finding(said, said)]), text([finding(said)])
    for line in "\n".join(every).split("\n"):
        assert SAFE_ON_TERMINAL.fullmatch(line)
        assert not COMMAND.search(line)
    commands = github([finding(said, said)]).split("\n")
    assert [each[:8] for each in commands] == ["::error ", "1 error ", ""]
    assert SAFE_ON_TERMINAL.fullmatch(commands[0].split("::", 2)[2])


@given(ANY_TEXT)
def test_a_report_for_xml_is_well_formed(said: str) -> None:
    report = junit([finding(said, said)]).encode("utf-8")
    assert len(ET.parse(io.BytesIO(report)).findall(".//failure")) == 1  # noqa: S314  our own


@pytest.mark.parametrize("name", UNALTERED)
@pytest.mark.parametrize("said", [said for _, said in signs() if not INVISIBLE.search(said)])
def test_what_programs_read_is_what_was_written(name: str, said: str) -> None:
    way = UNALTERED[name]
    assert way(said) == said


@given(ANY_TEXT)
def test_no_cell_is_taken_for_a_formula(said: str) -> None:
    cell = csv_cell(said.encode("utf-8", "replace").decode())
    for part in re.split("[;\t\r\n]", cell.removeprefix('"')):
        assert not re.match("[=+\\-@|\r\uff1d\uff0b\uff0d\uff20]", part)
