from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.files.missing_folders import SETTINGS, MissingFolder
from persona_handbook.model.handbook import Handbook


@rule(
    title="Configured folder does not exist",
    why="Files outside the configured folders are neither checked nor published, and the check would pass anyway.",
    source="Our own: a check that reads nothing must not pass.",
    bad="""
# mkdocs.yml
plugins: [persona-handbook: {journeys: journey-maps}]
""",
    good="""
# mkdocs.yml
plugins: [persona-handbook: {journeys: journeys}]
""",
    about=Handbook,
    essential=True,
)
def missing_folder(handbook: Handbook, _given: Given) -> Iterator[Problem]:
    """Find configured folders that do not exist; default folders are optional."""
    for kind, missing in handbook.missing_folders.items():
        name, folder = SETTINGS[kind], handbook.settings.folder(kind)
        if missing.is_file:
            wrong = gettext("The folder `%(folder)s` of the setting `%(name)s` is a file.", folder=folder, name=name)
        else:
            wrong = gettext(
                "The folder `%(folder)s` of the setting `%(name)s` does not exist.", folder=folder, name=name
            )
        way_out = gettext("Did you mean `%(found)s`?", found=missing.meant) if missing.meant else _way_out(missing)
        yield Problem(handbook.settings.place(name) or handbook.settings.top, wrong, way_out, subject=name)


def _way_out(missing: MissingFolder) -> str:
    return (
        gettext("Enter the path of a folder.")
        if missing.is_file
        else gettext("Create the folder, or correct the setting.")
    )
