"""A journey's page: its diagram, and every fact of it in words, step by step."""

from __future__ import annotations

import dataclasses
import json
import re
from html import unescape

import pytest

from conftest import ReadHandbook
from persona_handbook.finding import Level
from persona_handbook.insight.flow import flow
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.site.journey.course import course, feeling_in_words, unfelt
from persona_handbook.site.journey.curves import curves, differences, other_curve
from persona_handbook.site.journey.diagram import diagrams
from persona_handbook.site.journey.lanes import lanes
from persona_handbook.site.journey.map import stage_columns
from persona_handbook.site.journey.map_parts import map_parts
from persona_handbook.site.page import Page
from persona_handbook.site.pages.journeys import journey_pages
from workshop import assert_as_reviewed, by_path, edition, finding, rendered, words, workshop

PERSONA = "name: Owner\nstatus: active\nsummary: Waits.\ntriggers:\n  - {id: wrong-part, text: A wrong part}\n"
HEAD = "title: T\npersona: owner\nkind: decision\n"


def journey_with(read: ReadHandbook, steps: str, head: str = HEAD, stage: str = "") -> tuple[Journey, Handbook]:
    stages = f"stages:\n  - id: first\n    name: First\n{stage}    steps: {steps}\n"
    handbook = read({"mkdocs.yml": "site_name: x\n", "personas/owner.yaml": PERSONA, "journeys/t.yaml": head + stages})
    assert handbook.journeys, handbook.findings
    return handbook.journeys[0], handbook


def steps(*feelings: float | None) -> str:
    written = (
        f"{{action: Step {number}}}" if feeling is None else f"{{action: Step {number}, feeling: {feeling}}}"
        for number, feeling in enumerate(feelings, start=1)
    )
    return f"[{', '.join(written)}]"


def page(read: ReadHandbook, written: str, head: str = HEAD, stage: str = "") -> Page:
    journey, handbook = journey_with(read, written, head, stage)
    return by_path(journey_pages(edition(handbook)))[f"journeys/{journey.id}.md"]


@pytest.mark.parametrize(
    ("feeling", "told"),
    [
        (1, "very bad"),
        (2, "bad"),
        (3, "neutral"),
        (4, "good"),
        (5, "very good"),
        (5.0, "very good"),
        (1.5, "between very bad and bad"),
        (4.9, "between good and very good"),
    ],
)
def test_a_feeling_in_words(feeling: float, told: str) -> None:
    assert feeling_in_words(feeling) == told


@pytest.mark.parametrize(
    ("feelings", "told"),
    [
        (
            (3, 1, 5, 4),
            "starts at 3 of 5, neutral (Step 1). Lowest: 1 of 5, very bad (Step 2). Highest:",
        ),
        (
            (3, 1, 5, 4),
            "The steepest fall is from 3 to 1 (Step 2). It ends at 4 of 5, good (Step 4).",
        ),
        ((2, 2, 4), "Lowest: 2 of 5, bad (Step 1, and 1 other step). Highest: 4 of 5, good (Step 3)"),
        ((4, 2, 4, 4), "Highest: 4 of 5, good (Step 1, and 2 other steps)"),
        ((3, 3), "Every step has the same feeling: 3 of 5, neutral."),
        ((None, None), "No feelings recorded."),
        ((1, None, 2), "No feeling recorded: Step 2."),
        (
            (1, None, None),
            "No feeling recorded: Step 2, Step 3.",
        ),
    ],
)
def test_the_course_of_the_feelings_in_words(read: ReadHandbook, feelings: tuple[float, ...], told: str) -> None:
    assert told in words(page(read, steps(*feelings)))


def test_there_is_no_course_without_feelings(read: ReadHandbook) -> None:
    journey, _ = journey_with(read, steps(None, None))
    assert course(journey) is None
    assert [step.action for step in unfelt(journey)] == ["Step 1", "Step 2"]


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("{action: A}", []),
        ("{action: A, feeling: 2}", ["feeling"]),
        ("{action: A, emotion: glad}", ["feeling"]),
        ("{action: A, channel: Phone}", ["where"]),
        ("{action: A, touchpoint: Hotline}", ["where"]),
        ("{action: A, goal: To know, note: Rarely, when: On Mondays}", []),
        ("{action: A, thought: Why?, evidence: [p-01], backstage: They count}", ["thoughts", "backstage", "evidence"]),
        ("{action: A, pains: [{text: Waits}]}", ["pains"]),
        ("{action: A, opportunities: [{id: o, text: Show it}]}", ["opportunities"]),
    ],
)
def test_only_lanes_that_a_step_fills_are_shown(read: ReadHandbook, step: str, expected: list[str]) -> None:
    journey, _ = journey_with(read, f"[{step}]")
    assert list(lanes(journey.stages)) == expected


