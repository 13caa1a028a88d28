"""The location of the code of a rule: its file within its package, and the line."""

from __future__ import annotations

import linecache
import sys
import traceback
from importlib.metadata import EntryPoint
from pathlib import Path

from persona_handbook.finding import Location
from persona_handbook.lint.rule import Rule
from persona_handbook.reading.source_text.quoting import shortened

CORE = Path(__file__).parents[1]
RULES = CORE / "lint" / "rules"
LONGEST = 200


def place_of_rule(rule: Rule) -> Location:
    """Return the line on which the function of a rule starts."""
    code = getattr(rule.check, "__code__", None)
    return _place(code.co_filename, code.co_firstlineno) if code else Location("pyproject.toml", 1, 1, 1, 1)


def place_of_entry_point(entry_point: EntryPoint) -> Location:
    """Return the file in which a package declares a rule, for findings without a place in code."""
    name = entry_point.dist.name if entry_point.dist else entry_point.module
    return Location(f"{name}/entry_points.txt", 1, 1, 1, 1)


def place_of_failure(error: BaseException) -> Location | None:
    """Return the line of a foreign module or rule that raised an error; None if unknown."""
    if isinstance(error, SyntaxError) and error.filename and error.lineno:
        return _place(error.filename, error.lineno)
    frames = [each for each in traceback.extract_tb(error.__traceback__) if _is_of_a_rule(each.filename)]
    return _place(frames[-1].filename, frames[-1].lineno or 1) if frames else None


def error_text(error: BaseException) -> str:
    """Return an error in words: its type and the first line of its message."""
    try:
        text = shortened((str(error).strip().splitlines() or [""])[0], LONGEST)
    except Exception:  # noqa: BLE001  the message of a foreign error may itself raise
        text = ""
    told = f"{type(error).__name__}: {text}" if text else type(error).__name__
    return told if told.endswith(".") else f"{told}."


def is_ours(rule: Rule) -> bool:
    """Return whether a rule is part of this package."""
    return str(getattr(rule.check, "__module__", "")).startswith(f"{CORE.name}.")


def _is_of_a_rule(file: str) -> bool:
    path = Path(file)
    is_core = path.is_relative_to(CORE) and not path.is_relative_to(RULES)
    return path.is_file() and not is_core and "importlib" not in path.parts


def _place(file: str, line: int) -> Location:
    excerpt = linecache.getline(file, line).rstrip("\n")
    start = len(excerpt) - len(excerpt.lstrip()) + 1
    return Location(_named(Path(file)), line, start, line, max(len(excerpt) + 1, start), excerpt)


def _named(path: Path) -> str:
    """Return a file relative to its package, so that no report contains a path of the machine."""
    roots = [Path(each) for each in sys.path if each and path.is_relative_to(each)]
    longest = max(roots, key=lambda each: len(each.parts), default=path.parent)
    return path.relative_to(longest).as_posix()
