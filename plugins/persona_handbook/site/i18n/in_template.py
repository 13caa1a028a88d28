"""Translation functions for templates, `_` and `{% trans %}`; phrases and values are escaped for HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial

from markupsafe import Markup

from persona_handbook.message import Message
from persona_handbook.settings.languages import main_language
from persona_handbook.site.i18n.direction import direction, runs_against
from persona_handbook.site.i18n.language import Language
from persona_handbook.site.text import in_html, phrase_in_html


def speaking(language: Language) -> dict[str, Callable[..., object]]:
    """Return the functions that translate in templates.

    `_` translates a phrase or message. `{% trans %}` always formats its text, so a percent sign in it is doubled. The
    other functions return the language and direction of a text if they differ from those of the site.
    """

    def filled(said: Markup, values: Mapping[str, object]) -> Markup:
        return said % {name: shown(value) for name, value in values.items()}

    def shown(value: object) -> Markup:
        return say(value) if isinstance(value, Message) else in_html("" if value is None else value)

    @cache
    def template(one: str, many: str = "", number: int | None = None) -> Markup:
        return phrase_in_html(language.template(one, many, number))

    def gettext(phrase: str, /, **values: object) -> Markup:
        return filled(template(phrase), values)

    def ngettext(one: str, many: str, number: int, /, **values: object) -> Markup:
        return filled(template(one, many, number), {"num": number, **values})

    def say(phrase: str, /, **values: object) -> Markup:
        if isinstance(phrase, Message):
            said = template(phrase.template, phrase.plural, phrase.number)
            return filled(said, phrase.values) if phrase.values else said
        said = template(phrase)
        return filled(said, values) if values else said

    return {
        "_": say,
        "gettext": gettext,
        "ngettext": ngettext,
        "direction": direction,
        "is_foreign": partial(_is_foreign, language),
        "runs_against": partial(runs_against, code=language.code),
    }


def _is_foreign(language: Language, code: str | None) -> bool:
    """Return whether the language of a text, by default that of the handbook, differs from that of the labels."""
    return main_language(code or language.of_texts) != main_language(language.code)