def test_who_takes_part(read: ReadHandbook) -> None:
    head = HEAD + "actors:\n  - {id: desk, name: Front desk}\n  - {id: me, name: The boss, persona: owner}\n"
    journey, handbook = journey_with(
        read, "[{action: A}, {action: B, actors: [owner, desk]}, {action: C, actors: [me, nobody]}]", head
    )
    (stage,) = stage_columns(journey, handbook)
    assert [[(person.name, person.persona) for person in row.people] for row in stage.steps] == [
        [("Owner", "owner")],
        [("Owner", "owner"), ("Front desk", None)],
        [("The boss", "owner"), ("nobody", None)],
    ]


def test_claims_in_play_are_those_of_the_persona_and_the_others_are_told(read: ReadHandbook) -> None:
    journey, handbook = journey_with(read, "[]", stage="    claims: [wrong-part, lost]\n")
    (stage,) = stage_columns(journey, handbook)
    assert [each.claim.id for each in stage.claims["triggers"]] == ["wrong-part"]
    assert stage.unknown_claims == ("lost",)


def test_steps_are_numbered_through_all_stages() -> None:
    handbook = workshop()
    stages = stage_columns(handbook.journey_by_id["finding-a-supplier"], handbook)
    assert [[row.number for row in stage.steps] for stage in stages] == [[1, 2], [3, 4, 5]]


def test_the_diagram_tells_stages_steps_feelings_and_people() -> None:
    handbook = workshop()
    (diagram,) = diagrams(handbook.journey_by_id["finding-a-supplier"], handbook)
    assert "section Something is wrong again" in diagram.source
    assert "Rings the supplier (By phone): 2.5: Workshop owner, Front desk" in diagram.source


def test_a_journey_without_steps_has_no_diagram(read: ReadHandbook) -> None:
    shown = page(read, "[]")
    assert "mermaid" not in shown.text
    assert "First" in words(shown)


def test_a_long_journey_has_several_diagrams_each_named(read: ReadHandbook) -> None:
    shown = page(read, steps(*[3] * 30))
    assert shown.text.count('<pre class="ph-diagram__source"') == 3
    assert re.findall(r'aria-label="([^"]*)"', shown.text)[1].startswith("Diagram of the journey, part 2 of 3")


@pytest.mark.parametrize(
    "path", ["journeys/index.md", "journeys/finding-a-supplier.md", "journeys/supplier-of-tomorrow.md"]
)
def test_the_pages(path: str) -> None:
    found = finding(Level.WARNING, "journeys/finding-a-supplier.yaml")
    assert_as_reviewed(by_path(journey_pages(edition(None, found)))[path])


def test_a_journey_s_page_is_wide_and_edits_its_file() -> None:
    shown = by_path(journey_pages(edition()))["journeys/finding-a-supplier.md"]
    assert shown.wide
    assert shown.made_from == "journeys/finding-a-supplier.yaml"


def test_today_and_tomorrow_link_to_each_other() -> None:
    shown = by_path(journey_pages(edition()))
    assert 'href="supplier-of-tomorrow.md"' in unescape(shown["journeys/finding-a-supplier.md"].body)
    assert 'href="finding-a-supplier.md"' in unescape(shown["journeys/supplier-of-tomorrow.md"].body)


def test_every_step_is_one_column_of_one_table() -> None:
    shown = unescape(rendered(by_path(journey_pages(edition()))["journeys/finding-a-supplier.md"]))
    assert shown.count('class="ph-map__table"') == 1
    assert re.findall(r'<th scope="col" id="(step-\d)"', shown) == [f"step-{number}" for number in range(1, 6)]
    heads = r'<th scope="colgroup" colspan="(\d)" id="([^"]*)"'
    assert re.findall(heads, shown) == [("2", "stage-something-is-wrong"), ("3", "stage-asks-around")]


