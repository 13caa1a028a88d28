"""A package without the form's libraries: the site builds strictly, and no link leads to a page that is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

import persona_handbook
from conftest import REPOSITORY
from persona_handbook.site.forms.form_links import MISSING

LIBRARIES = ("jedison.umd.js", "js-yaml.umd.min.js")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the package as it is where npm's registry could not be reached."""
    folder = tmp_path_factory.mktemp("package")
    own = Path(persona_handbook.__file__).parent
    shutil.copytree(own, folder / own.name, ignore=shutil.ignore_patterns("__pycache__", *LIBRARIES))
    shutil.copytree(REPOSITORY / "schemas", folder / own.name / "schemas")
    return folder


def test_the_example_builds_strictly_and_says_what_is_missing(package: Path, tmp_path: Path) -> None:
    for name in ("docs", "journeys", "personas", "schemas"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=tmp_path,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(package)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    assert MISSING in done.stderr
    for kind in ("persona", "evidence", "journey"):
        page = unescape((tmp_path / f"site/propose/{kind}/index.html").read_text("utf-8"))
        assert "This site has no form" in page
        assert f'href="../../fields/{kind}/"' in page
        assert "jedison" not in page
