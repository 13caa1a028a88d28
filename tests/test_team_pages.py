"""What each team reads: claims of active personas with how they are known, in the order in which they press."""

from __future__ import annotations

import re
from html import unescape

import pytest

from conftest import ReadHandbook
from persona_handbook.insight.for_teams import (
    active_quotes,
    claims_for,
    low_points,
    not_served,
    placed_opportunities,
    served,
)
from persona_handbook.site.pages.decisions import decision_pages, decisions
from persona_handbook.site.pages.personas import persona_pages
from persona_handbook.site.pages.teams import most_pressing, team_pages
from persona_handbook.testing import TODAY, handbook_from, laid_over
from workshop import by_path, edition, words

JOBS = """jobs:
  - {id: nice, situation: am here at noon, motivation: have a rest, outcome: go on, importance: 2, satisfaction: 5}
  - {id: solved, situation: am here at six, motivation: see the end, outcome: go on, importance: 5, satisfaction: 5}
  - {id: missing, situation: am here at two, motivation: know it now, outcome: go on, importance: 5, satisfaction: 1}
"""


@pytest.mark.parametrize(
    ("team", "example", "expected"),
    [
        ("product", JOBS, {"jobs": ["missing", "solved", "nice"], "pains": ["late-parts"]}),
        (
            "product",
            "pains:\n  - {id: low, text: A., severity: 1}\n  - {id: high, text: B., severity: 5}\n",
            {"jobs": ["get-part-today"], "pains": ["high", "low"]},
        ),
        (
            "marketing",
            (
                "goals:\n  - {id: assumed, text: A.}\n  - {id: heard, text: B., evidence: [p-01, p-02]}\n"
                "  - {id: once, text: C., evidence: [p-01]}\n"
            ),
            {
                "triggers": ["third-wrong-part"],
                "channels": ["guild-evening"],
                "alternatives": ["call-around"],
                "goals": ["heard", "once", "assumed"],
            },
        ),
        (
            "sales",
            "tags: [a]\n",
            {
                "objections": ["one-more-login"],
                "criteria": ["on-the-shelf"],
                "influencers": ["front-desk"],
                "alternatives": ["call-around"],
            },
        ),
        ("marketing", "status: draft\n", {}),
        ("sales", "role: anti\n", {}),
        ("research", "tags: [a]\n", {}),
    ],
)
def test_claims_for_a_team(team: str, example: str, expected: dict[str, list[str]]) -> None:
    found = claims_for(team, handbook_from(laid_over(example)))
    assert {field: [told.claim.id for told in all_] for field, all_ in found.items()} == expected


def test_the_primary_persona_comes_first_and_anti_personas_apart() -> None:
    like = "like personas/buyer.yaml\nrole"
    more = f"# personas/a.yaml {like}: secondary\n# personas/z.yaml {like}: anti\n"
    more += f"# personas/y.yaml {like}: anti\nstatus: draft\n"
    handbook = handbook_from(laid_over(more))
    assert [each.id for each in served(handbook)] == ["buyer", "a"]
    assert [each.id for each in not_served(handbook)] == ["z"]


def test_opportunities_and_low_points_begin_with_the_worst_step() -> None:
    handbook = handbook_from(
        laid_over(
            "# journeys/buyer-returns.yaml\nstages:\n  - id: s\n    name: S\n    steps:\n"
            "      - {action: Bad, feeling: 2, opportunities: [{id: b, text: B, owner: support}]}\n"
            "      - {action: Good, feeling: 5, opportunities: [{id: g, text: G}]}\n"
            "      - {action: Worst, feeling: 1, opportunities: [{id: w, text: W}]}\n"
        )
    )
    assert [each.opportunity.id for each in placed_opportunities(handbook, lambda _: True)] == [
        "check-number",
        "w",
        "b",
        "g",
    ]
    assert [each.opportunity.id for each in placed_opportunities(handbook, lambda each: each.owner == "support")] == [
        "b"
    ]
    assert [(each.step.action, each.number) for each in low_points(handbook)] == [("Worst", 3), ("Bad", 1)]


@pytest.mark.parametrize(("until", "shown"), [("2026-10-15", ["I promise cars."]), ("2026-10-14", [])])
def test_words_are_quoted_only_with_consent(until: str, shown: list[str]) -> None:
    consent = f"consent: {{scope: public, until: {until}}}\n"
    handbook = handbook_from(
        laid_over(f"# personas/evidence/p-01.yaml\nquotes: [{{text: I promise cars.}}]\n{consent}")
    )
    assert [each.text for each in active_quotes(handbook, TODAY)] == shown


def test_each_line_of_a_page_leads_to_its_persona_and_its_evidence() -> None:
    page = by_path(team_pages(edition()))["teams/sales.md"]
    told = words(page)
    assert "Whom do I ring when it goes wrong?" in told
    assert "Answer: One person with a name and a number." in told
    assert "heard from 2 people" in told
    body = unescape(page.body)
    assert "../personas/workshop-owner.md#claim-who-do-i-ring" in body
    assert "../evidence/p-01.md" in body


