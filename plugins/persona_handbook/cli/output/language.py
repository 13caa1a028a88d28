"""The language of findings and of texts about rules and fields: that of `--lang`, else that of the site."""

from __future__ import annotations

import click

from persona_handbook.cli.ending import give_up
from persona_handbook.message import Say, in_english
from persona_handbook.reading.phrasing import alternatives
from persona_handbook.settings.settings import Settings
from persona_handbook.site.i18n.language import languages
from persona_handbook.site.own.language_files import language_of_site

lang_option = click.option("--lang", metavar="CODE", help="Language of the output, such as de. Default: the site's.")


def say_in(settings: Settings | None, lang: str | None) -> Say:
    """Return a function that translates messages.

    Exits with 2 if there is no catalog for the language asked for.

    Args:
        settings: those of the handbook, with the language of its site and its own catalogs; None without a handbook
        lang: the language asked for
    """
    if settings is None and lang is None:
        return in_english
    language = language_of_site(settings, lang)
    if language is None:
        give_up(f"There is no catalog for the language `{lang}`. Use {alternatives(languages())}.")
    return language.gettext
