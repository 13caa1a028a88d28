"""Paths relative to the current folder or another one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from persona_handbook.finding import Finding
from persona_handbook.message import Say, reworded
from persona_handbook.reading.paths import path_from

NAMED_FILE = re.compile(r"`(personas check )?([^`\s]+\.(?:ya?ml|md))`")


def seen(path: Path, base: Path) -> str:
    """Return a path relative to a folder, with forward slashes; absolute if there is no relative one."""
    return path_from(base.resolve(), path)


def seen_from(findings: Iterable[Finding], root: Path, base: Path) -> list[Finding]:
    """Return findings with all paths relative to a folder other than the handbook's."""
    if root == base.resolve():
        return list(findings)
    return [
        replace(each, location=replace(each.location, path=seen(root / each.location.path, base)))
        for each in naming_files(findings, root, base)
    ]


def naming_files(findings: Iterable[Finding], root: Path, base: Path) -> list[Finding]:
    """Return findings with file names in their texts relative to a folder; their locations are unchanged."""

    def named(found: re.Match[str]) -> str:
        file = root / found[2]
        return f"`{found[1] or ''}{seen(file, base)}`" if file.is_file() else found[0]

    def said(text: str) -> str:
        return reworded(text, partial(NAMED_FILE.sub, named), _named_whole(root, base))

    return [replace(each, message=said(each.message), help=said(each.help)) for each in findings]


def _named_whole(root: Path, base: Path) -> Say:
    """Return a function that names a file relative to a folder, if a value is only its path."""

    def named(value: str) -> str:
        file = root / value
        return seen(file, base) if NAMED_FILE.fullmatch(f"`{value}`") and file.is_file() else value

    return named
