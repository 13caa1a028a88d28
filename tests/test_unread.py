"""Files are looked at before they are opened: what they are and where they lead, at every place that is read."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config

from conftest import WriteHandbook
from persona_handbook.cli import main
from persona_handbook.reading.opening import NotOpenedError, beginning_of, read_file, read_given
from persona_handbook.testing import laid_over

SECRET = "S3CRET"  # noqa: S105  a word to look for
PLUGIN = "site_name: x\nplugins:\n  - search\n  - persona-handbook: {templates: own, history: false}\n"
SNIPPETS = f"{PLUGIN}markdown_extensions:\n  - pymdownx.snippets: {{base_path: [parts]}}\n"
ENDLESS, ENVIRONMENT = "/dev/zero", "/proc/self/environ"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has neither named pipes nor links for everybody")


def socket_at(place: Path) -> None:
    before = Path.cwd()
    os.chdir(place.parent)  # the path of a socket must be short
    try:
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(place.name)
    finally:
        os.chdir(before)


def large(place: Path) -> None:
    with place.open("wb") as opened:
        opened.truncate(5_000_000_000)


KINDS: Mapping[str, tuple[Callable[[Path], None], str]] = {
    "a link to the environment": (
        lambda place: place.symlink_to(ENVIRONMENT),
        "is a link to a place outside the handbook",
    ),
    "a link to an endless device": (
        lambda place: place.symlink_to(ENDLESS),
        "is a link to a place outside the handbook",
    ),
    "a link to a secret": (
        lambda place: place.symlink_to(secret_for(place)),
        "is a link to a place outside the handbook",
    ),
    "a link to a secret folder": (lambda place: place.symlink_to(secret_for(place).parent), "a link"),
    "a link into git": (lambda place: place.symlink_to(root_of(place) / ".git/config"), "hidden folder"),
    "a link to itself": (lambda place: place.symlink_to(place.name), "is a link to itself"),
    "a link to nothing": (lambda place: place.symlink_to("nothing"), "is a link to a file that does not exist"),
    "a named pipe": (os.mkfifo, "is a named pipe"),
    "a socket": (socket_at, "is a socket"),
    "a file of five gigabytes": (large, "has 5,000,000,000 bytes"),
}
PLACES = (
    "personas/{}.yaml",
    "personas/evidence/{}.yaml",
    "journeys/{}.yaml",
    "docs/{}.md",
    "docs/{}.png",
    "docs/portraits/{}.svg",
    "own/{}.md.j2",
    "own/languages/{}.yaml",
)
SETTINGS = ("mkdocs.yml", "base.yml")


def root_of(place: Path) -> Path:
    return next(each for each in place.parents if each.name == "handbook")


def secret_for(place: Path) -> Path:
    return root_of(place).parent / "elsewhere" / f"secret{place.suffix}"


@pytest.fixture
def root(write: WriteHandbook) -> Path:
    """A sound handbook beside a folder of secrets, with a repository that holds one too."""
    files = {f"handbook/{path}": text for path, text in laid_over("").items()}
    endings = (".yaml", ".md", ".png", ".svg", ".j2", ".yml", ".js")
    secrets = {f"elsewhere/secret{each}": f"name: {SECRET}\n" for each in endings}
    more = {"docs/index.md": "# Home\n", ".git/config": f"token = {SECRET}\n", "own/lint.md.j2": "# {{ title }}"}
    more |= {"mkdocs.yml": PLUGIN}
    return write({**files, **secrets, **{f"handbook/{path}": text for path, text in more.items()}}) / "handbook"


def with_each_kind_at_each_place(root: Path, places: Iterable[str] = PLACES) -> dict[str, str]:
    """Lay every kind at every place, and give what is to be said of each path."""
    expected = {}
    for place in places:
        for number, (make, said) in enumerate(KINDS.values()):
            path = place.format(f"kind-{number}")
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            make(root / path)
            expected[path] = said
    return expected


def checked(root: Path, monkeypatch: pytest.MonkeyPatch, *words: str) -> tuple[int, str]:
    monkeypatch.chdir(root)
    monkeypatch.setenv("A_TOKEN", SECRET)
    result = CliRunner().invoke(main, words or ["check"])
    return result.exit_code, result.output


def test_nothing_is_read_and_a_finding_says_so_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = with_each_kind_at_each_place(root)
    _, told = checked(root, monkeypatch)
    lines = [line for line in told.splitlines() if "error[" in line]
    assert SECRET not in told
    assert sorted(line.split(":")[0] for line in lines) == sorted(expected)
    assert [line for line in lines if expected[line.split(":")[0]] not in line] == []


def test_nothing_is_published(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_each_kind_at_each_place(root)
    _, told = checked(root, monkeypatch, "pages", str(root.parent / "out"))
    assert SECRET not in told
    assert holding_the_secret(root.parent / "out") == []


def test_mkdocs_publishes_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "mkdocs.yml").write_text(f"{PLUGIN}theme: {{name: mkdocs, custom_dir: theme}}\n", "utf-8")
    with_each_kind_at_each_place(root, (*PLACES, "theme/js/{}.js"))
    (root / "docs/linked").symlink_to(root.parent / "elsewhere", target_is_directory=True)
    monkeypatch.chdir(root)
    build(load_config("mkdocs.yml"))
    assert (root / "site/index.html").is_file()
    assert holding_the_secret(root / "site") == []


def holding_the_secret(folder: Path) -> list[str]:
    files = (each for each in folder.rglob("*") if each.is_file())
    return [each.relative_to(folder).as_posix() for each in files if SECRET.encode() in each.read_bytes()]


@pytest.mark.parametrize("place", SETTINGS)
@pytest.mark.parametrize("kind", KINDS)
def test_settings_are_looked_at_too(root: Path, monkeypatch: pytest.MonkeyPatch, kind: str, place: str) -> None:
    make, said = KINDS[kind]
    if place == "base.yml":
        (root / "mkdocs.yml").write_text(f"INHERIT: base.yml\n{PLUGIN}", "utf-8")
    else:
        (root / place).unlink()
    make(root / place)
    code, told = checked(root, monkeypatch)
    (line,) = [line for line in told.splitlines() if "error[" in line]
    assert (code, SECRET in told) == (2, False)
    assert said in line


def test_a_build_stops_where_a_snippet_leads_out_of_the_handbook(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The extension that includes snippets follows links, so nothing else keeps the secret out of the site."""
    (root / "mkdocs.yml").write_text(SNIPPETS, "utf-8")
    (root / "docs/with.md").write_text('# With\n\n--8<-- "new.md"\n', "utf-8")
    (root / "parts").mkdir()
    KINDS["a link to a secret"][0](root / "parts/new.md")
    monkeypatch.chdir(root)
    with pytest.raises(SystemExit):
        build(load_config("mkdocs.yml"))
    assert holding_the_secret(root / "site") == []


