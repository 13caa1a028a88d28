"""Builds the dataclasses of the model from validated data, by their type hints."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from persona_handbook.dates.partial_date import PartialDate
from persona_handbook.model.part import Part, Place
from persona_handbook.reading.yaml.document import Value

Built = TypeVar("Built")
FIELDS_OF_PART = frozenset(item.name for item in fields(Part))


def build(kind: type[Built], data: Mapping[str, Value], place: Place, **known: object) -> Built:
    """Build a dataclass of the model from validated data.

    Args:
        kind: the dataclass; its fields have the names used in files
        data: the part of the file
        place: the place of that part
        known: fields that are not in the data, such as the ID from the file name

    Returns:
        the dataclass, in which each part has its own place, and the `x-` fields are in `extra`
    """
    hints = _hints(cast("Hashable", kind))
    values = {
        name: _value(hints[name], value, place.into(name))
        for name, value in data.items()
        if name in hints and value is not None
    }
    extra = {name: value for name, value in data.items() if name.startswith("x-")}
    return cast("Callable[..., Built]", kind)(**known, **values, place=place, extra=extra)


@cache
def _hints(kind: Hashable) -> dict[str, Any]:
    hints = get_type_hints(cast("Any", kind))
    return {item.name: hints[item.name] for item in fields(cast("Any", kind)) if item.name not in FIELDS_OF_PART}


def _value(hint: Any, value: Value, place: Place) -> object:  # noqa: ANN401  a type hint has no type of its own
    kind = _without_none(hint)
    if get_origin(kind) is tuple and isinstance(value, list):
        item = get_args(kind)[0]
        return tuple(_value(item, part, place.into(index)) for index, part in enumerate(value))
    if kind is date:
        return date.fromisoformat(cast("str", value))
    if kind is PartialDate:
        return PartialDate(str(value))
    if is_dataclass(kind) and isinstance(kind, type) and isinstance(value, dict):
        return build(kind, value, place)
    return value


def _without_none(hint: Any) -> Any:  # noqa: ANN401
    if get_origin(hint) is UnionType:
        kinds = [kind for kind in get_args(hint) if kind is not NoneType]
        return kinds[0] if len(kinds) == 1 else hint
    return hint
