"""Personas side by side: differences first, and what they share."""

from __future__ import annotations

import re

from persona_handbook.insight.comparison import scales, shared, sides
from persona_handbook.settings.settings import Axis
from persona_handbook.site.pages.compare import MOST_IN_THE_PAGE, column_files, compare_page
from persona_handbook.testing import handbook_from, laid_over
from workshop import edition, words

TWO = """scales: [{axis: plans, value: 1}, {axis: trusts, value: 3}]
# personas/desk.yaml like personas/buyer.yaml
name: Desk
role: secondary
scales: [{axis: plans, value: 2}, {axis: trusts, value: 5}]
behaviors:
  - {id: calls, text: Calls two suppliers at once and takes the part that is on the shelf.}
pains: []
"""
AXES = (Axis("plans", "a", "b", "Plans"), Axis("trusts", "c", "d", "Trusts"), Axis("unused", "e", "f", "Unused"))


def test_scales_on_which_they_differ_most_come_first() -> None:
    personas = handbook_from(laid_over(TWO)).personas
    assert [(each.axis.axis, each.values, each.spread) for each in scales(personas, AXES)] == [
        ("trusts", (3, 5), 2),
        ("plans", (1, 2), 1),
    ]


def test_fields_that_nobody_fills_are_left_out() -> None:
    personas = handbook_from(laid_over(TWO)).personas
    found = {side.field: tuple(map(len, side.claims)) for side in sides(personas)}
    assert found["pains"] == (1, 0)
    assert "churn_risks" not in found


def test_what_two_personas_share_is_told() -> None:
    personas = handbook_from(laid_over(TWO)).personas
    (found,) = shared(personas)
    assert [(one.id, other.id) for one, other in found.overlap.pairs] == [
        ("get-part-today", "get-part-today"),
        ("calls-two-suppliers", "calls"),
    ]


def test_active_personas_are_chosen_first_and_all_can_be_chosen() -> None:
    more = "".join(
        f"# personas/p{number}.yaml like personas/buyer.yaml\nname: Person {number}\nstatus: draft\n"
        for number in range(9)
    )
    made = edition(handbook_from(laid_over(more)))
    page = compare_page(made)
    assert page.wide
    assert page.body.count('type="checkbox" id="compare-') == MOST_IN_THE_PAGE
    assert page.body.count(" checked") == 1
    assert page.body.count("<option ") == 10
    assert "Not in this table: Person 7 , Person 8 ." in words(page)
    assert list(column_files(made)) == ["personas/compare/p7.txt", "personas/compare/p8.txt"]
    column = column_files(made)["personas/compare/p7.txt"].decode()
    rows = re.findall(r'data-ph-row="([^"]*)"', column)
    assert {"", "score", "jobs", "objections"} <= set(rows)
    assert set(rows) <= {"", *re.findall(r'<tr id="([^"]+)"', page.body)}


def test_answers_stand_under_objections() -> None:
    two = "objections: [{id: o, text: Too slow., answer: It is on the shelf.}]\n"
    two += "# personas/desk.yaml like personas/buyer.yaml\n"
    assert "Too slow. It is on the shelf." in words(compare_page(edition(handbook_from(laid_over(two)))))


def test_one_persona_has_nothing_to_be_compared_with() -> None:
    assert "Nothing to compare yet" in words(compare_page(edition(handbook_from(laid_over("tags: [a]\n")))))
