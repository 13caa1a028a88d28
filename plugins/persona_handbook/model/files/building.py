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
from persona_handbook.reading.yaml.document import Document, Pointer, Value

Built = TypeVar("Built")
Convert = Callable[[Value, Document, Pointer], object]
UNKNOWN: Any = object()
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
    converters = _converters(cast("Hashable", kind))
    document, pointer = place.document, place.pointer
    values: dict[str, object] = {}
    extra: dict[str, Value] = {}
    for name, value in data.items():
        convert = converters.get(name, UNKNOWN)
        if convert is None:
            values[name] = value
        elif convert is not UNKNOWN:
            values[name] = convert(value, document, (*pointer, name))
        elif name.startswith("x-"):
            extra[name] = value
    known |= {name: value for name, value in values.items() if value is not None}
    return cast("Callable[..., Built]", kind)(**known, place=place, extra=extra)


@cache
def _converters(kind: Hashable) -> dict[str, Convert | None]:
    """Return the function that converts the data of each field; None for a field whose data are kept unchanged."""
    hints = get_type_hints(cast("Any", kind))
    names = (item.name for item in fields(cast("Any", kind)))
    return {name: _converter(hints[name]) for name in names if name not in FIELDS_OF_PART}


def _converter(hint: Any) -> Convert | None:  # noqa: ANN401  a type hint has no type of its own
    kind = _without_none(hint)
    if get_origin(kind) is tuple:
        return _list_of(_converter(get_args(kind)[0]))
    if kind is date:
        return lambda value, _document, _pointer: None if value is None else date.fromisoformat(cast("str", value))
    if kind is PartialDate:
        return lambda value, _document, _pointer: None if value is None else PartialDate(str(value))
    if is_dataclass(kind) and isinstance(kind, type):
        return _part(kind)
    return None


def _list_of(convert: Convert | None) -> Convert:
    def listed(value: Value, document: Document, pointer: Pointer) -> object:
        if not isinstance(value, list):
            return value
        if convert is None:
            return tuple(value)
        return tuple(convert(part, document, (*pointer, index)) for index, part in enumerate(value))

    return listed


def _part(kind: type) -> Convert:
    def built(value: Value, document: Document, pointer: Pointer) -> object:
        return build(kind, value, Place(document, pointer)) if isinstance(value, dict) else value

    return built


def _without_none(hint: Any) -> Any:  # noqa: ANN401
    if get_origin(hint) is UnionType:
        kinds = [kind for kind in get_args(hint) if kind is not NoneType]
        return kinds[0] if len(kinds) == 1 else hint
    return hint
