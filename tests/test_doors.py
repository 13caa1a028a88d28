"""Each danger has one door: what may start a program or write a file is listed here, and nothing else does."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import persona_handbook
from conftest import REPOSITORY

PACKAGE = Path(persona_handbook.__file__).parent
STARTS_PROGRAMS = {
    "plugins/persona_handbook/reading/git/command.py": "git",
    "hatch_build.py": "npm, while the package is built",
    "benchmarks/lighthouse.py": "a browser, by hand",
    "benchmarks/same_output.py": "the commands that it compares, by hand",
    "benchmarks/side_by_side.py": "what it measures, by hand",
}
STARTERS = (
    r"(subprocess|multiprocessing|pty|sh|git|pygit2|dulwich)(\..*)?",
    r"asyncio\.(subprocess.*|create_subprocess_\w+)",
    r"(os|posix)\.(system|popen|exec\w+|spawn\w+|posix_spawn\w*|fork\w*|startfile)",
)
WRITES_FILES = {
    "plugins/persona_handbook/writing/files.py": "everything that a command writes",
    "hatch_build.py": "the libraries of the package, before it can be imported",
    "benchmarks/made_handbook.py": "a handbook to be measured",
    "benchmarks/same_output.py": "copies of handbooks to be compared",
    "benchmarks/side_by_side.py": "a configuration of MkDocs to be measured",
}
READS_FILES = {"plugins/persona_handbook/reading/opening.py": "everything that people wrote"}
FOR_WRITING = r"os\.O_(WRONLY|RDWR|CREAT|TRUNC|APPEND)"
READS_WHAT_IT_WRITES = {
    "plugins/persona_handbook/writing/files.py": "what it is about to write over",
    "plugins/persona_handbook/mkdocs_plugin/search.py": "the search index of the site that is being built",
}
READS_ITS_OWN_PACKAGE = {
    "plugins/persona_handbook/lint/rule_place.py": "the line of a rule that fails",
    "plugins/persona_handbook/reading/schema/schemas.py": "schemas",
    "plugins/persona_handbook/lint/people/given_names.py": "names",
    "plugins/persona_handbook/languages/lists.py": "words",
    "plugins/persona_handbook/site/i18n/catalogs.py": "phrases",
    "plugins/persona_handbook/site/own/ours.py": "templates",
    "plugins/persona_handbook/site/tree.py": "scripts and styles",
    "plugins/persona_handbook/testing.py": "the small handbook",
    "plugins/persona_handbook/writing/new/handbook.py": "what a new handbook begins with",
    "plugins/persona_handbook/writing/new/packages.py": "where pip found this package",
}
MAKES_TEMPORARY_FOLDERS = {
    "plugins/persona_handbook/mkdocs_plugin/files.py": "for plugins that read the source of a page",
    "plugins/persona_handbook/reading/git/revisions.py": "for git to lay out files",
    "plugins/persona_handbook/testing.py": "for a handbook of a test",
    "benchmarks/same_output.py": "for handbooks to be compared",
    "benchmarks/side_by_side.py": "for handbooks to be measured",
    "hatch_build.py": "for npm",
}
WRITES_IN_MEMORY = {"plugins/persona_handbook/tables/writing.py": "a workbook into bytes"}
READS_IN_MEMORY = {"plugins/persona_handbook/model/site_files/embedded_text.py": "an office document from its bytes"}
IN_MEMORY = {"zipfile", "zipfile.ZipFile", "zipfile.BadZipFile", "package.open(each)"}
WRITERS = (
    r"(os|posix|nt)\.(open|fdopen|link|makedirs|mkdir|mkfifo|mknod|remove|removedirs|rename|renames|replace|rmdir)",
    r"(os|posix|nt)\.(symlink|truncate|unlink|write|sendfile|copy_file_range|l?ch\w+)",
    r"(shutil|fileinput|zipfile|tarfile|sqlite3|dbm|shelve|mmap|aiofiles|atomicwrites)(\..*)?",
    r"(logging\.FileHandler|logging\.handlers.*|click\.(File|open_file)|(codecs|gzip|bz2|lzma)\.open|urllib\.request\.urlretrieve)",
)
METHODS = {"write_text", "write_bytes", "unlink", "mkdir", "rmdir", "touch", "rename", "symlink_to", "hardlink_to"}
METHODS |= {"chmod", "lchmod", "copy_into", "move_into"}
READERS = (
    r"(os|posix|nt)\.(open|fdopen|read|pread|preadv|readv|sendfile|copy_file_range)",
    r"(linecache|tokenize|mmap|fileinput|zipfile|tarfile|shelve|dbm|sqlite3|runpy|netrc|configparser)(\..*)?",
    r"(io|codecs|gzip|bz2|lzma|pkgutil|numpy|pandas)\.(open\w*|get_data|FileIO|fromfile|load\w*|read_\w+)",
)
READING_METHODS = {"open", "read_text", "read_bytes", "open_code"}


def sources() -> list[Path]:
    return sorted([*PACKAGE.rglob("*.py"), *(REPOSITORY / "benchmarks").glob("*.py"), REPOSITORY / "hatch_build.py"])


def shown(source: Path) -> str:
    return source.relative_to(REPOSITORY).as_posix()


def used(tree: ast.AST) -> Iterator[str]:
    """Give the full name of everything that a module imports, and of everything that it reaches through an import."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{each.name}" for each in node.names)
        elif isinstance(node, ast.Attribute):
            yield ast.unparse(node)


