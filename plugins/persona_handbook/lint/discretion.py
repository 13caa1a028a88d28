"""Removes quotes and confidential words from findings before they are shown."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from persona_handbook.finding import Finding, Location
from persona_handbook.model.consent import gate, is_quoted, spoken, written_mottos
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.speech import spoken_lines
from persona_handbook.model.withheld import Withheld

PRIVATE = "personal-data"
QUOTED = re.compile(r"(?<=`)[^`]+(?=`)|(?<=“)[^”]+(?=”)|(?<=\")[^\"]+(?=\")")


@dataclass(frozen=True, slots=True)
class Discretion:
    """What findings must not repeat: words of quotes and of unreadable files, and lines that may contain quotes.

    No word of the lines in `shut`, which may not be shown, is repeated.
    """

    words: Withheld
    lines: Mapping[str, frozenset[int]]
    shut: Mapping[str, frozenset[int]]

    def of(self, finding: Finding) -> Finding:
        """Remove such words from a finding: its message, its help and its source line."""
        told = discreet(finding, self.words, is_spoken=_is_within(finding.location, self.shut))
        return replace(told, location=_without_line(told.location)) if _is_within(told.location, self.lines) else told


def _is_within(place: Location, lines: Mapping[str, frozenset[int]]) -> bool:
    return not lines.get(place.path, frozenset()).isdisjoint(range(place.line, place.end_line + 1))


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
    """Hide words in a message, including short quoted values that consist of them."""
    hide = words.hide_any if is_spoken else words.hide
    return QUOTED.sub(lambda found: hide(found[0]), words.hide(said))


def discretion(handbook: Handbook, today: dt.date) -> Discretion:
    """Return what findings of a handbook must not repeat on a date."""
    opened = gate(handbook, today)
    lines: dict[str, frozenset[int]] = {}
    shut: dict[str, frozenset[int]] = {each.path: each.spoken_lines for each in handbook.broken_of("evidence")}
    for evidence in handbook.evidence:
        found = frozenset(spoken_lines(evidence.place.document.source.text))
        if evidence.is_conversation or is_quoted(evidence):
            lines[evidence.path] = found
        if not opened.shows_words(evidence):
            shut[evidence.path] = found
    for persona in handbook.personas:
        lines[persona.path] = frozenset(_in_lines(motto.place.at("text") for motto in written_mottos(persona)))
        hidden = (motto.place.at("text") for motto in written_mottos(persona) if not opened.shows_motto(motto))
        shut[persona.path] = frozenset(_in_lines(hidden))
    for journey in handbook.journeys:
        heard = (step.place.at("thought") for step in journey.steps() if step.thought and step.evidence)
        lines[journey.path] = frozenset(_in_lines(heard))
    return Discretion(spoken(handbook), {**shut, **lines}, shut)


def _in_lines(places: Iterable[Location]) -> Iterator[int]:
    return (line for place in places for line in range(place.line, place.end_line + 1))
