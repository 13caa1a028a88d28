"""The language in which pages speak: every word of ours comes from one catalog for each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from gettext import NullTranslations

from persona_handbook.message import Message
from persona_handbook.site.i18n.catalogs import shipped, translations_of


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its code, such as `de-AT`, and what stands for each English phrase."""

    code: str = "en"
    translations: NullTranslations = field(default_factory=NullTranslations, compare=False)

    def gettext(self, phrase: str, /, **values: object) -> str:
        """Say a phrase of ours, or a message with its values, in this language; what has no catalog stays English."""
        if isinstance(phrase, Message):
            return self._message(phrase)
        said = self.template(phrase)
        return said % values if values else said

    def ngettext(self, one: str, many: str, number: int, /, **values: object) -> str:
        """Say a phrase in the form that the language has for a number; `%(num)s` in it is the number."""
        return self.template(one, many, number) % {"num": number, **values}

    def template(self, one: str, many: str = "", number: int | None = None) -> str:
        """Give what stands for a phrase, with its values still to be filled in."""
        if number is not None and many:
            return self.translations.ngettext(one, many, number)
        return self.translations.gettext(one) if one else one

    def values(self, message: Message) -> dict[str, object]:
        """Give the values of a message, those that are messages in this language."""
        said = message.values.items()
        return {name: self._message(each) if isinstance(each, Message) else each for name, each in said}

    def _message(self, message: Message) -> str:
        said = self.template(message.template, message.plural, message.number)
        return said % self.values(message) if message.values else said


ENGLISH = Language()


def language_for_code(code: str, own: Mapping[str, bytes] | None = None) -> Language:
    """Give a language by its code, such as `de` or `de-AT`.

    Args:
        code: as the site's theme names it
        own: compiled catalogs of the handbook's own, by the names of their languages, that add one or change one
    """
    return Language(code.replace("_", "-"), translations_of(code, own or {}))


def languages() -> tuple[str, ...]:
    """Give the names of the languages that we ship."""
    return ("en", *shipped())


def tidy(text: str) -> str:
    """Give a phrase on one line: a line break in it could end the HTML around it."""
    return " ".join(text.split())
