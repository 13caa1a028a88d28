"""Puts the libraries that pages use into the package: whoever installs it needs neither Node nor a network."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from importlib.metadata import files
from pathlib import Path
from typing import Any, NamedTuple

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ASSETS = Path("plugins/persona_handbook/site/assets")
CARRIER = "mermaidx"


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
)


class LibrariesBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Copies each library beside the script that uses it, and checks that it is the one that was tested."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Copy what is not there yet, for a wheel, a source and an editable install alike.

        The library that draws comes as a build requirement; those of the form come with npm. A source distribution
        holds them all. Where they are neither there nor to be had, the site is built without its form.

        Raises:
            RuntimeError: the library that draws is missing, or one is another than was tested
        """
        del version
        for library in (DRAWING, *FORM):
            target = Path(self.root) / ASSETS / library.name
            if not (target.is_file() and _sha256(target.read_bytes()) == library.sha256):
                content = _from_requirement(library) if library is DRAWING else self._from_npm(library)
                if content is None:
                    continue
                target.write_bytes(_checked(library, content))
            build_data["artifacts"].append(f"/{ASSETS.as_posix()}/{library.name}")

    def _from_npm(self, library: Library) -> bytes | None:
        npm = shutil.which("npm")
        if npm is None:
            self.app.display_warning(f"Without npm there is no {library.name}, and the site has no form.")
            return None
        with tempfile.TemporaryDirectory() as folder:
            words = [npm, "pack", library.package, "--silent", "--pack-destination", folder]
            done = subprocess.run(words, cwd=folder, check=False, capture_output=True, text=True)
            packed = next(Path(folder).glob("*.tgz"), None)
            if packed is None:
                self.app.display_warning(
                    f"npm has no {library.package}, so the site has no form. {done.stderr.strip()}"
                )
                return None
            with tarfile.open(packed) as archive:
                member = archive.extractfile(library.found_in)
                return member.read() if member else None


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
