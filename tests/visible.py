"""What somebody sees or hears of a page, and a made-up language in which none of it may be English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from gettext import NullTranslations
from html.parser import HTMLParser

from persona_handbook.finding import split_at_code
from persona_handbook.site.i18n.extraction import extracted
from persona_handbook.site.i18n.language import Language

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
UNSEEN = frozenset({"script", "style", "template", "code", "pre", "kbd", "samp"})
READ_ALOUD = re.compile(r"aria-label|title|alt|placeholder|data-label|data-ph-(?:words|one|many)")
WORD = re.compile(r"[A-Za-z]{3,}")
QUOTED = re.compile(r"\"[^\"]*\"?|'[^']*'?|“[^”]*”|\bU\+\w+|\S+://\S*|\b\d+\w+")
NAMES = frozenset({"Markdown", "YAML", "UTF", "Git", "MkDocs", "Word", "Windows", "SVG", "PNG", "Jinja"})
PLACE = re.compile(r"(%\(\w+\)s|%%|`[^`]*`)")
# Georgian has no capitals in use, so that no style can make it another script
_LETTERS = str.maketrans(
    {chr(ord("a") + each): chr(0x10D0 + each) for each in range(26)}
    | {chr(ord("A") + each): chr(0x10D0 + each) for each in range(26)}
)
CODE = "ka"


def made_up(phrase: str) -> str:
    """Say a phrase in the made-up language: other letters, the same values and code."""
    return "".join(each if at % 2 else each.translate(_LETTERS) for at, each in enumerate(PLACE.split(phrase)))


@cache
def known_phrases() -> frozenset[str]:
    """Give every phrase that a catalog translates, plurals too."""
    ids = (each.id for each in extracted() if each.id)
    return frozenset(one for each in ids for one in ([each] if isinstance(each, str) else each))


class MadeUp(NullTranslations):
    """Translations of every phrase of the catalogs, and of no other one."""

    def gettext(self, message: str) -> str:
        """Translate a phrase."""
        return made_up(message) if message in known_phrases() else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Translate a phrase with its number."""
        return self.gettext(msgid1 if n == 1 else msgid2)


MADE_UP = Language(CODE, MadeUp())


class _Walk(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        is_apart = (
            tag in UNSEEN or (named.get("lang") == "en" and tag != "html") or any(apart for _, apart in self.open)
        )
        if not is_apart:
            self.seen += [f"{name}={value}" for name, value in attrs if value and READ_ALOUD.fullmatch(name)]
        if tag not in VOID:
            self.open.append((tag, is_apart))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        said = " ".join(data.split())
        if said and not any(apart for _, apart in self.open):
            self.seen.append(said)


def visible(html: str) -> Iterator[str]:
    """Give each text of a page that is seen or read aloud, but code and what is marked as English."""
    walk = _Walk()
    walk.feed(html)
    yield from walk.seen


def english_in(sentence: str) -> list[str]:
    """Give the words of a sentence that no catalog translates; code and what somebody wrote is left out."""
    said = split_at_code(MADE_UP.gettext(sentence))[::2]
    return [word for part in said for word in WORD.findall(QUOTED.sub("", part)) if word not in NAMES]
