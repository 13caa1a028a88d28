"""Parts of the handbook from other checkouts, each read with its own settings, and its IDs with a prefix."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from persona_handbook.finding import Finding, Level
from persona_handbook.message import gettext
from persona_handbook.reading.schema.references import references
from persona_handbook.reading.yaml.value import Pointer, Value
from persona_handbook.settings.settings import OtherCheckout, Settings, read_settings

Ids = Mapping[str, frozenset[str]]
SETTING = "sources"


@dataclass(frozen=True, slots=True)
class Checkout:
    """A folder with files of the handbook: its settings, and the prefix of its IDs, empty for the handbook's own.

    `ids` are the IDs of its files as written, for each kind; of the handbook's own, none are needed.
    """

    settings: Settings
    prefix: str = ""
    ids: Ids = field(default_factory=dict, compare=False)

    def id_of(self, written: str) -> str:
        """Return the ID that a file of this checkout has in the handbook."""
        return f"{self.prefix}-{written}" if self.prefix else written

    def has(self, file: Path) -> bool:
        """Return whether a file is in the folder of this checkout."""
        return file.is_relative_to(self.settings.root)


def checkouts_of(settings: Settings) -> tuple[Checkout, ...]:
    """Return the handbook's own folder, and each other checkout that can be read."""
    sound = [each for each in settings.sources if _problem(settings, each) is None]
    return (Checkout(settings), *(Checkout(read_settings(each.folder), each.prefix) for each in sound))


def lost_prefixes(settings: Settings) -> tuple[str, ...]:
    """Return the prefixes of the checkouts that cannot be read, whose IDs are unknown."""
    return tuple(f"{each.prefix}-" for each in settings.sources if _problem(settings, each) is not None)


def checkout_findings(settings: Settings) -> Iterator[Finding]:
    """Yield a finding for each declared checkout that cannot be read."""
    for index, each in enumerate(settings.sources):
        problem = _problem(settings, each)
        if problem:
            place = settings.document.value_at((*settings.pointer, SETTING, index))
            yield Finding(place, Level.ERROR, "wrong-value", *problem)


def with_prefix(data: Value, kind: str, checkout: Checkout | None) -> Value:
    """Return the data of a file as the handbook refers to it.

    Args:
        data: the data as written
        kind: persona, evidence or journey
        checkout: the checkout of the file, with the IDs of its files

    Returns:
        the data in which each reference to a file of the same checkout, and each participant, has the prefix; other
        references stay as written, and lead to the rest of the handbook
    """
    if checkout is None or not checkout.prefix or not isinstance(data, dict):
        return data
    known = {**checkout.ids, "actor": frozenset({str(data.get("persona"))})}
    changed: dict[Pointer, str] = {
        each.pointer: checkout.id_of(each.value)
        for each in references(data, kind)
        if each.value in known.get(each.target, ())
    }
    if isinstance(data.get("participant"), str):
        changed["participant",] = checkout.id_of(str(data["participant"]))
    return {name: _changed(value, (name,), changed) for name, value in data.items()}


def _changed(value: Value, pointer: Pointer, changed: Mapping[Pointer, str]) -> Value:
    if isinstance(value, dict):
        return {name: _changed(each, (*pointer, name), changed) for name, each in value.items()}
    if isinstance(value, list):
        return [_changed(each, (*pointer, index), changed) for index, each in enumerate(value)]
    return changed.get(pointer, value)


def _problem(settings: Settings, source: OtherCheckout) -> tuple[str, str] | None:
    """Return what is wrong with a declared checkout, and what to do."""
    if not source.folder.is_dir():
        wrong = gettext("The folder `%(folder)s` of `sources` does not exist.", folder=source.path)
        return wrong, gettext("Check out its repository there, or correct the path.")
    other = read_settings(source.folder)
    if not any((other.root / other.folder(kind)).is_dir() for kind in ("persona", "evidence", "journey")):
        wrong = gettext(
            "The folder `%(folder)s` of `sources` has no personas, evidence or journeys.", folder=source.path
        )
        return wrong, gettext("Name the folder that contains `personas`, or its mkdocs.yml.")
    root = settings.root.resolve()
    folders = [root / settings.folder(kind) for kind in ("persona", "evidence", "journey")]
    if root.is_relative_to(source.folder) or any(source.folder.is_relative_to(each) for each in folders):
        wrong = gettext("The folder `%(folder)s` of `sources` contains files of this handbook.", folder=source.path)
        return wrong, gettext("Name a folder outside this handbook.")
    before = settings.sources[: settings.sources.index(source)]
    if any(source.prefix == each.prefix or source.folder == each.folder for each in before):
        wrong = gettext("Two entries of `sources` have the same `prefix` or the same folder.")
        return wrong, gettext("Give each entry its own prefix and folder.")
    return None
