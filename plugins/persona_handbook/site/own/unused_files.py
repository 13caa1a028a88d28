"""Files in the templates folder that no page uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from persona_handbook.finding import Finding
from persona_handbook.message import gettext
from persona_handbook.model.site_files.own_files import LANGUAGES, TEMPLATE
from persona_handbook.reading.phrasing import nearest
from persona_handbook.site.i18n.catalogs import SOURCE, catalog_name
from persona_handbook.site.own.folder import Folder
from persona_handbook.site.own.ours import our_sources
from persona_handbook.site.own.template_findings import not_used, whole_file

COPIES = re.compile(r"~$|\.(bak|orig|rej|swp|tmp|old)$|^#.*#$", re.IGNORECASE)
PROSE = (".md", ".txt", ".rst", ".adoc")
LEGAL = ("license", "licence", "copying", "readme", "changelog", "authors", "makefile", "thumbs.db", "desktop.ini")
FOR_THE_SITE = {".css": "extra_css", ".js": "extra_javascript"}
OF_A_LANGUAGE = (SOURCE, ".pot", ".yaml", ".yml")


def unused_files(folder: Folder) -> Iterator[Finding]:
    """Yield files that neither replace one of ours nor are used by those that do."""
    for name in sorted(set(folder.files) - folder.used):
        meant = _meant(name)
        is_other = not meant and (folder.is_open or _is_prose(name))
        if folder.files[name].unreadable or COPIES.search(name) or is_other:
            continue
        wrong = gettext("`%(name)s` is not a template, and no template uses it.", name=name)
        if name.endswith(TEMPLATE):
            wrong = gettext("`%(name)s` overrides no template.", name=name)
        way_out = gettext("Did you mean `%(found)s`?", found=meant) if meant else _way_out(name)
        yield not_used(whole_file(folder.path(name)), wrong, way_out)


def _meant(name: str) -> str | None:
    """Return the name that the file probably should have, or None."""
    path = PurePosixPath(name)
    stem = path.name.split(".")[0].lower()
    if path.suffix in OF_A_LANGUAGE and re.fullmatch(r"[a-z]{2}([-_][a-z]{2})?", stem):
        return f"{LANGUAGES}{catalog_name(stem)}{SOURCE}"
    if path.name in our_sources():
        return path.name
    if path.suffix in {*FOR_THE_SITE, ".svg", ".png", ".jpg"}:
        return None
    same = [each for each in our_sources() if each.split(".")[0] == stem]
    if same:
        return same[0]
    near = nearest(stem, [each.split(".")[0] for each in our_sources()]) if name.endswith(TEMPLATE) else None
    return next((each for each in our_sources() if near and each.split(".")[0] == near), None)


def _is_prose(name: str) -> bool:
    base = PurePosixPath(name).name.lower()
    return base.endswith(PROSE) or base.split(".")[0] in LEGAL or base in LEGAL


def _way_out(name: str) -> str:
    setting = FOR_THE_SITE.get(PurePosixPath(name).suffix.lower())
    if setting:
        return gettext(
            "Move it into the folder of your pages, and name it under `%(setting)s` in `mkdocs.yml`.", setting=setting
        )
    if name.endswith(".html"):
        return gettext("Move it into the folder of `theme.custom_dir` if it is for the theme of the site.")
    return gettext("Name it like the template that it replaces, include it in one that does, or delete it.")
