"""Writes a tree of files to a folder, and removes our earlier files from it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from persona_handbook.reading.opening import LARGEST_GIVEN, read_file
from persona_handbook.writing.files import is_temporary, lay_out, new_folder, remove
from persona_handbook.writing.refusal import NotWrittenError, in_a_sentence

RECORD = ".persona-handbook-files"


def write_tree(tree: Mapping[str, bytes], out: Path) -> int:
    """Write a tree to a folder that is new, empty or was written by this function.

    Returns:
        the number of written files

    Raises:
        NotWrittenError: the folder has other content, or cannot be written
    """
    before = folder_for_tree(out)
    foreign = next((path for path in tree if path not in before and (out / path).exists()), None)
    if foreign:
        raise NotWrittenError(f"{out / foreign} was not created by this command and was not overwritten. Move it.")
    _record(out, {*before, *tree})  # so that files written before a failure are known to be ours
    for path in before - set(tree):
        remove(out, path)
    lay_out(out, tree)
    _record(out, set(tree))
    return len(tree)


def folder_for_tree(out: Path) -> set[str]:
    """Create the folder of a tree if it is missing, and return the paths that this module wrote there before.

    Raises:
        NotWrittenError: the folder has other content, or cannot be created
    """
    before = _written_before(out)
    new_folder(out)
    return before


def _written_before(out: Path) -> set[str]:
    record = out / RECORD
    with in_a_sentence(out):
        if record.is_file():
            return _paths(record)
        if out.exists() and not all(is_temporary(each.name) for each in out.iterdir()):
            raise NotWrittenError(f"{out} contains files that this command did not create. Name a new folder.")
    return set()


def _paths(record: Path) -> set[str]:
    try:
        held = json.loads(read_file(record, (record.parent,), LARGEST_GIVEN))
        return {str(path) for path in held["files"]}
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise NotWrittenError(f"{record} was edited. Delete its folder, or name a new one.") from error


def _record(out: Path, paths: set[str]) -> None:
    lay_out(out, {RECORD: (json.dumps({"files": sorted(paths)}, indent=0) + "\n").encode()})
