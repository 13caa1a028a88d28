"""Form pages: one for each kind of file, which works without a server and without knowledge of YAML."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from persona_handbook.lint.configured import Configured
from persona_handbook.message import gettext_noop
from persona_handbook.model.files.file_name import RESERVED
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.mention import File
from persona_handbook.model.persona import CLAIM_FIELDS
from persona_handbook.reading.ids import letter_runs
from persona_handbook.reading.schema.schemas import Schema, schema_of
from persona_handbook.site.edition import Edition
from persona_handbook.site.forms.form_links import FOLDER, SCRIPTS, STYLE, can_be_edited, form_path, has_forms
from persona_handbook.site.forms.references import choices, claims_by_persona, used_claims
from persona_handbook.site.forms.rules import rules_of_form
from persona_handbook.site.forms.schema import form_schema, said_in, targets
from persona_handbook.site.page import Page

PSEUDONYM = r"^(?!.*[^\W\d_]{2,}[^\d]*[ ,.][^\d]*[^\W\d_]{2,})(?=.*[0-9])|^.{0,2}$"
LETTERS = f"{FOLDER}/letters.js"
EDIT = re.compile(r"^(?P<before>https?://.+?/)(?P<gitlab>-/)?edit/(?P<after>.+)$")


@dataclass(frozen=True, slots=True)
class Form:
    """A form: the kind of file, its title, and the label of its first item."""

    kind: str
    title: str
    lead: str


FORMS = (
    Form(
        "persona",
        gettext_noop("Propose a persona"),
        gettext_noop("Write what you know, and leave the rest empty. Drafts are welcome."),
    ),
    Form(
        "evidence",
        gettext_noop("Add an interview"),
        gettext_noop("Record what the participant said, without names, addresses or numbers."),
    ),
    Form("journey", gettext_noop("Propose a journey"), gettext_noop("Describe each step, and how it felt.")),
)


def form_pages(edition: Edition) -> Iterator[Page]:
    """Render the page of each form; without the form's libraries, it explains the alternative."""
    if not has_forms():
        yield from _pages_without_forms(edition)
        return
    for form in FORMS:
        page = edition.page(
            "form.md.j2",
            form_path(form.kind),
            edition.gettext(form.title),
            form=form,
            scripts=SCRIPTS,
            style=STYLE,
            data=f"{FOLDER}/{form.kind}.js",
            letters=LETTERS,
            rules=tuple(rules_of_form(edition, form.kind)),
            editable=_editable(edition, form),
        )
        yield replace(page.widened(), weight=0)


def _pages_without_forms(edition: Edition) -> Iterator[Page]:
    settings = edition.handbook.settings
    for form in FORMS:
        folder = settings.folder(form.kind)
        host = new_file_address(settings.edit_uri, folder)
        page = edition.page(
            "no_form.md.j2", form_path(form.kind), edition.gettext(form.title), form=form, folder=folder, host=host
        )
        yield replace(page, weight=0)


def form_files(edition: Edition) -> Mapping[str, bytes]:
    """Return the scripts that the forms load: the schemas and each editable file; they also work from disk."""
    if not has_forms():
        return {}
    schemas = {f"{FOLDER}/{form.kind}.js": _script("phFormKind", _kind(edition, form)) for form in FORMS}
    return (
        schemas
        | {LETTERS: _letters()}
        | {
            _data_path(form.kind, file.id): _script("phFormFile", _file(edition, file))
            for form in FORMS
            for file in _editable(edition, form)
        }
    )


@cache
def _letters() -> bytes:
    """Return the table by which the forms make an ID of a text."""
    return _script("phLetters", [(first, " ".join(sounds)) for first, sounds in letter_runs()])


def _editable(edition: Edition, form: Form) -> list[File]:
    files = edition.handbook.files(form.kind)
    return [file for file in files if can_be_edited(file, edition.handbook)]


def new_file_address(edit_uri: str | None, folder: str) -> Mapping[str, object] | None:
    """Return the URL for creating a file on a Git host, and whether the URL can contain its text."""
    found = EDIT.match(edit_uri or "")
    if not found:
        return None
    gitlab = found["gitlab"] or ""
    return {
        "address": f"{found['before']}{gitlab}new/{found['after']}{folder}",
        "name": "file_name" if gitlab else "filename",
        "text": None if gitlab else "value",
    }


def _kind(edition: Edition, form: Form) -> dict[str, object]:
    settings = edition.handbook.settings
    folder = settings.folder(form.kind)
    return {
        "kind": form.kind,
        "folder": folder,
        "form": form_schema(form.kind, edition.gettext),
        "schema": said_in(_judging(form.kind), edition.gettext),
        "schemaLine": _schema_line(edition.handbook, form.kind, folder),
        "ids": sorted(edition.handbook.ids(form.kind)),
        "reserved": sorted(RESERVED),
        "new": new_file_address(settings.edit_uri, folder),
        "files": f"{form.kind}/",
        "known": choices(edition),
        "claims": claims_by_persona(edition.handbook) if form.kind == "journey" else {},
        "claimFields": CLAIM_FIELDS,
        "targets": sorted(targets(form.kind)),
        "rules": {each.rule.name: _rule(each) for each in rules_of_form(edition, form.kind)},
        "language": edition.templates.language.code,
        "today": settings.today.isoformat() if settings.today else None,
    }


def _rule(configured: Configured) -> dict[str, object]:
    return {"levels": configured.levels, "options": configured.options, "silences": configured.rule.silences}


def _judging(kind: str) -> Schema:
    """Return the schema with which the form validates: a participant must be a pseudonym with a number.

    Browsers have no name lists, so a form rejects everything that `is_called_by_name` does, and more.
    """
    schema = schema_of(kind)
    if kind != "evidence":
        return schema
    properties = schema["properties"]
    return {**schema, "properties": {**properties, "participant": {**properties["participant"], "pattern": PSEUDONYM}}}


def _schema_line(handbook: Handbook, kind: str, folder: str) -> str | None:
    held = (handbook.settings.root / "schemas" / f"{kind}.schema.json").is_file()
    up = "../" * len(folder.strip("/").split("/"))
    return f"# yaml-language-server: $schema={up}schemas/{kind}.schema.json" if held else None


def _file(edition: Edition, file: File) -> dict[str, object]:
    return {
        "id": file.id,
        "path": file.path,
        "data": file.place.document.data,
        "first": file.place.document.source.line(0),
        "edit": edition.source_link(file.path),
        "used": used_claims(edition.handbook, file),
    }


def _data_path(kind: str, file_id: str) -> str:
    return f"{FOLDER}/{kind}/{file_id}.js"


def _script(name: str, value: object) -> bytes:
    return f"window.{name} = {json.dumps(value, ensure_ascii=True)};\n".encode()
