"""A baseline: existing findings of an old handbook, which are accepted until fixed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from persona_handbook.finding import Acceptance, Finding, still_open
from persona_handbook.lint.accepting.fingerprint import fingerprint
from persona_handbook.message import gettext
from persona_handbook.reading.json_text import as_json

VERSION = 1
TAKEN_IN = Acceptance(gettext("Existed when the baseline was written."))


class NotABaselineError(Exception):
    """The file does not contain a baseline."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The number of findings by fingerprint."""

    counts: Mapping[str, int]

    def take_in(self, findings: Iterable[Finding]) -> list[Finding]:
        """Accept the findings in the baseline, each at most as often as recorded."""
        return list(self._taken_in(findings))

    def mended(self, findings: Iterable[Finding]) -> int:
        """Count the recorded findings that no longer occur."""
        return sum((Counter(self.counts) - Counter(map(fingerprint, findings))).values())

    def _taken_in(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        left = Counter(self.counts)
        for finding in findings:
            name = fingerprint(finding)
            known = not finding.accepted and left[name] > 0
            left[name] -= known
            yield replace(finding, accepted=TAKEN_IN) if known else finding


def read_baseline(text: str) -> Baseline:
    """Read a baseline.

    Raises:
        NotABaselineError: the text was not written by `write_baseline`
    """
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        held = None
    if not _is_baseline(held):
        raise NotABaselineError("it was not written by `personas check --write-baseline`")
    return Baseline({entry["fingerprint"]: entry["count"] for entry in held["findings"]})


def _is_baseline(held: Any) -> bool:  # noqa: ANN401  JSON
    return (
        isinstance(held, dict)
        and set(held) == {"version", "findings"}
        and held["version"] == VERSION
        and isinstance(held["findings"], list)
        and all(map(_is_entry, held["findings"]))
    )


def _is_entry(entry: Any) -> bool:  # noqa: ANN401  JSON
    return isinstance(entry, dict) and isinstance(entry.get("fingerprint"), str) and type(entry.get("count")) is int


def write_baseline(findings: Iterable[Finding]) -> str:
    """Return the text of a baseline with all open findings, sorted so that diffs are easy to review."""
    kept = still_open(findings)
    counts = Counter(map(fingerprint, kept))
    first = {fingerprint(finding): finding for finding in reversed(kept)}
    ordered = sorted(first.items(), key=lambda each: (each[1].location.path, each[1].rule, each[1].message))
    entries = [
        {
            "fingerprint": name,
            "count": counts[name],
            "rule": finding.rule,
            "path": finding.location.path,
            "message": finding.message,
        }
        for name, finding in ordered
    ]
    return f"{as_json({'version': VERSION, 'findings': entries})}\n"