def test_every_row_of_the_map_is_as_wide_as_its_steps() -> None:
    shown = unescape(rendered(by_path(journey_pages(edition()))["journeys/finding-a-supplier.md"]))
    table = shown[shown.index('<table class="ph-map__table">') :]
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", table[: table.index("</table>")], flags=re.DOTALL)
    for row in rows:
        spans = re.findall(r"<t[hd](?![^>]*colspan)|colspan=\"(\d+)\"", row)
        assert sum(int(span or 1) for span in spans) == 1 + 5


@pytest.mark.parametrize(
    ("stages", "widths"), [((3, 3, 3, 4), [6, 7]), ((6, 6), [12]), ((1, 13, 1), [1, 13, 1]), ((0, 2), [3]), ((), [])]
)
def test_a_long_map_is_cut_between_stages(read: ReadHandbook, stages: tuple[int, ...], widths: list[int]) -> None:
    told = [
        {"id": f"s{number}", "name": "S", "steps": [{"action": "A"}] * steps} for number, steps in enumerate(stages)
    ] or [{"id": "s", "name": "S"}]
    head = {"title": "T", "persona": "owner", "kind": "usage", "stages": told}
    handbook = read(
        {"mkdocs.yml": "site_name: x\n", "personas/owner.yaml": PERSONA, "journeys/t.yaml": json.dumps(head)}
    )
    columns = stage_columns(handbook.journeys[0], handbook) if stages else ()
    assert [part.width for part in map_parts(columns, handbook.journeys[0], None)] == widths


FORKED = """title: T
persona: owner
kind: service
paths: [{id: back, name: Sends it back}, {id: keep, name: Keeps it}]
actors: [{id: desk, name: Desk}, {id: driver, name: Driver}]
stages:
  - id: first
    name: First
    steps: [{action: Opens it, feeling: 3}]
  - id: fork
    name: Fork
    steps:
      - {action: Fills in a slip, feeling: 4, paths: [back]}
      - {action: Waits, feeling: 5, paths: [back], actors: [owner, driver]}
      - {action: Keeps the part, feeling: 1, paths: [keep]}
  - id: last
    name: Last
    steps: [{action: Checks the invoice, feeling: 3}, {action: Pays, feeling: 2, actors: [desk, driver]}]
"""


def forked(read: ReadHandbook) -> tuple[Journey, Handbook]:
    handbook = read({"mkdocs.yml": "site_name: x\n", "personas/owner.yaml": PERSONA, "journeys/t.yaml": FORKED})
    return handbook.journeys[0], handbook


def test_nobody_falls_from_one_alternative_to_the_other(read: ReadHandbook) -> None:
    journey, handbook = forked(read)
    told = words(by_path(journey_pages(edition(handbook)))["journeys/t.md"])
    assert "The steepest fall is from 3 to 1 (Keeps the part, only “Keeps it”)" in told
    assert "from 5 to 1" not in told
    assert "Path “Sends it back”: 4 (Fills in a slip), 5 (Waits)." in told
    assert "Path “Keeps it”: 1 (Keeps the part)." in told
    found = course(journey)
    assert found
    assert ([each.action for each in found.starts], [each.action for each in found.ends]) == (["Opens it"], ["Pays"])


def test_the_lane_of_somebody_ends_with_a_branch(read: ReadHandbook) -> None:
    journey, handbook = forked(read)
    (part,) = map_parts(stage_columns(journey, handbook), journey, None)
    (owner, *_) = part.tracks
    assert owner.takes_part == (True, True, True, True, True, False)
    assert owner.goes_on == (True, True, False, True, False, False)


def test_the_diagram_says_which_steps_are_on_which_path(read: ReadHandbook) -> None:
    journey, handbook = forked(read)
    (diagram,) = diagrams(journey, handbook)
    assert "Waits (Sends it back): 5" in diagram.source
    assert "Lowest#58; 1 (Keeps the part (Keeps it))" in diagram.source


def test_a_feeling_without_the_persona_is_that_of_all_who_take_part(read: ReadHandbook) -> None:
    journey, handbook = forked(read)
    found = curves(stage_columns(journey, handbook), flow(journey))
    assert [(curve.person.name, curve.feelings[-1]) for curve in found] == [("Owner", None), ("Driver", 2), ("Desk", 2)]


