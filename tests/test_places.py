"""What is added often has one place, which is found from the tree and named for contributors."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import persona_handbook
from conftest import REPOSITORY
from persona_handbook.languages.lists import languages_with_lists
from persona_handbook.site.i18n.catalogs import shipped

PACKAGE = Path(persona_handbook.__file__).parent
CONTRIBUTING = (REPOSITORY / ".github" / "CONTRIBUTING.md").read_text("utf-8")
ADDED = (
    *("a rule", "a field", "a kind of evidence", "a page", "a lane of the journey map"),
    *("the words of another language", "a report format"),
)
FILES_OF_A_RULE = 3
LISTS_RULES = {"tests/rule_levels.txt"}  # written by `REVIEW=1 pytest tests/test_rule_levels.py`
SEARCHED = ("plugins", "tests", "schemas", ".github")
ENDINGS = ("py", "yaml", "json", "txt", "md", "j2", "toml")
LANGUAGES_IN_A_LIST = 3
FOLDERS_OF_A_LANGUAGE = ("languages/", "site/i18n/")
TYPE_VARIABLES = {"Item", "T"}
NAMES_LANGUAGES = {"reading/schema/meant/values.py": "how people write the language of a file, whatever language it is"}


def rows() -> dict[str, list[str]]:
    """Return the places of each addition in the table for contributors."""
    table = CONTRIBUTING.split("## Where to put it")[1].split("\n## ")[0]
    cells = (line.strip("|").split("|") for line in table.splitlines() if line.startswith("| ") and "`" in line)
    return {added.strip(): re.findall(r"`([^`<]+)[^`]*`", places) for added, places in cells}


@pytest.mark.parametrize("added", ADDED)
def test_contributors_are_told_where_to_add(added: str) -> None:
    places = rows()[added]
    assert places
    assert [each for each in places if not ((PACKAGE / each).exists() or (REPOSITORY / each).exists())] == []


def names_in(file: Path) -> set[str]:
    """Return what may be names of rules in a text, as functions are named."""
    return {name.replace("-", "_") for name in re.findall("[a-z]+(?:[-_][a-z]+)+", file.read_text("utf-8"))}


def test_a_new_rule_touches_three_files() -> None:
    modules = {file.stem: file for file in PACKAGE.glob("lint/rules/*/*.py") if file.name != "__init__.py"}
    own = {*modules.values(), *(REPOSITORY / f"tests/rules/{name.replace('_', '-')}.yaml" for name in modules)}
    searched = (
        file for folder in SEARCHED for ending in ENDINGS for file in (REPOSITORY / folder).rglob(f"*.{ending}")
    )
    others = (file for file in searched if file not in own and "node_modules" not in file.parts)
    lists = [file for file in others if len(names_in(file) & set(modules)) > len(modules) / 2]
    assert {file.relative_to(REPOSITORY).as_posix() for file in lists} == LISTS_RULES
    assert [file for file in own if not file.is_file()] == []
    assert len(own) / len(modules) + len(lists) == FILES_OF_A_RULE


def names_of_languages(file: Path) -> set[str]:
    """Return the languages with words of their own that a module or template names."""
    codes = {*languages_with_lists(), *shipped()} - {"en"}
    if file.suffix == ".py":
        nodes = ast.walk(ast.parse(file.read_text("utf-8")))
        return codes & {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return codes & set(re.findall(r"""["']([a-z]{2}(?:_[A-Z]{2})?)["']""", file.read_text("utf-8")))


def modules_that_list_languages() -> Iterator[str]:
    for file in sorted(each for ending in ("py", "j2", "js") for each in PACKAGE.rglob(f"*.{ending}")):
        path = file.relative_to(PACKAGE).as_posix()
        is_ours = ".min." not in path and ".umd." not in path
        is_elsewhere = is_ours and not path.startswith(FOLDERS_OF_A_LANGUAGE)
        if is_elsewhere and len(names_of_languages(file)) >= LANGUAGES_IN_A_LIST:
            yield path


def test_a_new_language_touches_two_folders() -> None:
    assert set(modules_that_list_languages()) == set(NAMES_LANGUAGES)
    for folder, languages in zip(FOLDERS_OF_A_LANGUAGE, (languages_with_lists(), shipped()), strict=True):
        files = {file.stem for file in (PACKAGE / folder).iterdir() if file.suffix in {".yaml", ".po"}}
        assert files == set(languages), folder


def classes() -> Iterator[tuple[str, str]]:
    """Yield each public class and type of the code, and its module."""
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.parse(file.read_text("utf-8")).body:
            aliases = node.targets if isinstance(node, ast.Assign) else ()
            named = (
                [node.name]
                if isinstance(node, ast.ClassDef)
                else [each.id for each in aliases if isinstance(each, ast.Name) and not each.id.isupper()]
            )
            yield from ((name, file.relative_to(PACKAGE).as_posix()) for name in named if not name.startswith("_"))


def test_the_name_of_a_class_or_type_means_one_thing() -> None:
    modules: dict[str, list[str]] = {}
    for name, module in classes():
        modules.setdefault(name, []).append(module)
    assert {name: found for name, found in modules.items() if len(found) > 1 and name not in TYPE_VARIABLES} == {}


# a site often has a folder `decisions` of its own
OTHER_ADDRESSES = {"decisions": "decided"}


def addresses() -> Iterator[tuple[str, str]]:
    """Yield the word of each page: in the name of its module, and in its address."""
    for file in sorted((PACKAGE / "site" / "pages").glob("*.py")):
        address = re.search(r'^(?:PATH|INDEX)\b[^=]*= "([^"]+)\.md"', file.read_text("utf-8"), re.MULTILINE)
        if address:
            yield file.stem, address[1].removesuffix("/index").rpartition("/")[2]


def test_a_page_has_one_word_in_module_template_and_address() -> None:
    pages = dict(addresses())
    assert len(pages) > 10
    assert {name: word for name, word in pages.items() if word != name} == OTHER_ADDRESSES
    assert [name for name in pages if not (PACKAGE / "site" / "templates" / f"{name}.md.j2").is_file()] == []
