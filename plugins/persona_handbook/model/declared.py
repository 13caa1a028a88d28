"""Products, teams, axes and metrics: names in files, and the IDs declared in the settings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from persona_handbook.finding import Finding, Location, Replacement
from persona_handbook.message import Phrases, gettext
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.journey import Journey
from persona_handbook.model.part import Place
from persona_handbook.model.persona import Persona
from persona_handbook.reading.ids import SLUG
from persona_handbook.reading.phrasing import nearest, normalized
from persona_handbook.reading.schema.schemas import Schema
from persona_handbook.reading.yaml.document import Document, Pointer, Value
from persona_handbook.settings.settings import Settings

METRIC = "metric"
THEME, THEMES = "theme", "themes"
BETWEEN_ENDS = ("to", "vs", "versus", "or", "and", "bis", "oder", "und", "gegen")
SEVERAL = re.compile(r"[;,/&+|\u2013\u2014]|\b(?:and|or|und|oder|et|ou|y)\b", re.IGNORECASE)
SETTINGS_OF = {"product": "products", "team": "teams", "axis": "scales", METRIC: "metrics"}
WAYS = {
    ("product",): "product",
    ("scales", "axis"): "axis",
    ("decisions", "team"): "team",
    ("stages", "metrics", "name"): METRIC,
}
USUAL_TEAMS: Phrases = {"product": "Product", "marketing": "Marketing", "sales": "Sales", "support": "Support"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a product, team, axis or metric in a file, and the part of the file that contains it."""

    kind: str
    said: str
    place: Place

    @property
    def field(self) -> str:
        """The field that contains the name: `metric` for metrics, otherwise the kind of name."""
        return "name" if self.kind == METRIC else self.kind

    @property
    def setting(self) -> str:
        """The setting that declares names of this kind."""
        return SETTINGS_OF[self.kind]


def names_of(file: Persona | Evidence | Journey) -> Iterator[Name]:
    """Yield the names of products, teams and axes in a persona or evidence, and of metrics in a journey."""
    if isinstance(file, Journey):
        yield from (Name(METRIC, metric.name, metric.place) for stage in file.stages for metric in stage.metrics)
        return
    yield from (Name("axis", point.axis, point.place) for point in file.scales)
    if isinstance(file, Persona):
        if file.product:
            yield Name("product", file.product, file.place)
        yield from (Name("team", decision.team, decision.place) for decision in file.decisions)


def declared(settings: Settings, kind: str) -> dict[str, str]:
    """Return the declared IDs of a kind with their display names; empty if any ID is allowed."""
    if kind == "axis":
        return {axis.axis: axis.name for axis in settings.scales}
    if kind == "team":
        return {team.id: team.name for team in settings.teams} or USUAL_TEAMS
    if kind == METRIC:
        return {metric.id: metric.name for metric in settings.metrics}
    return {product.id: product.name for product in settings.products}


def is_declared(name: Name, known: Mapping[str, str]) -> bool:
    """Return whether a name is a declared ID; metrics may also use their display name."""
    return name.said in known or (name.kind == METRIC and name.said in known.values())


def way_to_write(name: Name, found: str, known: Mapping[str, str]) -> str:
    """Return how a file refers to a declared ID: by the ID, or by the display name of a metric."""
    return known[found] if name.kind == METRIC and not SLUG.fullmatch(name.said) else found


def declared_id(said: str, known: Mapping[str, str]) -> tuple[str | None, bool]:
    """Return the declared ID that a text refers to by ID or display name, and whether this is certain."""
    by_text: dict[str, set[str]] = {}
    for key, text in chain(((key, key) for key in known), known.items()):
        by_text.setdefault(normalized(text), set()).add(key)
    exact = by_text.get(normalized(said), set())
    if len(exact) == 1:
        return next(iter(exact)), True
    found = None if SEVERAL.search(said) else nearest(said, by_text)
    return (min(by_text[found]) if found else None), False


def axis_between(settings: Settings, said: str) -> str | None:
    """Return the axis that a text names by its ends in their order, such as "asks many or decides alone"."""
    words = _words(said)
    found = {
        axis.axis
        for axis in settings.scales
        for between in ([], *([each] for each in BETWEEN_ENDS))
        if words == [*_words(axis.low), *between, *_words(axis.high)]
    }
    return found.pop() if len(found) == 1 else None


def _is_turned(settings: Settings, said: str) -> bool:
    """Return whether a text names an axis by its ends in the other order, so that the values would be wrong."""
    words = " ".join(_words(said))
    ends = (((" ".join(_words(axis.low))), " ".join(_words(axis.high))) for axis in settings.scales)
    return any(words.startswith(high) and words.endswith(low) for low, high in ends if low and high)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def by_declared_names(settings: Settings, document: Document, finding: Finding) -> Finding:
    """Limit the suggestion in a finding about an invalid name to declared IDs."""
    for kind, pointer, said in written_names(document.data):
        known = declared(settings, kind)
        if known and finding.rule == "wrong-value" and finding.location == document.value_at(pointer):
            found, is_certain = declared_id(said, known)
            if kind == "axis":
                turned = _is_turned(settings, said)
                found = axis_between(settings, said) or (None if turned else found)
            fallback = gettext(
                "Use an ID that `%(setting)s` in `%(file)s` declares.",
                setting=SETTINGS_OF[kind],
                file=settings.document.path,
            )
            edit = _fix(finding.location, found) if found else None
            fix, advice = (edit, None) if is_certain else (None, edit)
            return replace(
                finding, help=gettext("Write `%(line)s`.", line=found) if found else fallback, fix=fix, advice=advice
            )
    return finding


def _fix(location: Location, found: str) -> Replacement | None:
    is_plain_text = found[0].isalpha() and found not in {"true", "false", "null"}
    return Replacement(location, found) if is_plain_text and location.line == location.end_line else None


def declared_kind(way: Sequence[str]) -> str | None:
    """Return the kind of declared name that a field contains, by the names of the fields that lead to it."""
    return WAYS.get(tuple(way))


def target_of(way: Sequence[str], schema: Schema) -> str | None:
    """Return the kind of thing that a field refers to, by the names of the fields that lead to it and its schema."""
    refers: str | None = schema.get("x-refers-to")
    return refers or declared_kind(way) or (THEME if way and way[-1] == THEMES else None)


def written_names(data: Value) -> Iterator[tuple[str, Pointer, str]]:
    """Yield each product, axis, team and metric in the data of a file: its kind, its path and its name."""
    for way, kind in WAYS.items():
        yield from ((kind, pointer, said) for pointer, said in _texts(data, way, ()))


def _texts(data: Value, way: tuple[str, ...], pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    """Yield the texts at a path, through every item of the lists on it."""
    if isinstance(data, list):
        for index, entry in enumerate(data):
            yield from _texts(entry, way, (*pointer, index))
    elif isinstance(data, dict) and way:
        yield from _texts(data.get(way[0]), way[1:], (*pointer, way[0]))
    elif isinstance(data, str) and not way:
        yield pointer, data
