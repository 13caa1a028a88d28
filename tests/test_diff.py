"""What a change means: sentences about what is said otherwise, and on how much it still stands."""

from __future__ import annotations

import dataclasses
import json
import re
from dataclasses import is_dataclass
from html import unescape
from pathlib import Path
from typing import get_args, get_origin, get_type_hints

import jsonschema
import pytest
from click.testing import CliRunner, Result
from markdown import Markdown

from conftest import REPOSITORY
from persona_handbook.cli import main
from persona_handbook.insight.changes.file_changes import FileChange, file_changes
from persona_handbook.insight.changes.matching import KNOWN_BY
from persona_handbook.lint.accepting.change_report import change_between
from persona_handbook.lint.engine import waiting
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona
from persona_handbook.report.changes.formats import FORMATS
from persona_handbook.report.changes.markdown import LARGEST, change_markdown
from persona_handbook.report.changes.text import change_text
from persona_handbook.site.i18n.language import language_for_code
from persona_handbook.testing import TODAY, handbook_from, laid_over
from repository import commit, edit, example_repository, git

PAIN = """
pains:
  - id: late-parts
    text: {text}
    severity: {severity}
    evidence: [{evidence}]
"""
STEP = """
# journeys/buyer-returns.yaml
stages:
  - id: wrong-box
    name: The wrong part is in the box
    steps:
      - {{action: {action}, feeling: {feeling}, touchpoint: Box, evidence: [{evidence}]}}
      - {{action: Hands the box over, feeling: 4, touchpoint: Driver, evidence: [p-02]}}
"""


def pain(text: str = "Parts come late.", severity: int = 3, evidence: str = "p-01, p-02") -> str:
    return PAIN.format(text=text, severity=severity, evidence=evidence)


def step(action: str = "Opens the box", feeling: float = 3, evidence: str = "p-01") -> str:
    return STEP.format(action=action, feeling=feeling, evidence=evidence)


FELL = (
    "! Confidence in the pain point `late-parts` fell from moderate to very low: data contradict it; "
    "evidence contradicts it, and no reason explains why it is kept."
)


def changes(before: str, after: str, *, without: str = "") -> dict[str, FileChange]:
    now = {path: text for path, text in laid_over(after).items() if path != without}
    told = file_changes(handbook_from(laid_over(before)), handbook_from(now), TODAY)
    return {each.path: each for each in told}


