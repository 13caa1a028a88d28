"""What stands in the way of a site's own diagrams is said, once and in words; what does not is not said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from conftest import WriteHandbook
from persona_handbook.mkdocs_plugin.site_diagrams import arguments_script, set_diagrams, without_inline_arguments

MATERIAL = "site_name: x\ntheme: {name: material, font: false}\n"
WITH, WITHOUT = "plugins: [search, persona-handbook, mermaid2]\n", "plugins: [search, persona-handbook]\n"
FILE = "docs/js/mermaid.min.js"
OLD = 'var t={version:"9.4.3"},e="11.0.0-not";'
OLD_SAID = (
    "The site loads Mermaid {} (`{}`). The handbook uses its own copy for its diagrams. "
    "For yours, use version 10 or later, or remove the entry."
)
FENCES_SAID = (
    "An extension listed after `pymdownx.superfences` replaces its fences. "
    "List `pymdownx.superfences` last, so that your diagrams are drawn."
)


def said(write: WriteHandbook, settings: str, files: Mapping[str, str] | None = None) -> list[str]:
    root = write({"mkdocs.yml": settings, "docs/index.md": "# Home\n", **(files or {})})
    return list(set_diagrams(load_config(str(root / "mkdocs.yml"))))


@pytest.mark.parametrize("plugins", [WITH, WITHOUT], ids=["with mermaid2", "without"])
@pytest.mark.parametrize(
    ("entry", "version"),
    [
        ("js/mermaid.min.js", "9.4.3"),
        ("{path: js/mermaid.min.js, defer: true}", "9.4.3"),
        ("https://unpkg.com/mermaid@8.13.3/dist/mermaid.min.js", "8.13.3"),
        ("https://cdn.jsdelivr.net/npm/mermaid@9/dist/mermaid.min.js", "9"),
        ("https://cdn.jsdelivr.net/npm/mermaid@v7.1/dist/mermaid.js", "7.1"),
        ("https://cdnjs.cloudflare.com/ajax/libs/mermaid/8.0.0/mermaid.min.js", "8.0.0"),
    ],
)
def test_an_old_library_of_the_site_is_named(write: WriteHandbook, plugins: str, entry: str, version: str) -> None:
    settings = f"{MATERIAL}{plugins}extra_javascript: [{entry if entry.startswith('{') else repr(entry)}]\n"
    path = "js/mermaid.min.js" if "js/mermaid" in entry and "http" not in entry else entry
    assert said(write, settings, {FILE: OLD}) == [OLD_SAID.format(version, path)]


def test_an_old_library_of_mermaid2_is_named(write: WriteHandbook) -> None:
    settings = f"{MATERIAL}plugins: [persona-handbook, {{mermaid2: {{javascript: js/mermaid.min.js}}}}]\n"
    assert said(write, settings, {FILE: OLD}) == [OLD_SAID.format("9.4.3", "js/mermaid.min.js")]


@pytest.mark.parametrize(
    "entry",
    [
        "https://unpkg.com/mermaid@11/dist/mermaid.min.js",
        "https://cdnjs.cloudflare.com/ajax/libs/mermaid/10.9.0/mermaid.min.js",
        "js/mermaid.min.js",
        "js/mermaid-gone.js",
        "js/other.js",
    ],
)
def test_nothing_is_said_of_a_library_that_draws(write: WriteHandbook, entry: str) -> None:
    files = {FILE: OLD.replace("9.4.3", "11.4.1"), "docs/js/other.js": OLD}
    assert said(write, f"{MATERIAL}{WITH}extra_javascript: [{entry!r}]\n", files) == []


@pytest.mark.parametrize(
    ("extensions", "what"),
    [
        ("[pymdownx.superfences, extra]", [FENCES_SAID]),
        ("[pymdownx.superfences, fenced_code]", []),
        ("[pymdownx.superfences, markdown.extensions.fenced_code]", [FENCES_SAID]),
        ("[pymdownx.superfences, admonition, markdown.extensions.extra]", [FENCES_SAID]),
        ("[extra, pymdownx.superfences]", []),
        ("[extra]", []),
        ("[pymdownx.superfences, pymdownx.extra]", [FENCES_SAID]),
        ("[pymdownx.extra, pymdownx.superfences]", []),
        ("[pymdownx.superfences, pymdownx.extra: {pymdownx.superfences: {custom_fences: []}}]", []),
        ("[]", []),
    ],
)
def test_an_extension_that_replaces_the_fences_is_said(write: WriteHandbook, extensions: str, what: list[str]) -> None:
    assert said(write, f"{MATERIAL}{WITH}markdown_extensions: {extensions}\n") == what


@pytest.mark.parametrize(
    ("arguments", "script"),
    [
        ("", None),
        ("{mermaid2: {arguments: {startOnLoad: true}}}", None),
        ("{mermaid2: {arguments: {theme: forest}}}", b'window.mermaidConfig = {default: {\n    theme: "forest"\n}};\n'),
        ("{mermaid2: {arguments: {theme: ^ours}}}", b"window.mermaidConfig = {default: {\n    theme: ours\n}};\n"),
        ("{mermaid2: {javascript: js/mermaid.min.js, arguments: {theme: forest}}}", None),
    ],
)
@pytest.mark.parametrize("extensions", ["[]", "[pymdownx.superfences, extra]"], ids=["our fence", "none"])
def test_the_arguments_of_mermaid2_are_in_a_file_and_not_in_the_page(
    write: WriteHandbook, arguments: str, script: bytes | None, extensions: str
) -> None:
    plugins = f"plugins: [persona-handbook, {arguments or 'mermaid2'}]\nmarkdown_extensions: {extensions}\n"
    root = write({"mkdocs.yml": MATERIAL + plugins, "docs/index.md": "# Home\n", FILE: ""})
    config = load_config(str(root / "mkdocs.yml"))
    list(set_diagrams(config))
    plugin: Any = config.plugins["mermaid2"]
    plugin.on_config(config)
    assert arguments_script(config) == script
    fence = "<pre class='mermaid'><code>a</code></pre><div class='mermaid'>a</div>"
    own = "<script>mermaid.initialize({theme: 'own'})</script>"
    page = Page("Home", File("index.md", "docs", "site", use_directory_urls=True), config)
    made = plugin.on_post_page(f"<body>{fence}{own}</body>", config, page)
    assert re.findall(r"<script>.*?</script>", made, re.DOTALL)[1:]
    inline = re.findall(r"<script>.*?</script>", without_inline_arguments(made, config), re.DOTALL)
    assert inline[:1] == [own]
    assert len(inline) == (2 if "javascript" in arguments else 1)
    assert arguments_script(config) == script
