"""A command finds its handbook from above it and from below it, or by name; paths are as seen from there."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import click
import pytest
from click.testing import CliRunner, Result

from conftest import WriteHandbook
from persona_handbook.cli import main
from persona_handbook.cli.output.seen import seen_from
from persona_handbook.finding import Finding, Level, Location
from persona_handbook.report.findings.sarif import sarif
from persona_handbook.testing import PERSONA, small_handbook
from repository import commit, git

SITE = """
site_name: Named
plugins: [search, persona-handbook: {personas: people, evidence: heard, journeys: ways, rules: {no-owner: note}}]
"""
FOLDERS = (("personas/evidence/", "heard/"), ("personas/", "people/"), ("journeys/", "ways/"))
NO_OWNER = "There is no owner"

Call = Callable[..., Result]


def handbook(folder: str, broken: bool = False) -> dict[str, str]:  # noqa: FBT001, FBT002  a switch of a table
    """Give the files of a handbook with folders of its own, in a sub-folder of a repository."""
    files = {f"{folder}/mkdocs.yml": SITE, f"{folder}/docs/index.md": "# Home\n"}
    for path, text in small_handbook().items():
        name = path
        for old, new in FOLDERS:
            if name.startswith(old):
                name = name.replace(old, new, 1)
                break
        files[f"{folder}/{name}"] = text + ("status: nonsense\n" if broken and path == PERSONA else "")
    return files


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Call:
    """Call a command from a folder."""

    def called(folder: Path, *words: str) -> Result:
        monkeypatch.chdir(folder)
        result = CliRunner().invoke(main, list(words))
        assert "Traceback" not in result.output
        return result

    return called


def lines(result: Result) -> Iterator[str]:
    return (line.split(" ")[0] for line in result.output.splitlines() if "error[" in line or "::error" in line)


@pytest.mark.parametrize(
    ("here", "words", "expected"),
    [
        ("", "check", "books/one/people/buyer.yaml"),
        ("books", "check", "one/people/buyer.yaml"),
        ("books/one", "check", "people/buyer.yaml"),
        ("books/one/people", "check", "buyer.yaml"),
        ("books/one/ways", "check", "../people/buyer.yaml"),
        ("", "check books/one/people/buyer.yaml", "books/one/people/buyer.yaml"),
        ("books/one/people", "check ../people", "buyer.yaml"),
        ("src", "check ../books/one", "../books/one/people/buyer.yaml"),
        ("src", "check -f ../books/one/mkdocs.yml", "../books/one/people/buyer.yaml"),
        ("src", "check --config ../books/one", "../books/one/people/buyer.yaml"),
        ("src", "check -f ../books/one/mkdocs.yml --paths-from ..", "books/one/people/buyer.yaml"),
        ("src", "check -f ../books/one/mkdocs.yml ../books/one/people", "../books/one/people/buyer.yaml"),
    ],
)
def test_paths_are_as_seen_from_where_one_is(
    write: WriteHandbook, call: Call, here: str, words: str, expected: str
) -> None:
    root = write(
        {
            **handbook("books/one", broken=True),
            "src/main.py": "",
            "books/node_modules/x/mkdocs.yml": SITE,
            ".cache/x/mkdocs.yml": SITE,
        }
    )
    result = call(root / here, *words.split())
    assert (result.exit_code, [each.split(":")[0] for each in lines(result)]) == (1, [expected])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("rules", "no-owner                     note"),
        ("explain no-owner", "Level: note in files with the status active"),
        ("reviews", "books/one/people/buyer.yaml: "),
        ("export personas", "buyer"),
        ("pages out", "files to out"),
        ("new evidence p-99", "Created books/one/heard/p-99.yaml. 5 places to fill in"),
        ("import table.csv", "books/one/heard/p-98.yaml"),
        ("prompt --about about.md", "p-01"),
        ("adopt answer.md --dry-run", "# books/one/people/keeper.yaml"),
        ("fields persona", "name (required)"),
        ("diff HEAD", "books/one/people/buyer.yaml: "),
    ],
)
@pytest.mark.parametrize("config", [False, True], ids=["above", "-f"])
def test_every_command_finds_the_handbook(
    write: WriteHandbook, call: Call, words: str, expected: str, *, config: bool
) -> None:
    root = write(
        {
            **handbook("books/one"),
            **(handbook("books/two") if config else {}),
            "table.csv": "id,date,participant,pain\np-98,2026-10-01,P-98,Parts came late\n",
            "about.md": "We sell car parts.\n",
            "answer.md": "```yaml\n# personas/keeper.yaml\nname: Keeper\nstatus: draft\nsummary: Keeps it.\n```\n",
        }
    )
    git(root, "init", "-q", "-b", "main")
    commit(root)
    if words.startswith("diff"):
        file = root / "books/one/people/buyer.yaml"
        file.write_text(file.read_text("utf-8").replace("summary: ", "summary: Now ", 1), "utf-8")
    result = call(root, *words.split(), *(["-f", "books/one/mkdocs.yml"] if config else []))
    assert result.exit_code == 0, result.output
    assert expected in result.output


@pytest.mark.parametrize("words", ["check", "rules", "reviews", "diff HEAD", "export --format json", "pages out"])
def test_of_several_handbooks_one_must_be_named(write: WriteHandbook, call: Call, words: str) -> None:
    root = write({**handbook("a"), **handbook("b")})
    result = call(root, *words.split())
    way_out = "Name them: personas check a b" if words == "check" else "Name one: -f a/mkdocs.yml"
    assert (result.exit_code, result.output) == (
        2,
        f"personas: 2 handbooks found below this folder: a, b. {way_out}\n",
    )


@pytest.mark.parametrize(
    ("files", "words", "expected"),
    [
        (
            {},
            "check",
            "No handbook found in this folder, its parent folders or subfolders. Name its configuration file: -f FILE.",
        ),
        ({}, "reviews", "To create a handbook: personas init DIR"),
        (handbook("a"), "check a/peopel", "The file or folder a/peopel does not exist. Did you mean a/people?"),
        (handbook("a"), "check aa/peopel", "The file or folder aa/peopel does not exist. Did you mean a/people?"),
        (handbook("a"), "check people", "The file or folder people does not exist. Did you mean a/people?"),
        (handbook("a"), "check zebra", "The file or folder zebra does not exist."),
        (
            handbook("a"),
            "check -f a/mkdcs.yml",
            "The file or folder a/mkdcs.yml does not exist. Did you mean a/mkdocs.yml?",
        ),
        (
            handbook("a"),
            "reviews -f a/people",
            "The folder a/people has no mkdocs.yml. Name the file: -f a/people/FILE",
        ),
        (
            {**handbook("a"), "a/notes/x.txt": ""},
            "check a/notes",
            "a/notes contains nothing to check. The handbook in a reads `people`, `heard`, `ways` and `docs`.",
        ),
        (handbook("a"), "check -f a people", "The file or folder people does not exist. Did you mean a/people?"),
        ({**handbook("a"), **handbook("b")}, "check -f a b/people", "b/people contains nothing to check."),
        ({**handbook("a"), **handbook("b")}, "check a b --baseline x.json", "A baseline belongs to one handbook."),
    ],
)
def test_a_wrong_folder_says_what_to_write(
    write: WriteHandbook, call: Call, files: dict[str, str], words: str, expected: str
) -> None:
    result = call(write({**files, "x.txt": ""}), *words.split())
    assert (result.exit_code, expected in result.output) == (2, True), result.output


def test_several_handbooks_are_checked_in_one_call(write: WriteHandbook, call: Call) -> None:
    root = write({**handbook("a"), **handbook("b", broken=True)})
    assert call(root, "check", "a").exit_code == 0
    both = call(root, "check", "a", "b")
    assert (both.exit_code, [each.split(":")[0] for each in lines(both)]) == (1, ["b/people/buyer.yaml"])
    parts = call(root, "check", "a/people", "b/ways")
    assert parts.exit_code == 0


@pytest.mark.parametrize("form", ["json", "sarif", "gitlab"])
def test_several_handbooks_make_one_document(write: WriteHandbook, call: Call, form: str) -> None:
    root = write({**handbook("a", broken=True), **handbook("b", broken=True)})
    report = json.loads(call(root, "check", "a", "b", "--format", form).output)
    text = json.dumps(report)
    assert "a/people/buyer.yaml" in text
    assert "b/people/buyer.yaml" in text
    if form == "sarif":
        assert len(report["runs"]) == len(json.loads(sarif([]))["runs"])


def test_each_handbook_has_its_own_baseline_wherever_one_is(write: WriteHandbook, call: Call) -> None:
    root = write({**handbook("a", broken=True), **handbook("b", broken=True)})
    assert call(root, "check", "a", "b", "--write-baseline").exit_code == 0
    assert call(root, "check", "a", "b").exit_code == 0
    assert call(root / "a" / "people", "check").exit_code == 0
    assert call(root, "check", "-f", "b/mkdocs.yml").exit_code == 0
    (root / "b" / ".personas-baseline.json").unlink()
    assert call(root, "check", "a", "b").exit_code == 1


def test_what_is_fixed_is_what_was_asked_for(write: WriteHandbook, call: Call) -> None:
    root = write({**handbook("a"), **handbook("b")})
    for name in "ab":
        file = root / name / "people" / "buyer.yaml"
        file.write_text(file.read_text("utf-8").replace("summary:", "sumary:"), "utf-8")
    call(root, "check", "--fix", "a")
    assert "\nsummary:" in (root / "a/people/buyer.yaml").read_text("utf-8")
    assert "\nsumary:" in (root / "b/people/buyer.yaml").read_text("utf-8")
    call(root, "check", "--fix", "a", "b/people")
    assert "\nsummary:" in (root / "b/people/buyer.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("files", "code", "expected"),
    [
        ("b/heard/p-01.yaml", 1, ["b/people/buyer.yaml"]),
        ("README.md a/people/buyer.yaml b/mkdocs.yml", 1, ["b/people/buyer.yaml"]),
        ("a/people/buyer.yaml a/docs/index.md", 0, []),
        ("README.md src/settings.yaml b/other.yaml gone/x.yaml", 0, []),
        ("base.yml", 0, []),
        ("docs/index.md", 0, []),
        ("README.md b/people/buyer.yaml base.yml", 1, ["b/people/buyer.yaml"]),
        ("", 0, []),
    ],
)
def test_a_hook_checks_the_handbooks_that_its_files_belong_to(
    write: WriteHandbook, call: Call, files: str, code: int, expected: list[str]
) -> None:
    root = write(
        {
            **handbook("a"),
            **handbook("b", broken=True),
            "README.md": "",
            "src/settings.yaml": "",
            "b/other.yaml": "",
            "base.yml": "",
            "mkdocs.yml": "site_name: Another site\n",
            "docs/index.md": "[[persona:nobody]]",
        }
    )
    result = call(root, "check", "--touched", *files.split())
    assert (result.exit_code, [each.split(":")[0] for each in lines(result)]) == (code, expected)
    assert result.output or not expected


@pytest.mark.parametrize("words", ["check pages", "check pages/index.md", "check --touched pages/index.md base.yml"])
def test_pages_that_lie_elsewhere_belong_to_the_handbook(write: WriteHandbook, call: Call, words: str) -> None:
    site = "INHERIT: ../base.yml\n" + SITE
    root = write(
        {
            **handbook("a"),
            "a/mkdocs.yml": site,
            "base.yml": "docs_dir: ../pages\n",
            "pages/index.md": "[[persona:nobody]]",
            **(handbook("b") if "touched" in words else {}),
        }
    )
    result = call(root, *words.split())
    assert (result.exit_code, [each.split(":")[0] for each in lines(result)]) == (1, ["pages/index.md"])


def test_a_configuration_of_another_name_counts_everywhere(write: WriteHandbook, call: Call) -> None:
    other = SITE.replace("plugins", "INHERIT: ../../common/base.yml\nplugins").replace("site_name: Named\n", "")
    root = write({**handbook("books/one"), "common/base.yml": "site_name: Named\n"})
    (root / "books/one/mkdocs.yml").rename(root / "books/one/handbook.yml")
    (root / "books/one/handbook.yml").write_text(other, "utf-8")
    git(root, "init", "-q", "-b", "main")
    commit(root)
    file = root / "books/one/people/buyer.yaml"
    file.write_text(file.read_text("utf-8").replace("summary: ", "summary: Now ", 1), "utf-8")
    for here, config in ((root, "books/one/handbook.yml"), (root / "books/one", "handbook.yml")):
        told = call(here, "diff", "HEAD", "-f", config)
        assert told.exit_code == 0, told.output
        assert [line for line in told.output.splitlines() if line.startswith("New")] == []
        assert [line.split(":")[0] for line in told.output.splitlines() if ".yaml: " in line] == [
            "books/one/people/buyer.yaml" if here == root else "people/buyer.yaml"
        ]
        assert call(here, "check", "-f", config, "--since", "HEAD").exit_code == 0


def test_what_mkdocs_cannot_read_ends_with_2_and_says_where(write: WriteHandbook, call: Call) -> None:
    root = write({**handbook("a"), "a/mkdocs.yml": "site_name: x\nINHERIT: bsae.yml\nplugins: [persona-handbook]\n"})
    (root / "a/personas").mkdir()
    (root / "a/personas/x.yaml").write_text("name: [x\n", "utf-8")
    result = call(root, "check", "a/people")
    assert result.exit_code == 2
    assert len(list(lines(result))) == 1
    assert result.output.startswith(
        "a/mkdocs.yml:2:10: error[broken-yaml] The file `bsae.yml` to inherit from does not exist."
    )


@pytest.mark.parametrize("words", ["reviews", "export personas", "rules", "new persona x", "pages out", "diff HEAD"])
def test_no_command_goes_on_without_settings(write: WriteHandbook, call: Call, words: str) -> None:
    root = write({**handbook("a"), "a/mkdocs.yml": "site_name: x\nINHERIT: bsae.yml\nplugins: [persona-handbook]\n"})
    result = call(root, *words.split())
    assert result.exit_code == 2
    assert "a/mkdocs.yml:2:10: error[broken-yaml] The file `bsae.yml` to inherit from does not exist." in result.output
    assert not (root / "a" / "personas").exists()


def test_without_settings_nothing_is_written(write: WriteHandbook, call: Call) -> None:
    root = write({**handbook("a"), "a/mkdocs.yml": "site_name: [x\n", "a/personas/x.yaml": "name: x\n"})
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert call(root / "a", "check", "--fix").exit_code == 2
    assert call(root / "a", "check", "--write-baseline").exit_code == 2
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_a_setting_that_was_fixed_counts_at_once(write: WriteHandbook, call: Call) -> None:
    root = write({**handbook("a"), "a/mkdocs.yml": SITE.replace("personas: people", "personass: people")})
    result = call(root, "check", "--fix", "a")
    assert result.exit_code == 0, result.output
    assert result.output.startswith("--- a/mkdocs.yml\n+++ a/mkdocs.yml\n")


@pytest.mark.parametrize(
    "command", [*main.commands.values(), *cast("click.Group", main.commands["new"]).commands.values()]
)
def test_every_command_takes_the_same_option(command: click.Command) -> None:
    known = [each for each in command.params if each.name == "config"]
    if not isinstance(command, click.Group) and command.name not in {"init", "csp"}:
        assert [each.opts for each in known] == [["-f", "--config", "--config-file"]], command.name


def test_what_is_named_in_a_message_is_seen_from_there_too(write: WriteHandbook) -> None:
    root = write({"a/people/buyer.yaml": ""}).resolve()
    place = Location("mkdocs.yml", 1, 1, 1, 1)
    found = Finding(
        place, Level.ERROR, "x", "See `people/buyer.yaml`, not `other.yaml`.", "`personas check people/buyer.yaml`"
    )
    (told,) = seen_from([found], root / "a", root)
    assert (told.location.path, told.message, told.help) == (
        "a/mkdocs.yml",
        "See `a/people/buyer.yaml`, not `other.yaml`.",
        "`personas check a/people/buyer.yaml`",
    )