def sentences(before: str, after: str, *, without: str = "") -> list[str]:
    found = changes(before, after, without=without)
    return [f"{'! ' if edit.weakens else ''}{edit.message}" for each in found.values() for edit in each.edits]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("tags: [a]", "tags: [a]  # a remark, and nothing else", []),
        ("owner: research", 'owner:   "research"', []),
        ("status: active", "status: draft", ["Status: active → draft"]),
        ("owner: research", "owner: product", ["Owner: research → product"]),
        ("owner: research", "# without owner", ["Owner: research → nothing"]),
        ("review_every: 6", "review_every: 12", ["Review interval: 6 → 12"]),
        ("tags: [a, b]", "tags: [b, c]", ["Tag was removed: a", "New tag: c"]),
        ("tags: [a]\nx-weight: 3", "tags: [a]\nx-weight: 4", ["`x-weight`: 3 → 4"]),
        (pain(), pain("Parts come a day late."), ["The pain point `late-parts` was reworded."]),
        (pain(), pain(severity=5), ["Severity of the pain point `late-parts`: 3 → 5"]),
        (
            pain(),
            pain(evidence="p-01"),
            ["! The pain point `late-parts` lost `p-02`; was heard from 2 people, now heard from 1 person."],
        ),
        (
            pain(evidence="p-01"),
            pain(evidence=""),
            ["! The pain point `late-parts` lost its only source, `p-01`; was heard from 1 person, now assumed."],
        ),
        (
            pain(evidence="p-01"),
            pain(evidence="p-01, p-02, p-03"),
            ["The pain point `late-parts` gained `p-02` and `p-03`; was heard from 1 person, now heard from 3 people."],
        ),
        (
            pain(evidence="p-01"),
            pain(evidence="p-02"),
            [
                "! The pain point `late-parts` lost `p-01`; still heard from 1 person.",
                "The pain point `late-parts` gained `p-02`.",
            ],
        ),
        (pain(), "pains: []", ["The pain point `late-parts` was removed: Parts come late."]),
        ("pains: []", pain(), ["New pain point: `late-parts`: Parts come late. (heard from 2 people)"]),
        (
            pain(),
            pain().replace("late-parts", "tardy-parts"),
            ["The pain point `late-parts` was renamed to `tardy-parts`."],
        ),
        (
            pain().replace("    severity: 3\n", ""),
            pain().replace("pains:", "needs:").replace("    severity: 3\n", "") + "# without pains",
            ["The need `late-parts` was moved from “pain points”."],
        ),
        (
            pain(),
            pain() + "    checked_against: [{source: order-log, verdict: contradicts, finding: 2 of 100 were late.}]",
            [
                "New data check of the pain point `late-parts`: “order-log”: contradicts",
                "! The pain point `late-parts` was heard from 2 people, now contradicted by data.",
                FELL,
            ],
        ),
        (
            "criteria:\n  - {id: price, text: The price.}\n  - {id: stock, text: The stock.}",
            "criteria:\n  - {id: stock, text: The stock.}\n  - {id: price, text: The price.}",
            ["The order of “decision criteria” changed."],
        ),
        (
            "goals:\n  - {id: price, text: The price.}\n  - {id: stock, text: The stock.}",
            "goals:\n  - {id: stock, text: The stock.}\n  - {id: price, text: The price.}",
            [],
        ),
        (
            "scales: [{axis: haste, value: 2}]",
            "scales: [{axis: haste, value: 4}]",
            ["Value of the scale “haste”: 2 → 4"],
        ),
        (
            "decisions: []",
            "decisions: [{id: one-cart, team: product, decision: Build one cart., because: [late-parts]}]",
            ["New decision: `one-cart`: Build one cart."],
        ),
        (
            "reviews: [{date: 2026-01-05, by: ux, outcome: no-change}]",
            "reviews: [{date: 2026-01-05, by: ux, outcome: no-change}, {date: 2026-07-05, by: ux, outcome: changed}]",
            ["New review: “2026-07-05”: changed"],
        ),
        (
            step(),
            step(action="Unpacks the box"),
            ["The step “Opens the box” of the stage `wrong-box` was reworded."],
        ),
        (
            step(),
            step(feeling=4.5),
            ["! The feeling at the step “Opens the box” of the stage `wrong-box`: 3 → 4.5, without new evidence."],
        ),
        (
            step(),
            step(feeling=4, evidence="p-01, p-03"),
            [
                "The feeling at the step “Opens the box” of the stage `wrong-box`: 3 → 4, with `p-03`.",
                "The step “Opens the box” of the stage `wrong-box` gained `p-03`.",
            ],
        ),
        (
            step(evidence=""),
            step(feeling=4, evidence=""),
            ["! The feeling at the step “Opens the box” of the stage `wrong-box`: 3 → 4, without any evidence."],
        ),
        (
            step(),
            step(feeling=4) + "# personas/evidence/p-01.yaml\ntitle: A second talk with P-01\n",
            [
                "The feeling at the step “Opens the box” of the stage `wrong-box`: 3 → 4, with `p-01`.",
                "Title: Interview with P-01 → A second talk with P-01",
            ],
        ),
        (
            "tags: [a]",
            "tags: [a]\n# personas/evidence/p-02.yaml\nconsent: {scope: internal, until: 2027-01-01}\n",
            ["Consent: nothing → internal"],
        ),
        (
            "tags: [a]\n# personas/evidence/p-02.yaml\nanswers: {problem: {says: It came late.}}\n",
            "tags: [a]\n# personas/evidence/p-02.yaml\nanswers: {problem: {says: It came twice.}}\n",
            [
                "“problem” of “answers” changed.",
                (
                    "Claims that cite it, with unchanged standing: `get-part-today`, `late-parts`, `third-wrong-part`, "
                    "`on-the-shelf`, `call-around`, `front-desk`, `one-more-login` and `guild-evening`."
                ),
            ],
        ),
    ],
)
def test_a_change_is_told_by_what_it_means(before: str, after: str, told: list[str]) -> None:
    assert sentences(before, after) == told


