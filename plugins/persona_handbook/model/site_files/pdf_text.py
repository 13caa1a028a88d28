"""The text inside PDF files: of pages, titles, comments, forms, bookmarks and attached files."""

from __future__ import annotations

import io
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SECONDS = 20
MOST_OBJECTS = 200_000
OF_TEXT = frozenset({"/Metadata", "/EmbeddedFile"})
Search = Callable[[bytes], str]


def pdf_text(content: bytes, attached: Search) -> str:
    """Return the text of a PDF file.

    Args:
        content: the file
        attached: returns the text of a file or of metadata inside it

    Raises:
        ValueError: it is broken, encrypted, or takes too long
    """
    with _silent():
        try:
            return "\n".join(_texts(content, attached))
        except Exception as error:  # the library fails in many ways
            raise ValueError("not a readable PDF file") from error


def _texts(content: bytes, attached: Search) -> Iterator[str]:
    from pypdf import PdfReader  # noqa: PLC0415  takes long, and few handbooks have PDF files

    reader = PdfReader(io.BytesIO(content))
    ends = time.monotonic() + SECONDS
    for page in reader.pages:
        yield page.extract_text()
        _refuse_after(ends)
    yield from _objects(reader.trailer, attached, ends)


def _objects(top: object, attached: Search, ends: float) -> Iterator[str]:
    """Yield each string of a file, such as a title or comment, and the text of each metadata or attached file."""
    from pypdf.generic import ByteStringObject, DictionaryObject, IndirectObject, StreamObject  # noqa: PLC0415

    waiting, seen = [top], set[tuple[int, int]]()
    while waiting:
        each = waiting.pop()
        if isinstance(each, IndirectObject):
            if (each.idnum, each.generation) in seen:
                continue
            seen.add((each.idnum, each.generation))
            if len(seen) > MOST_OBJECTS:
                raise ValueError("too many objects")
            _refuse_after(ends)
            each = each.get_object()
        if isinstance(each, StreamObject) and each.get("/Type") in OF_TEXT:
            yield attached(each.get_data())
        if isinstance(each, ByteStringObject):
            yield attached(bytes(each))
        elif isinstance(each, str):
            yield each
        elif isinstance(each, DictionaryObject):
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each


def _refuse_after(ends: float) -> None:
    if time.monotonic() > ends:
        raise ValueError("takes too long")


@contextmanager
def _silent() -> Iterator[None]:
    """Keep the library from reporting parts of files."""
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)
