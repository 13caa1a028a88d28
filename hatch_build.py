"""Puts the library that draws diagrams into the package: whoever installs it needs neither Node nor a network."""

from __future__ import annotations

import hashlib
from importlib.metadata import files
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CARRIER = "mermaidx"
LIBRARY = "mermaidx/assets/mermaid.js"
SHA256 = "74d7c46dabca328c2294733910a8aa1ed0c37451776e8d5295da38a2b758fb9b"
ASSETS = Path("plugins/persona_handbook/site/assets")


class MermaidBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Copies mermaid.min.js from a build requirement, and checks that it is the one that was tested."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Copy the library beside the script that loads it, for a wheel, a source and an editable install alike.

        Raises:
            RuntimeError: the library is missing, or is another one than was tested
        """
        del version
        target = Path(self.root) / ASSETS / "mermaid.min.js"
        if not (target.is_file() and _sha256(target.read_bytes()) == SHA256):
            target.write_bytes(_library())
        build_data["artifacts"].append(f"/{ASSETS.as_posix()}/mermaid.min.js")


def _library() -> bytes:
    found = next((file for file in files(CARRIER) or [] if file.as_posix() == LIBRARY), None)
    if found is None:
        raise RuntimeError(f"The build requirement {CARRIER} does not hold {LIBRARY}.")
    content = Path(str(found.locate())).read_bytes()
    if _sha256(content) != SHA256:
        raise RuntimeError(f"{LIBRARY} of {CARRIER} is not the library that was tested: its SHA-256 differs.")
    return content


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
