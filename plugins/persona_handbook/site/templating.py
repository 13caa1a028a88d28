"""Templates: every value that one shows passes the gate into HTML, whether the template thinks of it or not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PackageLoader, PrefixLoader, StrictUndefined

from persona_handbook.site.address import Addresses
from persona_handbook.site.i18n.dates import in_full, written
from persona_handbook.site.i18n.language import ENGLISH, Language
from persona_handbook.site.i18n.phrases import translated
from persona_handbook.site.text import from_markdown, in_html, safe_link


@dataclass(frozen=True, slots=True)
class Templates:
    """The site's templates, those of the handbook's own folder before ours.

    A template of the same name in that folder replaces ours, or extends it block by block with
    `{% extends "ours/persona.md.j2" %}`.
    """

    environment: Environment
    addresses: Addresses
    language: Language = ENGLISH

    def render(self, template: str, page: str, **values: object) -> str:
        """Render a template for the page at a path.

        In the template `link(path, anchor)` gives the relative link from this page to another one.
        """
        return self.environment.get_template(template).render(link=self._linker(page), page_path=page, **values)

    def _linker(self, page: str) -> Callable[..., str]:
        return lambda target, anchor="": self.addresses.link(page, target, anchor)


class _Translating(BaseLoader):
    """Loads templates and puts their words into a language."""

    def __init__(self, loader: BaseLoader, language: Language) -> None:
        self._loader = loader
        self._language = language

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Give a template's source, in the language."""
        source, name, fresh = self._loader.get_source(environment, template)
        return translated(source, self._language.catalogue), name, fresh


def load_templates(addresses: Addresses, own_folder: Path | None = None, language: Language = ENGLISH) -> Templates:
    """Make the templates ready.

    Args:
        addresses: how pages link to each other
        own_folder: the handbook's own templates, or None
        language: the one in which the pages speak
    """
    ours = PackageLoader("persona_handbook.site", "templates")
    own = [FileSystemLoader(own_folder)] if own_folder else []
    environment = Environment(
        loader=_Translating(ChoiceLoader([*own, ours, PrefixLoader({"ours": ours})]), language),
        autoescape=True,
        finalize=_gated,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["say"] = language.say
    environment.filters |= {
        "in_full": partial(in_full, say=language.say),
        "markdown": from_markdown,
        "safe_link": safe_link,
        "written": written,
    }
    return Templates(environment, addresses, language)


def _gated(value: Any) -> Any:  # noqa: ANN401  whatever a template shows
    return value if callable(value) else in_html("" if value is None else value)
