"""Whether two checkouts say and show the same: `python benchmarks/same_output.py OTHER_CHECKOUT [--personas 20]`.

Both check the example and a made handbook with errors, in every format, and render their pages. Prints each file that
differs, and exits with 1 if there is one. Build the other checkout once before, so that it has its libraries.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from made_handbook import TODAY, make_handbook

REPOSITORY = Path(__file__).resolve().parents[1]
OF_A_HANDBOOK = ("personas", "journeys", "docs", "mkdocs.yml")
FORMATS = ("text", "json", "github", "sarif", "junit", "gitlab", "markdown")


def said(checkout: Path, folder: Path) -> dict[str, bytes]:
    """Return what the commands of a checkout say of a handbook, by format, and its pages by their path."""
    found = {form: run(checkout, folder, "check", "--format", form, "--today", TODAY) for form in FORMATS}
    with tempfile.TemporaryDirectory() as made:
        found["pages"] = run(checkout, folder, "pages", f"{made}/pages", "--today", TODAY).replace(made.encode(), b"")
        pages = sorted(each for each in Path(made).rglob("*") if each.is_file())
        return found | {each.relative_to(made).as_posix(): each.read_bytes() for each in pages}


def run(checkout: Path, folder: Path, *words: str) -> bytes:
    """Return the output, the messages and the exit code of a command of a checkout."""
    around = {**os.environ, "PYTHONPATH": str(checkout / "plugins"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", "from persona_handbook.cli import main; main()", *words]
    ran = subprocess.run(command, cwd=folder, env=around, capture_output=True, check=False)
    return ran.stdout + ran.stderr + str(ran.returncode).encode()


def handbooks(made: Path, personas: int) -> Iterator[Path]:
    """Lay out the handbooks that are compared."""
    for name in OF_A_HANDBOOK:
        source = REPOSITORY / name
        copy = shutil.copytree if source.is_dir() else shutil.copy2
        copy(source, made / "example" / name)
    yield made / "example"
    make_handbook(made / "errors", personas, with_errors=True)
    yield made / "errors"


def main(words: Sequence[str] | None = None) -> None:
    """Compare, and print what differs."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("other", type=Path)
    asked.add_argument("--personas", type=int, default=20, help="of the made handbook")
    given = asked.parse_args(words)
    differing = 0
    with tempfile.TemporaryDirectory() as made:
        (Path(made) / "example").mkdir()
        for folder in handbooks(Path(made), given.personas):
            now, then = (said(each.resolve(), folder) for each in (REPOSITORY, given.other))
            different = [name for name in {**now, **then} if now.get(name) != then.get(name)]
            print(f"{folder.name}: {len(now)} outputs, {len(different)} differ", *different, sep="\n  ", flush=True)
            differing += len(different)
    raise SystemExit(bool(differing))


if __name__ == "__main__":
    main()
