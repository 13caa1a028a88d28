"""How long a check and a build take beside other tools on the same files: `make bench SIZES="100 300 --build 100"`.

Times are processor time of the whole command, user and system, so that a busy machine changes them little. Compare the
ratios of one run, not the seconds of two machines.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from made_handbook import make_handbook

REPOSITORY = Path(__file__).resolve().parents[1]
KINDS = {"persona": "personas/*.yaml", "evidence": "personas/evidence/*.yaml", "journey": "journeys/*.yaml"}
PLAIN_SITE = """
site_name: A handbook
docs_dir: pages
theme: {name: material, font: false}
plugins: [search]
markdown_extensions: [admonition, attr_list, md_in_html, {toc: {permalink: true}}]
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: seconds of processor time, and megabytes at its largest."""

    seconds: float = 0
    megabytes: float = 0

    def __add__(self, other: Cost) -> Cost:
        """Give what two commands take, one after the other."""
        return Cost(self.seconds + other.seconds, max(self.megabytes, other.megabytes))


def cost(folder: Path, *words: str) -> Cost:
    """Run a command of this environment in a folder.

    Raises:
        SystemExit: it could not run
    """
    command = [str(Path(sys.executable).parent / words[0]), *words[1:]]
    around = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    started = subprocess.Popen(command, cwd=folder, env=around, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = started.stderr.read() if started.stderr else b""
    _, status, used = os.wait4(started.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in {0, 1} or (code == 1 and said):  # 1 is said of findings, which are no errors
        raise SystemExit(f"{words[0]} could not run: {said.decode(errors='replace')[-2000:]}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def cost_of_schemas(folder: Path) -> Cost:
    """Hold every file against its schema alone, with check-jsonschema."""
    spent = Cost()
    for kind, pattern in KINDS.items():
        files = sorted(str(each.relative_to(folder)) for each in folder.glob(pattern))
        schema = REPOSITORY / "schemas" / f"{kind}.schema.json"
        # `$id` is relative, and would be looked up in the current folder
        spent += cost(folder, "check-jsonschema", "--schemafile", str(schema), "--base-uri", schema.as_uri(), *files)
    return spent


def row(*cells: str) -> None:
    """Print a row of the table."""
    print(f"{cells[0]:>8} {cells[1]:>7} {cells[2]:>24}", *(f"{each:>9}" for each in cells[3:]), flush=True)


def compare(personas: int, folder: Path) -> None:
    """Check a handbook of a size, and hold the time against that of other tools."""
    make_handbook(folder, personas)
    files = len(list(folder.rglob("*.yaml")))
    ours = cost(folder, "personas", "check", "--format", "json")
    others = {
        "personas check": ours,
        "check-jsonschema": cost_of_schemas(folder),
        "yamllint": cost(folder, "yamllint", "-d", "relaxed", "personas", "journeys"),
    }
    for name, spent in others.items():
        per_file = f"{1000 * spent.seconds / files:.2f} ms"
        ratio = f"{spent.seconds / ours.seconds:.2f}"
        row(str(personas), str(files), name, f"{spent.seconds:.2f} s", per_file, ratio, f"{spent.megabytes:.0f} MB")


def compare_builds(personas: int, folder: Path) -> None:
    """Build a handbook, and the same pages as if they were written by hand."""
    make_handbook(folder, personas)
    ours = cost(folder, "mkdocs", "build", "--quiet", "--site-dir", "built")
    cost(folder, "personas", "pages", "pages")
    (folder / "plain.yml").write_text(PLAIN_SITE, "utf-8")
    plain = cost(folder, "mkdocs", "build", "--quiet", "--config-file", "plain.yml", "--site-dir", "plain")
    pages = len(list((folder / "built").rglob("*.html")))
    for name, spent in {"build": ours, "build without the plugin": plain}.items():
        per_page = f"{1000 * spent.seconds / pages:.2f} ms"
        ratio = f"{spent.seconds / ours.seconds:.2f}"
        row(str(personas), str(pages), name, f"{spent.seconds:.2f} s", per_page, ratio, f"{spent.megabytes:.0f} MB")


def warm_up(folder: Path) -> None:
    """Let Python compile each program once, as it did where the program was used before."""
    make_handbook(folder, 1)
    for words in (
        ["personas", "check"],
        ["check-jsonschema", "--version"],
        ["yamllint", "."],
        ["mkdocs", "build", "-q"],
    ):
        cost(folder, *words)


def main(words: Sequence[str] | None = None) -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("sizes", nargs="*", type=int, default=[10, 100, 1000, 2000], help="numbers of personas")
    asked.add_argument("--build", nargs="*", type=int, default=[10, 100], help="numbers of personas to build")
    given = asked.parse_args(words)
    row("personas", "files", "", "time", "each", "to ours", "memory")
    with tempfile.TemporaryDirectory() as made:
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(made) / "compiled")
        warm_up(Path(made) / "first")
        for number in given.sizes:
            compare(number, Path(made) / f"check-{number}")
        for number in given.build:
            compare_builds(number, Path(made) / f"build-{number}")


if __name__ == "__main__":
    main()
