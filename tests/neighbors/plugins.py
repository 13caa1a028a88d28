"""Plugins that sites have beside the handbook's: what they are set to, and the files that they need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Neighbor:
    """A plugin's entry in mkdocs.yml, what else its site has there, its files, and a text that shows it at work."""

    entry: str
    rest: str = ""
    files: Mapping[str, str] = field(default_factory=dict)


I18N = """\
  - i18n:
      docs_structure: {structure}
      languages:
        - {{locale: en, default: true, name: English}}
        - {{locale: de, name: Deutsch, nav_translations: {{Start: Anfang}}}}
"""

# those that ended a build before generated pages were files on disk
BREAKING: Mapping[str, Neighbor] = {
    "ezlinks": Neighbor("  - ezlinks\n"),
    "git-authors": Neighbor("  - git-authors\n"),
    "macros": Neighbor("  - macros\n", files={"docs/start.md": "# Start\n\n{{ 6 * 7 }}\n"}),
    "mike": Neighbor("  - mike\n"),
    "minify": Neighbor("  - minify: {minify_html: true}\n"),
    "monorepo": Neighbor(
        "  - monorepo\n",
        "repo_url: https://example.org/us/product\nedit_uri: edit/main/docs/\n"
        "nav:\n  - index.md\n  - start.md\n  - Personas: personas/\n  - Tool: '!include tool/mkdocs.yml'\n",
        {
            "tool/mkdocs.yml": "site_name: tool\nnav:\n  - Tool: index.md\n",
            "tool/docs/index.md": "# Tool\n\nA page of another folder.\n",
        },
    ),
    "rss": Neighbor("  - rss\n"),
}

OTHERS: Mapping[str, Neighbor] = {
    "autorefs": Neighbor("  - autorefs\n"),
    "awesome-nav": Neighbor(
        "  - awesome-nav\n", files={"docs/.nav.yml": "nav:\n  - index.md\n  - start.md\n  - personas\n  - '*'\n"}
    ),
    "blog": Neighbor(
        "  - blog: {archive_date_format: yyyy, post_url_date_format: yyyy}\n",
        files={
            "docs/blog/index.md": "# Blog\n",
            "docs/blog/posts/one.md": "---\ndate: 2026-01-05\n---\n\n# One\n\nFor the [[persona:workshop-owner]].\n",
        },
    ),
    "callouts": Neighbor("  - callouts\n"),
    "exclude": Neighbor("  - exclude: {glob: ['*.tmp']}\n"),
    "exclude-search": Neighbor("  - exclude-search: {exclude: [start.md]}\n"),
    "gen-files": Neighbor(
        "  - gen-files: {scripts: [docs/make.py]}\n",
        "exclude_docs: make.py\n",
        {
            "docs/make.py": "import mkdocs_gen_files\n\n"
            "with mkdocs_gen_files.open('made.md', 'w') as page:\n    print('# Made', file=page)\n",
        },
    ),
    "git-revision-date-localized": Neighbor("  - git-revision-date-localized: {type: date}\n"),
    "glightbox": Neighbor("  - glightbox\n"),
    "htmlproofer": Neighbor("  - htmlproofer: {validate_external_urls: false, raise_error: true}\n"),
    "include-markdown": Neighbor("  - include-markdown\n"),
    "info and meta": Neighbor("  - meta\n", files={"docs/personas/.meta.yml": "tags: [people]\n"}),
    "literate-nav": Neighbor(
        "  - literate-nav: {nav_file: SUMMARY.md}\n",
        files={"docs/SUMMARY.md": "- [Home](index.md)\n- [Start](start.md)\n- [People](personas/)\n"},
    ),
    "mkdocstrings": Neighbor("  - mkdocstrings\n"),
    "offline": Neighbor("  - offline\n"),
    "privacy": Neighbor("  - privacy: {assets: false}\n"),
    "redirects": Neighbor("  - redirects: {redirect_maps: {old.md: start.md}}\n"),
    "section-index": Neighbor("  - section-index\n"),
    "simple-hooks": Neighbor(
        "  - mkdocs-simple-hooks: {hooks: {on_pre_build: 'hooks:before'}}\n",
        files={"hooks.py": "def before(**_):\n    pass\n"},
    ),
    "swagger-ui-tag": Neighbor("  - swagger-ui-tag\n"),
    "table-reader": Neighbor("  - table-reader\n"),
    "tags": Neighbor("  - tags\n"),
}

# in two sets, since some of them cannot be in one site even without the handbook
APART = ("blog", "gen-files", "literate-nav", "monorepo", "offline")
SETS: Mapping[str, tuple[str, ...]] = {
    "most": tuple(each for each in {**BREAKING, **OTHERS} if each not in APART),
    "the others": (*APART, "macros", "tags", "rss"),
}


def together(names: tuple[str, ...]) -> Neighbor:
    """Give several plugins as one neighbor."""
    chosen = [{**BREAKING, **OTHERS}[name] for name in names]
    files = {path: text for each in chosen for path, text in each.files.items()}
    return Neighbor("".join(each.entry for each in chosen), "".join(each.rest for each in chosen), files)
