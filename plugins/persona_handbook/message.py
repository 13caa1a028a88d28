"""Texts of ours that can be said in any language: a template, the values in it, and the English that they make."""

from __future__ import annotations

from collections.abc import Mapping

# the type of a table marks the phrases in it for the catalogs
Phrases = dict[str, str]
PhraseList = tuple[str, ...]


class Message(str):
    """A text in English that remembers what it was made of, so that it can be said again in another language.

    It is used as any text. `template` is what a catalog is asked for; a text with a `number` has a second one for more
    than one, `plural`. Values that are messages themselves are said in the same language.
    """

    template: str
    plural: str
    number: int | None
    values: Mapping[str, object]

    __slots__ = ("number", "plural", "template", "values")

    def __getnewargs__(self) -> tuple[str]:
        """Give what a copy is made with; the rest is copied as its state."""
        return (str(self),)


def gettext(template: str, /, **values: object) -> Message:
    """Make a message of a template such as `No file at %(path)s` and the values in it."""
    return _made(template, "", None, values)


def ngettext(one: str, many: str, number: int, /, **values: object) -> Message:
    """Make a message of two templates, for one thing and for more; `%(num)s` is the number."""
    return _made(one, many, number, {"num": number, **values})


def gettext_noop(phrase: str) -> str:
    """Mark a phrase for the catalogs where it is written; it is put into a language where it is shown."""
    return phrase


def _made(template: str, plural: str, number: int | None, values: Mapping[str, object]) -> Message:
    written = plural if plural and number != 1 else template
    made = Message(written % values if values else written)
    made.template, made.plural, made.number, made.values = template, plural, number, values
    return made
