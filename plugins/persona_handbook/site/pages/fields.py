"""Field reference: an index, and a page for each kind of file, from its schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from persona_handbook.message import gettext_noop
from persona_handbook.reading.ids import slug
from persona_handbook.reading.schema.fields import FieldRow, field_rows
from persona_handbook.site.edition import Edition
from persona_handbook.site.page import Page

INDEX = "fields/index.md"


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file, or the settings: its heading and its description."""

    id: str
    title: str
    heading: str
    about: str


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """A top-level field with its nested fields."""

    field: FieldRow
    inner: tuple[FieldRow, ...]


KINDS = (
    FileKind(
        "persona",
        gettext_noop("Persona"),
        gettext_noop("Persona fields"),
        gettext_noop("One kind of customer, described by behavior and decisions."),
    ),
    FileKind(
        "evidence",
        gettext_noop("Evidence"),
        gettext_noop("Evidence fields"),
        gettext_noop("One interview or one data source."),
    ),
    FileKind(
        "journey",
        gettext_noop("Journey"),
        gettext_noop("Journey fields"),
        gettext_noop("One journey of one persona, stage by stage."),
    ),
    FileKind(
        "settings",
        gettext_noop("Settings"),
        gettext_noop("Settings fields"),
        gettext_noop("Settings of a handbook in mkdocs.yml."),
    ),
)


def field_pages(edition: Edition) -> Iterator[Page]:
    """Render the field reference of each kind of file, and the index."""
    groups = {kind.id: field_groups(kind.id) for kind in KINDS}
    yield edition.page("fields.md.j2", INDEX, edition.gettext("Field reference"), kinds=KINDS, groups=groups)
    for kind in KINDS:
        yield edition.page(
            "field_kind.md.j2",
            f"fields/{kind.id}.md",
            edition.gettext(kind.heading),
            kind=kind,
            groups=groups[kind.id],
            anchor=anchor,
            told_before=_told_before(groups[kind.id]),
            with_code=edition.with_code,
        )


def field_groups(kind: str) -> tuple[FieldGroup, ...]:
    """Group the fields of a kind by top-level field, in the order of the schema."""
    groups: list[tuple[FieldRow, list[FieldRow]]] = []
    for row in field_rows(kind):
        if row.depth == 0:
            groups.append((row, []))
        else:
            groups[-1][1].append(row)
    return tuple(FieldGroup(field, tuple(inner)) for field, inner in groups)


def _told_before(groups: Iterable[FieldGroup]) -> dict[str, tuple[str, Markup]]:
    """Return the nested fields that are described word for word at another one above, with its name and anchor."""
    first: dict[tuple[object, ...], FieldRow] = {}
    found = {}
    for row in (row for group in groups for row in group.inner):
        known = first.setdefault((row.name.rpartition(".")[2], *_described(row)), row)
        if known is not row:
            found[row.name] = (known.name, anchor(known))
    return found


def _described(row: FieldRow) -> tuple[object, ...]:
    return row.required, row.holds, row.description, row.hint, row.example


def anchor(field: FieldRow) -> Markup:
    """Return the anchor of a field: `jobs-situation` for `jobs[].situation`."""
    return Markup(slug(field.name))  # noqa: S704  letters, digits and hyphens