def test_a_claim_that_loses_a_deleted_interview_says_so_though_its_file_is_untouched() -> None:
    found = changes(pain(evidence="p-01"), pain(evidence="p-01"), without="personas/evidence/p-01.yaml")
    lost = [each.message for each in found["personas/buyer.yaml"].edits if each.id == "late-parts"]
    assert lost == [
        "The pain point `late-parts` lost its only source, `p-01` (deleted); was heard from 1 person, now assumed."
    ]
    gone = found["personas/evidence/p-01.yaml"]
    assert (gone.state, gone.weakens) == ("removed", True)
    assert {mention.file.path for mention in gone.still_named} == {
        "personas/buyer.yaml",
        "journeys/buyer-decides.yaml",
        "journeys/buyer-returns.yaml",
    }


def test_a_claim_grows_weaker_though_only_its_evidence_changed() -> None:
    twins = "# personas/evidence/p-02.yaml\nparticipant: P-01\n# personas/buyer.yaml\n"
    found = changes("tags: [a]\n", twins + "tags: [a]\n")["personas/buyer.yaml"]
    told = [each.message for each in found.edits if each.id == "third-wrong-part"]
    assert told == ["The trigger `third-wrong-part` was heard from 2 people, now heard from 1 person."]
    assert found.weakens


STAGE_A = "  - id: a\n    name: A\n    steps: [{action: One}, {action: Two}]\n"
STAGE_B = "  - {id: b, name: B}\n"


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (STAGE_B + STAGE_A, "The order of “stages” changed."),
        (STAGE_A.replace("{action: One}, {action: Two}", "{action: Two}, {action: One}") + STAGE_B, "step “Two”"),
    ],
    ids=["stages", "steps"],
)
def test_another_order_of_a_journey_is_a_change(after: str, told: str) -> None:
    before = "# journeys/buyer-returns.yaml\nstages:\n"
    found = changes(before + STAGE_A + STAGE_B, before + after)["journeys/buyer-returns.yaml"]
    assert any(told in each.message for each in found.edits), found.edits


def test_the_score_is_told_before_and_after() -> None:
    found = changes(pain(), pain(evidence=""))["personas/buyer.yaml"]
    before, after = found.score
    assert before
    assert after
    assert before.score > after.score


def test_a_renamed_file_is_followed_and_what_still_names_it_is_told() -> None:
    before = laid_over("tags: [a]")
    after = dict(before)
    after["personas/purchaser.yaml"] = after.pop("personas/buyer.yaml").replace("tags: [a]", "tags: [b]")
    (found,) = file_changes(handbook_from(before), handbook_from(after), TODAY)
    assert (found.id, found.was, found.state) == ("purchaser", "buyer", "changed")
    assert [each.message for each in found.edits] == ["Tag was removed: a", "New tag: b"]
    assert [each.file.path for each in found.still_named] == [
        "journeys/buyer-decides.yaml",
        "journeys/buyer-returns.yaml",
    ]


def test_findings_move_with_a_renamed_file() -> None:
    before = laid_over("# without owner")
    after = dict(before)
    after["personas/purchaser.yaml"] = after.pop("personas/buyer.yaml")
    after = {path: text.replace("persona: buyer\n", "persona: purchaser\n") for path, text in after.items()}
    told = change_between(handbook_from(before), handbook_from(after), TODAY)
    assert (told.new, told.fixed) == ((), ())


def test_a_file_that_breaks_is_not_taken_for_deleted() -> None:
    now = laid_over("tags: [a]") | {"personas/buyer.yaml": "name: [\n"}
    found = file_changes(handbook_from(laid_over("tags: [a]")), handbook_from(now), TODAY)
    assert [(each.path, each.state) for each in found] == [("personas/buyer.yaml", "broken")]
    back = file_changes(handbook_from(now), handbook_from(laid_over("tags: [a]")), TODAY)
    assert [(each.path, each.state) for each in back] == [("personas/buyer.yaml", "mended")]


