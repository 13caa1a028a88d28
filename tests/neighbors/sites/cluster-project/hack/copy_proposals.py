"""Adds the proposals, which are beside the documents."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add each proposal as a page."""
    for page in Path("proposals").glob("*.md"):
        files.append(File(page.as_posix(), ".", config.site_dir, config.use_directory_urls))
    return files
