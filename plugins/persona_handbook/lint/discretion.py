"""Removes quotes and confidential words from findings before they are shown."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from persona_handbook.finding import Finding, Location
from persona_handbook.message import reworded
from persona_handbook.model.consent.gate import Gate, gate, is_quoted, spoken, written_mottos
from persona_handbook.model.consent.speech import field_at_start, heard_beside_a_source, spoken_lines
from persona_handbook.model.consent.withheld import Withheld
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.model.mention import File

HiddenLines = tuple[frozenset[int], frozenset[int]]
NONE: frozenset[int] = frozenset()
PRIVATE = "personal-data"
QUOTED = re.compile(r"`[^`]+`|“[^”]+”|\"[^\"]+\"")
# where code holds a backtick, any part may be the code: what is between two codes is hidden as well
UNCLEAR = re.compile(r"(?<=`)[^`]+(?=`)|(?<=“)[^”]+(?=”)|(?<=\")[^\"]+(?=\")")


@dataclass(frozen=True, slots=True)
class Discretion:
    """What findings must not repeat: words of quotes and of unreadable files, and lines that may contain quotes.

    No word of a line that may not be shown is repeated. `broken` gives such lines of unreadable files. The lines of a
    file are looked up at its first finding.
    """

    words: Withheld
    files: Mapping[str, File]
    broken: Mapping[str, frozenset[int]]
    opened: Gate
    _known: dict[str, HiddenLines] = field(default_factory=dict, init=False)

    def of(self, finding: Finding) -> Finding:
        """Remove such words from a finding: its message, its help and its source line."""
        lines, shut = self._lines(finding.location.path)
        told = discreet(finding, self.words, is_spoken=_is_within(finding.location, shut))
        return replace(told, location=_without_line(told.location)) if _is_within(told.location, lines) else told

    def _lines(self, path: str) -> HiddenLines:
        if path not in self._known:
            unread = self.broken.get(path, NONE)
            self._known[path] = _lines_of(self.files[path], self.opened) if path in self.files else (unread, unread)
        return self._known[path]


def _is_within(place: Location, lines: frozenset[int]) -> bool:
    return not lines.isdisjoint(range(place.line, place.end_line + 1))


def _without_line(place: Location) -> Location:
    return replace(place, excerpt="")


def discreet(finding: Finding, words: Withheld, *, is_spoken: bool = False) -> Finding:
    """Remove words that may not be shown from a finding.

    Args:
        finding: its message, help and source line are changed
        words: the words that may not be shown
        is_spoken: whether its line contains such words, so that no part of the line may be repeated
    """
    place = finding.location
    message, help_ = (hidden_in_sentence(said, words, is_spoken=is_spoken) for said in (finding.message, finding.help))
    shows = not is_spoken and finding.rule != PRIVATE and not words.echoes(place.excerpt)
    location = place if shows else replace(place, excerpt="")
    if (message, help_, location) == (finding.message, finding.help, place):
        return finding
    return replace(finding, message=message, help=help_, location=location)


def hidden_in_sentence(said: str, words: Withheld, *, is_spoken: bool = False) -> str:
    """Hide words in a message, including short quoted values that consist of them; names of fields stay."""
    hide = words.hide_any if is_spoken else words.hide_cut

    def value(text: str) -> str:
        name, holds_words = field_at_start(text)
        return f"{name}{hide(text[len(name) :])}" if holds_words else text

    def hidden(text: str) -> str:
        text = words.hide_cut(text)
        if "``" in text or text.count("`") % 2:
            return UNCLEAR.sub(lambda found: hide(found[0]), text)
        return QUOTED.sub(lambda found: f"{found[0][0]}{value(found[0][1:-1])}{found[0][-1]}", text)

    return reworded(said, hidden, value, words.hide_cut, hide)


def discretion(handbook: Handbook, today: dt.date) -> Discretion:
    """Return what findings of a handbook must not repeat on a date."""
    files = {file.path: file for kind in ("evidence", "persona", "journey") for file in handbook.files(kind)}
    broken = {each.path: each.spoken_lines for each in handbook.broken}
    return Discretion(spoken(handbook), files, broken, gate(handbook, today))


def _lines_of(file: File, opened: Gate) -> HiddenLines:
    """Return the lines of a file that may contain quotes, and those whose words may not be shown."""
    if isinstance(file, Evidence):
        found = frozenset(spoken_lines(file.place.document.source.text))
        shut = frozenset[int]() if opened.shows_words(file) else found
        return (found if file.is_conversation or is_quoted(file) else shut), shut
    beside = heard_beside_a_source(file.place.document.source.text)
    if isinstance(file, Journey):
        heard = _in_lines(step.place.at("thought") for step in file.steps() if step.thought and step.evidence)
        return heard | beside, NONE
    hidden = (motto.place.at("text") for motto in written_mottos(file) if not opened.shows_motto(motto))
    return _in_lines(motto.place.at("text") for motto in written_mottos(file)) | beside, _in_lines(hidden)


def _in_lines(places: Iterable[Location]) -> frozenset[int]:
    return frozenset(line for place in places for line in range(place.line, place.end_line + 1))
