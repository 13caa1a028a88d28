"""Templates: every value is escaped for HTML automatically."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, BytecodeCache, ChoiceLoader, Environment, PackageLoader, PrefixLoader, TemplateNotFound
from jinja2.bccache import Bucket
from jinja2.ext import InternationalizationExtension
from markupsafe import Markup

from persona_handbook.message import Message
from persona_handbook.reading.source_text.source import Source
from persona_handbook.site.address import Addresses
from persona_handbook.site.i18n.dates import in_full, iso_date
from persona_handbook.site.i18n.in_template import speaking
from persona_handbook.site.i18n.language import ENGLISH, Language
from persona_handbook.site.own.failure import Failure, MissingName, failure
from persona_handbook.site.styles.measures import Measures
from persona_handbook.site.text import from_markdown, in_html, safe_link

PLAIN_ADDRESS = re.compile(
    r"(?:\.\./|\./)*(?:[A-Za-z0-9]+(?:[-./_][A-Za-z0-9]+)*/?)?(?:#[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*)?"
)


@dataclass(frozen=True)
class Rendered:
    """A record of rendering: the names passed to each template, and the failures."""

    given: dict[str, set[str]] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    endless: dict[str, Failure] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates of the site; those in the handbook's own folder take precedence.

    A template with the same name in that folder replaces ours, or extends it block by block with `{% extends
    "ours/persona.md.j2" %}`. If one of them fails on a page, ours is used for that page.
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

        In the template, `link(path, anchor)` returns the relative link from this page to another one.
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
        """Record a failure; a template that does not terminate is not tried again on other pages."""
        found = failure(error, self.own, template, page, sorted(values))
        self.rendered.failures.append(found)
        if isinstance(error, RecursionError):
            self.rendered.endless[template] = found

    def _linker(self, page: str) -> Callable[..., str]:
        def link(target: str, anchor: str = "") -> str:
            address = self.addresses.link(page, target, anchor)
            # consists of letters, digits and separators without a meaning in HTML and Markdown
            return Markup(address) if PLAIN_ADDRESS.fullmatch(address) else address  # noqa: S704

        return link


class _Own(BaseLoader):
    """Loads the handbook's own templates in the version that was checked."""

    def __init__(self, own: Mapping[str, Source]) -> None:
        self._own = own

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Return a template's source; its path in tracebacks is the file name."""
        del environment
        if template not in self._own:
            raise TemplateNotFound(template)
        return self._own[template].text, self._own[template].path, None


class _Compiled(BytecodeCache):
    """Keeps what templates were compiled to, for all editions of a process: the code is the same in each language."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a bucket the code for its name and source, if it was compiled before."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a bucket."""
        if bucket.code:
            self._code[bucket.key, bucket.checksum] = bucket.code


COMPILED = _Compiled()


def load_templates(
    addresses: Addresses, language: Language = ENGLISH, own: Mapping[str, Source] | None = None
) -> Templates:
    """Prepare the templates.

    Args:
        addresses: creates links between pages
        language: the language of the pages
        own: the handbook's own templates by name
    """
    measures = Measures()
    ours = environment_of(language, measures=measures)
    environment = environment_of(language, own, measures) if own else ours
    return Templates(environment, addresses, language, own or {}, ours if own else None, measures=measures)


def bare_environment() -> Environment:
    """Return an environment with everything that templates may use, without any template."""
    return environment_of(ENGLISH)


def environment_of(
    language: Language, own: Mapping[str, Source] | None = None, measures: Measures | None = None
) -> Environment:
    """Return an environment for a language; the handbook's templates take precedence over ours."""
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
        bytecode_cache=COMPILED,
    )
    environment.policies["ext.i18n.trimmed"] = True
    # the extension adds the attribute
    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    measured = (measures or Measures()).measured
    environment.globals |= {
        **speaking(language),
        "site_language": language.code,
        "text_language": language.of_texts,
        "measured": measured,
    }
    environment.filters |= {
        "in_full": partial(in_full, code=language.code),
        "markdown": from_markdown,
        "name_of_field": _name_of_field,
        "safe_link": safe_link,
        "written": iso_date,
    }
    return environment


def _name_of_field(name: str) -> str:
    """Return the label of an extension field: its own letters, capitalized if it has no capital."""
    words = name.removeprefix("x-").replace("-", " ").replace("_", " ").strip()
    return words if words != words.lower() else f"{words[:1].upper()}{words[1:]}"


def _gate(language: Language) -> Callable[[Any], Any]:
    """Return the function applied to every value in a template: it translates messages and leaves the rest."""

    def gated(value: Any) -> Any:  # noqa: ANN401  whatever a template shows
        if callable(value):
            return value
        if isinstance(value, Message):
            return in_html(language.gettext(value))
        return in_html("" if value is None else value)

    return gated
