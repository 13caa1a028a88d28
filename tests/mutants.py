"""Changes the code in small ways, one at a time, and counts the changes that no test notices (`make mutants`).

The rooms whose faults would do the most harm are changed: reading, rules, the gates of the site, and writing. The tool
that makes the changes, mutmut, knows a folder named `src` alone, so it works on a copy of the repository.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
COPY = REPOSITORY / "build" / "mutants"
ROOMS = ("site/text.py", "lint/*", "reading/*", "writing/*")
# these look at the repository as it is, need Node, or run the package as it is installed, which no change reaches
LEFT_OUT: tuple[str, ...] = (
    "ci_files",
    "clock",
    "doors",
    "editors",
    "evidence_kinds",
    "layers",
    "lowest_versions",
    "mkdocs_plugin",
)
LEFT_OUT += ("neighbors", "report_formats", "suite", "without_forms")
NOTICED, UNNOTICED, UNTRIED = "noticed", "unnoticed", "not reached by a test"
OUTCOMES = {0: UNNOTICED, 33: UNTRIED, 5: UNTRIED, None: "not tried"}


def main() -> None:
    """Lay out the copy, choose the changes, try them, and say how many went unnoticed."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rooms", nargs="+", default=ROOMS, help="files of the package, with * for any")
    asked.add_argument("--sample", type=int, default=300, help="how many changes to try; 0 for all")
    asked.add_argument("--seed", type=int, default=1, help="another number chooses other changes")
    given = asked.parse_args()
    _lay_out(given.rooms)
    _mutmut("no.such.change")  # makes all changes, and learns which test reaches which function
    known = sorted(_outcomes())
    chosen = random.Random(given.seed).sample(known, min(given.sample or len(known), len(known)))  # noqa: S311  no secret
    _mutmut(*chosen)
    _report({name: code for name, code in _outcomes().items() if name in set(chosen)}, len(known))


def _lay_out(rooms: list[str]) -> None:
    shutil.rmtree(COPY, ignore_errors=True)
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=REPOSITORY, check=True, capture_output=True, encoding="utf-8"
    )
    for path in filter(None, listed.stdout.split("\0")):
        if not path.startswith("plugins/"):
            (COPY / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(REPOSITORY / path, COPY / path)
    shutil.copytree(REPOSITORY / "plugins", COPY / "src", ignore=shutil.ignore_patterns("__pycache__"))
    others = sorted(each.name for each in COPY.iterdir() if each.name not in {"src", "tests", "pyproject.toml"})
    tests = sorted(
        each for each in (COPY / "tests").glob("test_*.py") if each.stem.removeprefix("test_") not in LEFT_OUT
    )
    settings = {
        "source_paths": ["src"],
        "only_mutate": [f"src/persona_handbook/{room}" for room in rooms],
        "also_copy": others,
        "pytest_add_cli_args_test_selection": [*(each.relative_to(COPY).as_posix() for each in tests), "tests/hostile"],
    }
    lines = [f"{name} = {json.dumps(value)}" for name, value in settings.items()]
    project = COPY / "pyproject.toml"
    project.write_text("\n".join([project.read_text("utf-8"), "[tool.mutmut]", *lines, ""]), "utf-8")
    tomllib.loads(project.read_text("utf-8"))


def _mutmut(*names: str) -> None:
    subprocess.run([Path(sys.executable).parent / "mutmut", "run", *names], cwd=COPY, check=False)


def _outcomes() -> dict[str, int | None]:
    """Give the exit code of each change's tests: 0 where they passed, so that nobody noticed it."""
    metas = (COPY / "mutants").rglob("*.meta")
    return {
        name: code for meta in metas for name, code in json.loads(meta.read_text("utf-8"))["exit_code_by_key"].items()
    }


def _report(outcomes: dict[str, int | None], known: int) -> None:
    counted = Counter(OUTCOMES.get(code, NOTICED) for code in outcomes.values())
    said = [f"\n{len(outcomes)} of {known} changes tried:"]
    said += [f"  {number:>5} {outcome}" for outcome, number in counted.most_common()]
    said += [f"  {OUTCOMES[code]}: {name}" for name, code in sorted(outcomes.items()) if code in OUTCOMES]
    sys.stdout.write("\n".join([*said, ""]))
    if counted["not tried"]:
        raise SystemExit("Some changes were not tried; the lines above say why.")


if __name__ == "__main__":
    main()