@pytest.mark.parametrize("folder", ["personas", "personas/evidence", "journeys", "docs"])
@pytest.mark.parametrize("inside", [False, True], ids=["outside", "inside"])
def test_a_folder_that_is_a_link(root: Path, monkeypatch: pytest.MonkeyPatch, folder: str, *, inside: bool) -> None:
    there = root / "kept" if inside else root.parent / "elsewhere"
    there.mkdir(exist_ok=True)
    (root / folder / "linked").symlink_to(there, target_is_directory=True)
    code, told = checked(root, monkeypatch)
    is_followed = inside and folder == "docs"  # as MkDocs does
    assert (code, SECRET in told) == (0 if is_followed else 1, False)
    assert is_followed or f"error[unread-file] `{folder}/linked` is a link to a folder" in told


def test_links_within_the_handbook_are_followed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "kept").mkdir()
    (root / "journeys").rename(root / "kept/journeys")
    (root / "journeys").symlink_to("kept/journeys", target_is_directory=True)
    (root / "personas/buyer.yaml").rename(root / "kept/buyer.yaml")
    (root / "personas/buyer.yaml").symlink_to("../kept/buyer.yaml")
    assert checked(root, monkeypatch)[0] == 0


@pytest.mark.parametrize("name", [".git", ".venv", "node_modules", ".drafts"])
def test_a_hidden_folder_is_told_of_once(root: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for number in range(3):
        file = root / "personas" / name / "deep" / f"{number}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"name: {SECRET}\n", "utf-8")
    code, told = checked(root, monkeypatch)
    assert (code, SECRET in told) == (0, False)
    assert told.count("note[unread-file]") == 1
    assert f"`personas/{name}` is a hidden folder, so nothing in it is read." in told


@pytest.mark.parametrize("folder", ["personas/closed", "docs/closed"])
def test_a_folder_that_may_not_be_opened(root: Path, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    """The system's refusal is acted, since root may open every folder."""
    (root / folder).mkdir()
    scan = os.scandir

    def refused(path: Path) -> Iterator[os.DirEntry[str]]:
        if path == root / folder:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refused)
    code, told = checked(root, monkeypatch)
    assert code == 1
    assert f"`{folder}` is a folder that cannot be opened (Permission denied)." in told


def test_excluded_files_are_not_looked_at(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    excluding = PLUGIN.replace("history: false", "exclude: [personas/new.yaml, personas/.old/, personas/linked/]")
    (root / "mkdocs.yml").write_text(excluding, "utf-8")
    os.mkfifo(root / "personas/new.yaml")
    (root / "personas/.old").mkdir()
    (root / "personas/linked").symlink_to(root.parent / "elsewhere", target_is_directory=True)
    code, told = checked(root, monkeypatch)
    assert (code, "unread-file" in told, "matches no file" in told) == (0, False, False)


@pytest.mark.parametrize(
    ("inherit", "within", "read"),
    [
        ("../base.yml", True, True),
        ("../base.yml", False, True),
        ("../base.txt", False, False),
        (ENVIRONMENT, False, False),
        ("../../base.yml", True, False),
    ],
    ids=["in the repository", "without a repository", "no YAML", "the environment", "outside the repository"],
)
def test_a_configuration_is_inherited_from_a_file_of_yaml_in_the_same_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inherit: str, *, within: bool, read: bool
) -> None:
    root = tmp_path / "repository" / "handbook"
    (root / "personas").mkdir(parents=True)
    for folder in (tmp_path, tmp_path / "repository"):
        (folder / "base.yml").write_text(f"site_name: {SECRET}: no\n", "utf-8")
        (folder / "base.txt").write_text(f"site_name: {SECRET}: no\n", "utf-8")
    if within:
        (tmp_path / "repository/.git").mkdir()
    (root / "mkdocs.yml").write_text(f"INHERIT: {inherit}\n{PLUGIN}", "utf-8")
    code, told = checked(root, monkeypatch)
    assert (code, SECRET in told) == (2, read)


def test_what_is_put_in_the_place_of_a_file_meanwhile_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("name: a\n", "utf-8")
    opened = os.open

    def swapped(path: Path, flags: int) -> int:
        path.unlink()
        os.mkfifo(path)
        return opened(path, flags)

    monkeypatch.setattr(os, "open", swapped)
    with pytest.raises(NotOpenedError, match="is a named pipe"):
        read_file(file, (tmp_path,), 100)


def test_a_file_that_grows_meanwhile_is_read_up_to_the_limit() -> None:
    """A file of /proc says that it is empty."""
    with pytest.raises(NotOpenedError, match="has more than 10 bytes"):
        read_file(Path(ENVIRONMENT), (), 10)
    assert len(beginning_of(Path(ENVIRONMENT), 10)) == 10


def test_a_pipe_that_the_user_names_is_read() -> None:
    reader, writer = os.pipe()
    os.write(writer, b"told")
    os.close(writer)
    assert read_given(Path(f"/dev/fd/{reader}")) == b"told"
    with pytest.raises(NotOpenedError):
        read_given(Path(ENDLESS), 1000)
