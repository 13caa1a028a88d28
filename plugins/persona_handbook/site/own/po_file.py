"""Parses `.po` files; every line that is not part of an entry is reported.

Source: the GNU gettext manual, The Format of PO Files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from babel.messages.pofile import unescape

from persona_handbook.message import gettext

LINE = re.compile(r'(?P<word>msgctxt|msgid_plural|msgid|msgstr)(?:\[(?P<form>\d{1,2})\])?\s*(?P<text>".*")')
TEXT = re.compile(r'"(?:[^"\\]|\\.)*"')
FORM = gettext('Write `msgid` or `msgstr`, then text in double quotes. A double quote in the text is `\\"`.')


@dataclass
class Translation:
    """A phrase and its translation by plural form, with their line numbers, from 1."""

    line: int
    phrase: str = ""
    plural: str | None = None
    context: str | None = None
    forms: dict[int, str] = field(default_factory=dict)
    lines: dict[int, int] = field(default_factory=dict)
    is_counted: bool = False
    is_fuzzy: bool = False

    @property
    def is_header(self) -> bool:
        """Whether it is the header of the file."""
        return not self.phrase and self.context is None


@dataclass(frozen=True)
class Mistake:
    """A line (from 1) that cannot be read, what is wrong with it and what to do."""

    line: int
    wrong: str
    way_out: str = FORM


def read_translations(text: str) -> tuple[list[Translation], list[Mistake]]:
    """Read the entries of a `.po` file, in their order, and the mistakes in it."""
    reader = _Reader()
    for number, line in enumerate(text.splitlines(), 1):
        reader.line(number, line.strip())
    reader.end()
    return reader.done, reader.mistakes


class _Reader:
    """Parses a file line by line."""

    def __init__(self) -> None:
        self.done: list[Translation] = []
        self.mistakes: list[Mistake] = []
        self.open: Translation | None = None
        self.part: tuple[str, int] | None = None
        self.fuzzy = False

    def line(self, number: int, line: str) -> None:
        """Parse a line."""
        if not line or line.startswith("#"):
            self._remark(line)
        elif found := LINE.fullmatch(line):
            self._part(number, found)
        elif TEXT.fullmatch(line) and self.part:
            self._add(unescape(line))
        else:
            self.part = None
            self.mistakes.append(Mistake(number, gettext("This line is not part of a catalog.")))

    def end(self) -> None:
        """Finish the open entry."""
        if self.open and not self.open.forms:
            self.mistakes.append(
                Mistake(self.open.line, gettext("The phrase has no `msgstr`."), gettext("Write `msgstr` below it."))
            )
        elif self.open:
            self.done.append(self.open)
        self.open, self.part = None, None

    def _remark(self, line: str) -> None:
        if not line or (self.open and self.open.forms):
            self.end()
        if line.startswith("#,") and "fuzzy" in line:
            self.fuzzy = True

    def _part(self, number: int, found: re.Match[str]) -> None:
        word, form = found["word"], found["form"]
        if not TEXT.fullmatch(found["text"]):
            self.part = None
            self.mistakes.append(Mistake(number, gettext("A double quote ends the text before the end of the line.")))
            return
        begins = word == "msgctxt" or (word == "msgid" and not (self.open and self._awaits_its_phrase()))
        if begins:
            self.end()
            self.open, self.fuzzy = Translation(number, is_fuzzy=self.fuzzy), False
        if not self.open or (form and word != "msgstr"):
            self.mistakes.append(Mistake(number, gettext("`%(word)s` has no `msgid` above it.", word=word)))
            return
        self.part = (word, int(form or 0))
        if word == "msgstr":
            self.open.lines[self.part[1]] = number
            self.open.is_counted = self.open.is_counted or form is not None
        self._add(unescape(found["text"]))

    def _awaits_its_phrase(self) -> bool:
        return bool(self.open and self.open.context is not None and not self.open.phrase and not self.open.forms)

    def _add(self, text: str) -> None:
        if self.open is None or self.part is None:
            return
        word, form = self.part
        if word == "msgid":
            self.open.phrase += text
        elif word == "msgctxt":
            self.open.context = (self.open.context or "") + text
        elif word == "msgid_plural":
            self.open.plural = (self.open.plural or "") + text
        else:
            self.open.forms[form] = self.open.forms.get(form, "") + text


def twice(found: list[Translation]) -> Iterator[tuple[Translation, Translation]]:
    """Yield each entry whose phrase is a duplicate, with the first one."""
    first: dict[tuple[str | None, str], Translation] = {}
    for each in found:
        earlier = first.setdefault((each.context, each.phrase), each)
        if earlier is not each:
            yield each, earlier
