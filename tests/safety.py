"""Counts the safety checks and their failures: each figure of `docs/adopt/safety.md` (`make safety`)."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent
GROUPS = {
    "Participants' words, in each output and for each state of consent": ("test_quotes.py",),
    "Participants' words copied into pages, other files and the history": (
        "test_withheld_words.py",
        "test_withheld.py",
        "test_past_words.py",
    ),
    "Names and numbers that lead to a person": ("test_private.py",),
    "Links, devices and large files in each place that is read": ("test_unread.py",),
    "Pipes, devices and hostile names in each option that takes a path": ("test_given_paths.py",),
    "Failing disks and killed programs while files are written": ("test_faults.py",),
    "Outputs that are full, closed or not UTF-8": ("test_terminal.py",),
    "CI host commands and control characters in reports": ("test_text_report.py",),
    "Text in pages, diagrams, feeds, tables and reports": ("test_gates.py",),
    "Modules that open files, write files and start programs": ("test_doors.py",),
    "Inputs that the fuzzer found": ("hostile/test_found.py",),
}


def cases(files: tuple[str, ...]) -> tuple[int, int]:
    """Run some files of tests, and give how many cases passed and how many did not."""
    words = [sys.executable, "-m", "pytest", "-q", "-n", "2", *(str(TESTS / each) for each in files)]
    told = subprocess.run(words, cwd=TESTS.parent, capture_output=True, text=True, encoding="utf-8", check=False).stdout
    last = told.strip().splitlines()[-1]
    found = {name: int(number) for number, name in re.findall(r"(\d+) (passed|failed|error)", last)}
    return found.get("passed", 0), found.get("failed", 0) + found.get("error", 0)


def fuzzed(seconds: int) -> tuple[int, bool]:
    """Run the fuzzer for a while, and give how many inputs it tried and whether one of them raised anything."""
    words = [sys.executable, str(TESTS / "fuzz.py"), f"-max_total_time={seconds}", "-print_final_stats=1"]
    done = subprocess.run(words, cwd=TESTS, capture_output=True, text=True, encoding="utf-8", check=False)
    tried = re.search(r"number_of_executed_units:\s*(\d+)", done.stderr)
    return int(tried[1]) if tried else 0, done.returncode != 0


def say(line: str) -> None:
    """Write a line of the table at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Print a table in Markdown; exit with 1 if a check fails."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=int, default=60, help="how long to fuzz")
    seconds = asked.parse_args().seconds
    wrong = 0
    say("| Checked | Cases | Failed |\n|---|---|---|")
    for what, files in GROUPS.items():
        passed, failed = cases(files)
        wrong += failed or not passed
        say(f"| {what} | {passed + failed:,} | {failed} |")
    tried, failed_at = fuzzed(seconds)
    say(f"| Inputs of the fuzzer in {seconds} seconds | {tried:,} | {int(failed_at)} |")
    raise SystemExit(1 if wrong or failed_at or not tried else 0)


if __name__ == "__main__":
    main()
