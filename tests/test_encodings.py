"""Files and programs are read and written in UTF-8, whatever the code page and the line ends of the machine are."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import persona_handbook
from conftest import POSIX_ONLY, REPOSITORY

PACKAGE = Path(persona_handbook.__file__).parent
STARTERS = {"run", "Popen", "check_output", "check_call", "call"}
OPENERS = {"open", "fdopen", "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile"}
MODE = re.compile(r"[rwxabt+U]+")
AS_TEXT = {"text", "universal_newlines"}
OF_ONE_SYSTEM = {"os.sep", "os.altsep", "os.linesep", "locale.getpreferredencoding", "locale.getencoding"}


def sources() -> list[Path]:
    found = [*PACKAGE.rglob("*.py"), *(REPOSITORY / "tests").rglob("*.py"), *(REPOSITORY / "benchmarks").rglob("*.py")]
    return sorted(each for each in [*found, REPOSITORY / "hatch_build.py"] if "node_modules" not in each.parts)


def left_to_the_machine(text: str) -> Iterator[str]:
    """Give each place in a module at which the machine decides on an encoding, a line end or a separator."""
    for node in ast.walk(ast.parse(text)):
        is_of_one_system = isinstance(node, ast.Attribute) and ast.unparse(node) in OF_ONE_SYSTEM
        if is_of_one_system or (isinstance(node, ast.Call) and _leaves_the_encoding(node)):
            yield ast.unparse(node)


def _leaves_the_encoding(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    said = {each.arg for each in call.keywords}
    if "encoding" in said or None in said:
        return False
    if name in {"read_text", "write_text"}:
        return len(call.args) <= (name == "write_text")
    if name in STARTERS:
        return bool(said & AS_TEXT)
    return name in OPENERS and _opens_text(call, name)


def _opens_text(call: ast.Call, name: str) -> bool:
    if ast.unparse(call.func) in {"os.open", "tarfile.open", "zipfile.open"}:
        return False
    is_method = name == "open" and isinstance(call.func, ast.Attribute)
    given = call.args[1 if name in {"open", "fdopen"} and not is_method else 0 :]
    mode = next((each.value for each in call.keywords if each.arg == "mode"), given[0] if given else None)
    if mode is None:
        return "Temporary" not in name  # these are opened for bytes
    if not isinstance(mode, ast.Constant) or not MODE.fullmatch(str(mode.value)):
        return not is_method  # not a file, but a page
    return "b" not in str(mode.value)


@pytest.mark.parametrize("source", sources(), ids=lambda each: each.name)
def test_nothing_is_left_to_the_machine(source: Path) -> None:
    assert list(left_to_the_machine(source.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "path.read_text()",
        "path.read_text(errors='replace')",
        "path.write_text(text)",
        "path.write_text(text, newline='')",
        "path.open()",
        "path.open('w')",
        "path.open(mode='a')",
        "open(path)",
        "open(path, 'r+')",
        "open(path, mode)",
        "os.fdopen(number, 'w')",
        "tempfile.NamedTemporaryFile('w')",
        "subprocess.run(words, text=True)",
        "subprocess.Popen(words, universal_newlines=True)",
        "path.split(os.sep)",
        "os.linesep.join(lines)",
    ],
)
def test_what_is_left_to_the_machine_is_noticed(text: str) -> None:
    assert list(left_to_the_machine(text))


@pytest.mark.parametrize(
    "text",
    [
        "path.read_text('utf-8')",
        "path.read_text(encoding='utf-8')",
        "path.write_text(text, 'utf-8')",
        "path.read_bytes()",
        "path.open('rb')",
        "open(path, 'wb')",
        "open(path, encoding='utf-8')",
        "os.fdopen(number, 'wb')",
        "tempfile.NamedTemporaryFile()",
        "visitor.open('personas/')",
        "subprocess.run(words)",
        "subprocess.run(words, text=True, encoding='utf-8')",
    ],
)
def test_what_names_its_encoding_is_left_alone(text: str) -> None:
    assert not list(left_to_the_machine(text))


NOT_ON_WINDOWS = re.compile(
    r"\bos\.(?:mkfifo|mknod|fork|get\w?[ug]id|chown|killpg|setsid|uname)\b|\btime\.tzset\b|\bAF_UNIX\b"
    r"|\bsignal\.SIG(?:ALRM|KILL|HUP|USR\d)\b|\bimport (?:fcntl|resource|pwd|grp|termios)\b|\"/(?:dev|proc)/|\"bash\","
)
KEPT_FROM_WINDOWS = re.compile(r"os\.name == \"nt\"|hasattr\(|mark\.slow")  # slow tests run on Linux
AT_THE_TOP = re.compile(r"^(?! {4}(?: {4})*\w)[^#\n]*\bos\.mkfifo\b|^    \"[^\n]*\bos\.mkfifo\b", re.MULTILINE)


def needs_posix(text: str) -> bool:
    """Return whether a test file needs what Windows has not, and does not say so; at the top it breaks the import."""
    return bool(AT_THE_TOP.search(text) or (NOT_ON_WINDOWS.search(text) and not KEPT_FROM_WINDOWS.search(text)))


def test_tests_that_need_posix_are_left_out_on_windows() -> None:
    tests = [each for each in sorted((REPOSITORY / "tests").glob("test_*.py")) if each.name != Path(__file__).name]
    assert {each.name for each in tests if needs_posix(each.read_text("utf-8"))} == {*POSIX_ONLY}


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ('KINDS = {"a pipe": os.mkfifo}\n# os.name == "nt"\n', True),
        ('KINDS = {\n    "a pipe": ("x", os.mkfifo),\n}\n# os.name == "nt"\n', True),
        ('def test_a() -> None:\n    os.mkfifo("x")\n', True),
        ('@pytest.mark.skipif(os.name == "nt", reason="x")\ndef test_a() -> None:\n    os.mkfifo("x")\n', False),
        ('run(["bash", "-c", x])\n', True),
        ('Path("/proc/self")\n', True),
        ("os.getcwd()\n", False),
    ],
)
def test_what_windows_has_not_is_noticed(text: str, *, needs: bool) -> None:
    assert needs_posix(text) is needs
