"""Translatable texts: a template with its values, which is also its English text."""

from __future__ import annotations

from collections.abc import Mapping

# tables annotated with this type are extracted into the catalogs
Phrases = dict[str, str]
PhraseList = tuple[str, ...]


class Message(str):
    """An English text that keeps its template and values so that it can be translated later.

    It can be used like any other string. `template` is the key in the catalogs; a text with a `number` also has
    `plural`. Values that are messages are translated too.
    """

    template: str
    plural: str
    number: int | None
    values: Mapping[str, object]

    __slots__ = ("number", "plural", "template", "values")

    def __getnewargs__(self) -> tuple[str]:
        """Return the arguments for `__new__` when copying; the other attributes are copied as state."""
        return (str(self),)


def gettext(template: str, /, **values: object) -> Message:
    """Create a message from a template such as `No file at %(path)s` and its values."""
    return _made(template, "", None, values)


def ngettext(one: str, many: str, number: int, /, **values: object) -> Message:
    """Create a message from a singular and a plural template; `%(num)s` is the number."""
    return _made(one, many, number, {"num": number, **values})


def gettext_noop(phrase: str) -> str:
    """Mark a phrase for extraction; it is translated where it is shown."""
    return phrase


def _made(template: str, plural: str, number: int | None, values: Mapping[str, object]) -> Message:
    written = plural if plural and number != 1 else template
    made = Message(written % values if values else written)
    made.template, made.plural, made.number, made.values = template, plural, number, values
    return made