def starts_programs(text: str) -> bool:
    return any(re.fullmatch(each, name) for name in used(ast.parse(text)) for each in STARTERS)


def test_a_program_is_started_only_where_it_is_listed() -> None:
    assert {shown(each) for each in sources() if starts_programs(each.read_text("utf-8"))} == set(STARTS_PROGRAMS)


@pytest.mark.parametrize(
    "text",
    [
        "import subprocess",
        "from subprocess import run",
        "import os\nos.system('git log')",
        "import os\nos.execvp('git', [])",
        "from os import popen",
        "import multiprocessing.pool",
    ],
)
def test_a_hidden_start_is_noticed(text: str) -> None:
    assert starts_programs(text)


def writes(text: str) -> list[str]:
    """Give every way to write a file that a module has: what it imports or reaches, and what it calls."""
    tree = ast.parse(text)
    found = [name for name in used(tree) for each in WRITERS if re.fullmatch(each, name)]
    return found + [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Call) and _writes(node)]


def _writes(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name == "open":
        given = call.args[1 if isinstance(call.func, ast.Name) else 0 :][:1]
        modes = [*given, *(each.value for each in call.keywords if each.arg == "mode")]
        return any(not isinstance(mode, ast.Constant) or set(str(mode.value)) & set("wax+") for mode in modes)
    if name == "replace" and isinstance(call.func, ast.Attribute):
        return len(call.args) == 1 and not call.keywords  # of a path; of a text it has two
    return isinstance(call.func, ast.Attribute) and name in METHODS


def uses(text: str, *modules: str) -> bool:
    return any(name.split(".")[0] in modules for name in used(ast.parse(text)))


def ways_to_write(source: Path) -> list[str]:
    text = source.read_text("utf-8")
    found = [each for each in writes(text) if each not in {"shutil", "shutil.which"}]
    if shown(source) in READS_FILES and not re.search(FOR_WRITING, text):
        found = [each for each in found if not re.match(r"os\.(fd)?open\b", each)]
    return without_memory(source, found)


def without_memory(source: Path, ways: list[str]) -> list[str]:
    """Leave out what reads a package from bytes, in a module that reads one so and in no other way."""
    is_listed = shown(source) in READS_IN_MEMORY and re.findall(r"ZipFile\(([^)]*)", source.read_text("utf-8")) == [
        "io.BytesIO(content"
    ]
    return [each for each in ways if not (is_listed and each in IN_MEMORY)]


def test_a_file_is_written_only_where_it_is_listed() -> None:
    found = {shown(each): ways for each in sources() if (ways := ways_to_write(each))}
    assert found.keys() == WRITES_FILES.keys(), found


def test_temporary_folders_and_workbooks_are_made_only_where_they_are_listed() -> None:
    texts = {shown(each): each.read_text("utf-8") for each in sources()}
    assert {each for each, text in texts.items() if uses(text, "tempfile")} == set(MAKES_TEMPORARY_FOLDERS)
    assert {each for each, text in texts.items() if uses(text, "xlsxwriter")} == set(WRITES_IN_MEMORY)


@pytest.mark.parametrize(
    "text",
    [
        "open('a', 'w')",
        "open('a', mode='ab')",
        "open('a', mode)",
        "Path('a').open('x')",
        "path.open(mode='r+')",
        "path.write_text('')",
        "path.write_bytes(b'')",
        "path.parent.mkdir(parents=True)",
        "path.touch()",
        "path.rename('b')",
        "path.replace(target)",
        "path.unlink(missing_ok=True)",
        "import os\nos.replace('a', 'b')",
        "from os import replace",
        "import os\nos.makedirs('a')",
        "import shutil\nshutil.copy('a', 'b')",
        "from shutil import copytree",
        "from zipfile import ZipFile",
        "import click\nclick.open_file('a', 'w')",
    ],
)
def test_a_hidden_way_to_write_is_noticed(text: str) -> None:
    assert writes(text)


@pytest.mark.parametrize(
    "text",
    ["open('a')", "open('a', 'rb')", "path.open()", "text.replace('a', 'b')", "replace(one, name='x')", "os.environ"],
)
def test_reading_is_no_writing(text: str) -> None:
    assert not writes(text)


def reads(text: str) -> list[str]:
    """Give every way to open a file that a module has."""
    tree = ast.parse(text)
    found = [name for name in used(tree) for each in READERS if re.fullmatch(each, name)]
    return found + [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Call) and _reads(node)]


