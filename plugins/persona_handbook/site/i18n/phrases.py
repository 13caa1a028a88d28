"""The words of a template, phrase by phrase: found, so that a catalogue can be held complete, and put into a language.

A phrase is what stands between two tags, or in an attribute that people read or hear. In a catalogue the values within
it are numbered, `{1} of 100, {2}`, and where the template chooses between words, both stand there: `{person|people}`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
CHOICE = re.compile(r"""^\{\{-?\s*"([^"]*)" if .*? else "([^"]*)"\s*-?\}\}$""", re.DOTALL)
HEADING = re.compile(r"(?m)^(?P<marks>#{2,4} )(?P<text>.*?)(?P<anchor> \{ #.*)?$")
ATTRIBUTE = re.compile(r'(?:^|\s)(?:aria-label|data-label|title|data-ph-one|data-ph-many)="$')
HOLE = re.compile(r"\{(?:(\d+)|([^{}|]*)\|([^{}|]*))\}")
NO_WORDS = re.compile(r"\{ #|```|\.ph-")
NO_HTML = str.maketrans({"<": "&lt;", ">": "&gt;", '"': "&quot;"})
IN_QUOTES = str.maketrans({'"': '\\"', "\\": "\\\\"})
LETTERS = re.compile(r"[^\W\d_]{2}")

Pieces = list[str]


@dataclass
class _Walk:
    """Where the walk through a template stands: the pieces that are done, and those of the phrase that is open."""

    translate: Callable[[Pieces], str]
    done: Pieces = field(default_factory=list)
    open: Pieces = field(default_factory=list)
    in_tag: bool = False
    in_attribute: bool = False

    def close(self) -> None:
        """End the open phrase."""
        self.done.append(self.translate(self.open))
        self.open = []

    def text(self, text: str) -> None:
        """Take text of the template's own, character by character, as it goes in and out of tags."""
        for character in text:
            if self.in_attribute:
                self._attribute(character)
            elif self.in_tag:
                self._tag(character)
            elif character == "<":
                self.close()
                self.in_tag = True
                self.done.append(character)
            else:
                _append(self.open, character)

    def _tag(self, character: str) -> None:
        self.done.append(character)
        if character == ">":
            self.in_tag = False
        elif character == '"' and ATTRIBUTE.search("".join(self.done[-20:])):
            self.in_attribute = True

    def _attribute(self, character: str) -> None:
        if character == '"':
            self.close()
            self.in_attribute = False
            self.done.append(character)
        else:
            _append(self.open, character)

    def value(self, written: str) -> None:
        """Take a value, such as `{{ title }}`."""
        if self.in_tag and not self.in_attribute:
            self.done.append(written)
        else:
            self.open.append(written)

    def statement(self, written: str) -> None:
        """Take a statement or a remark, which ends a phrase."""
        self.close()
        self.done.append(written)


def phrases(template: str) -> Iterator[str]:
    """Give every phrase of a template, as a catalogue names it."""
    found: Pieces = []

    def note(pieces: Pieces) -> str:
        found.extend(key for part in _parts(pieces) if (key := _key(part)))
        return "".join(pieces)

    _walked(template, note)
    yield from found


def translated(template: str, catalogue: Mapping[str, str]) -> str:
    """Put a template into the language of a catalogue; a phrase that is not in it stays as it is."""

    def put(pieces: Pieces) -> str:
        return "".join(_put(part, catalogue) for part in _parts(pieces))

    return _walked(template, put)


def _walked(template: str, translate: Callable[[Pieces], str]) -> str:
    walk = _Walk(translate)
    at = 0
    for tag in TAG.finditer(template):
        walk.text(template[at : tag.start()])
        (walk.value if tag[0].startswith("{{") else walk.statement)(tag[0])
        at = tag.end()
    walk.text(template[at:])
    walk.close()
    return "".join(walk.done)


def _append(pieces: Pieces, character: str) -> None:
    if pieces and not pieces[-1].startswith("{{"):
        pieces[-1] += character
    else:
        pieces.append(character)


def _parts(pieces: Pieces) -> Iterator[Pieces]:
    """Cut a stretch of pieces where a heading of Markdown or a blank line begins or ends."""
    part: Pieces = []
    for piece in pieces:
        if piece.startswith("{{"):
            part.append(piece)
            continue
        cuts = [cut for cut in re.split(r"(\n\s*\n|^#{2,4} |(?<=\n)#{2,4} | \{ #[^}\n]*\}?)", piece) if cut]
        for cut in cuts:
            if re.fullmatch(r"\n\s*\n|#{2,4} | \{ #[^}\n]*\}?", cut):
                yield part
                yield [cut]
                part = []
            else:
                part.append(cut)
    yield part


def _key(pieces: Pieces) -> str | None:
    written, number = "", 0
    says = False
    for piece in pieces:
        if not piece.startswith("{{"):
            written += piece
            says = says or bool(LETTERS.search(piece))
        elif choice := CHOICE.match(piece):
            written += f"{{{choice[1]}|{choice[2]}}}"
            says = says or bool(LETTERS.search(choice[1] + " " + choice[2]))
        else:
            number += 1
            written += f"{{{number}}}"
    return " ".join(written.split()) if says and not NO_WORDS.search(written) else None


def _put(pieces: Pieces, catalogue: Mapping[str, str]) -> str:
    whole = "".join(pieces)
    told = catalogue.get(_key(pieces) or "")
    if told is None:
        return whole
    values = [piece for piece in pieces if piece.startswith("{{") and not CHOICE.match(piece)]
    choices = iter([piece for piece in pieces if piece.startswith("{{") and CHOICE.match(piece)])

    def filled(hole: re.Match[str]) -> str:
        return values[int(hole[1]) - 1] if hole[1] else _chosen(next(choices), hole[2], hole[3])

    before, after = whole[: len(whole) - len(whole.lstrip())], whole[len(whole.rstrip()) :]
    return f"{before}{_between_holes(told, filled)}{after}"


def _between_holes(told: str, filled: Callable[[re.Match[str]], str]) -> str:
    """Fill the holes of a phrase, and keep what is between them from being taken for HTML."""
    written, at = "", 0
    for hole in HOLE.finditer(told):
        written += told[at : hole.start()].translate(NO_HTML) + filled(hole)
        at = hole.end()
    return written + told[at:].translate(NO_HTML)


def _chosen(written: str, one: str, other: str) -> str:
    """Give a choice between words with others in their place."""
    words = iter([each.translate(IN_QUOTES) for each in (one, other)])
    return re.sub(r'"[^"]*"(?= if |\s*-?\}\})', lambda found: f'"{next(words, found[0][1:-1])}"', written)
