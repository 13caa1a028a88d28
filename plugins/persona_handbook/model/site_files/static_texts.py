"""Texts among the files that a site publishes as they are: which of them repeat words that may not be shown."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from persona_handbook.model.consent.passages import passages
from persona_handbook.model.consent.withheld import Withheld
from persona_handbook.model.site_files.documents import documents_of, may_lie_in
from persona_handbook.model.site_files.embedded_text import READERS, embedded_text
from persona_handbook.model.site_files.sources import Sources
from persona_handbook.reading.opening import read_file
from persona_handbook.reading.paths import path_from
from persona_handbook.reading.source_text.source import Source
from persona_handbook.settings.settings import Settings

OF_TEXT = (
    "txt text csv tsv json jsonl ndjson geojson yaml yml toml ini",
    "xml rss atom html htm xhtml svg rst adoc org tex rtf log",
    "ics vcf vtt srt js mjs map eml ipynb markdown mdown diff patch sql",
)
KINDS = frozenset(f".{name}" for line in OF_TEXT for name in line.split())
LARGEST_TEXT = 20_000_000
UNICODE = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# a letter of a language other than English, as JSON and scripts may write it
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


def static_texts(settings: Settings) -> Iterator[Source]:
    """Yield the texts of the documents folder that are no pages; those that cannot be read are left to the host."""
    sources, docs = Sources(settings), settings.root / settings.docs
    for file in documents_of(settings).files:
        if sources.include(file.relative_to(docs).as_posix(), file):
            continue
        text = static_text(file, may_lie_in(settings))
        if text is not None:
            yield Source(path_from(settings.root, file), text)


def static_text(file: Path, within: Iterable[Path]) -> str | None:
    """Return the text of a file that a site publishes as it is, or the text inside a picture or a document.

    None if it is of another kind, broken, or too large to be searched.
    """
    ending = file.suffix.lower()
    if ending not in KINDS and ending not in READERS:
        return None
    try:
        content = read_file(file, within, LARGEST_TEXT)
    except OSError:
        return None
    return _decoded(content) if ending in KINDS else embedded_text(content, ending)


def is_withheld(file: Path, within: Iterable[Path], words: Withheld) -> bool:
    """Return whether a file that a site publishes as it is repeats words that may not be shown."""
    text = static_text(file, within) if words else None
    return text is not None and repeats(text, words)


def repeats(text: str, words: Withheld) -> bool:
    """Return whether a text repeats words, also with letters that are escaped."""
    return bool(passages(text, words) or ("\\u" in text and passages(ESCAPED.sub(_letter, text), words)))


def _letter(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


def _decoded(content: bytes) -> str:
    encoding = next((name for mark, name in UNICODE if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