def _reads(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    return name == "open" or (isinstance(call.func, ast.Attribute) and name in READING_METHODS)


def test_a_file_is_opened_only_where_it_is_listed() -> None:
    ours = [each for each in sources() if PACKAGE in each.parents]
    found = {shown(each): ways for each in ours if (ways := without_memory(each, reads(each.read_text("utf-8"))))}
    assert found.keys() == (READS_FILES | READS_WHAT_IT_WRITES | READS_ITS_OWN_PACKAGE).keys(), found


@pytest.mark.parametrize(
    "text",
    [
        "open('a')",
        "with open('a', 'rb') as opened: pass",
        "path.open()",
        "Path('a').read_text('utf-8')",
        "(root / name).read_bytes()",
        "import os\nos.open('a', 0)",
        "from os import open as opened",
        "import io\nio.open('a')",
        "import linecache",
        "from zipfile import ZipFile",
        "import mmap",
        "import codecs\ncodecs.open('a')",
    ],
)
def test_a_hidden_way_to_open_a_file_is_noticed(text: str) -> None:
    assert reads(text)


@pytest.mark.parametrize(
    "text", ["read_file(path)", "stream.read()", "document.text", "path.is_file()", "json.loads(a)"]
)
def test_reading_by_the_door_is_none(text: str) -> None:
    assert not reads(text)


CHECKS_WITHOUT_TEMPLATES = {
    "plugins/persona_handbook/site/checking.py": "the one way to check, which adds the handbook's own templates",
    "plugins/persona_handbook/cli/fixing.py": "only what can be fixed",
    "plugins/persona_handbook/lsp/watched.py": "while somebody types; templates are tried on saving",
}


def test_a_check_is_one_with_the_handbook_s_own_templates() -> None:
    name = "persona_handbook.lint.engine.check_handbook"
    around = [source for source in sources() if "lint" not in source.parts]
    found = {shown(source) for source in around if name in set(used(ast.parse(source.read_text("utf-8"))))}
    assert found == set(CHECKS_WITHOUT_TEMPLATES)
