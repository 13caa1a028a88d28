"""Records as plain Markdown, for programs that read text."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.message import Phrases, Say
from persona_handbook.reading.schema.schemas import Schema, schema_of
from persona_handbook.reading.yaml.value import Value
from persona_handbook.report.markdown_text import as_lines, in_a_line
from persona_handbook.site.api.claims import Record
from persona_handbook.site.edition import Edition

TITLES = {"persona": "name", "journey": "title", "evidence": "title"}
# calculated values, shown at the top or beside a claim
TOLD_APART = frozenset({"version", "id", "page", "file", "score", "review", "claims", "sections"})
TOLD_BESIDE_A_CLAIM = frozenset(
    {"id", "text", "page", "kind_of_claim", "standing", "confidence", "sources", "evidence", "situation"}
    | {"motivation", "outcome"}
)
# values that are in no file
WORKED_OUT: Phrases = {
    "page": "Page",
    "counts": "Counts as evidence",
    "cited_by": "Cited by",
    "text": "Text",
    "how": "Use",
    "depth": "Coverage",
    "people": "People",
    "has_data": "Supported by data",
    "confidence_of_reasons": "Confidence",
    "journeys": "Journeys",
    "review": "Review",
}
INDENT = "  "


def record_text(kind: str, record: Record, edition: Edition) -> str:
    """Return the record of a persona, journey or evidence item as Markdown.

    Args:
        kind: persona, journey or evidence
        record: the whole record
        edition: its language determines the names of fields
    """
    return "\n".join(_lines(kind, record, edition)) + "\n"


def _lines(kind: str, record: Record, edition: Edition) -> Iterator[str]:
    schema, say = schema_of(kind), edition.gettext
    yield f"# {in_a_line(str(record[TITLES[kind]]))}"
    yield ""
    yield f"- ID: {record['id']}"
    yield f"- {say(WORKED_OUT['page'])}: {record['page']}"
    if kind == "persona":
        yield from _score(record, say)
    rest = {name: each for name, each in record.items() if name not in {*TOLD_APART, TITLES[kind]}}
    yield from _fields(rest, schema, say, 0)
    yield from _claims(record.get("claims", []), schema, say)
    yield from _sections(record.get("sections", []), schema, say)


def _sections(sections: list[Record], schema: Schema, say: Say) -> Iterator[str]:
    for section in sections:
        yield from ("", f"## {in_a_line(section['title'])}", "", *as_lines(section["body"]))
        rest = {name: each for name, each in section.items() if name not in {"title", "body"}}
        yield from _fields(rest, schema["properties"]["sections"]["items"], say, 0)


def _score(record: Record, say: Say) -> Iterator[str]:
    score, review = record["score"], record["review"]
    yield f"- {say('Evidence score')}: {score['value']}/100 ({score['name']})"
    if review["due"]:
        yield f"- {say(WORKED_OUT['review'])}: {review['last']} → {review['due']}"


def _claims(claims: list[Record], schema: Schema, say: Say) -> Iterator[str]:
    told = None
    for claim in claims:
        field = claim["kind_of_claim"]
        of_list = schema["properties"][field]
        if field != told:
            yield from ("", f"## {say(of_list['title'])}", "")
            told = field
        yield f"- {in_a_line(claim['text'])} `{claim['id']}`"
        yield from _known(claim, say)
        written = {name: each for name, each in claim.items() if name not in TOLD_BESIDE_A_CLAIM}
        yield from _fields(written, of_list["items"], say, 1)
        yield from _sources(claim, say)


def _known(claim: Record, say: Say) -> Iterator[str]:
    standing, confidence = claim["standing"], claim["confidence"]
    causes = "".join(f"; {each}" for each in confidence["causes"])
    yield f"{INDENT}- {say('Confidence')}: {confidence['level']} ({standing['text']}{causes})"


def _sources(claim: Record, say: Say) -> Iterator[str]:
    sources = {each["id"]: each for each in claim["sources"]}
    for name in claim.get("evidence", []):
        source = sources.get(name)
        if source is None:
            yield f"{INDENT}- {say('Evidence')}: {name}"
            continue
        why_not = f" ({source['why_not']})" if "why_not" in source else ""
        yield (
            f"{INDENT}- {say('Evidence')}: {name}, [{in_a_line(source['title'])}]({source['page']}), "
            f"{source['date']}{why_not}"
        )
        yield from (f"{INDENT * 2}- “{in_a_line(quote)}”" for quote in source["quotes"])


def _fields(data: Record, schema: Schema, say: Say, depth: int) -> Iterator[str]:
    parts = schema.get("properties", {})
    for name, value in data.items():
        part = parts.get(name, {})
        title = say(part.get("title") or WORKED_OUT.get(name) or in_a_line(name))
        if value in (None, "", [], {}):
            continue
        if isinstance(value, dict | list) and not _is_short(value):
            yield f"{INDENT * depth}- {title}:"
            yield from _entries(value, part, say, depth + 1)
        else:
            yield f"{INDENT * depth}- {title}: {_short(value)}"


def _entries(value: Value, schema: Schema, say: Say, depth: int) -> Iterator[str]:
    if isinstance(value, dict):
        yield from _fields(value, schema, say, depth)
        return
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            first, *rest = _fields(each, schema.get("items", {}), say, 0) or [""]
            yield f"{INDENT * depth}{first}"
            yield from (f"{INDENT * (depth + 1)}{line}" for line in rest)
        else:
            yield f"{INDENT * depth}- {_short(each)}"


def _is_short(value: Value) -> bool:
    """Return whether a list fits on one line: it contains names and numbers, not sentences."""
    return isinstance(value, list) and all(not isinstance(each, dict | list) and len(str(each)) < 30 for each in value)


def _short(value: Value) -> str:
    if isinstance(value, list):
        return ", ".join(map(_short, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return in_a_line(str(value))
