"""The findings that a change touches or causes."""

from __future__ import annotations

import datetime as dt

from persona_handbook.cli.ending import give_up
from persona_handbook.finding import Finding
from persona_handbook.lint.accepting.change_report import of_the_change
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.model.handbook import Handbook
from persona_handbook.reading.git.command import GitError
from persona_handbook.reading.git.revisions import changed_paths, folder_at, merge_base
from persona_handbook.settings.settings import read_settings_in
from persona_handbook.site.checking import check_site


def found_since(handbook: Handbook, today: dt.date, revision: str) -> list[Finding]:
    """Return all findings; those that the change since a revision neither touches nor causes are notes.

    Exits with 2 if the revision does not exist.
    """
    root = handbook.settings.root
    try:
        base = merge_base(root, revision)
        changed = changed_paths(root, base)
        with folder_at(root, base) as folder:
            before = check_site(read_handbook(read_settings_in(folder, root, handbook.settings.file)), today, changed)
    except GitError as error:
        give_up(str(error))
    return of_the_change(check_site(handbook, today, changed), before, changed)
