"""The folders are the floors of the house: each imports only from those above it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import persona_handbook

PACKAGE = Path(persona_handbook.__file__).parent
FLOORS = (
    *(
        "message",
        "languages",
        "dates",
        "finding",
        "progress",
        "reading",
        "settings",
        "model",
        "tables",
        "insight",
        "lint",
        "report",
        "site",
    ),
    *("writing", "testing", "lsp", "mcp_server", "cli"),
)
MOST_FILES = 14
# each file of these rooms is of the same kind: a rule, or a page
OF_ONE_KIND = ("lint/rules/", "site/pages")
MOST_FILES_OF_ONE_KIND = 17
CONTRIBUTING = PACKAGE.parents[1] / ".github" / "CONTRIBUTING.md"
EDGES = ("mkdocs_plugin",)
ONLY_AT_THE_EDGES = {
    **dict.fromkeys(("mkdocs", "mermaid2"), EDGES),
    **dict.fromkeys(("pygls", "lsprotocol"), ("lsp",)),
    "click": ("cli",),
    "mcp": ("mcp_server",),
    "properdocs": (),
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def floor(module: Path) -> str:
    first = module.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def imported() -> Iterator[tuple[Path, str]]:
    """Give each module with each name that it imports."""
    return ((module, name) for module in modules() for name in imports(module))


def test_each_floor_imports_only_from_those_above_it() -> None:
    ours = [
        (floor(module), name)
        for module, name in imported()
        if name.startswith("persona_handbook.") and floor(module) not in {*EDGES, "__init__"}
    ]
    assert [each for each in ours if FLOORS.index(each[1].split(".")[1]) > FLOORS.index(each[0])] == []


def test_hosts_and_the_command_line_stay_at_the_edges() -> None:
    limited = [(module, name) for module, name in imported() if name.split(".")[0] in ONLY_AT_THE_EDGES]
    assert limited
    assert [each for each in limited if floor(each[0]) not in ONLY_AT_THE_EDGES[each[1].split(".")[0]]] == []


def test_only_its_command_reaches_for_the_language_server() -> None:
    reaching = {
        module.relative_to(PACKAGE).as_posix()
        for module, name in imported()
        if name.startswith("persona_handbook.lsp") and floor(module) != "lsp"
    }
    assert reaching == {"cli/servers/lsp.py"}


def is_a_rule(module: Path) -> bool:
    return module.relative_to(PACKAGE).as_posix().startswith("lint/rules/") and module.name != "__init__.py"


def test_every_module_says_what_it_is_for() -> None:
    """A rule's module is its rule, whose title, reason and examples describe it."""
    silent = [each for each in modules() if not ast.get_docstring(ast.parse(each.read_text("utf-8")))]
    assert [each for each in silent if not is_a_rule(each)] == []


ARTICLES = {"a", "an", "the", "of", "and", "or", "to", "in", "its", "it", "is", "return", "yield", "whether"}


def repeats_a_name(name: str, docstring: str) -> bool:
    """Return whether a docstring has no word beyond those of the name, in whatever number."""
    of_the_name = {word.rstrip("s") for word in re.findall("[a-z]+", re.sub("([A-Z])", r"_\1", name).lower())}
    return {word.rstrip("s") for word in re.findall("[a-z]+", docstring.lower())} <= of_the_name | ARTICLES


def described(tree: ast.Module, name: str) -> Iterator[tuple[str, str]]:
    """Yield each name in a module that has a docstring, the module's own name too, with its docstring."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and (docstring := ast.get_docstring(node)):
            yield name if isinstance(node, ast.Module) else node.name, docstring


def test_no_docstring_only_repeats_a_name() -> None:
    told = [
        f"{module.relative_to(PACKAGE)}: {name}"
        for module in modules()
        for name, docstring in described(ast.parse(module.read_text("utf-8")), module.stem)
        if repeats_a_name(name, docstring)
    ]
    assert told == []


@pytest.mark.parametrize(
    ("name", "docstring", "repeats"),
    [
        ("no_evidence", "`no-evidence`.", True),
        ("EvidenceScore", "The evidence score.", True),
        ("number_of_findings", "Return the number of findings.", True),
        ("count", "Count findings, including those that are not listed.", False),
    ],
)
def test_a_docstring_that_repeats_a_name_is_found(name: str, docstring: str, *, repeats: bool) -> None:
    assert repeats_a_name(name, docstring) is repeats


def rooms() -> list[Path]:
    return sorted({module.parent for module in modules()})


def most_files(room: Path) -> int:
    is_of_one_kind = room.relative_to(PACKAGE).as_posix().startswith(OF_ONE_KIND)
    return MOST_FILES_OF_ONE_KIND if is_of_one_kind else MOST_FILES


def test_a_room_holds_about_a_dozen_files() -> None:
    held = {room: len([each for each in room.glob("*.py") if each.name != "__init__.py"]) for room in rooms()}
    assert {room: files for room, files in held.items() if files > most_files(room)} == {}


def test_no_two_modules_and_rooms_share_a_place() -> None:
    assert [each for each in modules() if each.with_suffix("").is_dir()] == []


def places_named_for_contributors() -> list[str]:
    table = CONTRIBUTING.read_text("utf-8").split("## Where to put it")[1].split("\n## ")[0]
    return re.findall(r"`([^`<]+)[^`]*`", table)


@pytest.mark.parametrize("place", places_named_for_contributors())
def test_the_places_that_contributors_are_sent_to_exist(place: str) -> None:
    assert (PACKAGE / place).exists() or (PACKAGE.parents[1] / place).exists()
