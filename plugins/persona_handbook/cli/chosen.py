"""Resolves the paths passed to `personas check` to handbooks and the paths in each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from persona_handbook.cli.ending import give_up
from persona_handbook.cli.handbook import settings_of
from persona_handbook.cli.output.seen import seen
from persona_handbook.cli.wrong_folder import missing, without_handbook
from persona_handbook.finding import Finding, Location
from persona_handbook.model.files.checked_files import checked_files, is_handbook
from persona_handbook.reading.phrasing import alternatives
from persona_handbook.settings.handbook_folder import NoHandbookError, handbook_folder
from persona_handbook.settings.settings import Settings, read_settings


@dataclass(frozen=True)
class Chosen:
    """A handbook to check, and the requested paths in it; empty for all."""

    settings: Settings
    paths: frozenset[Path] = frozenset()

    def anew(self) -> Chosen:
        """Read the settings again after files have changed."""
        return replace(self, settings=read_settings(self.settings.root, self.settings.file))

    def holds(self, place: Location) -> bool:
        """Return whether a place is in a requested path; always true without paths or with unreadable settings."""
        if not self.paths or self.settings.lost:
            return True
        file = (self.settings.root / place.path).resolve()
        return not self.paths.isdisjoint((file, *file.parents))

    def asked_for(self, findings: list[Finding]) -> list[Finding]:
        """Return the findings in the requested files."""
        return [each for each in findings if self.holds(each.location)]


def chosen(paths: tuple[Path, ...], config: Path | None) -> list[Chosen]:
    """Find the handbook of each path; exits with 2 if a path belongs to none or to no checked file."""
    named = settings_of(config) if config else None
    lost = next((path for path in paths if not path.exists()), None)
    if lost:
        give_up(missing(lost, named.root if named else None))
    if named or not paths:
        return [_with_paths(named or _settings(Path.cwd()), paths)]
    starts = {path: path if path.is_dir() else path.parent for path in paths}
    known = {start: _settings(start) for start in dict.fromkeys(starts.values())}
    by_root = {settings.root: settings for settings in known.values()}
    return [
        _with_paths(settings, tuple(path for path in paths if known[starts[path]].root == root))
        for root, settings in by_root.items()
    ]


def touched(files: tuple[Path, ...], config: Path | None) -> list[Chosen]:
    """Find each handbook that contains one of the files, to check all of it; other files are ignored."""
    if config:
        known = [settings_of(config)]
    else:
        nearest = dict.fromkeys(map(_nearest, files))
        known = [read_settings(root) for root in dict.fromkeys(map(_folder_if_any, nearest)) if root]
    wanted = {file.resolve() for file in files}
    found = [each for each in known if not wanted.isdisjoint(checked_files(each))]
    if not config and wanted.difference(*map(checked_files, found)):
        roots = {each.root for each in found}
        found += [each for each in _around() if each.root not in roots and not wanted.isdisjoint(checked_files(each))]
    return [Chosen(each) for each in found if is_handbook(each)]


def _with_paths(settings: Settings, paths: tuple[Path, ...]) -> Chosen:
    sources = frozenset() if settings.lost or not paths else checked_files(settings)
    for path in () if settings.lost else paths:
        whole = path.resolve()
        if settings.root.is_relative_to(whole) or whole in sources or _is_above_any(whole, sources):
            continue
        root = seen(settings.root, Path.cwd())
        folders = alternatives(dict.fromkeys((settings.personas, settings.evidence, settings.journeys, settings.docs)))
        give_up(f"{path} contains nothing to check. The handbook in {root} reads {folders}.".replace(" or ", " and "))
    return Chosen(settings, frozenset(path.resolve() for path in paths))


def _is_above_any(folder: Path, sources: frozenset[Path]) -> bool:
    return folder.is_dir() and any(file.is_relative_to(folder) for file in sources)


def _settings(path: Path) -> Settings:
    try:
        return read_settings(handbook_folder(path))
    except NoHandbookError as error:
        whole = path.resolve()
        around = () if error.below else _around()
        found = next(
            (each for each in around if whole in checked_files(each) or _is_above_any(whole, checked_files(each))), None
        )
        return found or give_up(without_handbook(error, "personas check"))


def _around() -> tuple[Settings, ...]:
    """Read the settings of each handbook in a parent of the current folder, whose pages may be elsewhere."""
    try:
        folders: tuple[Path, ...] = (handbook_folder(Path.cwd()),)
    except NoHandbookError as error:
        folders = error.below
    return tuple(map(read_settings, folders))


def _folder_if_any(path: Path) -> Path | None:
    try:
        return handbook_folder(path, below=False)
    except NoHandbookError:
        return None


def _nearest(path: Path) -> Path:
    """Return the folder of a path, or its nearest existing parent."""
    folder = path.resolve()
    while not folder.is_dir():
        folder = folder.parent
    return folder