def test_everybody_has_one_mark_in_curve_lane_and_legend_through_all_parts(read: ReadHandbook) -> None:
    actors = [f"a{number}" for number in range(13)]
    stages = [
        {"id": f"s{part}", "name": "S", "steps": [{"action": "A", "feeling": 3, "actors": actors[part:]}] * 9}
        for part in range(3)
    ]
    head = {"title": "T", "persona": "owner", "kind": "usage", "stages": stages}
    head["actors"] = [{"id": each, "name": each.upper()} for each in actors]
    handbook = read(
        {"mkdocs.yml": "site_name: x\n", "personas/owner.yaml": PERSONA, "journeys/t.yaml": json.dumps(head)}
    )
    journey = handbook.journeys[0]
    parts = map_parts(stage_columns(journey, handbook), journey, None)
    assert len(parts) == 3
    assert len({curve.mark for curve in parts[0].curves}) == len(actors)
    for part in parts:
        assert {track.person: track.mark for track in part.tracks} == {
            curve.person: curve.mark for curve in part.curves
        }


def test_the_curve_goes_on_from_part_to_part(read: ReadHandbook) -> None:
    journey, handbook = journey_with(read, steps(*[3] * 13))
    stages = stage_columns(journey, handbook)
    journey = dataclasses.replace(journey, stages=(journey.stages[0], journey.stages[0]))
    stages = stage_columns(journey, handbook)
    parts = map_parts(stages, journey, None)
    assert [(part.left, part.width, part.first, part.last, part.total) for part in parts] == [
        (0, 13, 1, 13, 26),
        (13, 13, 14, 26, 26),
    ]
    (curve,) = parts[0].curves
    assert parts[0].crossing(curve.lines.known) == parts[1].crossing(curve.lines.known) == curve.lines.known


def test_a_step_without_the_persona_tells_how_the_others_felt(read: ReadHandbook) -> None:
    head = HEAD + "actors: [{id: desk, name: Front desk}]\n"
    written = "[{action: A, feeling: 1}, {action: B, feeling: 4, actors: [desk]}, {action: C, feeling: 2}]"
    journey, handbook = journey_with(read, written, head)
    found = curves(stage_columns(journey, handbook), flow(journey))
    assert [(curve.person.name, curve.feelings, curve.mark.shape) for curve in found] == [
        ("Owner", (1, None, 2), 0),
        ("Front desk", (None, 4, None), 1),
    ]
    assert (len(found[0].lines.known), len(found[0].lines.gaps)) == (0, 1)


def test_today_and_tomorrow_lie_over_each_other_by_their_stages(read: ReadHandbook) -> None:
    def told(*feelings: int | None, stage: str = "first") -> str:
        steps = [{"action": f"S{each}"} | ({"feeling": each} if each else {}) for each in feelings]
        return json.dumps(
            {"title": "T", "persona": "owner", "kind": "usage"}
            | {"stages": [{"id": stage, "name": "F", "steps": steps}]}
        )

    files = {"mkdocs.yml": "site_name: x\n", "personas/owner.yaml": PERSONA}
    handbook = read(files | {"journeys/a.yaml": told(1, 2, 3, 4), "journeys/b.yaml": told(5, None)})
    today, tomorrow = handbook.journey_by_id["a"], handbook.journey_by_id["b"]
    over = other_curve(stage_columns(today, handbook), tomorrow)
    assert over
    assert [(point.feeling, point.across) for point in over.points] == [(5, 1)]
    assert [(each.here, each.there) for each in differences(today, tomorrow)] == [(1, 5)]
    handbook = read(files | {"journeys/a.yaml": told(1), "journeys/b.yaml": told(5, stage="else")})
    assert other_curve(stage_columns(handbook.journey_by_id["a"], handbook), handbook.journey_by_id["b"]) is None


def test_of_two_journeys_with_one_id_the_first_has_the_page(read: ReadHandbook) -> None:
    told = "stages: [{id: s, name: S}]\n"
    handbook = read(
        {
            "mkdocs.yml": "site_name: x\n",
            "personas/owner.yaml": PERSONA,
            "journeys/a/same.yaml": HEAD.replace("T", "Early") + told,
            "journeys/b/same.yaml": HEAD.replace("T", "Late") + told,
        }
    )
    shown = [each for each in journey_pages(edition(handbook)) if each.path == "journeys/same.md"]
    assert [each.title for each in shown] == ["Early"]


