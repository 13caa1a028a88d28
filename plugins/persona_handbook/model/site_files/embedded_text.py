"""The text inside files that are no text: office documents, PDF files, and notes in pictures."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator

from persona_handbook.model.site_files.pdf_text import pdf_text

LARGEST_UNPACKED = 50_000_000
PACKED = frozenset(
    [".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".pptx", ".pptm", ".odt", ".ods", ".odp", ".odg", ".epub", ".zip"]
)
MEMBERS = (".xml", ".rels", ".html", ".xhtml", ".htm", ".txt", ".csv", ".json", ".md", ".yaml", ".yml")
IMAGES = frozenset([".png", ".jpg", ".jpeg", ".webp", ".gif"])
ENDINGS = PACKED | IMAGES | {".pdf"}
BROKEN = (
    ValueError,
    OSError,
    EOFError,
    IndexError,
    RuntimeError,
    NotImplementedError,
    zipfile.BadZipFile,
    zlib.error,
)
PNG, END_OF_JPEG_HEADER = b"\x89PNG\r\n\x1a\n", 0xDA


def embedded_text(content: bytes, ending: str) -> str | None:
    """Return the text inside a file; None if this kind of file is not searched.

    Args:
        content: the file
        ending: the end of its name in lower case, such as `.png`

    Raises:
        ValueError: it cannot be searched: it is broken, encrypted, or of another kind than its name says
    """
    if ending not in ENDINGS:
        return None
    read = next((read for begins, read in READERS if re.match(begins, content, re.DOTALL)), None)
    if read is None:
        if content:
            raise ValueError("not a file of this kind")
        return ""
    try:
        return "\n".join(read(content))
    except BROKEN as error:
        raise ValueError("broken") from error


def _of_package(content: bytes) -> Iterator[str]:
    left = LARGEST_UNPACKED
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for each in package.infolist():
            if not each.filename.lower().endswith(MEMBERS):
                continue
            with package.open(each) as opened:
                text = opened.read(left + 1)
            left -= len(text)
            if left < 0:
                raise ValueError("too large")
            yield text.decode("utf-8", "replace")


def _of_png(content: bytes) -> Iterator[str]:
    at = len(PNG)
    while at + 8 <= len(content):
        length, kind = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        chunk = content[at + 8 : at + 8 + length]
        at += length + 12
        if kind in {b"tEXt", b"iTXt", b"eXIf"}:
            yield from _notes(chunk)
        if kind in {b"zTXt", b"iTXt"}:
            yield from (note for part in _parts(chunk) for note in _notes(_unpacked(part)))


def _of_jpeg(content: bytes) -> Iterator[str]:
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] != END_OF_JPEG_HEADER:
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        yield from _notes(content[at + 4 : at + 2 + length])
        at += 2 + length


def _of_webp(content: bytes) -> Iterator[str]:
    at = 12
    while at + 8 <= len(content):
        length = int.from_bytes(content[at + 4 : at + 8], "little")
        if content[at : at + 4] in {b"EXIF", b"XMP "}:
            yield from _notes(content[at + 8 : at + 8 + length])
        at += 8 + length + length % 2


def _of_gif(content: bytes) -> Iterator[str]:
    """Yield comments and metadata, which are blocks of up to 255 bytes."""
    for found in re.finditer(rb"\x21[\xfe\xff]", content):
        at, blocks = found.end(), []
        while at < len(content) and content[at]:
            blocks.append(content[at + 1 : at + 1 + content[at]])
            at += 1 + content[at]
        yield from _notes(b"".join(blocks))


def _notes(part: bytes) -> Iterator[str]:
    """Yield a text as each of the encodings in which programs write it."""
    yield part.decode("utf-8", "ignore").replace("\0", " ")
    for encoding in ("utf-16-le", "utf-16-be"):
        yield from (part[at:].decode(encoding, "ignore") for at in (0, 1))


def _parts(chunk: bytes) -> Iterator[bytes]:
    """Yield what may be the compressed text of a chunk of a PNG: what begins like one."""
    yield from (chunk[found.start() :] for found in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", chunk))


def _unpacked(part: bytes, most: int = LARGEST_UNPACKED) -> bytes:
    try:
        return zlib.decompressobj().decompress(part, max(most, 1))
    except zlib.error:
        return b""


def _of_pdf(content: bytes) -> Iterator[str]:
    yield pdf_text(content, _attached)


def _attached(content: bytes) -> str:
    packed = _of_package(content) if content.startswith(b"PK") else ()
    return "\n".join((*packed, *_notes(content)))


# by how content begins, whatever the name says
READERS: tuple[tuple[bytes, Callable[[bytes], Iterator[str]]], ...] = (
    (re.escape(PNG), _of_png),
    (rb"\xff\xd8", _of_jpeg),
    (rb"RIFF.{4}WEBP", _of_webp),
    (rb"GIF8[79]a", _of_gif),
    (rb".{0,1019}%PDF-", _of_pdf),
    (rb"PK(?:\x03\x04|\x05\x06)", _of_package),
)
