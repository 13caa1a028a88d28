"""Templates: every value that one shows passes the gate into HTML, whether the template thinks of it or not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, PrefixLoader, StrictUndefined

from persona_handbook.site.address import Addresses
from persona_handbook.site.dates import in_full, written
from persona_handbook.site.text import from_markdown, in_html, safe_link


@dataclass(frozen=True, slots=True)
class Templates:
    """The site's templates, those of the handbook's own folder before ours.

    A template of the same name in that folder replaces ours, or extends it block by block with
    `{% extends "ours/persona.md.j2" %}`.
    """

    environment: Environment
    addresses: Addresses

    def render(self, template: str, page: str, **values: object) -> str:
        """Render a template for the page at a path.

        In the template `link(path, anchor)` gives the relative link from this page to another one.
        """
        return self.environment.get_template(template).render(link=self._linker(page), page_path=page, **values)

    def _linker(self, page: str) -> Callable[..., str]:
        return lambda target, anchor="": self.addresses.link(page, target, anchor)


def load_templates(addresses: Addresses, own_folder: Path | None = None) -> Templates:
    """Make the templates ready.

    Args:
        addresses: how pages link to each other
        own_folder: the handbook's own templates, or None
    """
    ours = PackageLoader("persona_handbook.site", "templates")
    own = [FileSystemLoader(own_folder)] if own_folder else []
    environment = Environment(
        loader=ChoiceLoader([*own, ours, PrefixLoader({"ours": ours})]),
        autoescape=True,
        finalize=_gated,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"in_full": in_full, "markdown": from_markdown, "safe_link": safe_link, "written": written}
    return Templates(environment, addresses)


def _gated(value: Any) -> Any:  # noqa: ANN401  whatever a template shows
    return value if callable(value) else in_html("" if value is None else value)
