"""Files that the settings exclude from the handbook, such as archives and templates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from pathspec import GitIgnoreSpec

from persona_handbook.finding import Finding, Level
from persona_handbook.message import gettext
from persona_handbook.settings.settings import Settings

SETTING = "exclude"


def excluded_by(settings: Settings) -> Callable[[Path], bool]:
    """Return a function that tells whether a file is excluded, by .gitignore patterns relative to the handbook."""
    spec = spec_of(settings.exclude)
    return lambda file: spec.match_file(file.relative_to(settings.root).as_posix())


def spec_of(patterns: Iterable[str]) -> GitIgnoreSpec:
    """Compile .gitignore patterns; invalid ones are skipped."""
    return GitIgnoreSpec.from_lines(pattern for pattern in patterns if _spec(pattern) is not None)


def exclude_findings(settings: Settings, files: Iterable[Path]) -> Iterator[Finding]:
    """Yield findings for invalid patterns and for patterns that match no file.

    Args:
        settings: contain the patterns
        files: all files that would be read without the patterns
    """
    if not settings.exclude:
        return
    paths = [file.relative_to(settings.root).as_posix() for file in files]
    for index, pattern in enumerate(settings.exclude):
        spec = _spec(pattern)
        help_: str
        if spec is None:
            message, help_ = (
                gettext("`%(pattern)s` is not a valid pattern.", pattern=pattern),
                gettext("Write patterns as in .gitignore, such as `personas/archive/`."),
            )
        elif any(spec.match_file(path) for path in paths):
            continue
        else:
            message, help_ = (
                gettext(
                    "The pattern `%(pattern)s` in `%(setting)s` matches no file.", pattern=pattern, setting=SETTING
                ),
                _help(pattern, paths),
            )
        place = settings.document.value_at((*settings.pointer, SETTING, index))
        yield Finding(place, Level.WARNING, "wrong-value", message, help_)


def _spec(pattern: str) -> GitIgnoreSpec | None:
    """Compile a single pattern, with or without `!`; None if it is invalid."""
    try:
        spec = GitIgnoreSpec.from_lines([pattern.removeprefix("!")])
    except ValueError:
        return None
    return spec if any(each.include is not None for each in spec.patterns) else None


def _help(pattern: str, paths: list[str]) -> str:
    folders = {f"{folder}/" for path in paths for folder in PurePosixPath(path).parents if str(folder) != "."}
    names = {f"{PurePosixPath(folder).name}/" for folder in folders}
    near = get_close_matches(pattern, sorted(folders | names), 1)
    if near:
        return gettext("Did you mean `%(found)s`?", found=near[0])
    return gettext("Correct or remove it. Patterns start in the folder of mkdocs.yml, such as `personas/archive/`.")
