"""Escapes text in which white space is significant: YAML, and source lines of findings."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from persona_handbook.finding import Finding, Location, split_at_code
from persona_handbook.site.text import in_html, referenced

WIDEST_LINE = 120
NEW_LINE = Markup("&#10;")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source line split at the start and end of a finding, and the indentation of its caret."""

    number: int
    before: Markup
    marked: Markup
    after: Markup
    carets: str


def in_code(text: str) -> Markup:
    """Escape a text for `<pre>`, as safe as `in_html`, but with unchanged white space."""
    return NEW_LINE.join(_spaced(line) for line in text.strip("\r\n").splitlines())


def in_source(source: str) -> Markup:
    """Escape the source of a diagram for `<pre>`, on one line of the page, without changing any character."""
    return NEW_LINE.join(Markup(referenced(line)) for line in source.strip("\n").split("\n"))  # noqa: S704  a gate


def with_code(text: str) -> Markup:
    """Escape a message for HTML; parts in backticks become code."""
    pieces = split_at_code(text)
    if len(pieces) % 2 == 0:
        return in_html(text)
    said = (
        Markup("<code>{}</code>").format(in_code(piece)) if index % 2 else _spaced(piece)
        for index, piece in enumerate(pieces)
    )
    return Markup("").join(said)


def source_line(place: Location) -> SourceLine | None:
    """Split the source line of a place into before, at and after; None if there is no line to show.

    A long line is shortened around the place.
    """
    line = place.excerpt.rstrip()
    if not line.strip():
        return None
    start = min(place.column - 1, len(line))
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    end = min(max(end, start), len(line))
    first = max(0, start - WIDEST_LINE // 2)
    last = max(first + WIDEST_LINE, min(end, start + WIDEST_LINE))
    before = ("…" if first else "") + line[first:start]
    marked = line[start : min(end, last)]
    after = line[end:last] + ("…" if last < len(line) else "")
    return SourceLine(
        number=place.line,
        before=_spaced(before),
        marked=_spaced(marked),
        after=_spaced(after),
        carets="^" * max(1, len(marked)),
    )


def finding_line(finding: Finding, _edition: object = None) -> SourceLine | None:
    """Return the source line of a finding, or None; `lint/discretion.py` has removed confidential words."""
    return source_line(finding.location)


def _spaced(line: str) -> Markup:
    plain = "".join(character if character.isprintable() else " " for character in line)
    return Markup(" ").join(in_html(word) for word in plain.split(" "))
