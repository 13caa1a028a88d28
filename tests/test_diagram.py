"""Stages and steps -> diagrams that Mermaid understands exactly as they were written."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from mermaid_reader import understand
from persona_handbook.site.code import in_source
from persona_handbook.site.i18n.language import language_for_code
from persona_handbook.site.journey.diagram import MOST_STEPS, DiagramStage, DiagramStep, draw
from persona_handbook.site.journey.diagram_text import Position, in_diagram, label_text

EXTENSIONS = [
    *("extra", "smarty", "toc", "wikilinks", "nl2br"),
    *("pymdownx.superfences", "pymdownx.snippets", "pymdownx.emoji", "pymdownx.smartsymbols", "pymdownx.magiclink"),
]
HOSTILE = [
    "Rings: twice; then # waits, 100 %% sure",
    "%% not a remark",
    "title of the car",
    "Section two",
    "journey home",
    "accTitle: x",
    "accDescr { x",
    "%%{init: {'theme': 'dark'}}%%",
    "---",
    "#35; #amp; &amp; &lt;",
    "<b>bold</b> <img src=x onerror=alert(1)>",
    'a "quoted" word, it\'s `code`',
    "{{ 7*7 }} {% raw %} --8<-- x",
    "[[persona:x]] [TOC] ![x](y)",
    "\ufb02\u00b0\u00b065\u00b6\u00df",
    "__proto__",
    "constructor",
    "style x:#fff;",
    "classDef a:#b;",
    "end",
    "日本語 العربية 👩‍👩‍👧 é",
    "no\u00a0break\u3000space",
    "two\nlines\r\nand a\ttab",
    "3: Ann, Bob",
    ":",
    ";",
    "#",
    ",",
    "-",
]


def one_step(text: str) -> tuple[DiagramStage, ...]:
    return (DiagramStage(text, (DiagramStep(text, 2, (text,)),)),)


@pytest.mark.parametrize("text", HOSTILE)
def test_every_text_is_understood_as_written_in_every_position(text: str) -> None:
    (diagram,) = draw(text, one_step(text))
    understood = understand(diagram.source)
    assert understood.title == label_text(text)
    ((section, task, score, people),) = understood.tasks
    assert (section, task, score) == (label_text(text), label_text(text), 2)
    assert len(people) == 1
    assert label_text(text).startswith(people[0].rstrip("…"))


@settings(max_examples=150)
@given(st.text(max_size=40))
def test_any_text_is_understood_as_written(text: str) -> None:
    (diagram,) = draw(text, one_step(text))
    understood = understand(diagram.source)
    ((section, task, _, people),) = understood.tasks
    assert (understood.title, section, task) == (label_text(text), label_text(text), label_text(text))
    assert len(people) == 1


def steps(count: int, name: str = "step") -> tuple[DiagramStep, ...]:
    return tuple(DiagramStep(f"{name} {number}", 1 + number % 5, ("Owner",)) for number in range(count))


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([3, 4, 5], [[3, 4, 5]]),
        ([3, 4, 6], [[3, 4], [6]]),
        ([4, 4, 4, 4], [[4, 4], [4, 4]]),
        ([10, 1, 1, 10], [[10, 1], [1, 10]]),
        ([13], [[7], [6]]),
        ([2, 26, 2], [[2, 9], [9], [8, 2]]),
        ([0, 3, 0], [[3]]),
        ([0], []),
        ([], []),
    ],
)
def test_long_journeys_are_cut_between_stages(sizes: list[int], expected: list[list[int]]) -> None:
    stages = [DiagramStage(f"stage {number}", steps(size)) for number, size in enumerate(sizes)]
    diagrams = draw("A way", stages)
    assert [[len(stage.steps) for stage in diagram.stages] for diagram in diagrams] == expected
    assert all(sum(len(stage.steps) for stage in diagram.stages) <= MOST_STEPS for diagram in diagrams)
    drawn = [step for diagram in diagrams for stage in diagram.stages for step in stage.steps]
    assert drawn == [step for stage in stages for step in stage.steps]


def test_stages_of_the_same_name_stay_apart() -> None:
    (diagram,) = draw("A way", [DiagramStage("Waits", steps(1)), DiagramStage("Waits", steps(1))])
    assert [task[0] for task in understand(diagram.source).tasks] == ["Waits", "Waits (2)"]


def test_a_step_that_nobody_felt_says_so() -> None:
    (diagram,) = draw("A way", [DiagramStage("Waits", (DiagramStep("Waits", None, ()),))])
    understood = understand(diagram.source)
    assert list(understood.tasks) == [("Waits", "Waits (feeling unknown)", 3, ())]
    assert understood.description == "No feelings recorded."


def test_a_diagram_speaks_the_language_of_the_site() -> None:
    steps = tuple(DiagramStep(f"Step {number}", None if number else 2, ()) for number in range(MOST_STEPS + 1))
    first, _ = draw("A way", [DiagramStage("Trouble", steps)], say=language_for_code("de").gettext)
    understood = understand(first.source)
    assert understood.title == "A way (1 von 2)"
    assert understood.tasks[1][1] == "Step 1 (Gefühl unbekannt)"
    assert understood.description.startswith("Gefühle von 1 (am schlechtesten) bis 5 (am besten). Beginn: 2 (Step 0).")


def test_the_course_is_told_in_words() -> None:
    felt = (DiagramStep("Opens the box", 2, ()), DiagramStep("Rings, waits", 1, ()), DiagramStep("Gets it", 4.5, ()))
    (diagram,) = draw("A way", [DiagramStage("Trouble", felt)])
    assert understand(diagram.source).description == (
        "Feelings from 1 (worst) to 5 (best). It starts at 2 (Opens the box). Lowest: 1 (Rings, waits). "
        "Highest: 4.5 (Gets it). It ends at 4.5 (Gets it)."
    )


def test_what_lies_on_one_path_is_no_end_of_a_journey() -> None:
    felt = (DiagramStep("Opens", 2, ()), DiagramStep("Keeps", 1, (), ("At home",)))
    (diagram,) = draw("A way", [DiagramStage("Trouble", felt)])
    understood = understand(diagram.source)
    assert understood.tasks[1][1] == "Keeps (At home)"
    assert understood.description == (
        "Feelings from 1 (worst) to 5 (best). It starts at 2 (Opens). Lowest: 1 (Keeps (At home)). Highest: 2 (Opens)."
    )


def test_everybody_has_the_color_of_their_curve_in_the_library_s_order() -> None:
    people = (DiagramStep("Opens", 2, ("Owner", "#desk", "Accounting")),)
    (diagram,) = draw("A way", [DiagramStage("Trouble", people)], {"Owner": 0, "#desk": 1, "Accounting": 2})
    assert re.findall(r"\.actor-(\d)\{fill:var\(--ph-curve-(\d)", diagram.source) == [
        ("0", "2"),
        ("1", "0"),
        ("2", "1"),
    ]


def test_long_names_are_cut_and_stay_apart() -> None:
    people = ("Colleague at the front desk", "Colleague at the front door")
    (diagram,) = draw("A way", [DiagramStage("Trouble", (DiagramStep("Rings", 2, people),))])
    assert understand(diagram.source).tasks[0][3] == ("Colleague at the…", "Colleague at the… 2")


GOLDEN = """\
journey
  title From a wrong part to a new supplier
  accTitle: From a wrong part to a new supplier
  accDescr: Feelings from 1 (worst) to 5 (best). It starts at 1 (Opens the box). Lowest#58; 1 (Opens the box). \
