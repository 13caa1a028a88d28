"""Draws a journey as Mermaid diagrams."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from persona_handbook.insight.flow import flow
from persona_handbook.message import Message, Say, gettext
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.site.journey.columns import cut
from persona_handbook.site.journey.diagram_style import frontmatter
from persona_handbook.site.journey.diagram_text import Position, in_diagram, label_text
from persona_handbook.site.journey.map import StepColumn, actor_marks, stage_columns

MOST_STEPS = 12
LONGEST_ACTION, LONGEST_NAME = 60, 20
NEUTRAL = 3
NO_COLORS: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True)
class DiagramStep:
    """A step with its feeling from 1 to 5 (None: unknown), its actors and its paths (empty: all)."""

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
    """One diagram: its title, its stages and its Mermaid source."""

    title: str
    stages: tuple[DiagramStage, ...]
    source: Markup

    @property
    def width(self) -> int:
        """The number of steps."""
        return sum(len(stage.steps) for stage in self.stages)

    @property
    def people(self) -> int:
        """The number of people in its legend."""
        return len({name for stage in self.stages for step in stage.steps for name in step.people})


@dataclass(frozen=True, slots=True)
class _Words:
    """The names of people in a diagram, and the translation function."""

    short: Mapping[str, str]
    say: Say


def diagrams(journey: Journey, handbook: Handbook, say: Say = str) -> tuple[Diagram, ...]:
    """Draw a journey in as many diagrams as needed to stay readable; in none if it has no steps.

    Args:
        journey: the journey
        handbook: the handbook that contains it
        say: translates a message
    """
    stages = stage_columns(journey, handbook)
    on_paths = flow(journey).paths
    names = {path.id: path.name for path in journey.paths}

    def step(column: StepColumn) -> DiagramStep:
        paths = tuple(names.get(each, each) for each in sorted(on_paths[column.number - 1]))
        return DiagramStep(column.step.action, column.step.feeling, tuple(each.name for each in column.people), paths)

    drawn = [DiagramStage(each.stage.name, tuple(step(column) for column in each.steps)) for each in stages]
    return draw(journey.title, drawn, {person.name: mark.color for person, mark in actor_marks(stages).items()}, say)


def draw(
    title: str, stages: Sequence[DiagramStage], colors: Mapping[str, int] = NO_COLORS, say: Say = str
) -> tuple[Diagram, ...]:
    """Draw a journey as diagrams of at most MOST_STEPS steps each.

    Args:
        title: the topic of the journey
        stages: its stages; those without steps are omitted
        colors: the number of the color of each actor, by name
        say: translates a message

    Returns:
        the diagrams, split between stages if possible; empty if there are no steps
    """
    groups = _grouped(_distinct([stage for stage in stages if stage.steps]), say)
    short = _short_names({name for stage in stages for step in stage.steps for name in step.people})
    titles = [
        say(_part(title, number, len(groups))) if len(groups) > 1 else title for number in range(1, len(groups) + 1)
    ]
    return tuple(
        Diagram(each, tuple(group), _source(each, group, _Words(short, say), colors))
        for each, group in zip(titles, groups, strict=True)
    )


def _distinct(stages: list[DiagramStage]) -> list[DiagramStage]:
    """Make the names of adjacent stages distinct, because Mermaid would merge equal ones."""
    seen: dict[str, int] = {}
    named = []
    for stage in stages:
        key = label_text(stage.name)
        seen[key] = seen.get(key, 0) + 1
        named.append(replace(stage, name=f"{stage.name} ({seen[key]})") if seen[key] > 1 else stage)
    return named


def _grouped(stages: list[DiagramStage], say: Say) -> list[list[DiagramStage]]:
    return cut((part for stage in stages for part in _parts(stage, say)), lambda part: len(part.steps), MOST_STEPS)


def _parts(stage: DiagramStage, say: Say) -> Iterator[DiagramStage]:
    count = -(-len(stage.steps) // MOST_STEPS)
    size = -(-len(stage.steps) // count)
    for number in range(count):
        name = say(_part(stage.name, number + 1, count)) if count > 1 else stage.name
        yield DiagramStage(name, stage.steps[number * size : (number + 1) * size])


def _part(name: str, number: int, count: int) -> Message:
    return gettext("%(name)s (%(number)s of %(count)s)", name=name, number=number, count=count)


def _source(title: str, stages: Sequence[DiagramStage], words: _Words, colors: Mapping[str, int]) -> Markup:
    lines = [
        "journey",
        f"  title {in_diagram(title, Position.TITLE)}",
        f"  accTitle: {in_diagram(title, Position.DESCRIPTION)}",
        f"  accDescr: {in_diagram(in_sentences(stages, words.say), Position.DESCRIPTION)}",
    ]
    for stage in stages:
        lines.append(f"  section {in_diagram(stage.name, Position.SECTION)}")
        lines += [_task(step, words) for step in stage.steps]
    return Markup(frontmatter(_in_order(stages, words.short, colors)) + "\n".join(lines) + "\n")  # noqa: S704  every label passed its gate


def _in_order(stages: Sequence[DiagramStage], short: Mapping[str, str], colors: Mapping[str, int]) -> tuple[int, ...]:
    """Return the colors of the actors in Mermaid's order, which is that of their encoded names."""
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


