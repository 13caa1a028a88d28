"""Merges a configuration file with those it inherits from, as MkDocs does."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from persona_handbook.finding import Finding
from persona_handbook.message import gettext
from persona_handbook.reading.mistakes.syntax import Last, syntax_finding, unreadable
from persona_handbook.reading.opening import NotOpenedError
from persona_handbook.reading.paths import path_from
from persona_handbook.reading.phrasing import did_you_mean
from persona_handbook.reading.source_text.source import Source
from persona_handbook.reading.unread import unread_file
from persona_handbook.reading.yaml.document import read_document
from persona_handbook.reading.yaml.inspection import Unreadable
from persona_handbook.settings.composing import Composer
from persona_handbook.settings.configuration_file import read_configuration
from persona_handbook.settings.node import Fields, Leaf, NamedNode, NodePlace

INHERIT = "INHERIT"


@dataclass
class Inherited:
    """The merged content of a configuration file and its parents; `fields` is None if one cannot be read."""

    fields: Fields | None = None
    source: Source = field(default_factory=lambda: Source("mkdocs.yml", ""))
    files: list[Path] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True)
class Surroundings:
    """The folders around a configuration file.

    `root` is its folder, to which paths in findings are relative. `beyond` is the original folder if the root is a copy
    in another place, such as an earlier state of the handbook.
    """

    root: Path
    environment: Mapping[str, str]
    beyond: Path | None = None

    def display_path(self, file: Path) -> str:
        """Return the path of a file as shown in findings."""
        return path_from(self.root, file)

    def lies_at(self, file: Path) -> Path:
        """Return the path of a file on disk."""
        if self.beyond is None or file.is_relative_to(self.root):
            return file
        return Path(os.path.normpath(self.beyond / path_from(self.root, file)))


def read_inherited(file: Path, around: Surroundings) -> Inherited:
    """Read a configuration file and all files it inherits from.

    Args:
        file: the configuration file
        around: its folders
    """
    found = Inherited(source=Source(around.display_path(file), ""))
    try:
        found.fields = _read(found, file, around)
    except Unreadable as reason:
        found.findings.append(reason.finding)
    except OSError as error:
        found.findings.append(unread_file(around.display_path(file), error))
    return found


def merged(parent: Fields, child: Fields) -> Fields:
    """Merge fields into those of a parent: mappings recursively, everything else is replaced."""
    parts = dict(parent.parts)
    for name, new in child.parts.items():
        old = parts.get(name)
        if old and isinstance(old.part, Fields) and isinstance(new.part, Fields):
            parts[name] = NamedNode(new.name, merged(old.part, new.part))
        else:
            parts[name] = new
    return Fields(child.place, parts)


def _read(found: Inherited, file: Path, around: Surroundings) -> Fields | None:
    content = read_configuration(file, around.root, around.beyond)
    fields = _fields(found, content, around.display_path(file), around.environment, is_parent=bool(found.files))
    found.files.append(file)
    inherit = fields.parts.get(INHERIT) if fields else None
    if fields is None or inherit is None:
        return fields
    own = Fields(fields.place, {name: each for name, each in fields.parts.items() if name != INHERIT})
    said = inherit.part.typed if isinstance(inherit.part, Leaf) else None
    if not isinstance(said, str):
        raise _refused(inherit, "`INHERIT` is not a path.", "Write the path of a file, such as `base.yml`.")
    parent = around.lies_at(Path(os.path.normpath(file.parent / said)))
    if parent in found.files:
        wrong = gettext("Circular `INHERIT`: `%(said)s` already inherits from this file.", said=said)
        raise _refused(inherit, wrong, "Remove one of these `INHERIT` lines.")
    try:
        inherited = _read(found, parent, around)
    except NotOpenedError as error:
        raise _refused(inherit, f"The file `{said}` to inherit from {error.wrong}.", error.way_out) from None
    except FileNotFoundError:
        raise _refused(inherit, f"The file `{said}` to inherit from does not exist.", _where(parent)) from None
    except OSError as error:
        wrong = gettext(
            "The file `%(said)s` to inherit from cannot be opened (%(strerror)s).", said=said, strerror=error.strerror
        )
        raise _refused(inherit, wrong, "Use the path of a readable file.") from None
    return None if inherited is None else merged(inherited, own)


def _fields(
    found: Inherited, content: bytes, path: str, environment: Mapping[str, str], *, is_parent: bool
) -> Fields | None:
    document = read_document(content, path, tags=True)
    if not is_parent:
        found.source = document.source
    composer = Composer(document.source, environment)
    try:
        if document.data is not None and not document.findings:
            part = composer.compose()
            found.findings += composer.findings
            return part if isinstance(part, Fields) else None
        if is_parent and document.data is None and composer.compose() is None:
            return Fields(NodePlace(document.source, (0, 0)), {})
    except yaml.MarkedYAMLError as error:
        found.findings += document.findings or (_refused_by_mkdocs(document.source, error),)
        return None
    except yaml.YAMLError:
        found.findings += document.findings or (unreadable(document.source),)
        return None
    found.findings += document.findings
    return None


def _refused(inherit: NamedNode, wrong: str, way_out: str) -> Unreadable:
    place = inherit.part.place
    return Unreadable(place.source.finding(*place.span, wrong, way_out))


def _refused_by_mkdocs(source: Source, error: yaml.MarkedYAMLError) -> Finding:
    at = error.problem_mark.index if error.problem_mark else len(source.text)
    if source.text[at : at + 1] == "\t":
        return source.finding(
            at, at + 1, gettext("MkDocs cannot read the tab in this line."), gettext("Replace it with spaces.")
        )
    return syntax_finding(source, error, Last())


def _where(parent: Path) -> str:
    near = sorted(each.name for each in parent.parent.glob("*.y*ml")) if parent.parent.is_dir() else []
    meant = did_you_mean(parent.name, near)
    return meant or (
        (gettext("The folder contains %(listed)s.", listed=", ".join(f"`{name}`" for name in near[:5])))
        if near
        else gettext("Correct the path.")
    )