def test_steps_are_followed_when_one_is_put_between() -> None:
    more = step().replace(
        "      - {action: Hands",
        "      - {action: Swears, feeling: 1, touchpoint: Box, evidence: [p-01]}\n      - {action: Hands",
    )
    assert sentences(step(), more) == ["New step of the stage `wrong-box`: “Swears”"]
    assert sentences(more, step()) == ["The step “Swears” of the stage `wrong-box` was removed."]


def test_every_part_that_stands_in_a_list_is_known_by_something() -> None:
    def parts(kind: type) -> set[type]:
        found: set[type] = set()
        for hint in get_type_hints(kind).values():
            for inner in get_args(hint) if get_origin(hint) is tuple else ():
                if isinstance(inner, type) and is_dataclass(inner):
                    found |= {inner} | parts(inner)
        return found

    for part in parts(Persona) | parts(Evidence) | parts(Journey):
        assert "id" in get_type_hints(part) or part in KNOWN_BY, part


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return example_repository(tmp_path, monkeypatch)


def diff(*words: str) -> Result:
    return CliRunner().invoke(main, ["diff", *words])


def test_nothing_changed_is_said(repository: Path) -> None:
    assert repository.exists()
    assert diff("main").output == "No content changes.\n"


def test_two_revisions_can_be_compared_and_the_line_of_the_base_may_go_on(repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "work")
    edit(repository, "personas/workshop-owner.yaml", "owner: research", "owner: product")
    commit(repository)
    git(repository, "checkout", "-q", "main")
    edit(repository, "personas/front-desk.yaml", "owner: research", "owner: ux")
    commit(repository)
    told = diff("main", "work")
    assert told.exit_code == 0
    assert "Owner: research → product" in told.output
    assert "ux" not in told.output


