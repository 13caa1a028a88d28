"""The language of the pages: all phrases come from one catalog for each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from gettext import NullTranslations

from persona_handbook.message import Message, opened
from persona_handbook.settings.languages import main_language
from persona_handbook.site.i18n.catalogs import names_for, shipped, translations_of


@dataclass(frozen=True, slots=True)
class Language:
    """The language of labels: its code, such as `de-AT`, and its translations.

    Labels are English if no catalog is in the language of the handbook's texts, `texts`.
    """

    code: str = "en"
    translations: NullTranslations = field(default_factory=NullTranslations, compare=False)
    texts: str = ""

    @property
    def of_texts(self) -> str:
        """The language of files without a `lang`."""
        return self.texts or self.code

    @property
    def frame(self) -> str | None:
        """The language of the labels if it is not that of the site, so that pages have to declare it."""
        return self.code if self.texts and main_language(self.texts) != main_language(self.code) else None

    def gettext(self, phrase: str, /, **values: object) -> str:
        """Translate a phrase, or a message with its values; untranslated ones stay English."""
        if isinstance(phrase, Message):
            return self._message(phrase)
        said = self.template(phrase)
        return said % values if values else said

    def ngettext(self, one: str, many: str, number: int, /, **values: object) -> str:
        """Translate a phrase in the plural form for a number; `%(num)s` is the number."""
        return self.template(one, many, number) % {"num": number, **values}

    def template(self, one: str, many: str = "", number: int | None = None) -> str:
        """Return the translation of a phrase with unformatted values."""
        if number is not None and many:
            return self.translations.ngettext(one, many, number)
        return self.translations.gettext(one) if one else one

    def values(self, message: Message) -> dict[str, object]:
        """Return the values of a message; nested messages are translated."""
        said = message.values.items()
        return {name: self._message(each) if isinstance(each, Message) else each for name, each in said}

    def _message(self, message: Message) -> str:
        said = self.template(message.template, message.plural, message.number)
        if not message.values and said == message.template and self.code.startswith("en"):
            return str(message)
        return opened(message, said % self.values(message) if message.values else said)


ENGLISH = Language()


def language_for_code(code: str, own: Mapping[str, bytes] | None = None) -> Language:
    """Return a language by its code, such as `de` or `de-AT`.

    Args:
        code: the language of the site's theme
        own: compiled catalogs of the handbook by language name, which add or change translations
    """
    named = code.replace("_", "-")
    is_known = main_language(named) == "en" or names_for(named, (*(own or {}), *shipped()))
    return Language(named if is_known else "en", translations_of(named, own or {}), named)


def languages() -> tuple[str, ...]:
    """Return the names of the included languages."""
    return ("en", *shipped())


def tidy(text: str) -> str:
    """Put a phrase on one line: a line break in it could end the HTML around it."""
    return " ".join(text.split())
