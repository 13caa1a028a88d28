"""Renames an ID at all of its places; comments, quotes and layout are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from persona_handbook.finding import Replacement
from persona_handbook.lsp.features.completion import written
from persona_handbook.lsp.features.mentions import Mentioned, owner_of, places_of, thing_of
from persona_handbook.lsp.features.referable import FILES, Referable, things
from persona_handbook.lsp.reading import Reading
from persona_handbook.message import gettext
from persona_handbook.model.declared import SETTINGS_OF, declared
from persona_handbook.model.files.file_name import file_id, name_problem
from persona_handbook.reading.ids import SLUG, slug

QUOTES = "\"'"


class NotRenamedError(Exception):
    """An ID cannot be renamed; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Renaming:
    """The changes: edits of files, and new paths of files that are named after an ID."""

    edits: tuple[Replacement, ...]
    files: Mapping[str, str]


def renameable(reading: Reading, meant: Mentioned) -> None:
    """Check that an ID can be renamed.

    Raises:
        NotRenamedError: it cannot be renamed
    """
    _thing(reading, meant)


def renamed(reading: Reading, meant: Mentioned, wanted: str) -> Renaming:
    """Return the changes for a new ID.

    Raises:
        NotRenamedError: the new ID is invalid or already used
    """
    thing = _thing(reading, meant)
    new = wanted.strip()
    _demand_id(meant.target, new)
    if new == meant.id:
        return Renaming((), {})
    _demand_free(reading, meant, new)
    places = places_of(reading, meant)
    _demand_own_files(reading, [each.place.path for each in places])
    edits = tuple(Replacement(each.place, _in_place(reading, each, new)) for each in places)
    path = PurePosixPath(thing.place.path) if thing.place and meant.target in FILES else None
    return Renaming(edits, {str(path): str(path.with_name(f"{new}{path.suffix}"))} if path else {})


def _thing(reading: Reading, meant: Mentioned) -> Referable:
    if meant.target == "rule":
        raise NotRenamedError(gettext("A rule has the name that its package gives it."))
    thing = thing_of(reading, meant)
    if thing is None:
        if meant.target in SETTINGS_OF and not declared(reading.settings, meant.target):
            return Referable(meant.target, meant.id, meant.id)
        raise NotRenamedError(
            gettext(
                "There is no %(kind)s `%(id)s`, so it cannot be renamed. Correct it first.",
                kind=gettext(meant.target),
                id=meant.id,
            )
        )
    if meant.target == "team" and thing.place is None:
        file = reading.settings.document.path
        raise NotRenamedError(
            gettext(
                "`%(id)s` is one of the default teams. Declare your own in `teams` in `%(file)s` first.",
                id=meant.id,
                file=file,
            )
        )
    _demand_own_files(reading, [thing.place.path] if thing.place else [])
    return thing


def _demand_own_files(reading: Reading, paths: Iterable[str]) -> None:
    theirs = next((each for each in paths if reading.handbook.checkout_of(each)), None)
    if theirs:
        raise NotRenamedError(
            gettext(
                "`%(file)s` is in another checkout, which this handbook only reads. Rename the ID there.", file=theirs
            )
        )


def _demand_id(target: str, new: str) -> None:
    if target in FILES:
        problem = name_problem(new)
        if problem:
            raise NotRenamedError(
                gettext(
                    "`%(name)s` cannot be a file name and an ID. Use, for example, `%(good)s`.",
                    name=new,
                    good=file_id(new) or "a-name",
                )
            )
    elif not SLUG.fullmatch(new):
        raise NotRenamedError(
            gettext(
                "`%(name)s` is not a valid ID. Use lowercase letters, digits and single hyphens, such as `%(good)s`.",
                name=new,
                good=slug(new) or "a-name",
            )
        )


def _demand_free(reading: Reading, meant: Mentioned, new: str) -> None:
    taken = things(reading, meant.target, owner_of(reading, meant)).get(new)
    if taken:
        if taken.place is None:
            raise NotRenamedError(gettext("The ID `%(id)s` is already used. Choose another one.", id=new))
        raise NotRenamedError(
            gettext("The ID `%(id)s` is already used in `%(path)s`. Choose another one.", id=new, path=taken.place.path)
        )


def _in_place(reading: Reading, mentioned: Mentioned, new: str) -> str:
    """Return the new ID as written at a place; inside quotes it needs no further ones."""
    source = reading.source(mentioned.place.path)
    start, _ = source.offsets(mentioned.place)
    is_plain = mentioned.place.path in reading.files and source.text[max(0, start - 1) : start] not in {*QUOTES}
    return written(new) if is_plain else new
