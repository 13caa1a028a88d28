"""Texts among the files that a site publishes as they are: which of them repeat words that may not be shown."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from persona_handbook.message import gettext
from persona_handbook.model.consent.passages import passages
from persona_handbook.model.consent.withheld import Withheld
from persona_handbook.model.files.excluded import spec_of
from persona_handbook.model.site_files.documents import documents_of, may_lie_in
from persona_handbook.model.site_files.embedded_text import ENDINGS, embedded_text
from persona_handbook.model.site_files.sources import Sources
from persona_handbook.reading.opening import NotOpenedError, read_file
from persona_handbook.reading.paths import path_from
from persona_handbook.settings.settings import Settings

OF_TEXT = (
    "txt text csv tsv json jsonl ndjson geojson yaml yml toml ini",
    "xml rss atom html htm xhtml svg rst adoc org tex rtf log",
    "ics vcf vtt srt js mjs map eml ipynb markdown mdown diff patch sql",
)
KINDS = frozenset(f".{name}" for line in OF_TEXT for name in line.split())
LARGEST_TEXT = 20_000_000
MOST_KEPT = 100
BROKEN = gettext("is broken, encrypted, or not what its name says")
_of_pdfs: dict[bytes, str | None] = {}
UNICODE = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# a letter of a language other than English, as JSON and scripts may write it
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


class NotSearchedError(Exception):
    """A file that a site would publish cannot be searched: `wrong` says why."""

    def __init__(self, wrong: str) -> None:
        super().__init__(wrong)
        self.wrong = wrong


def static_texts(settings: Settings) -> Iterator[tuple[str, str | NotSearchedError]]:
    """Yield the path and text of each file in the documents folder that is no page, or why it cannot be searched."""
    sources, docs = Sources(settings), settings.root / settings.docs
    for file in documents_of(settings).files:
        if sources.include(file.relative_to(docs).as_posix(), file):
            continue
        text: str | NotSearchedError | None
        try:
            text = static_text(file, may_lie_in(settings))
        except NotSearchedError as error:
            text = error
        if text is not None and not (isinstance(text, NotSearchedError) and _is_allowed(file, settings)):
            yield path_from(settings.root, file), text


def static_text(file: Path, within: Iterable[Path]) -> str | None:
    """Return the text of a file that a site publishes as it is, or the text inside a picture or a document.

    None if it is of a kind that is not searched.

    Raises:
        NotSearchedError: it is broken or too large
    """
    ending = file.suffix.lower()
    if ending not in KINDS and ending not in ENDINGS:
        return None
    try:
        content = read_file(file, within, LARGEST_TEXT)
        return _decoded(content) if ending in KINDS else _known_text(content, ending)
    except NotOpenedError as error:
        raise NotSearchedError(error.wrong) from error
    except ValueError as error:
        raise NotSearchedError(BROKEN) from error
    except OSError as error:
        raise NotSearchedError(gettext("cannot be opened (%(reason)s)", reason=error.strerror)) from error


def is_withheld(file: Path, settings: Settings, words: Withheld, *more: Path) -> bool:
    """Return whether a file must not be published: it repeats words that may not be shown, or cannot be searched.

    Args:
        file: the file
        settings: contain the folders of the site, and the files that need not be searched
        words: the words that may not be shown
        more: other folders that may contain it
    """
    try:
        text = static_text(file, (*may_lie_in(settings), *more)) if words else None
    except NotSearchedError:
        return not _is_allowed(file, settings)
    return text is not None and repeats(text, words)


def _is_allowed(file: Path, settings: Settings) -> bool:
    return spec_of(settings.unsearched).match_file(path_from(settings.root, file))


def repeats(text: str, words: Withheld) -> bool:
    """Return whether a text repeats words, also with letters that are escaped."""
    return bool(passages(text, words) or ("\\u" in text and passages(ESCAPED.sub(_letter, text), words)))


def _known_text(content: bytes, ending: str) -> str | None:
    """Return the text inside a file; that of large PDF files is kept, because a build reads them twice."""
    if ending != ".pdf":
        return embedded_text(content, ending)
    digest = sha256(content).digest()
    if digest not in _of_pdfs:
        if len(_of_pdfs) >= MOST_KEPT:
            _of_pdfs.clear()
        _of_pdfs[digest] = embedded_text(content, ending)
    return _of_pdfs[digest]


def _letter(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


def _decoded(content: bytes) -> str:
    encoding = next((name for mark, name in UNICODE if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
