"""Stages and steps -> the text of Mermaid journey diagrams."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from persona_handbook.site.journey.columns import cut
from persona_handbook.site.journey.diagram_style import frontmatter
from persona_handbook.site.journey.diagram_text import Position, in_diagram, shown

MOST_STEPS = 12
LONGEST_ACTION, LONGEST_NAME = 60, 20
NEUTRAL = 3
NO_COLORS: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True)
class DiagramStep:
    """A step with its feeling from 1 to 5 (None: not known), who takes part, and its paths (none: it is on all)."""

    action: str
    score: float | None
    people: tuple[str, ...]
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DiagramStage:
    """A stage with its steps, in order."""

    name: str
    steps: tuple[DiagramStep, ...]


@dataclass(frozen=True, slots=True)
class Diagram:
    """One diagram: its title, the stages that it shows, and Mermaid's text of it."""

    title: str
    stages: tuple[DiagramStage, ...]
    source: Markup

    @property
    def width(self) -> int:
        """How many steps it shows."""
        return sum(len(stage.steps) for stage in self.stages)

    @property
    def people(self) -> int:
        """How many people its legend names."""
        return len({name for stage in self.stages for step in stage.steps for name in step.people})


def draw(title: str, stages: Sequence[DiagramStage], colors: Mapping[str, int] = NO_COLORS) -> tuple[Diagram, ...]:
    """Draw a journey as diagrams of at most MOST_STEPS steps each.

    Args:
        title: what the journey is about
        stages: its stages; one without steps cannot be drawn and is left out
        colors: the number of the color of everybody who takes part, by their names

    Returns:
        as many diagrams as are needed, cut between stages where that is possible; none if there is no step
    """
    groups = _grouped(_distinct([stage for stage in stages if stage.steps]))
    short = _short_names({name for stage in stages for step in stage.steps for name in step.people})
    titles = [
        f"{title} ({number} of {len(groups)})" if len(groups) > 1 else title for number in range(1, len(groups) + 1)
    ]
    return tuple(
        Diagram(each, tuple(group), _source(each, group, short, colors))
        for each, group in zip(titles, groups, strict=True)
    )


def _distinct(stages: list[DiagramStage]) -> list[DiagramStage]:
    """Tell stages of the same name apart: Mermaid makes one of two that follow each other."""
    seen: dict[str, int] = {}
    named = []
    for stage in stages:
        key = shown(stage.name)
        seen[key] = seen.get(key, 0) + 1
        named.append(replace(stage, name=f"{stage.name} ({seen[key]})") if seen[key] > 1 else stage)
    return named


def _grouped(stages: list[DiagramStage]) -> list[list[DiagramStage]]:
    return cut((part for stage in stages for part in _parts(stage)), lambda part: len(part.steps), MOST_STEPS)


def _parts(stage: DiagramStage) -> Iterator[DiagramStage]:
    count = -(-len(stage.steps) // MOST_STEPS)
    size = -(-len(stage.steps) // count)
    for number in range(count):
        name = f"{stage.name} ({number + 1} of {count})" if count > 1 else stage.name
        yield DiagramStage(name, stage.steps[number * size : (number + 1) * size])


def _source(title: str, stages: Sequence[DiagramStage], short: Mapping[str, str], colors: Mapping[str, int]) -> Markup:
    lines = [
        "journey",
        f"  title {in_diagram(title, Position.TITLE)}",
        f"  accTitle: {in_diagram(title, Position.DESCRIPTION)}",
        f"  accDescr: {in_diagram(in_a_sentence(stages), Position.DESCRIPTION)}",
    ]
    for stage in stages:
        lines.append(f"  section {in_diagram(stage.name, Position.SECTION)}")
        lines += [_task(step, short) for step in stage.steps]
    return Markup(frontmatter(_in_order(stages, short, colors)) + "\n".join(lines) + "\n")  # noqa: S704  every label passed its gate


def _in_order(stages: Sequence[DiagramStage], short: Mapping[str, str], colors: Mapping[str, int]) -> tuple[int, ...]:
    """Give the colors of those who take part in the order in which Mermaid numbers them: that of its inner text."""
    names = {
        in_diagram(short[name], Position.ACTOR): name
        for stage in stages
        for step in stage.steps
        for name in step.people
    }
    inner = {
        written.replace("#", "ﬂ°°").replace(";", "¶ß").encode("utf-16-be"): name for written, name in names.items()
    }
    return tuple(colors.get(inner[each], number) for number, each in enumerate(sorted(inner)))


def _task(step: DiagramStep, short: Mapping[str, str]) -> str:
    score = NEUTRAL if step.score is None else step.score
    people = ", ".join(dict.fromkeys(in_diagram(short[name], Position.ACTOR) for name in step.people))
    return f"    {in_diagram(label(step), Position.TASK)}: {score:g}{f': {people}' if people else ''}"


def label(step: DiagramStep) -> str:
    """Give what a step's box says: its action, cut at a word where it would not fit, marked if nobody was asked."""
    said = _cut(shown(step.action), LONGEST_ACTION)
    if step.paths:
        said = f"{_cut(said, LONGEST_ACTION - LONGEST_NAME)} ({_cut(shown(', '.join(step.paths)), LONGEST_NAME)})"
    return said if step.score is not None else f"{said} (feeling unknown)"


def in_a_sentence(stages: Sequence[DiagramStage]) -> str:
    """Tell the course of the feelings of some stages; what lies on some paths only is no beginning and no end."""
    felt = [(step, step.score) for stage in stages for step in stage.steps if step.score is not None]
    if not felt:
        return "No feelings recorded."
    lowest, highest = min(felt, key=lambda each: each[1]), max(felt, key=lambda each: each[1])
    begins = f"begins at {felt[0][1]:g} with {_named(felt[0][0])}; " if not felt[0][0].paths else ""
    ends = f"; ends at {felt[-1][1]:g}" if not felt[-1][0].paths else ""
    return (
        f"Feelings from 1 (worst) to 5 (best): {begins}lowest is {lowest[1]:g} at {_named(lowest[0])}; "
        f"highest is {highest[1]:g} at {_named(highest[0])}{ends}."
    )


def _named(step: DiagramStep) -> str:
    return f"{shown(step.action)} ({shown(', '.join(step.paths))})" if step.paths else shown(step.action)


def _short_names(names: set[str]) -> dict[str, str]:
    """Cut long names, and tell apart those that become the same."""
    short: dict[str, str] = {}
    for name in sorted(names):
        cut = _cut(shown(name), LONGEST_NAME)
        number = 2
        while cut in short.values():
            cut = f"{_cut(shown(name), LONGEST_NAME - 2)} {number}"
            number += 1
        short[name] = cut
    return short


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    at_word = head.rsplit(" ", 1)[0]
    return f"{(at_word if len(at_word) > longest // 2 else head).rstrip()}…"
