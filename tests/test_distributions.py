"""What a wheel and a source distribution contain: all that an installed package needs, and nothing else."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from conftest import REPOSITORY
from persona_handbook import __version__
from persona_handbook.site.i18n.language import languages

PACKAGE = "plugins/persona_handbook/"
ASSETS = "persona_handbook/site/assets/"
LIBRARIES = (
    "mermaid.min.js",
    "jedison.umd.js",
    "jedison.LICENSE.txt",
    "js-yaml.umd.min.js",
    "js-yaml.LICENSE.txt",
    "minisearch.umd.js",
    "minisearch.LICENSE.txt",
)
OWN_FOLDER = f"mkdocs_persona_handbook-{__version__}/"
ABOUT = f"mkdocs_persona_handbook-{__version__}.dist-info/"
MATERIALS = f"{ABOUT}sboms/bundled.cdx.json"
ABOUT_NAMES = ("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE")
ABOUT_FILES = {MATERIALS, *(f"{ABOUT}{name}" for name in ABOUT_NAMES)}
MUST_BE_THERE = {
    f"{ABOUT}licenses/LICENSE",
    "persona_handbook/py.typed",
    "persona_handbook/lint/rules/job/no_job.py",
    "persona_handbook/languages/en.yaml",
    "persona_handbook/repository/.github/ISSUE_TEMPLATE/new-persona.yml",
    "persona_handbook/repository/.github/workflows/publish.yml",
    "persona_handbook/repository/.vscode/settings.json",
    *(
        f"persona_handbook/schemas/{kind}.schema.json"
        for kind in ("persona", "evidence", "journey", "settings", "report")
    ),
    "persona_handbook/site/i18n/de.mo",
    "persona_handbook/site/i18n/de.po",
    "persona_handbook/site/templates/persona.md.j2",
    "persona_handbook/writing/language_model/prompt.md.j2",
    "persona_handbook/writing/new/scaffold/.gitignore",
    "persona_handbook/writing/new/scaffold/mkdocs.yml.j2",
    *(f"{ASSETS}{name}" for name in ("form.js", "handbook.css", "mermaid.LICENSE.txt")),
    *(f"{ASSETS}{name}" for name in LIBRARIES),
}
IN_REPOSITORY_FOLDER = (".vscode/", ".github/CODEOWNERS", ".github/ISSUE_TEMPLATE/", ".github/pull_request_template.md")
WORKFLOWS = {f".github/workflows/{name}.yml" for name in ("comment", "preview", "publish", "reviews")}


def build(source: Path, out: Path, target: str) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(out)]
    done = subprocess.run(command, cwd=source, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return next(out.glob("*.whl" if target == "wheel" else "*.tar.gz"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return contents(build(REPOSITORY, tmp_path_factory.mktemp("wheel"), "wheel"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    packed = build(REPOSITORY, tmp_path_factory.mktemp("sdist"), "sdist")
    with tarfile.open(packed) as opened:
        opened.extractall(packed.parent, filter="data")
    return packed.parent / OWN_FOLDER


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def in_the_repository() -> set[str]:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True, encoding="utf-8").stdout
    return {path for path in listed.splitlines() if (REPOSITORY / path).is_file()}


def of_the_wheel(path: str) -> str | None:
    """Give where a file of the repository is in the wheel, or None where it is not in it."""
    if path.startswith(PACKAGE):
        return path.removeprefix("plugins/")
    if path.startswith("schemas/"):
        return f"persona_handbook/{path}"
    if path.startswith(IN_REPOSITORY_FOLDER) or path in WORKFLOWS:
        return f"persona_handbook/repository/{path}"
    return None


def test_a_wheel_has_all_that_the_package_needs_and_nothing_else(wheel: dict[str, bytes]) -> None:
    libraries = {f"{ASSETS}{name}" for name in LIBRARIES}
    compiled = {f"persona_handbook/site/i18n/{code}.mo" for code in languages() if code != "en"}
    expected = {of_the_wheel(path) for path in in_the_repository()} - {None} | libraries | ABOUT_FILES | compiled
    assert set(wheel) == expected
    assert set(wheel) >= MUST_BE_THERE
    assert not [
        name for name in wheel if "test" in Path(name).parts or name.startswith(("tests/", "docs/", "personas/"))
    ]
    assert not [
        name for name, content in wheel.items() if not content and not name.endswith(("py.typed", "__init__.py"))
    ]


def test_a_wheel_lists_each_library_in_it_with_its_version_and_licence(wheel: dict[str, bytes]) -> None:
    listed = json.loads(wheel[MATERIALS])
    assert listed["metadata"]["component"]["version"] == __version__
    libraries = {f"{ASSETS}{name}" for name in LIBRARIES if name.endswith(".js")}
    files = {each["properties"][0]["value"]: each for each in listed["components"]}
    assert set(files) == libraries
    for path, component in files.items():
        (hashed,) = component["hashes"]
        assert hashed == {"alg": "SHA-256", "content": hashlib.sha256(wheel[path]).hexdigest()}
        assert component["purl"] == f"pkg:npm/{component['name']}@{component['version']}"
        assert component["version"].encode() in wheel[path] or component["name"] != "mermaid"
        assert component["licenses"]
    assert "timestamp" not in json.dumps(listed)


def test_a_wheel_of_the_source_distribution_is_the_same(wheel: dict[str, bytes], sdist: Path, tmp_path: Path) -> None:
    again = contents(build(sdist, tmp_path, "wheel"))
    assert set(again) == set(wheel)
    assert {name for name, content in again.items() if content != wheel[name]} == set()
    assert not [name for name, content in again.items() if name.endswith(".mo") and b"Date: 2020" not in content]


def test_a_source_distribution_has_what_a_wheel_is_built_from_and_nothing_else(sdist: Path) -> None:
    found = {each.relative_to(sdist).as_posix() for each in sdist.rglob("*") if each.is_file()}
    libraries = {f"plugins/{ASSETS}{name}" for name in LIBRARIES}
    others = {"LICENSE", "README.md", "CHANGELOG.md", "PKG-INFO", "pyproject.toml", "hatch_build.py", ".gitignore"}
    parts = {path for path in in_the_repository() if of_the_wheel(path) or path.startswith(".github/workflows/")}
    assert found == libraries | others | parts
