"""One state of a handbook: its files, unsaved content, and the model."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from persona_handbook.message import Message, Say
from persona_handbook.model.files.one_file import ReadFile
from persona_handbook.model.handbook import Handbook
from persona_handbook.reading.opening import read_given
from persona_handbook.reading.paths import path_from
from persona_handbook.reading.source_text.source import Source
from persona_handbook.settings.settings import Settings
from persona_handbook.site.i18n.language import language_for_code
from persona_handbook.site.own.own_templates import own_templates


@dataclass(frozen=True)
class Reading:
    """A handbook as it was read; `typed` is the content of each open file at that time, by resolved path."""

    settings: Settings
    handbook: Handbook
    files: Mapping[str, ReadFile]
    typed: Mapping[Path, bytes] = field(repr=False)

    @cached_property
    def say(self) -> Say:
        """Translate messages to the language of the site."""
        own = self.handbook.once(own_templates).catalogs
        return language_for_code(self.settings.language, own).gettext

    def worded(self, text: str) -> str:
        """Return a message in the language of the site, and any other text as somebody wrote it."""
        return self.say(text) if isinstance(text, Message) else text

    def file(self, path: str) -> Path:
        """Return the file at a path from a finding."""
        return Path(os.path.realpath(self.settings.root / path))

    def path_of(self, file: Path) -> str:
        """Return the path of a file as shown in findings."""
        real = Path(os.path.realpath(file))
        named = (path for path in self.files if self.file(path) == real)
        return next(named, path_from(Path(os.path.realpath(self.settings.root)), real))

    def source(self, path: str) -> Source:
        """Return the text of a file as it was read; empty if it cannot be read."""
        read = self.files.get(path)
        if read and read.document:
            return read.document.source
        page = next((page.source for page in self.handbook.written if page.source.path == path), None)
        return page or Source(path, self._content(self.file(path)).decode("utf-8-sig", "replace"))

    def _content(self, file: Path) -> bytes:
        typed = self.typed.get(file)
        try:
            return read_given(file) if typed is None else typed
        except OSError:
            return b""