def _task(step: DiagramStep, words: _Words) -> str:
    score = NEUTRAL if step.score is None else step.score
    people = ", ".join(dict.fromkeys(in_diagram(words.short[name], Position.ACTOR) for name in step.people))
    return f"    {in_diagram(step_label(step, words.say), Position.TASK)}: {score:g}{f': {people}' if people else ''}"


def step_label(step: DiagramStep, say: Say = str) -> str:
    """Return the label of a step: its action, cut at a word if too long, marked if it has no feeling."""
    said = _cut(label_text(step.action), LONGEST_ACTION)
    if step.paths:
        said = f"{_cut(said, LONGEST_ACTION - LONGEST_NAME)} ({_cut(label_text(', '.join(step.paths)), LONGEST_NAME)})"
    return said if step.score is not None else say(gettext("%(step)s (feeling unknown)", step=said))


def in_sentences(stages: Sequence[DiagramStage], say: Say = str) -> str:
    """Describe the feelings of some stages; steps on only some paths count as neither start nor end."""
    return " ".join(say(each) for each in _course(stages))


def _course(stages: Sequence[DiagramStage]) -> Iterator[Message]:
    felt = [(step, step.score) for stage in stages for step in stage.steps if step.score is not None]
    if not felt:
        yield gettext("No feelings recorded.")
        return
    lowest, highest = min(felt, key=lambda each: each[1]), max(felt, key=lambda each: each[1])
    yield gettext("Feelings from 1 (worst) to 5 (best).")
    if not felt[0][0].paths:
        yield gettext("It starts at %(felt)s (%(step)s).", felt=f"{felt[0][1]:g}", step=_named(felt[0][0]))
    yield gettext("Lowest: %(felt)s (%(step)s).", felt=f"{lowest[1]:g}", step=_named(lowest[0]))
    yield gettext("Highest: %(felt)s (%(step)s).", felt=f"{highest[1]:g}", step=_named(highest[0]))
    if not felt[-1][0].paths:
        yield gettext("It ends at %(felt)s (%(step)s).", felt=f"{felt[-1][1]:g}", step=_named(felt[-1][0]))


def _named(step: DiagramStep) -> str:
    return f"{label_text(step.action)} ({label_text(', '.join(step.paths))})" if step.paths else label_text(step.action)


def _short_names(names: set[str]) -> dict[str, str]:
    """Shorten long names, and keep them distinct."""
    short: dict[str, str] = {}
    for name in sorted(names):
        cut = _cut(label_text(name), LONGEST_NAME)
        number = 2
        while cut in short.values():
            cut = f"{_cut(label_text(name), LONGEST_NAME - 2)} {number}"
            number += 1
        short[name] = cut
    return short


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    at_word = head.rsplit(" ", 1)[0]
    return f"{(at_word if len(at_word) > longest // 2 else head).rstrip()}…"
