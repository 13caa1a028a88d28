"""The door through which files are written: whole or not at all, and never over what nobody read."""

from __future__ import annotations

import errno
import json
import os
import signal
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from persona_handbook.cli import main
from persona_handbook.testing import laid_over
from persona_handbook.writing import files
from persona_handbook.writing.files import create, hand_over, lay_out, remove, replace
from persona_handbook.writing.own_form import in_form_of
from persona_handbook.writing.refusal import AlreadyThereError, NotWrittenError
from persona_handbook.writing.tree import RECORD, write_tree

OLD, NEW = b"old\n", b"new\n"
Write = Callable[[Path], None]
WAYS: dict[str, Write] = {
    "create": lambda file: create(file, NEW),
    "replace": lambda file: replace(file, NEW, OLD, within=file.parent),
    "hand over": lambda file: hand_over(file, NEW),
    "lay out": lambda file: lay_out(file.parent, {file.name: NEW}),
}
OVER = {name: way for name, way in WAYS.items() if name != "create"}


def ways(chosen: dict[str, Write]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("write", chosen.values(), ids=chosen)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.fixture
def room(tmp_path: Path) -> Path:
    folder = tmp_path / "room"
    folder.mkdir()
    return folder


@pytest.fixture
def old(room: Path) -> Path:
    file = room / "file"
    file.write_bytes(OLD)
    return file


@ways(WAYS)
def test_a_file_is_written_and_nothing_else(room: Path, write: Write) -> None:
    file = room / "file"
    if write is WAYS["replace"]:
        file.write_bytes(OLD)
    write(file)
    assert (file.read_bytes(), names(room)) == (NEW, ["file"])


class Boom(BaseException):
    pass


FAILURES = [
    KeyboardInterrupt(),
    Boom(),
    OSError(errno.ENOSPC, "no space"),
    PermissionError(errno.EACCES, "denied"),
    OSError(errno.EIO, "I/O error"),
]


@ways(OVER)
@pytest.mark.parametrize("failure", FAILURES, ids=repr)
@pytest.mark.parametrize("step", ["fdopen", "fsync", "replace"])
def test_whatever_goes_wrong_the_old_file_stays_and_no_other_is_left(
    old: Path, monkeypatch: pytest.MonkeyPatch, write: Write, failure: BaseException, step: str
) -> None:
    if step == "fsync" and write is WAYS["lay out"]:
        pytest.skip("what can be made anew is not flushed")
    monkeypatch.setattr(files, "WAITS", ())
    real = os.fdopen

    def fail(*words: object, **_more: object) -> None:
        if step == "fdopen":
            real(words[0], "wb").close()  # type: ignore[call-overload]
        raise failure

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(NotWrittenError if isinstance(failure, OSError) else type(failure)):
        write(old)
    assert (old.read_bytes(), names(old.parent)) == (OLD, ["file"])


@pytest.mark.parametrize("failure", FAILURES, ids=repr)
def test_a_new_file_that_fails_is_not_there(
    room: Path, monkeypatch: pytest.MonkeyPatch, failure: BaseException
) -> None:
    def fail(*_words: object) -> None:
        raise failure

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(NotWrittenError if isinstance(failure, OSError) else type(failure)):
        create(room / "file", NEW)
    assert names(room) == []


def test_a_program_that_is_stopped_leaves_no_temporary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = handbook(tmp_path / "handbook", monkeypatch)
    before = names(root)
    monkeypatch.setattr(os, "fsync", lambda _file: os.kill(os.getpid(), signal.SIGTERM))
    result = personas("check", "--output", "report.txt")
    assert (result.exit_code, names(root)) == (128 + signal.SIGTERM, before)


def test_a_new_file_never_takes_the_place_of_another(room: Path) -> None:
    (room / "file").write_bytes(OLD)
    (room / "folder").mkdir()
    (room / "link").symlink_to("nowhere")
    for name in names(room):
        with pytest.raises(AlreadyThereError, match="already exists"):
            create(room / name, NEW)
    assert (room / "file").read_bytes() == OLD
    assert names(room) == ["file", "folder", "link"]


@pytest.mark.parametrize("error", [PermissionError(errno.EPERM, "no"), OSError(errno.ENOTSUP, "no"), AttributeError()])
def test_a_disk_without_links_has_new_files_too(room: Path, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def no_links(*_words: object) -> None:
        raise error

    monkeypatch.setattr(os, "link", no_links)
    create(room / "file", NEW)
    assert (room / "file").read_bytes() == NEW
    with pytest.raises(AlreadyThereError):
        create(room / "file", OLD)
    assert ((room / "file").read_bytes(), names(room)) == (NEW, ["file"])


def test_of_many_who_create_a_file_one_does(room: Path) -> None:
    done: list[int] = []

    def one(number: int) -> None:
        try:
            create(room / "file", str(number))
            done.append(number)
        except AlreadyThereError:
            pass

    at_once(one)
    assert (len(done), names(room)) == (1, ["file"])
    assert (room / "file").read_text("utf-8") == str(done[0])


def test_of_many_who_write_a_file_each_writes_all_of_it(room: Path) -> None:
    texts = {str(number) * 100_000 for number in range(8)}
    at_once(lambda number: hand_over(room / "file", str(number) * 100_000))
    assert (room / "file").read_text("utf-8") in texts
    assert names(room) == ["file"]


def at_once(do: Callable[[int], object]) -> None:
    threads = [threading.Thread(target=do, args=[number]) for number in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()


def test_a_file_that_was_changed_meanwhile_stays(old: Path) -> None:
    old.write_bytes(b"by somebody else\n")
    with pytest.raises(NotWrittenError, match="changed in the meantime"):
        replace(old, NEW, OLD, within=old.parent)
    assert (old.read_bytes(), names(old.parent)) == (b"by somebody else\n", ["file"])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize("write", [WAYS["replace"], WAYS["hand over"]])
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_who_may_read_a_file_may_read_it_afterwards(old: Path, write: Write, mode: int) -> None:
    old.chmod(mode)
    write(old)
    assert stat.S_IMODE(old.stat().st_mode) == mode


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_is_for_whom_new_files_are(room: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        create(room / "created", NEW)
        hand_over(room / "handed over", NEW)
        create(room / "private", NEW, 0o600)
    finally:
        os.umask(before)
    modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in room.iterdir()}
    assert modes == {"created": mode, "handed over": mode, "private": 0o600}


@pytest.mark.parametrize("write", [WAYS["replace"], WAYS["hand over"]])
def test_a_write_protected_file_stays(old: Path, write: Write) -> None:
    old.chmod(0o444)
    with pytest.raises(NotWrittenError, match="Permission denied"):
        write(old)
    assert (old.read_bytes(), names(old.parent)) == (OLD, ["file"])


@pytest.mark.parametrize("write", [WAYS["replace"], WAYS["hand over"]])
def test_the_file_behind_a_link_is_written_and_the_link_stays(old: Path, write: Write) -> None:
    link = old.with_name("link")
    link.symlink_to("file")
    write(link)
    assert link.is_symlink()
    assert old.read_bytes() == NEW


def test_a_link_that_leads_out_of_the_handbook_is_not_followed(old: Path, tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link").symlink_to(old)
    with pytest.raises(NotWrittenError, match="outside"):
        replace(inside / "link", NEW, OLD, within=inside)
    assert old.read_bytes() == OLD


REFUSED: dict[str, tuple[Callable[[Path], Path], str]] = {
    "folder": (lambda room: room, "is a folder"),
    "missing folder": (lambda room: room / "no" / "file", "The folder .* does not exist"),
    "in a file": (lambda room: room / "old" / "file", "The folder .* does not exist|is not a folder"),
    "circle": (lambda room: room / "circle", "is a link to itself|is a link"),
    "long": (lambda room: room / ("x" * 300), "too long"),
    "NUL": (lambda room: room / "a\0b", "is not a valid file name"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_place_where_nothing_can_be_written_is_said(room: Path, case: str) -> None:
    (room / "old").write_bytes(OLD)
    (room / "circle").symlink_to("circle")
    where, said = REFUSED[case]
    with pytest.raises(NotWrittenError, match=said):
        hand_over(where(room), NEW)
    assert names(room) == ["circle", "old"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such devices")
def test_a_device_and_a_pipe_stay_what_they_are(room: Path) -> None:
    hand_over(Path(os.devnull), NEW)
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
    pipe = room / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    hand_over(pipe, NEW)
    read = os.read(reader, 2 * len(NEW))
    os.close(reader)
    assert (read, stat.S_ISFIFO(pipe.stat().st_mode), names(room)) == (NEW, True, ["pipe"])


def test_a_file_that_another_program_reads_is_waited_for(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = iter([PermissionError(errno.EACCES, "in use")] * 2)
    real = os.replace

    def busy(one: Path, other: Path) -> None:
        error = next(refused, None)
        if error:
            raise error
        real(one, other)

    monkeypatch.setattr(files, "WAITS", (0.0, 0.0))
    monkeypatch.setattr(os, "replace", busy)
    hand_over(old, NEW)
    assert old.read_bytes() == NEW


def test_a_file_that_another_program_keeps_open_is_said(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class InUseError(PermissionError):
        winerror = 32  # as Windows says it

    def busy(*_words: object) -> None:
        raise InUseError(errno.EACCES, "in use")

    monkeypatch.setattr(os, "replace", busy)
    monkeypatch.setattr(files, "WAITS", (0.0,))
    with pytest.raises(NotWrittenError, match=r"is open in another program\. Close it"):
        hand_over(old, NEW)
    assert (old.read_bytes(), names(old.parent)) == (OLD, ["file"])


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        (b"a\nb\n", "c\n", b"c\n"),
        (b"a\r\nb\r\n", "c\nd\n", b"c\r\nd\r\n"),
        (b"\xef\xbb\xbfa\r\n", "c\n", b"\xef\xbb\xbfc\r\n"),
        (b"\xef\xbb\xbfa\n", "c\r\n", b"\xef\xbb\xbfc\n"),
        (b"a\rb\r", "c\n", b"c\r"),
        (b"a\r\nb\r\nc\n", "d\n", b"d\r\n"),
        (b"", "c\n", b"c\n"),
        (b"\xff", "c\n", b"c\n"),
    ],
)
def test_a_text_takes_the_form_of_the_file_that_it_goes_into(before: bytes, text: str, after: bytes) -> None:
    assert in_form_of(before, text).encode() == after


def test_a_name_that_is_not_unicode_can_be_written_about(room: Path) -> None:
    hand_over(room / "file", "a\udcffb")
    assert (room / "file").read_bytes() == b"a\\udcffb"


def test_a_tree_holds_what_it_should_and_spares_what_is_not_ours(room: Path) -> None:
    out = room / "new" / "out"
    assert write_tree({"a.md": NEW, "b/c.md": NEW, "b/d\ne.md": NEW}, out) == 3
    (out / "mine.md").write_bytes(OLD)
    (out / "b" / "mine.md").write_bytes(OLD)
    assert write_tree({"a.md": OLD, "x/y.md": NEW}, out) == 2
    there = sorted(each.relative_to(out).as_posix() for each in out.rglob("*") if each.is_file())
    assert there == [RECORD, "a.md", "b/mine.md", "mine.md", "x/y.md"]
    with pytest.raises(NotWrittenError, match="was not created by this command"):
        write_tree({"mine.md": NEW}, out)
    assert (out / "mine.md").read_bytes() == OLD
    write_tree({}, out)
    assert sorted(each.name for each in out.iterdir()) == [RECORD, "b", "mine.md"]


@pytest.mark.parametrize("record", ["../old", "b/../../old", "/etc/hostname", "link/old", "."])
def test_a_record_that_somebody_changed_removes_nothing_outside(room: Path, record: str) -> None:
    (room / "old").write_bytes(OLD)
    out = room / "out"
    out.mkdir()
    (out / "link").symlink_to(room)
    (out / RECORD).write_text(json.dumps({"files": [record]}), "utf-8")
    write_tree({"a.md": NEW}, out)
    assert (room / "old").read_bytes() == OLD
    assert (out / "a.md").read_bytes() == NEW


@pytest.mark.parametrize("path", ["../stolen", "link/stolen"])
def test_a_tree_writes_nothing_outside_of_its_folder(room: Path, path: str) -> None:
    out = room / "out"
    write_tree({"a.md": NEW}, out)
    (out / "link").symlink_to(room)
    with pytest.raises(NotWrittenError, match="outside"):
        write_tree({path: NEW}, out)
    assert names(room) == ["out"]


@pytest.mark.parametrize("record", ["", "a.md", "[]", "{}", '{"files": 3}', "[" * 100_000])
def test_a_record_that_is_none_is_said(room: Path, record: str) -> None:
    (room / RECORD).write_text(record, "utf-8")
    with pytest.raises(NotWrittenError, match="was edited"):
        write_tree({"a.md": NEW}, room)
    assert names(room) == [RECORD]


def test_a_tree_that_failed_can_be_written_again(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_words: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    out = room / "out"
    with monkeypatch.context() as patched:
        real, calls = os.replace, iter(range(9))
        patched.setattr(os, "replace", lambda *words: full() if next(calls) == 2 else real(*words))
        with pytest.raises(NotWrittenError, match="disk is full"):
            write_tree({"a.md": NEW, "b.md": NEW}, out)
    assert write_tree({"a.md": OLD, "b.md": OLD}, out) == 2
    assert names(out) == [RECORD, "a.md", "b.md"]


def test_nothing_outside_is_removed(room: Path, old: Path) -> None:
    (room / "inner").mkdir()
    for path in ("../file", "x/../../file", str(old)):
        remove(room / "inner", path)
    assert old.exists()


# As a user: every command that writes


def handbook(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    more = {"mkdocs.yml": "site_name: x\nplugins: [persona-handbook]\n", "docs/index.md": "# Hello\n"}
    for path, text in (laid_over("tags: [a]\n") | more).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8", newline="\n")
    monkeypatch.chdir(folder)
    return folder


def personas(*words: str) -> Result:
    result = CliRunner().invoke(main, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def everything(root: Path) -> dict[str, bytes]:
    return {each.relative_to(root).as_posix(): each.read_bytes() for each in root.rglob("*") if each.is_file()}


WITH_OUTPUT: dict[str, tuple[str, ...]] = {
    "check": ("check", "--output"),
    "check --also": ("check", "--also", "sarif"),
    "check --write-baseline": ("check", "--write-baseline", "--baseline"),
    "export json": ("export", "--format", "json", "--output"),
    "export xlsx": ("export", "--format", "xlsx", "--output"),
    "export csv": ("export", "evidence", "--output"),
    "prompt": ("prompt", "--about", "docs/index.md", "--output"),
}
SOURCES = ["mkdocs.yml", "personas/buyer.yaml", "personas/evidence/p-01.yaml", "journeys/buyer-decides.yaml"]
SOURCES += ["docs/index.md", "personas/new.yaml", "link.json", ".git/config", "docs/../mkdocs.yml"]


@pytest.mark.parametrize("target", SOURCES)
@pytest.mark.parametrize("command", WITH_OUTPUT)
def test_no_output_is_written_over_what_people_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, target: str
) -> None:
    root = handbook(tmp_path / "handbook", monkeypatch)
    (root / "link.json").symlink_to("personas/buyer.yaml")
    (root / ".git").mkdir()
    (root / ".git/config").write_text("x", "utf-8")
    before = everything(root)
    result = personas(*WITH_OUTPUT[command], target)
    assert (result.exit_code, everything(root)) == (2, before)
    assert result.stderr.splitlines()[-1].endswith("was not overwritten. Name another file.")


@pytest.mark.parametrize("command", WITH_OUTPUT)
def test_no_output_is_written_over_a_template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    root = handbook(tmp_path / "handbook", monkeypatch)
    (root / "mkdocs.yml").write_text("site_name: x\nplugins:\n  - persona-handbook: {templates: own}\n", "utf-8")
    (root / "own/deep").mkdir(parents=True)
    (root / "own/deep/persona.md.j2").write_text("Mine.", "utf-8")
    before = everything(root)
    result = personas(*WITH_OUTPUT[command], "own/deep/persona.md.j2")
    assert (result.exit_code, everything(root)) == (2, before)
    assert result.stderr.splitlines()[-1].endswith("was not overwritten. Name another file.")


@pytest.mark.parametrize("target", ["no/such/file", "docs", "mkdocs.yml/file", "protected", "x" * 300])
@pytest.mark.parametrize("command", WITH_OUTPUT)
def test_an_output_that_cannot_be_written_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, target: str
) -> None:
    root = handbook(tmp_path / "handbook", monkeypatch)
    (root / "protected").write_text('{"version": 1, "findings": []}', "utf-8")
    (root / "protected").chmod(0o444)
    before = everything(root)
    result = personas(*WITH_OUTPUT[command], target)
    assert (result.exit_code, everything(root)) == (2, before)
    assert "Traceback" not in result.output


def test_a_baseline_is_written_only_over_a_baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = handbook(tmp_path / "handbook", monkeypatch)
    for content in (
        b"",
        b"{}",
        b"notes",
        b"\xff",
        b'{"findings": []}',
        b'{"version": 2, "findings": []}',
        b"[" * 99_999,
    ):
        (root / "notes.json").write_bytes(content)
        for words in (["--write-baseline"], []):
            result = personas("check", "--baseline", "notes.json", *words)
            assert (result.exit_code, "is not a baseline" in result.output) == (2, True)
            assert (root / "notes.json").read_bytes() == content
    assert personas("check", "--write-baseline").exit_code == 0
    own = root / ".personas-baseline.json"
    own.write_bytes(b"\xef\xbb\xbf" + own.read_bytes().replace(b"\n", b"\r\n"))
    before = own.read_bytes()
    assert personas("check", "--write-baseline").exit_code == 0
    assert own.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ["check", "--output", "a", "--also", "json", "a"],
        ["check", "--also", "json", "a", "--also", "sarif", "b/../a"],
        ["check", "--output", "a", "--baseline", "a"],
        ["prompt", "--about", "about.txt", "--output", "about.txt"],
    ],
)
def test_no_output_is_written_over_another_file_of_the_same_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    root = handbook(tmp_path / "handbook", monkeypatch)
    (root / "b").mkdir()
    (root / "about.txt").write_text("A product.", "utf-8")
    before = everything(root)
    result = personas(*words)
    assert (result.exit_code, everything(root)) == (2, before)
    assert "Name another file" in result.output


@pytest.mark.parametrize(
    "out", ["docs/out", "personas/out", "journeys", "docs", ".", ".git/out", "mkdocs.yml", "own", "own/out"]
)
def test_pages_are_not_written_among_what_people_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str
) -> None:
    root = handbook(tmp_path / "handbook", monkeypatch)
    (root / "mkdocs.yml").write_text("site_name: x\nplugins:\n  - persona-handbook: {templates: own}\n", "utf-8")
    for folder in (".git", "own"):
        (root / folder).mkdir()
    before = everything(root)
    assert (personas("pages", out).exit_code, everything(root)) == (2, before)


def test_an_import_that_is_repeated_keeps_the_form_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = handbook(tmp_path / "handbook", monkeypatch)
    table = "participant,date,problem\nP-77,2026,{}\n"
    (root / "talks.csv").write_text(table.format("Late."), "utf-8")
    assert personas("import", "talks.csv", "--write").exit_code == 0
    file = root / "personas/evidence/p-77.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    (root / "talks.csv").write_text(table.format("Later."), "utf-8")
    assert personas("import", "talks.csv", "--write", "--replace").exit_code == 0
    content = file.read_bytes()
    assert b"Later." in content
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n") > 3


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_key_is_for_its_owner_alone_and_keeps_its_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = handbook(tmp_path / "handbook", monkeypatch)
    key = tmp_path / "key.csv"
    key.write_bytes(b"name,pseudonym\r\nAnna Example,P-90\r\n")
    key.chmod(0o644)
    (root / "talks.csv").write_text("Name,date,problem\nBen Sample,2026,Late.\n", "utf-8")
    words = ["import", "talks.csv", "--names", "Name", "--key", "../key.csv", "--write"]
    assert personas(*words).exit_code == 0
    assert key.read_bytes() == b"name,pseudonym\r\nAnna Example,P-90\r\nBen Sample,P-91\r\n"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_fix_adds_a_line_with_the_line_ends_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, newline: str
) -> None:
    root = handbook(tmp_path / "handbook", monkeypatch)
    (root / "schemas").mkdir()
    (root / "schemas/persona.schema.json").write_text("{}", "utf-8")
    file = root / "personas/buyer.yaml"
    file.write_bytes(file.read_bytes().replace(b"\n", newline.encode()))
    before = file.read_bytes()
    personas("check", "--fix", "personas/buyer.yaml")
    line = f"# yaml-language-server: $schema=../schemas/persona.schema.json{newline}"
    assert file.read_bytes() == line.encode() + before


def test_a_fix_does_not_follow_a_link_out_of_the_handbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = handbook(tmp_path / "handbook", monkeypatch)
    file = root / "personas/buyer.yaml"
    outside = tmp_path / "buyer.yaml"
    outside.write_bytes(file.read_bytes())
    (root / "schemas").mkdir()
    (root / "schemas/persona.schema.json").write_text("{}", "utf-8")
    before = outside.read_bytes()
    file.unlink()
    file.symlink_to(outside)
    result = personas("check", "--fix")
    assert (result.exit_code, outside.read_bytes()) == (1, before)
    assert "unread-file" in result.output


def test_init_writes_over_nothing_that_it_did_not_make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert personas("init", "made").exit_code == 0
    for path in everything(tmp_path / "made"):
        (tmp_path / "mine" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "mine" / path).write_bytes(b"mine")
    before = everything(tmp_path / "mine")
    assert personas("init", "mine").exit_code == 0
    assert everything(tmp_path / "mine").items() >= before.items()


def test_init_stays_beside_settings_by_their_other_name_and_links_that_lead_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yaml").write_text("site_name: x\n", "utf-8")
    (tmp_path / "README.md").symlink_to("nowhere")
    result = personas("init", ".")
    assert result.exit_code == 0
    assert not (tmp_path / "mkdocs.yml").exists()
    assert not (tmp_path / "nowhere").exists()
    assert "Changed mkdocs.yaml" in result.output
    assert "persona-handbook" in (tmp_path / "mkdocs.yaml").read_text("utf-8")


@pytest.mark.parametrize("words", [["new", "persona", "x"], ["new", "evidence", "p-99"], ["init", "."]])
def test_a_file_where_a_folder_should_be_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [persona-handbook]\n", "utf-8")
    (tmp_path / "personas").write_text("no folder", "utf-8")
    monkeypatch.chdir(tmp_path)
    result = personas(*words)
    assert (result.exit_code, "is not a folder" in result.output) == (2, True)
    assert (tmp_path / "personas").read_text("utf-8") == "no folder"


TALKS = "participant,date,problem\nP-77,2026,{}\n"
WRITING: dict[str, tuple[str, ...]] = {
    "check --fix": ("check", "--fix"),
    "check --output": ("check", "--output", "old.json"),
    "check --write-baseline": ("check", "--write-baseline", "--baseline", "old.json"),
    "export": ("export", "--format", "json", "--output", "old.json"),
    "import --replace": ("import", "talks.csv", "--write", "--replace"),
    "pages": ("pages", "out"),
}


def ready_to_write(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = handbook(folder / "handbook", monkeypatch)
    (root / "talks.csv").write_text(TALKS.format("Late."), "utf-8")
    assert personas("import", "talks.csv", "--write").exit_code == 0
    (root / "talks.csv").write_text(TALKS.format("Later."), "utf-8")
    buyer = root / "personas/buyer.yaml"
    buyer.write_text(buyer.read_text("utf-8").replace("owner:", "onwer:"), "utf-8", newline="\n")
    (root / "old.json").write_text('{"version": 1, "findings": []}', "utf-8")
    return root


@pytest.mark.parametrize("command", WRITING)
def test_a_file_in_use_ends_each_command_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    root = ready_to_write(tmp_path, monkeypatch)
    before = everything(root)

    def busy(*_words: object) -> None:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(os, "replace", busy)
    monkeypatch.setattr(files, "WAITS", (0.0,))
    result = personas(*WRITING[command])
    assert (result.exit_code, everything(root)) == (2, before)
    assert result.stderr.splitlines()[-1].startswith("personas: Permission denied")


@pytest.mark.parametrize("command", ["check --fix", "import --replace"])
def test_a_read_only_file_ends_a_command_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    root = ready_to_write(tmp_path, monkeypatch)
    before = everything(root)
    for file in root.rglob("*.yaml"):
        file.chmod(0o444)
    result = personas(*WRITING[command])
    assert (result.exit_code, everything(root)) == (2, before)
    assert result.stderr.splitlines()[-1].startswith("personas: Permission denied")
