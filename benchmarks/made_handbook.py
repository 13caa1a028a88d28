"""Makes handbooks of any size, without two files alike: `python benchmarks/made_handbook.py FOLDER 100 --with-errors`.

The same arguments make the same bytes. Each persona has ten files beside its own: eight interviews, a source of data
and a journey. With errors, some files contain the mistakes that people make.
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import yaml

INTERVIEWS = 8
FIRST_DAY = dt.date(2026, 1, 5)
TODAY = "2026-10-15"
WORDS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text("utf-8"))
WHO, WHERE, DOES, WHAT, HOW, SIZE, WHY, SYLLABLES = WORDS.values()
CLAIMS = {
    "context": 2,
    "behaviors": 5,
    "pains": 3,
    "goals": 2,
    "needs": 2,
    "tools": 2,
    "triggers": 2,
    "criteria": 3,
    "alternatives": 2,
    "influencers": 2,
    "objections": 2,
    "channels": 2,
    "churn_risks": 2,
    "accessibility": 1,
}
MORE: dict[str, Callable[[Author], dict[str, Any]]] = {
    "behaviors": lambda by: {"frequency": by.one_of(["every day", "once a week", "on Mondays", "twice a year"])},
    "pains": lambda by: {"severity": by.number(1, 5), "workaround": by.sentence()},
    "alternatives": lambda by: {"falls_short": by.sentence()},
    "influencers": lambda by: {"sway": by.sentence()},
    "objections": lambda by: {"answer": by.sentence()},
}


class Author:
    """Writes the texts of one persona; what it is called decides every word.

    A few things come back in many texts, as they do where people talk about their work, and each has a make of its own.
    """

    def __init__(self, name: str) -> None:
        self._chance = Random(name)  # noqa: S311  no secret
        self.themes = [f"{self.one_of(SIZE)}-{self.one_of(WHAT)}" for _ in range(5)]
        self._known = [f"{self.one_of(SIZE)} {self.make()} {self.one_of(WHAT)}" for _ in range(12)]

    def one_of(self, words: list[str]) -> str:
        """Choose a word."""
        return self._chance.choice(words)

    def some_of(self, words: list[str], most: int) -> list[str]:
        """Choose two words or more, in the order in which they stand."""
        chosen = self._chance.sample(words, self._chance.randint(2, most))
        return [each for each in words if each in chosen]

    def number(self, least: int, most: int) -> int:
        """Choose a number."""
        return self._chance.randint(least, most)

    def thing(self) -> str:
        """Name a thing, mostly one that was named before."""
        is_known = self.number(0, 3) > 0
        return self.one_of(self._known) if is_known else f"{self.one_of(SIZE)} {self.make()} {self.one_of(WHAT)}"

    def make(self) -> str:
        """Name who made a thing."""
        return "".join(self.one_of(part) for part in SYLLABLES).capitalize()

    def doing(self) -> str:
        """Say what somebody does."""
        return f"{self.one_of(DOES)} the {self.thing()} {self.one_of(HOW)}"

    def sentence(self) -> str:
        """Write a sentence."""
        middle = f"and {self.doing()}" if self.number(0, 2) else f"near the {self.one_of(WHERE)}"
        return f"{self.doing().capitalize()} {middle}, because {self.one_of(WHY)}."

    def day(self) -> dt.date:
        """Choose a day of the year."""
        return FIRST_DAY + dt.timedelta(days=self.number(0, 200))


def main() -> None:
    """Write a handbook into a folder."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("personas", type=int)
    asked.add_argument("--with-errors", action="store_true")
    given = asked.parse_args()
    make_handbook(given.folder, given.personas, with_errors=given.with_errors)


def make_handbook(folder: Path, personas: int, *, with_errors: bool = False) -> None:
    """Write a handbook.

    Args:
        folder: where to; other files in it stay
        personas: how many
        with_errors: whether every seventh persona, and what belongs to it, holds mistakes
    """
    _write(folder / "mkdocs.yml", _settings())
    _write(folder / "docs/index.md", "# A handbook\n\nMade to be measured.\n")
    for number in range(personas):
        for path, text in files_of(number, personas, with_errors=with_errors):
            _write(folder / path, text)