def test_teams_are_settings(read: ReadHandbook) -> None:
    site = "site_name: x\nplugins:\n  - persona-handbook:\n      teams: [{id: research, name: Research guild}]\n"
    shown = by_path(team_pages(edition(read({"mkdocs.yml": site}))))
    assert set(shown) == {"teams/index.md", "teams/research.md"}
    assert "No active personas yet." in words(shown["teams/research.md"])
    usual = by_path(team_pages(edition(read({"mkdocs.yml": "site_name: x\n"}))))
    assert set(usual) == {f"teams/{team}.md" for team in ("index", "product", "marketing", "sales", "support")}


@pytest.mark.parametrize(
    ("count", "unfolded", "expected"),
    [(14, 24, (14, 0, 0)), (15, 24, (12, 3, 0)), (40, 24, (12, 24, 4)), (40, 0, (12, 0, 28)), (0, 24, (0, 0, 0))],
)
def test_a_long_list_unfolds_and_says_what_is_left_out(
    count: int, unfolded: int, expected: tuple[int, int, int]
) -> None:
    found = most_pressing(range(count), unfolded)
    assert (len(found.shown), len(found.folded), found.left) == expected


def test_each_product_has_a_page_for_each_team_where_there_are_several() -> None:
    more = "product: shop\n# personas/desk.yaml like personas/buyer.yaml\nname: Desk\nproduct: desk\n"
    shown = by_path(team_pages(edition(handbook_from(laid_over(more)))))
    one = by_path(team_pages(edition(handbook_from(laid_over("product: shop\n")))))

    assert {"teams/sales.md", "teams/sales/shop.md", "teams/sales/desk.md"} <= set(shown)
    assert "personas/desk.md" in unescape(shown["teams/sales/desk.md"].body)
    assert "personas/buyer.md" not in unescape(shown["teams/sales/desk.md"].body)
    assert "teams/sales/shop.md" not in one


def test_the_index_of_personas_groups_them_by_product_where_there_are_several() -> None:
    more = "product: shop\n# personas/desk.yaml like personas/buyer.yaml\nname: Desk\nproduct: desk\n"
    heading = r"<h2 id=\"\w+\">(\w+)</h2>"
    several = by_path(persona_pages(edition(handbook_from(laid_over(more)))))["personas/index.md"]
    one = by_path(persona_pages(edition(handbook_from(laid_over("product: shop\n")))))["personas/index.md"]
    assert re.findall(heading, several.body) == ["Desk", "Shop"]
    assert re.findall(heading, one.body) == []


@pytest.mark.parametrize(
    ("team", "first"),
    [("product", "Opportunities"), ("marketing", "Quotes"), ("sales", "Objections"), ("support", "Low points")],
)
def test_a_page_begins_with_what_the_team_asks_first(team: str, first: str) -> None:
    stages = "stages:\n  - id: s\n    name: S\n    steps: [{action: Bad, feeling: 1}, {action: Good, feeling: 4}]\n"
    quoted = "# personas/evidence/p-01.yaml\nquotes: [{text: I promise cars.}]\n"
    page = by_path(team_pages(edition(handbook_from(laid_over(f"{quoted}# journeys/buyer-returns.yaml\n{stages}")))))
    headings = re.findall(r"^## (.*?) \{", page[f"teams/{team}.md"].body, re.MULTILINE)
    assert headings[0].startswith(first), headings


def test_an_objection_with_an_answer_comes_before_one_without() -> None:
    told = "objections:\n  - {id: open, text: A.}\n  - {id: answered, text: B., answer: Yes.}\n"
    found = claims_for("sales", handbook_from(laid_over(told)))
    assert [each.claim.id for each in found["objections"]] == ["answered", "open"]


def test_decisions_stand_newest_first_and_undated_last() -> None:
    made = """decisions:
  - {id: a, team: product, decision: First., because: [late-parts], date: 2026-01-02}
  - {id: b, team: sales, decision: Undated., because: [late-parts]}
  - {id: c, team: sales, decision: Second., because: [late-parts], date: 2026-03-01}
"""
    shown = edition(handbook_from(laid_over(made)))
    assert [each.decision.id for each in decisions(shown)] == ["c", "a", "b"]
    told = words(next(decision_pages(shown)))
    assert told.index("Second.") < told.index("First.") < told.index("Undated.")
    assert "Three parts in ten come a day late." in told


@pytest.mark.parametrize(
    ("change", "count"), [("state: current", 1), ("state: future", 0), ("status: draft", 0), ("kind: decision", 0)]
)
def test_a_low_point_is_felt_on_a_journey_of_today_after_the_purchase(change: str, count: int) -> None:
    stages = "stages:\n  - id: s\n    name: S\n    steps: [{action: Bad, feeling: 2}, {action: So so, feeling: 2.1}]\n"
    handbook = handbook_from(laid_over(f"# journeys/buyer-returns.yaml\n{change}\n{stages}"))
    assert len([each for each in low_points(handbook) if each.journey.id == "buyer-returns"]) == count


def test_a_line_leads_to_its_persona_by_its_short_name() -> None:
    shown = by_path(team_pages(edition(handbook_from(laid_over("short_name: Owner\n")))))
    assert '<a class="ph-chip" href="../personas/buyer.md#claim-one-more-login">Owner</a>' in unescape(
        shown["teams/sales.md"].body
    )
