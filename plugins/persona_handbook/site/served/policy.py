"""The Content-Security-Policy of a finished site, without `'unsafe-inline'` for scripts.

One policy covers the whole site: with Material's instant navigation, a page is shown under the policy of the page that
was opened first.
"""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from persona_handbook.site.served.page_reader import Needs, needs_of

SELF, INLINE, DATA = "'self'", "'unsafe-inline'", "data:"
# images in style sheets of the theme are `data:` addresses
DIRECTIVES: dict[str, tuple[str, ...]] = {
    "default-src": ("'none'",),
    "script-src": (SELF,),
    "style-src": (SELF,),
    "img-src": (SELF, DATA),
    "font-src": (SELF, DATA),
    "connect-src": (SELF,),
    "worker-src": (SELF,),
    "manifest-src": (SELF,),
    "media-src": (SELF,),
    "frame-src": (SELF,),
    "object-src": (),
    "base-uri": (SELF,),
    "form-action": (SELF,),
    "frame-ancestors": (SELF,),
}


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy, and the reasons why it is not stricter.

    Attributes:
        text: the value of the header
        styled: pages with inline styles, by what sets them
        refused: pages with content that the policy blocks, by what it is, such as `<a onclick>`
    """

    text: str
    styled: Mapping[str, tuple[str, ...]]
    refused: Mapping[str, tuple[str, ...]]


@dataclass(slots=True)
class _Site:
    scripts: set[str] = field(default_factory=set)
    origins: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    styled: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    refused: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, path: str, needs: Needs) -> None:
        self.scripts |= {_hash(script.encode()) for script in needs.scripts}
        for directive, origins in needs.origins.items():
            self.origins[directive] |= origins
        for each in needs.styled:
            self.styled[each].append(path)
        for each in needs.refused:
            self.refused[each].append(path)


def policy_of(pages: Iterable[tuple[str, str]], inserted: Iterable[bytes] = ()) -> Policy:
    """Return the policy of a site.

    Args:
        pages: the path and HTML of each page
        inserted: scripts that other scripts insert as inline text, such as the diagram library when a page is printed
    """
    site = _Site(scripts={_hash(script) for script in inserted})
    for path, html in pages:
        site.add(path, needs_of(html))
    more = {name: sorted(origins) for name, origins in site.origins.items()}
    more["script-src"] = [*more.get("script-src", ()), *sorted(site.scripts)]
    more["style-src"] = [*([INLINE] if site.styled else ()), *more.get("style-src", ())]
    parts = [(name, (*given, *more.get(name, ()))) for name, given in DIRECTIVES.items()]
    return Policy(
        "; ".join(" ".join((name, *sources)) for name, sources in parts if sources),
        {each: tuple(sorted(paths)) for each, paths in sorted(site.styled.items())},
        {each: tuple(sorted(paths)) for each, paths in sorted(site.refused.items())},
    )


def _hash(script: bytes) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"
