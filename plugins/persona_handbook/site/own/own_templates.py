"""Loads the templates folder: usable templates and translations, and findings about the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from persona_handbook.finding import Finding
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.site_files.own_files import LANGUAGES, OwnFile
from persona_handbook.reading.source_text.source import Source
from persona_handbook.settings.languages import languages_of
from persona_handbook.site.own.broken_templates import broken_templates, cannot_be_read
from persona_handbook.site.own.folder import Folder, folder_of
from persona_handbook.site.own.language_files import read_languages
from persona_handbook.site.own.unused_files import unused_files
from persona_handbook.site.own.unused_parts import unused_parts


@dataclass(frozen=True)
class OwnTemplates:
    """The usable templates and translations of a handbook.

    `folder` contains every template that was read; `usable` names those with which pages may be rendered.
    """

    folder: Folder = field(default_factory=Folder)
    usable: Mapping[str, Source] = field(default_factory=dict)
    catalogs: Mapping[str, bytes] = field(default_factory=dict)
    broken: tuple[Finding, ...] = ()
    unused: tuple[Finding, ...] = ()

    def noted_in(self, handbook: Handbook) -> Handbook:
        """Return the handbook with the findings added."""
        if not self.broken and not self.unused:
            return handbook
        return replace(handbook, findings=(*handbook.findings, *self.broken), unused_templates=self.unused)


def own_templates(handbook: Handbook) -> OwnTemplates:
    """Check the files in a handbook's templates folder without rendering pages."""
    files = handbook.own_files
    if not files:
        return OwnTemplates()
    folder = folder_of(each for each in files if not each.name.startswith(LANGUAGES) and not _is_lost(each))
    used = sorted(folder.sources if folder.is_open else folder.used)
    wrong = {name: found for name in used if (found := [*broken_templates(folder, name)])}
    usable = {name: folder.sources[name] for name in used if name in folder.sources and name not in wrong}
    languages = read_languages(
        (each for each in files if each.name.startswith(LANGUAGES)), languages_of(handbook.settings), folder.phrases
    )
    return OwnTemplates(
        folder,
        usable,
        languages.catalogs,
        broken=tuple(
            dict.fromkeys(
                (
                    *(cannot_be_read(each) for each in files if each.unreadable),
                    *(finding for name, found in wrong.items() for finding in found if name in folder.used),
                    *languages.broken,
                )
            )
        ),
        unused=(
            *unused_files(folder),
            *(finding for name in usable for finding in unused_parts(folder, name)),
            *languages.unused,
        ),
    )


def _is_lost(file: OwnFile) -> bool:
    """Return whether a folder cannot be read."""
    return bool(file.unreadable) and not file.name
