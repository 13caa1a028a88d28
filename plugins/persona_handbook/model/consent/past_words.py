"""Finds the words of an interview in all versions of all files that Git keeps, and in the messages of commits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from persona_handbook.model.consent.passages import passages
from persona_handbook.model.consent.speech import speech
from persona_handbook.model.consent.withheld import Withheld
from persona_handbook.model.site_files.embedded_text import ENDINGS, embedded_text
from persona_handbook.reading.git.versions import Version, content_of, messages, versions

YAML = frozenset({".yaml", ".yml"})


@dataclass(frozen=True, slots=True)
class Trace:
    """A commit whose version of a file contains such words; without a path, its message does."""

    path: str
    commit: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class PastWords:
    """Where the words of an interview are, and whether any version of it was found."""

    is_known: bool
    traces: tuple[Trace, ...]


def past_words(root: Path, evidence: str) -> PastWords:
    """Search the history for the words of all versions of an interview.

    Args:
        root: the handbook's folder
        evidence: the ID of the interview; its file may be deleted

    Raises:
        GitError: Git could not answer
    """
    found = [*versions(root)]
    own = {each.blob: each for each in found if _is_of(each.path, evidence)}
    words = Withheld(
        line for each in own.values() for line in speech(content_of(root, each).decode("utf-8", "replace"))
    )
    return PastWords(bool(own), tuple(_traces(root, found, words)) if words else ())


def _is_of(path: str, evidence: str) -> bool:
    file = PurePosixPath(path)
    return file.stem == evidence and file.suffix.lower() in YAML


def _traces(root: Path, found: list[Version], words: Withheld) -> Iterator[Trace]:
    @cache
    def holds(blob: str, ending: str) -> bool:
        return bool(passages(_text(content_of(root, by_blob[blob]), ending), words))

    by_blob = {each.blob: each for each in found}
    for each in found:
        if holds(each.blob, PurePosixPath(each.path).suffix.lower()):
            yield Trace(each.path, each.commit, each.day)
    for message in messages(root):
        if passages(message.text, words):
            yield Trace("", message.commit, message.day)


def _text(content: bytes, ending: str) -> str:
    """Return the text of a file; empty if it has none that can be read."""
    if ending not in ENDINGS:
        return "" if b"\0" in content else content.decode("utf-8", "replace")
    try:
        return embedded_text(content, ending) or ""
    except ValueError:
        return ""