def files_of(number: int, personas: int, *, with_errors: bool = False) -> Iterator[tuple[str, str]]:
    """Give the path and the text of each file of one persona; its number counts from 0."""
    by = Author(f"persona {number} of {personas}")
    me = f"persona-{number}"
    interviews = [f"p-{number}-{each + 1}" for each in range(INTERVIEWS)]
    data = f"log-{number}"
    persona = _persona(by, me, interviews, data)
    files = {f"personas/{me}.yaml": persona}
    files |= {f"personas/evidence/{each}.yaml": _interview(by, each) for each in interviews}
    files[f"personas/evidence/{data}.yaml"] = _data(by)
    files[f"journeys/{me}-decides.yaml"] = _journey(by, me, persona, interviews)
    for at, (path, file) in enumerate(files.items()):
        text = yaml.safe_dump(file, sort_keys=False, allow_unicode=True, width=110)
        is_wrong = with_errors and number % 7 == 3 and at % 3 == number % 3
        yield path, MISTAKES[(number // 7 + at) % len(MISTAKES)](text) if is_wrong else text


def _settings() -> str:
    site = {
        "site_name": "A handbook",
        "theme": {"name": "material", "font": False},
        "plugins": [
            "search",
            {
                "persona-handbook": {
                    "today": TODAY,
                    "scales": [{"axis": "plans", "name": "Planning", "low": "by the hour", "high": "by the year"}],
                    "teams": [{"id": each, "name": each.capitalize()} for each in ("product", "marketing", "sales")],
                }
            },
            "mermaid2",
        ],
        "markdown_extensions": ["admonition", {"toc": {"permalink": True}}],
    }
    return yaml.safe_dump(site, sort_keys=False)


def _persona(by: Author, me: str, interviews: list[str], data: str) -> dict[str, Any]:
    persona: dict[str, Any] = {
        "name": f"{by.one_of(WHO)} of the {by.thing()} in the {by.one_of(WHERE)} {me[8:]}",
        "status": by.one_of(["active", "active", "active", "draft"]),
        "summary": f"{by.sentence()} {by.sentence()}",
        "role": by.one_of(["primary", "secondary", "secondary"]),
        "stands_for": by.one_of(["user", "buyer", "both"]),
        "created": dt.date(2026, 1, 2),
        "owner": "product",
        "tags": [by.one_of(WHERE)],
        "share": {"value": by.number(1, 9), "of": "all visits", "source": data},
    }
    ids: list[str] = []
    for name, many in CLAIMS.items():
        persona[name] = [_claim(by, name, number, interviews, data) for number in range(many)]
        ids += [claim["id"] for claim in persona[name]]
        if name == "context":
            persona["jobs"] = [_job(by, number, interviews) for number in range(3)]
    persona["scales"] = [{"axis": "plans", "value": by.number(1, 5)}]
    persona["decisions"] = [_decision(by, number, ids) for number in range(2)]
    persona["reviews"] = [_review(by, interviews)]
    return persona


def _review(by: Author, interviews: list[str]) -> dict[str, Any]:
    looked_at = by.some_of(interviews, 4)
    return {"date": dt.date(2026, 8, 3), "by": "product", "outcome": "no-change", "looked_at": looked_at}


def _claim(by: Author, name: str, number: int, interviews: list[str], data: str) -> dict[str, Any]:
    claim: dict[str, Any] = {"id": f"{name.replace('_', '-')}-{by.one_of(WHAT)}-{number}", "text": by.sentence()}
    claim |= MORE[name](by) if name in MORE else {}
    claim |= {"evidence": by.some_of(interviews, 4), "themes": [by.one_of(by.themes)]}
    if name in {"behaviors", "pains"} and number < 2:
        share = by.number(20, 80)
        finding = f"{share} of 100 days ({share} %) had a {by.thing()}."
        claim["checked_against"] = [{"source": data, "verdict": "supports", "finding": finding}]
    if name == "behaviors" and number == 0:
        claim["against"] = [{"source": interviews[-1], "says": by.sentence(), "why_kept": by.sentence()}]
    return claim


def _job(by: Author, number: int, interviews: list[str]) -> dict[str, Any]:
    return {
        "id": f"job-{by.one_of(WHAT)}-{number}",
        "situation": f"find a {by.thing()} in the {by.one_of(WHERE)} {by.one_of(HOW)}",
        "motivation": f"know which {by.thing()} the {by.one_of(WHO).lower()} needs",
        "outcome": f"leave the {by.one_of(WHERE)} before {by.one_of(WHY)}",
        "kind": ("functional", "social", "emotional")[number],
        "importance": by.number(3, 5),
        "satisfaction": by.number(1, 4),
        "evidence": by.some_of(interviews, 5),
    }


def _decision(by: Author, number: int, ids: list[str]) -> dict[str, Any]:
    return {
        "id": f"decision-{by.one_of(WHAT)}-{number}",
        "team": by.one_of(["product", "marketing", "sales"]),
        "decision": by.sentence(),
        "because": by.some_of(ids, 3),
        "date": by.day(),
        "expected": by.sentence(),
    }


def _interview(by: Author, name: str) -> dict[str, Any]:
    answers = {
        question: {"says": by.sentence(), "themes": [by.one_of(by.themes)], "quote": by.sentence()}
        for question in ("problem", "tried_before", "almost_stopped", "would_leave")
    }
    return {
        "kind": "interview",
        "title": f"{by.one_of(WHO)} in a {by.one_of(WHERE)} with a {by.thing()}",
        "date": by.day(),
        "participant": name.upper(),
        "customer_since": "2025-11",
        "relation": by.one_of(["customer", "customer", "lost", "evaluating"]),
        "by": by.one_of(["R-1", "R-2"]),
        "minutes": by.number(30, 60),
        "recorded": "transcript",
        "recruited": by.one_of(["customers-at-random", "sales", "support"]),
        "scales": [{"axis": "plans", "value": by.number(1, 5)}],
        "answers": answers,
        "quotes": [{"text": by.sentence(), "about": by.thing()} for _ in range(2)],
        "consent": {"scope": "public", "until": dt.date(2028, 12, 31)},
    }


def _data(by: Author) -> dict[str, Any]:
    many = by.number(500, 5000)
    counted = [(by.number(1, 99) * many // 100, by.thing()) for _ in range(3)]
    return {
        "kind": "analytics",
        "title": f"Log of the {by.one_of(WHERE)} and its {by.thing()}",
        "date": dt.date(2026, 6, 30),
        "period_start": dt.date(2026, 1, 1),
        "sample": many,
        "findings": [f"{some} of {many} records ({100 * some // many} %) name a {thing}." for some, thing in counted],
    }


def _journey(by: Author, me: str, persona: dict[str, Any], interviews: list[str]) -> dict[str, Any]:
    claims = [claim["id"] for name in CLAIMS for claim in persona[name]]
    return {
        "title": f"From a {by.thing()} to a {by.thing()} {me[8:]}",
        "persona": me,
        "kind": "decision",
        "status": "active",
        "owner": "product",
        "created": dt.date(2026, 2, 2),
        "scenario": by.sentence(),
        "goal": f"A {by.thing()} that works",
        "starts_when": by.sentence(),
        "ends_when": by.sentence(),
        "stages": [_stage(by, number, claims[number::4], interviews) for number in range(4)],
        "reviews": [_review(by, interviews)],
    }


def _stage(by: Author, number: int, claims: list[str], interviews: list[str]) -> dict[str, Any]:
    return {
        "id": f"stage-{by.one_of(WHAT)}-{number}",
        "name": f"The {by.thing()} is there",
        "goal": f"Keep the {by.thing()}",
        "claims": claims,
        "drop_out": by.sentence(),
        "moves_on": by.sentence(),
        "steps": [_step(by, f"{number}-{each}", interviews) for each in range(2)],
    }


def _step(by: Author, number: str, interviews: list[str]) -> dict[str, Any]:
    return {
        "action": by.doing().capitalize(),
        "feeling": by.number(1, 5),
        "thought": by.sentence(),
        "touchpoint": by.thing().capitalize(),
        "channel": by.one_of(["phone", "in person", "browser"]),
        "pains": [{"text": by.sentence(), "severity": by.number(1, 5)}],
        "opportunities": [
            {
                "id": f"opportunity-{number}",
                "text": by.sentence(),
                "owner": "product",
                "metric": f"Days with a {by.thing()}",
            }
        ],
        "evidence": by.some_of(interviews, 3),
    }


def _with_line(line: str) -> Callable[[str], str]:
    return lambda text: f"{text}{line}\n"


def _with(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


MISTAKES: tuple[Callable[[str], str], ...] = (
    _with_line("sumary: A field that nobody knows."),
    _with("evidence:\n", "evidense:\n"),
    _with("- p-", "- p-9-9"),
    _with("date: 2026-", "date: 2026-13-"),
    _with("- product", "- produkt"),
    _with("id: ", "identifier: "),
    lambda text: text[: len(text) * 2 // 3] + '"',
    _with("because", "because: of that,"),
    _with("the ", "the user-friendly, seamless, world-class "),
    _with("severity: ", "severity: 7"),
    _with("the ", "the friend of jane.roe@example.com, +44 20 7946 0958, "),
    _with("status: active", "status: aktive"),
    _with("kind: ", "kind: un"),
    _with_line("owner: twice"),
    _with("persona: persona-", "persona: nobody-"),
    _with("because", "\tbecause"),
    lambda text: text.replace("feeling:", "feelings:"),
    _with("verdict: supports", "verdict: contradicts"),
    _with("2028-12-31", "2026-01-31"),
    lambda _text: "",
)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
