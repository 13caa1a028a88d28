"""The folder of a new handbook, and the repository around it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from persona_handbook.reading.git.revisions import address_of, main_branch_of, repository_of
from persona_handbook.reading.opening import read_given
from persona_handbook.reading.source_text.source import LARGEST
from persona_handbook.settings.site import FILE_NAMES

ADDRESS = re.compile(r"(?:https?://|ssh://)?(?:[^@/\s]+@)?([\w.-]+)(?::\d+)?[:/]([\w./~-]+?)(?:\.git)?/?")
PIPELINE = ".gitlab-ci.yml"
# in a folder with only these, a handbook is all there is
BEGUN = re.compile(r"\.git|\.gitignore|\.gitattributes|readme.*|licen[cs]e.*|\.ds_store|\.venv|wheels", re.IGNORECASE)
NO_HOST = ("bitbucket.org",)


@dataclass(frozen=True, slots=True)
class Ground:
    """The folder of a handbook and its repository, which is the folder itself without Git.

    `branch` is the main branch, and `address` the web URL of the repository.
    """

    folder: Path
    top: Path
    branch: str
    address: str | None

    @property
    def within(self) -> str:
        """The path of the folder in the repository; empty if it is the repository."""
        return "" if self.folder == self.top else self.folder.relative_to(self.top).as_posix()

    @property
    def label(self) -> str:
        """A name for what must differ between the handbooks of a repository; empty if the folder is the repository."""
        return re.sub(r"[^a-z0-9]+", "-", self.within.lower()).strip("-") or ("handbook" if self.within else "")

    @property
    def site(self) -> Path | None:
        """The configuration of a site that exists already, or None."""
        return next((self.folder / name for name in FILE_NAMES if os.path.lexists(self.folder / name)), None)

    @property
    def has_git(self) -> bool:
        """Whether the folder is in a Git repository."""
        return (self.top / ".git").exists()

    @property
    def is_new(self) -> bool:
        """Whether the repository has no other purpose than the handbook."""
        return not self.within and all(BEGUN.fullmatch(each.name) for each in self.entries)

    @property
    def entries(self) -> list[Path]:
        """What the folder contains."""
        return list(self.folder.iterdir()) if self.folder.is_dir() else []

    @property
    def host(self) -> str:
        """The Git host: github, gitlab or none."""
        server = (self.address or "").removeprefix("https://").partition("/")[0].lower()
        if "gitlab" in server or (self.top / PIPELINE).exists():
            return "gitlab"
        return "none" if server in NO_HOST else "github"


def ground_of(folder: Path, branch: str | None = None) -> Ground:
    """Return the surroundings of a folder, which may not exist yet.

    Args:
        folder: the folder
        branch: the main branch; None for that of the repository
    """
    root = Path(os.path.realpath(folder))
    nearest = next((each for each in (root, *root.parents) if each.is_dir()), root)
    top = repository_of(nearest)
    found = ADDRESS.fullmatch(address_of(nearest) or "") if top else None
    address = f"https://{found[1]}/{found[2]}" if found and "." in found[1] else None
    return Ground(root, top or root, branch or (top and main_branch_of(nearest)) or "main", address)


def text_of(file: Path) -> str:
    """Return the text of a regular file; empty if there is none."""
    return content_of(file).decode("utf-8", "replace")


def content_of(file: Path) -> bytes:
    """Return the content of a regular file; empty if there is none."""
    return read_given(file, LARGEST) if file.is_file() else b""