def test_the_json_is_as_its_schema_says(repository: Path) -> None:
    (repository / "personas/evidence/p-13.yaml").unlink()
    edit(repository, "personas/workshop-owner.yaml", "owner: research", "owner: product")
    git(repository, "mv", "personas/front-desk.yaml", "personas/desk.yaml")
    out = repository / "change.json"
    assert diff("main", "--format", "json", "--output", str(out)).exit_code == 0
    told = json.loads(out.read_text("utf-8"))
    schema = json.loads((REPOSITORY / "schemas/change.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(told)
    states = {each["path"]: (each["state"], each["was"]) for each in told["files"]}
    assert states["personas/evidence/p-13.yaml"] == ("removed", None)
    assert states["personas/desk.yaml"] == ("changed", "front-desk")
    assert told["findings"]["new"]


@pytest.mark.parametrize("revision", ["no-such-branch", "--help-me"])
def test_a_revision_that_git_does_not_know_is_said_clearly(repository: Path, revision: str) -> None:
    result = diff("--", revision)
    assert (repository.exists(), result.exit_code) == (True, 2)
    assert "Git does not know the revision" in result.output


HOSTILE = "<script>x</script> @everyone [click](http://evil.example) `</code><b>` ::error::x | # \u202e"


def test_the_markdown_shows_what_was_written_and_makes_nothing_of_it() -> None:
    told = change_between(handbook_from(laid_over(pain())), handbook_from(laid_over(pain(json.dumps(HOSTILE)))), TODAY)
    html = Markdown().convert(change_markdown(told))
    for forbidden in ("<script", "<a ", "<b>", "@everyone"):
        assert forbidden not in html
    assert not any(line.startswith("::") for line in change_text(told).splitlines())


def test_a_change_that_is_too_large_for_a_comment_is_cut_and_counted() -> None:
    claims = "\n".join(f"  - {{id: pain-{number}, text: {'word ' * 40}{number}.}}" for number in range(400))
    told = change_between(handbook_from(laid_over("pains: []")), handbook_from(laid_over(f"pains:\n{claims}")), TODAY)
    many = dataclasses.replace(told, files=told.files * 3)
    written = change_markdown(many)
    assert len(written) < LARGEST + 200
    assert "do not fit here" in written


def test_what_a_rule_found_that_now_waits_is_not_mended() -> None:
    few = pain() + "behaviors: []\n"
    lost = few + "jobs: [{id: a, situation: b, motivation: c, outcome: d, evidence: [p-99]}]\n"
    before, after = handbook_from(laid_over(few)), handbook_from(laid_over(lost))
    told = change_between(before, after, TODAY)
    assert "unknown-reference" in {each.rule for each in told.new}
    assert {each.rule for each in told.fixed}.isdisjoint(rule for _, rule in waiting(after))
    assert waiting(after)


def test_a_handbook_that_is_younger_than_the_commit_is_all_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path, text in laid_over("tags: [a]\n").items():
        (tmp_path / "part" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "part" / path).write_text(text, "utf-8")
    (tmp_path / "part/mkdocs.yml").write_text("site_name: x\n", "utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "Begin")
    monkeypatch.chdir(tmp_path / "part")
    told = CliRunner().invoke(main, ["diff", "main"])
    assert told.exit_code == 0, told.output
    assert "personas/buyer.yaml" in told.output
    assert CliRunner().invoke(main, ["check", "--since", "main", "--today", "2026-10-15"]).exit_code in {0, 1}


@pytest.mark.parametrize(("begun", "told"), [(False, "not in a Git repository"), (True, "has no commits")])
def test_a_folder_with_nothing_to_compare_with_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, begun: bool, told: str
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    if begun:
        git(tmp_path, "init", "-q")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["diff", "main"])
    assert (result.exit_code, told in result.output) == (2, True)


def test_what_is_kept_out_of_archives_is_compared_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = example_repository(tmp_path, monkeypatch)
    (root / ".gitattributes").write_text("personas export-ignore\n", "utf-8")
    commit(root)
    assert "No content changes" in CliRunner().invoke(main, ["diff", "HEAD"]).output


def test_two_interviews_with_two_people_are_no_rename(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = example_repository(tmp_path, monkeypatch)
    folder = root / "personas/evidence"
    text = (folder / "p-13.yaml").read_text("utf-8")
    (folder / "p-99.yaml").write_text(text.replace("participant: P-13", "participant: P-99"), "utf-8")
    (folder / "p-13.yaml").unlink()
    told = CliRunner().invoke(main, ["diff", "HEAD"]).output
    assert "its only source, `p-13` (deleted)" in told
    assert "Renamed" not in told


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("code", "said"),
    [
        (
            "de",
            ["Schmerzpunkt late-parts: weniger Belege, ohne p-02; vorher von 2 Personen gehört, jetzt von 1 Person"],
        ),
        ("fr", ["late-parts : perte de p-02"]),
        ("ja", ["late-partsから根拠がなくなりました"]),
        ("en", ["The pain point late-parts lost p-02; was heard from 2 people, now heard from 1 person."]),
    ],
)
def test_a_change_is_told_in_a_language(code: str, said: list[str], form: str) -> None:
    before, after = (handbook_from(laid_over(pain(evidence=each))) for each in ("p-01, p-02", "p-01"))
    report = FORMATS[form](change_between(before, after, TODAY), language_for_code(code).gettext)
    told = re.sub(r"[\u00a0\u202f]", " ", re.sub(r"</?code>|[`\\]", "", unescape(report)))
    assert [each for each in said if each not in told] == []


def test_an_answer_that_was_emptied_tells_what_the_claims_that_cite_it_lost() -> None:
    hollow = "# personas/evidence/p-02.yaml\nanswers: {problem: {says: x}}\n"
    before, after = (handbook_from(laid_over(each)) for each in ("", hollow))
    report = FORMATS["text"](change_between(before, after, TODAY), language_for_code("en").gettext)
    assert "`front-desk` of `buyer` cites it; was heard from 2 people, now heard from 1 person." in report
