"""Translatable texts: a template with its values, which is also its English text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

# tables annotated with this type are extracted into the catalogs
Phrases = dict[str, str]
PhraseList = tuple[str, ...]
# translates a text, as `Language.gettext` does
Say = Callable[[str], str]


class Message(str):
    """An English text that keeps its template and values so that it can be translated later.

    It can be used like any other string. `template` is the key in the catalogs; a text with a `number` also has
    `plural`. Values that are messages are translated too. A text that `opens` a sentence starts with a capital letter
    in every language.
    """

    template: str
    plural: str
    number: int | None
    values: Mapping[str, object]
    opens: bool

    __slots__ = ("number", "opens", "plural", "template", "values")

    def with_values(self, change: Say) -> Message:
        """Return the message with each text among its values changed, also within messages."""
        values = {name: _changed(each, change) for name, each in self.values.items()}
        made = _made(self.template, self.plural, self.number, values)
        return capitalized(made) if self.opens else made

    def __getnewargs__(self) -> tuple[str]:
        """Return the arguments for `__new__` when copying; the other attributes are copied as state."""
        return (str(self),)


def gettext(template: str, /, **values: object) -> Message:
    """Create a message from a template such as `No file at %(path)s` and its values."""
    return _made(template, "", None, values)


def ngettext(one: str, many: str, number: int, /, **values: object) -> Message:
    """Create a message from a singular and a plural template; `%(num)s` is the number."""
    return _made(one, many, number, {"num": number, **values})


def named(english: str, template: str) -> Message:
    """Create a message whose English text differs from its key in the catalogs, such as in its capital letter."""
    return _with(english, template, "", None, {})


def capitalized(message: Message) -> Message:
    """Return a message that starts with a capital letter, in every language."""
    made = _with(_opening(message), message.template, message.plural, message.number, message.values)
    made.opens = True
    return made


def opened(message: Message, translation: str) -> str:
    """Return the translation of a message with a capital letter if it opens a sentence."""
    return _opening(translation) if message.opens else translation


def in_english(text: str) -> str:
    """Return a text as it was written, in place of a translation."""
    return text


def quoted(text: str) -> Message:
    """Put a text into the quotation marks of the reader's language."""
    return gettext("“%(text)s”", text=text)


def listed(values: Iterable[str]) -> str:
    """Join values with commas; messages among them stay translatable."""
    parts = [*values] or [""]
    if not any(isinstance(each, Message) for each in parts):
        return ", ".join(parts)
    return _joined(parts)


def _joined(parts: list[str]) -> str:
    """Join by halves, so that a long list is not nested deeply."""
    if len(parts) == 1:
        return parts[0]
    half = len(parts) // 2
    return gettext("%(first)s, %(next)s", first=_joined(parts[:half]), next=_joined(parts[half:]))


def all_of(values: Iterable[str]) -> str:
    """List values in words: one, two and three."""
    *first, last = [*values] or [""]
    return gettext("%(first)s and %(last)s", first=listed(first), last=last) if first else last


def any_of(values: Iterable[str]) -> str:
    """List alternatives in words: one, two or three."""
    *first, last = [*values] or [""]
    return gettext("%(first)s or %(last)s", first=listed(first), last=last) if first else last


def reworded(text: str, change: Say, *changes_of_values: Say) -> str:
    """Change a text; a message whose values can be changed to the same effect stays translatable.

    Args:
        text: the text, or a message
        change: changes a whole text
        changes_of_values: change a value of a message; by default like a whole text
    """
    told = change(text)
    if told == text or not isinstance(text, Message):
        return text if told == text else told
    made = (text.with_values(each) for each in (*changes_of_values, change))
    return next((each for each in made if each == told), told)


def gettext_noop(phrase: str) -> str:
    """Mark a phrase for extraction; it is translated where it is shown."""
    return phrase


def _changed(value: object, change: Say) -> object:
    if isinstance(value, Message):
        return value.with_values(change)
    return change(value) if isinstance(value, str) else value


def _made(template: str, plural: str, number: int | None, values: Mapping[str, object]) -> Message:
    written = plural if plural and number != 1 else template
    return _with(written % values if values else written, template, plural, number, values)


def _with(text: str, template: str, plural: str, number: int | None, values: Mapping[str, object]) -> Message:
    made = Message(text)
    made.template, made.plural, made.number, made.values, made.opens = template, plural, number, values, False
    return made


def _opening(text: str) -> str:
    return text[:1].upper() + text[1:]
