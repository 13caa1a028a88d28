"""MkDocs integration: the site's own diagrams beside those of the handbook.

The handbook's diagrams are HTML and need no settings. These settings make the site's own fenced diagrams work without
requests to other hosts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import mermaid2
from mkdocs.config.defaults import MkDocsConfig

from persona_handbook.reading.opening import read_given
from persona_handbook.site.address import placed
from persona_handbook.site.tree import ASSETS

DRAWING = "diagrams.js"
# without the word by which mermaid2 detects a library
ARGUMENTS = f"{ASSETS}/diagram-settings.js"
CONFIGURES, INITIALIZES = "window.mermaidConfig = {default: %s};", "mermaid.initialize(%s);"
FENCES = "pymdownx.superfences"
EXTRA = "pymdownx.extra"
REPLACE_FENCES = ("fenced_code", "markdown.extensions.fenced_code", "extra", "markdown.extensions.extra", EXTRA)
VERSION_IN_ADDRESS = re.compile(r"mermaid[@/]v?(\d+(?:\.\d+)*)")
VERSION_IN_FILE = re.compile(rb"""[=:]\s*["']((?:[7-9]|1\d)\.\d+\.\d+)["']""")
OLDEST = 10


def set_diagrams(config: MkDocsConfig, base: str = "") -> Iterator[str]:
    """Configure fences and mermaid2 for the site's own diagrams; yield a message for each obstacle."""
    ours = placed(base, f"{ASSETS}/{DRAWING}")
    own = _own_library(config, ours)
    if own is None and _fences_work(config):
        _add_fence(config)
    _set_mermaid2(config, own, ours)
    if own is not None:
        yield from _of_library(own, config)
    if not _fences_work(config):
        yield (
            f"An extension listed after `{FENCES}` replaces its fences. List `{FENCES}` last, so that your "
            "diagrams are drawn."
        )


def _own_library(config: MkDocsConfig, ours: str) -> str | None:
    """Return the diagram library that the site loads itself, as mermaid2 finds it."""
    scripts = [str(each) for each in config.extra_javascript]
    found = next((each for each in scripts if "mermaid" in each.rsplit("/", 1)[-1].lower()), None)
    plugin = config.plugins.get("mermaid2")
    given = plugin.config.get("javascript") if plugin is not None else None
    return found or (given if given != ours else None) or None


def _fences_work(config: MkDocsConfig) -> bool:
    """Return whether superfences handles fences: the extension listed last handles all of them."""
    names = [str(each) for each in config.markdown_extensions]
    after = names[names.index(FENCES) + 1 :] if FENCES in names else []
    replacing = [name for name in after if name in REPLACE_FENCES]
    return not replacing or (replacing[-1] == EXTRA and _has_fences_of_its_own(config))


def _has_fences_of_its_own(config: MkDocsConfig) -> bool:
    """Return whether the site configures custom fences for an extension that includes superfences."""
    return FENCES in (config.mdx_configs.get(EXTRA) or {})


def _add_fence(config: MkDocsConfig) -> None:
    if FENCES not in config.markdown_extensions:
        config.markdown_extensions.append(FENCES)
    fences = _fences(config)
    if not any(fence.get("name") == "mermaid" for fence in fences):
        ours = {"name": "mermaid", "class": "mermaid", "format": mermaid2.fence_mermaid_custom}
        config.mdx_configs.setdefault(FENCES, {})["custom_fences"] = [*fences, ours]


def _fences(config: MkDocsConfig) -> list[dict[str, Any]]:
    return (config.mdx_configs.get(FENCES) or {}).get("custom_fences") or []


def _set_mermaid2(config: MkDocsConfig, own: str | None, ours: str) -> None:
    """Make mermaid2 use our script.

    By default it requests a library from the network, and it does not see generated files. It also reads the name of
    every fence's function, which some callables lack.
    """
    plugin = config.plugins.get("mermaid2")
    if plugin is None:
        return
    if own is None:
        plugin.config["javascript"] = plugin._javascript = ours  # noqa: SLF001  it has no public way
    names = (getattr(fence.get("format"), "__name__", "") for fence in _fences(config))
    custom = _fences_work(config) and mermaid2.fence_mermaid_custom.__name__ in names
    plugin._activate_custom_loader = custom  # noqa: SLF001  it has no public way


def arguments_script(config: MkDocsConfig) -> bytes | None:
    """Return the script that sets the `arguments` of mermaid2; None if it has none, or if our script does not draw."""
    plugin = config.plugins.get("mermaid2")
    if plugin is None or not _is_ours(plugin.config.get("javascript")):
        return None
    # ours says when to draw; and mermaid2 adds this one while it makes pages
    arguments = {name: value for name, value in plugin.config["arguments"].items() if name != "startOnLoad"}
    return f"{CONFIGURES % mermaid2.pyjs.dumps(arguments)}\n".encode() if arguments else None


def without_inline_arguments(html: str, config: MkDocsConfig) -> str:
    """Remove the inline script that sets mermaid2's arguments from a page, because strict hosts forbid it."""
    plugin = config.plugins.get("mermaid2")
    if plugin is None or not _is_ours(plugin.config.get("javascript")) or "mermaid" not in html:
        return html
    arguments = mermaid2.pyjs.dumps(plugin.config["arguments"])
    for way in (CONFIGURES, INITIALIZES):
        html = html.replace(f"<script>{way % arguments}</script>", "")
    return html


def _is_ours(script: str | None) -> bool:
    return f"/{script or ''}".endswith(f"/{ASSETS}/{DRAWING}")


def _of_library(own: str, config: MkDocsConfig) -> Iterator[str]:
    version = _version(own, config)
    if version and int(version.split(".")[0]) < OLDEST:
        yield (
            f"The site loads Mermaid {version} (`{own}`). The handbook uses its own copy for its diagrams. "
            f"For yours, use version {OLDEST} or later, or remove the entry."
        )


def _version(own: str, config: MkDocsConfig) -> str | None:
    if told := VERSION_IN_ADDRESS.search(own):
        return told[1]
    file = Path(config.docs_dir) / own
    found = VERSION_IN_FILE.search(read_given(file)) if file.is_file() else None
    return found[1].decode() if found else None
