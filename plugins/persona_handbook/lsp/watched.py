"""An open handbook: it is read and checked again after possible changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from threading import Lock

from persona_handbook.dates.clock import BuildTimeError, real_day, today
from persona_handbook.finding import Finding, still_open
from persona_handbook.lint.accepting.baseline import NotABaselineError, read_baseline
from persona_handbook.lint.engine import check_handbook
from persona_handbook.lsp.reading import Reading
from persona_handbook.model.files.checked_files import is_handbook
from persona_handbook.model.files.folders import handbook_of, read_files
from persona_handbook.model.files.one_file import Memory
from persona_handbook.model.site_files.sources import BASELINE
from persona_handbook.reading.opening import read_given
from persona_handbook.reading.unsaved import reading_unsaved
from persona_handbook.report.findings.limits import within_ceiling
from persona_handbook.settings.settings import Settings, read_settings
from persona_handbook.site.checking import check_site

Unsaved = Mapping[Path, bytes]


class Watched:
    """A handbook; its methods are thread-safe."""

    def __init__(self, root: Path, config: Path | None = None) -> None:
        """Watch the handbook in a folder, with the mkdocs.yml of the folder or another configuration file."""
        self.root = root
        self.config = config
        self._memory = Memory()
        self._lock = Lock()
        self._reading: Reading | None = None
        self._findings: list[Finding] = []
        self._is_outdated = True

    def outdate(self) -> None:
        """Mark files on disk as changed."""
        self._is_outdated = True

    def read(self, typed: Unsaved) -> Reading | None:
        """Return the current handbook with unsaved content; None if it no longer exists or cannot be read."""
        with self._lock:
            if self._is_outdated or self._reading is None or self._reading.typed != typed:
                self._is_outdated = False
                self._reading = self._read(typed)
            return self._reading

    def check(self, typed: Unsaved) -> tuple[Reading, list[Finding]] | None:
        """Return the findings of the current handbook; None if it no longer exists or cannot be read.

        The handbook's own templates are tested on every page only after a file was saved.
        """
        was_saved = self._is_outdated
        reading = self.read(typed)
        if reading is None:
            self._findings = []
            return None
        with reading_unsaved(typed):
            now = _day(reading.settings)
            if was_saved or not reading.handbook.own_files:
                found = check_site(reading.handbook, now)
            else:
                found = check_handbook(reading.handbook, now)
                found += [each for each in self._of_templates(reading.settings) if each not in found]
        self._findings = found
        return reading, within_ceiling(still_open(self._without_baseline(found)))

    def _read(self, typed: Unsaved) -> Reading | None:
        with reading_unsaved(typed):
            try:
                settings = read_settings(self.root, self.config)
                if not is_handbook(settings):
                    return None
                files = read_files(settings, self._memory)
                handbook = handbook_of(settings, files, real_day())
            except OSError:
                return None
        return Reading(settings, handbook, {each.path: each for each in files}, dict(typed))

    def _of_templates(self, settings: Settings) -> list[Finding]:
        folder = f"{(settings.templates or '').rstrip('/')}/"
        return [each for each in self._findings if each.location.path.startswith(folder)]

    def _without_baseline(self, findings: list[Finding]) -> list[Finding]:
        try:
            return read_baseline(read_given(self.root / BASELINE).decode("utf-8-sig")).take_in(findings)
        except (OSError, UnicodeDecodeError, NotABaselineError):
            return findings


def _day(settings: Settings) -> dt.date:
    try:
        return today(settings.today)
    except BuildTimeError:
        return real_day()