def test_a_journey_of_nobody_is_still_told(read: ReadHandbook) -> None:
    journey, handbook = journey_with(read, "[{action: A, actors: [ghost]}]", stage="    claims: [lost]\n")
    lonely = dataclasses.replace(handbook, personas=())
    told = words(by_path(journey_pages(edition(lonely)))[f"journeys/{journey.id}.md"])
    assert "owner" in told
    assert "lost" in told


def test_an_empty_handbook_says_where_journeys_are_written(read: ReadHandbook) -> None:
    (index,) = journey_pages(edition(read({"mkdocs.yml": "site_name: x\n"})))
    assert "No journeys yet." in words(index)


def test_nothing_that_was_written_is_lost(read: ReadHandbook) -> None:
    text = "A word that stands nowhere else"
    handbook = read(
        {"mkdocs.yml": "site_name: x\n", "personas/owner.yaml": PERSONA, "journeys/t.yaml": journey_saying(text)}
    )
    told = words(by_path(journey_pages(edition(handbook)))["journeys/t.md"])
    assert told.count(text) >= journey_saying(text).count(text)


HOSTILE = [
    "<script>alert(1)</script>",
    "</div></td></table><h1>x",
    "<!-- never closed",
    "{{ 7 * 7 }} {% raw %} {# x #}",
    '--8<-- "mkdocs.yml"',
    "*a* _b_ `c` **d** ~~e~~",
    "[x](javascript:alert(1)) [[x]] [^1]",
    "![x](https://evil.example/x.png)",
    "```` ``` ~~~",
    "&lt;b&gt; &amp; &#60;",
    "{: .x #y onclick=z }",
    "*[HTML]: x",
    "!!! note",
    "::: handbook",
    ":smile: $x$ ==y== ^^z^^",
]


WHOLE = ("title", "scenario", "goal", "starts_when", "ends_when", "owner")
STAGE = ("name", "goal", "duration", "drop_out", "moves_on", "x-free")
STEP = ("action", "when", "goal", "note", "emotion", "thought", "touchpoint", "channel", "backstage", "x-free")


def journey_saying(text: str) -> str:
    def saying(*names: str) -> dict[str, object]:
        return dict.fromkeys(names, text)

    step = saying(*STEP) | {
        "feeling": 1,
        "actors": ["a"],
        "paths": ["p"],
        "pains": [saying("text", "x-free")],
        "opportunities": [saying("text", "owner", "metric", "x-free") | {"id": "o"}],
    }
    metric = saying("name", "value", "target", "source", "x-free")
    stage = saying(*STAGE) | {"id": "s", "paths": ["p"], "metrics": [metric], "steps": [step]}
    whole = saying(*WHOLE) | {
        "persona": "owner",
        "kind": "decision",
        "actors": [saying("name", "x-free") | {"id": "a"}],
        "paths": [saying("name", "x-free") | {"id": "p"}],
        "sections": [saying("title", "x-free") | {"body": "Calm."}],
        "x-free": text,
        "stages": [stage],
    }
    return json.dumps(whole)


def without_diagrams(shown: str) -> str:
    return re.sub(r"<pre[^>]*>.*?</pre>", "", shown, flags=re.DOTALL)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_journey_can_act_on_its_page(read: ReadHandbook, text: str) -> None:
    shown = {}
    for key, said in {"calm": "Calm", "hostile": text}.items():
        handbook = read(
            {"mkdocs.yml": "site_name: x\n", "personas/owner.yaml": PERSONA, "journeys/t.yaml": journey_saying(said)}
        )
        assert handbook.journeys, handbook.findings
        shown[key] = [without_diagrams(rendered(each)) for each in journey_pages(edition(handbook))]
    for calm, hostile in zip(shown["calm"], shown["hostile"], strict=True):
        assert re.findall(r"<[^>]*>", hostile) == re.findall(r"<[^>]*>", calm)
        assert unescape(hostile).count(text) == unescape(calm).count("Calm") - unescape(calm).count("Calm.")
