"""The text inside files that are no text: office documents, notes in pictures, and PDF files as far as possible."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator

LARGEST_UNPACKED = 50_000_000
PACKED = frozenset(
    [".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".pptx", ".pptm", ".odt", ".ods", ".odp", ".odg", ".epub", ".zip"]
)
MEMBERS = (".xml", ".rels", ".html", ".xhtml", ".htm", ".txt", ".csv", ".json", ".md", ".yaml", ".yml")
PNG, END_OF_JPEG_HEADER = b"\x89PNG\r\n\x1a\n", 0xDA
STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
SHOWN_PARTS = re.compile(rb"\[((?:\((?:\\.|[^\\()])*\)|[^\]()])*)\]|\(((?:\\.|[^\\()])*)\)|(\n|T[*dDm]\b)", re.DOTALL)
LITERAL = re.compile(rb"\(((?:\\.|[^\\()])*)\)|(-\d{3,})", re.DOTALL)
ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(.))", re.DOTALL)


def embedded_text(content: bytes, ending: str) -> str | None:
    """Return the text inside a file; None if this kind of file is not searched, or it is broken.

    Args:
        content: the file
        ending: the end of its name in lower case, such as `.png`
    """
    read = READERS.get(ending)
    try:
        return "\n".join(read(content)) if read else None
    except (
        ValueError,
        OSError,
        EOFError,
        IndexError,
        RuntimeError,
        NotImplementedError,
        zipfile.BadZipFile,
        zlib.error,
    ):
        return None


def _of_package(content: bytes) -> Iterator[str]:
    left = LARGEST_UNPACKED
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for each in package.infolist():
            if not each.filename.lower().endswith(MEMBERS) or left <= 0:
                continue
            with package.open(each) as opened:
                text = opened.read(left)
            left -= len(text)
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


def _of_pdf(content: bytes) -> Iterator[str]:
    """Yield the strings of a file and its compressed parts; fonts with codes of their own cannot be read."""
    left = LARGEST_UNPACKED
    yield from _notes(STREAM.sub(b" ", content))
    for found in STREAM.finditer(content):
        part = _unpacked(found[1], left) or found[1]
        left -= len(part)
        yield "".join(_strings(part))
        yield from _notes(part) if b"<x:xmpmeta" in part else ()


def _strings(part: bytes) -> Iterator[str]:
    for found in SHOWN_PARTS.finditer(part):
        if found[3]:
            yield " "
        elif found[1] is not None:
            yield "".join(" " if each[2] else _literal(each[1]) for each in LITERAL.finditer(found[1]))
        else:
            yield _literal(found[2])


def _literal(written: bytes) -> str:
    plain = ESCAPE.sub(lambda found: bytes([int(found[1], 8) & 255]) if found[1] else found[2], written)
    return (
        plain[2:].decode("utf-16-be", "ignore") if plain.startswith(b"\xfe\xff") else plain.decode("cp1252", "replace")
    )


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


READERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    ".png": _of_png,
    ".jpg": _of_jpeg,
    ".jpeg": _of_jpeg,
    ".webp": _of_webp,
    ".gif": _of_gif,
    ".pdf": _of_pdf,
    **dict.fromkeys(PACKED, _of_package),
}
