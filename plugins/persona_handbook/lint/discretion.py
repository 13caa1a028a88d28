"""Findings before anybody reads them: none repeats what somebody said and may no longer be shown."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from persona_handbook.finding import Finding
from persona_handbook.model.consent import hidden_mottos, may_be_shown, withheld
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.speech import spoken_lines
from persona_handbook.model.withheld import Withheld

PRIVATE = "personal-data"
QUOTED = re.compile(r"(?<=`)[^`]+(?=`)|(?<=“)[^”]+(?=”)|(?<=\")[^\"]+(?=\")")


@dataclass(frozen=True, slots=True)
class Discretion:
    """What findings may not repeat: words, and the lines of each file on which they stand."""

    words: Withheld
    lines: Mapping[str, frozenset[int]]

    def of(self, finding: Finding) -> Finding:
        """Give a finding without such words: in what it says, what to do, and the line that it shows."""
        place = finding.location
        is_spoken = not self.lines.get(place.path, frozenset()).isdisjoint(range(place.line, place.end_line + 1))
        return discreet(finding, self.words, is_spoken=is_spoken)


def discreet(finding: Finding, words: Withheld, *, is_spoken: bool = False) -> Finding:
    """Give a finding without words that may not be shown.

    Args:
        finding: what it says, what to do, and the line that it shows are gone through
        words: what may not be shown
        is_spoken: whether it is about a line that holds them, so that not even a part of the line may be repeated
    """
    place = finding.location
    message, help_ = (hidden_in_sentence(said, words, is_spoken=is_spoken) for said in (finding.message, finding.help))
    shows = not is_spoken and finding.rule != PRIVATE and not words.echoes(place.excerpt)
    location = place if shows else replace(place, excerpt="")
    if (message, help_, location) == (finding.message, finding.help, place):
        return finding
    return replace(finding, message=message, help=help_, location=location)


def hidden_in_sentence(said: str, words: Withheld, *, is_spoken: bool = False) -> str:
    """Hide words in a sentence of ours, and what it quotes where that is one of them, however short."""
    hide = words.hide_any if is_spoken else words.hide
    return QUOTED.sub(lambda found: hide(found[0]), words.hide(said))


def discretion(handbook: Handbook, today: dt.date) -> Discretion:
    """Give what findings in a handbook may not repeat on a day."""
    lines: dict[str, frozenset[int]] = {}
    for path, numbers in _lines(handbook, today):
        lines[path] = lines.get(path, frozenset()) | frozenset(numbers)
    return Discretion(withheld(handbook, today), lines)


def _lines(handbook: Handbook, today: dt.date) -> Iterator[tuple[str, Iterable[int]]]:
    for broken in handbook.broken_of("evidence"):
        yield broken.path, broken.spoken_lines
    for evidence in handbook.evidence:
        if not may_be_shown(evidence, today):
            yield evidence.path, spoken_lines(evidence.place.document.source.text)
    for motto in hidden_mottos(handbook, today):
        place = motto.place.at("text")
        yield place.path, range(place.line, place.end_line + 1)
