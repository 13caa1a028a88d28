"""Templates: every value that one shows passes the gate into HTML, whether the template thinks of it or not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, PrefixLoader, TemplateNotFound
from jinja2.ext import InternationalizationExtension
from markupsafe import Markup

from persona_handbook.message import Message
from persona_handbook.reading.yaml.source import Source
from persona_handbook.site.address import Addresses
from persona_handbook.site.failure import Failure, MissingName, failure
from persona_handbook.site.i18n.dates import in_full, iso_date
from persona_handbook.site.i18n.in_template import speaking
from persona_handbook.site.i18n.language import ENGLISH, Language
from persona_handbook.site.styles.measures import Measures
from persona_handbook.site.text import from_markdown, in_html, safe_link

PLAIN_ADDRESS = re.compile(
    r"(?:\.\./|\./)*(?:[A-Za-z0-9]+(?:[-./_][A-Za-z0-9]+)*/?)?(?:#[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*)?"
)


@dataclass(frozen=True)
class Rendered:
    """What happened while pages were made: which names each template was given, and where one failed."""

    given: dict[str, set[str]] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    endless: dict[str, Failure] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Templates:
    """The site's templates, those of the handbook's own folder before ours.

    A template of the same name in that folder replaces ours, or extends it block by block with
    `{% extends "ours/persona.md.j2" %}`. Where one of them fails on a page, ours makes that page.
    """

    environment: Environment
    addresses: Addresses
    language: Language = ENGLISH
    own: Mapping[str, Source] = field(default_factory=dict)
    ours_alone: Environment | None = None
    rendered: Rendered = field(default_factory=Rendered)
    measures: Measures = field(default_factory=Measures)

    def render(self, template: str, page: str, **values: object) -> Markup:
        """Render a template for the page at a path.

        In the template `link(path, anchor)` gives the relative link from this page to another one.
        """
        values |= {"link": self._linker(page), "page_path": page}
        return Markup(self._made(template, page, values))  # noqa: S704  every value in it passed the gate

    def _made(self, template: str, page: str, values: Mapping[str, object]) -> str:
        if not self.own or not self.ours_alone:
            return self.environment.get_template(template).render(values)
        self.rendered.given.setdefault(template, set()).update(values)
        ours = self.ours_alone.get_template(template)
        if known := self.rendered.endless.get(template):
            self.rendered.failures.append(replace(known, page=page))
            return ours.render(values)
        try:
            return self.environment.get_template(template).render(values)
        except Exception as error:  # noqa: BLE001  a template of somebody else's can raise anything
            made = ours.render(values)
            self._note(error, template, page, values)
            return made

    def _note(self, error: Exception, template: str, page: str, values: Mapping[str, object]) -> None:
        """Note a failure; what runs without end takes too long to be tried again on each page."""
        found = failure(error, self.own, template, page, sorted(values))
        self.rendered.failures.append(found)
        if isinstance(error, RecursionError):
            self.rendered.endless[template] = found

    def _linker(self, page: str) -> Callable[..., str]:
        def link(target: str, anchor: str = "") -> str:
            address = self.addresses.link(page, target, anchor)
            # of letters, digits and what joins them: nothing in it means anything to HTML or Markdown
            return Markup(address) if PLAIN_ADDRESS.fullmatch(address) else address  # noqa: S704

        return link


class _Own(BaseLoader):
    """Loads the handbook's own templates, as they were read when they were checked."""

    def __init__(self, own: Mapping[str, Source]) -> None:
        self._own = own

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Give a template's source; its path is the file's name in a traceback."""
        del environment
        if template not in self._own:
            raise TemplateNotFound(template)
        return self._own[template].text, self._own[template].path, None


def load_templates(
    addresses: Addresses, language: Language = ENGLISH, own: Mapping[str, Source] | None = None
) -> Templates:
    """Make the templates ready.

    Args:
        addresses: how pages link to each other
        language: the one in which the pages speak
        own: the handbook's own templates by their names
    """
    measures = Measures()
    ours = environment_of(language, measures=measures)
    environment = environment_of(language, own, measures) if own else ours
    return Templates(environment, addresses, language, own or {}, ours if own else None, measures=measures)


def bare_environment() -> Environment:
    """Give an environment that knows all that templates may use, without any template."""
    return environment_of(ENGLISH)


def environment_of(
    language: Language, own: Mapping[str, Source] | None = None, measures: Measures | None = None
) -> Environment:
    """Give an environment in which templates speak a language, those of the handbook before ours."""
    ours = PackageLoader("persona_handbook.site", "templates")
    environment = Environment(
        loader=ChoiceLoader([_Own(own or {}), ours, PrefixLoader({"ours": ours})]),
        extensions=[InternationalizationExtension],
        autoescape=True,
        finalize=_gate(language),
        undefined=MissingName,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.policies["ext.i18n.trimmed"] = True
    # the extension adds the attribute
    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    measured = (measures or Measures()).measured
    environment.globals |= {**speaking(language), "site_language": language.code, "measured": measured}
    environment.filters |= {
        "in_full": partial(in_full, code=language.code),
        "markdown": from_markdown,
        "name_of_field": _name_of_field,
        "safe_link": safe_link,
        "written": iso_date,
    }
    return environment


def _name_of_field(name: str) -> str:
    """Give what a free field is called: its own letters, but for a capital at the start where there is none at all."""
    words = name.removeprefix("x-").replace("-", " ").replace("_", " ").strip()
    return words if words != words.lower() else f"{words[:1].upper()}{words[1:]}"


def _gate(language: Language) -> Callable[[Any], Any]:
    """Give what every value that a template shows passes: a message of ours in the language, all else as it is."""

    def gated(value: Any) -> Any:  # noqa: ANN401  whatever a template shows
        if callable(value):
            return value
        if isinstance(value, Message):
            return in_html(language.gettext(value))
        return in_html("" if value is None else value)

    return gated