Highest#58; 4 (Hears #34;on the shelf#34;). It ends at 4 (Hears #34;on the shelf#34;).
  section Something is missing
    Opens the box: 1: Owner
    Rings#58; the first one: 2: Owner, Front desk
  section Somebody has it
    Hears #34;on the shelf#34;: 4: Owner
"""


def test_a_diagram_reads_like_this() -> None:
    stages = [
        DiagramStage(
            "Something is missing",
            (
                DiagramStep("Opens the box", 1, ("Owner",)),
                DiagramStep("Rings: the first one", 2, ("Owner", "Front desk")),
            ),
        ),
        DiagramStage("Somebody has it", (DiagramStep('Hears "on the shelf"', 4, ("Owner",)),)),
    ]
    (diagram,) = draw("From a wrong part to a new supplier", stages)
    assert diagram.source.split("---\n")[2] == GOLDEN


def test_a_name_that_every_object_of_a_browser_has_is_no_name_of_an_actor() -> None:
    """Mermaid keeps actors in an object, where `__proto__` would be lost."""
    assert in_diagram("__proto__", Position.ACTOR) == "#95;_proto__"
    assert in_diagram("__proto", Position.ACTOR) == "__proto"
    assert "_" not in in_diagram("__proto__", Position.SECTION)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_extension_of_markdown_changes_the_source_of_a_diagram(text: str) -> None:
    (diagram,) = draw(text, one_step(text))
    page = f'- item\n\n<div class="ph-diagram"><pre>{in_source(diagram.source)}</pre></div>\n\n*[HTML]: x\n'
    found = re.search("<pre>(.*)</pre>", Markdown(extensions=EXTENSIONS).convert(page), re.DOTALL)
    assert found
    assert "<" not in found[1]
    assert unescape(found[1]) == diagram.source.strip("\n")
