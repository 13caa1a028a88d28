"""The language server over its protocol: what an editor shows and changes while somebody types."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from conftest import REPOSITORY
from lsp_session import CURSOR, Session
from persona_handbook.cli import main
from persona_handbook.cli.servers import lsp as command

OWNER = "personas/workshop-owner.yaml"
NEW = "personas/someone.yaml"
INTERVIEW = "personas/evidence/p-01.yaml"
JOURNEY = "journeys/workshop-owner-decides.yaml"
PAGE = "docs/page.md"
ELSEWHERE = "notes/persona.yaml"
BEGUN = "name: Someone\nstatus: draft\nsummary: Buys parts.\n"
RENAMES = {"workspaceEdit": {"documentChanges": True, "resourceOperations": ["rename"]}}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example, with a page and with a file that is not the handbook's."""
    folder = tmp_path_factory.mktemp("lsp").resolve() / "handbook"
    for name in ("personas", "journeys", "schemas"):
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    for path, text in {PAGE: "Ask [[persona:workshop-owner]].\n", ELSEWHERE: "name: [\n"}.items():
        (folder / path).parent.mkdir()
        (folder / path).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def running(root: Path) -> Iterator[Session]:
    """An editor in which the handbook is open."""
    session = Session(root, workspace=RENAMES)
    yield session
    session.end()


@pytest.fixture
def editor(running: Session) -> Iterator[Session]:
    """The same editor, with no file open."""
    yield running
    running.close_all()


def saved(root: Path, path: str) -> str:
    return (root / path).read_text("utf-8")


def with_cursor(text: str, before: str, after: str = "") -> str:
    """Put the cursor between two texts that follow each other."""
    assert before + after in text
    return text.replace(before + after, f"{before}{CURSOR}{after}", 1)


def marked(found: dict[str, Any], text: str) -> str:
    """Give the text that a range covers, on one line."""
    start, end = found["start"], found["end"]
    line = text.split("\n")[start["line"]].encode("utf-16-le")
    assert start["line"] == end["line"]
    covered: bytes = line[2 * start["character"] : 2 * end["character"]]
    return covered.decode("utf-16-le")


@pytest.mark.parametrize(
    ("typed", "rule", "severity", "covered", "said"),
    [
        ("status: draft\nsummary: B.\nname: A\nownr: C\n", "unknown-field", 1, "ownr", "Did you mean `owner`?"),
        ("name: A\nstatus: actve\nsummary: B.\n", "wrong-value", 1, "actve", "Did you mean `active`?"),
        ("name: A\nsummary: B.\nstatus: draft # 🛠\nvariant_of: 🛠\n", "wrong-value", 1, "🛠", "variant_of"),
        (f"{BEGUN}pains:\n  - {{id: 🛠, text: Late., evidence: [p-99]}}\n", "wrong-value", 1, "🛠", "`id`"),
        (f"{BEGUN}pains:\n  - {{text: 🛠🛠 Late., id: a, evidence: [p-99]}}\n", "unknown-reference", 1, "p-99", "p-99"),
        ("name: A\nstatus: draft\nsummary: B.\n", "no-owner", 2, "A", "owner"),
    ],
)
def test_a_mistake_is_shown_where_it_is(
    editor: Session, typed: str, rule: str, severity: int, covered: str, said: str
) -> None:
    found = [each for each in editor.findings(NEW, typed) if each["code"] == rule]
    assert [(each["severity"], marked(each["range"], typed), each["source"]) for each in found] == [
        (severity, covered, "personas")
    ]
    assert said in found[0]["message"]


def test_what_is_mended_while_typing_is_no_longer_shown(editor: Session) -> None:
    assert "wrong-value" in [each["code"] for each in editor.findings(NEW, BEGUN.replace("draft", "drft"))]
    assert "wrong-value" not in [each["code"] for each in editor.findings(NEW, BEGUN)]


def test_what_is_typed_in_one_file_is_told_in_another(editor: Session, root: Path) -> None:
    editor.type(OWNER, saved(root, OWNER).replace("id: late-parts", "id: parts-late"))
    told = editor.told_of(JOURNEY, "unknown-reference")
    (found,) = [each for each in told if each["code"] == "unknown-reference"]
    assert "`late-parts`" in found["message"]
    editor.close(OWNER)
    editor.told_of(JOURNEY, "unknown-reference", is_there=False)


def test_all_slips_of_a_broken_file_are_shown(editor: Session) -> None:
    found = editor.findings(NEW, "name: A\nstatus: actve\nsummary: Late: again\npains:\n  - id a\n    text: B\n")
    assert {1, 2, 4} <= {each["range"]["start"]["line"] for each in found}


@pytest.mark.parametrize(
    ("typed", "rule", "covered"),
    [
        ("needs:\n  - {id: a, text: B}\n  - {id: a, text: C}\n", "duplicate-id", ["a"]),
        (
            "needs:\n  - {id: a, text: B, evidence: [p-99]}\n  - {id: b, text: C, evidence: [p-99]}\n",
            "unknown-reference",
            ["p-99"],
        ),
        ("owner: a\nowner: b\n", "broken-yaml", ["owner"]),
    ],
)
def test_other_places_that_a_finding_speaks_of_are_named(
    editor: Session, typed: str, rule: str, covered: list[str]
) -> None:
    (found,) = [each for each in editor.findings(NEW, BEGUN + typed) if each["code"] == rule]
    assert [marked(each["location"]["range"], BEGUN + typed) for each in found["relatedInformation"]] == covered
    assert {each["location"]["uri"] for each in found["relatedInformation"]} == {editor.uri(NEW)}


@pytest.mark.parametrize("path", [ELSEWHERE, "README.md", "personas/notes.txt"])
def test_a_file_that_is_no_file_of_a_handbook_is_left_alone(editor: Session, path: str) -> None:
    place = editor.at(path, f"name: [{CURSOR}\n")
    assert editor.ask("textDocument/hover", **place) is None
    assert editor.ask("textDocument/completion", **place) is None
    assert editor.findings(NEW, BEGUN.replace("draft", "drft"))
    assert editor.uri(path) not in editor.told


COMPLETIONS = [
    # IDs, in every way in which a list can be written, closed or not
    (NEW, "pains:\n  - id: a\n    evidence: [▮]", {"p-01": "Owner of a workshop with two lifts, in town"}, {"a"}),
    (NEW, "pains:\n  - id: a\n    evidence: [p-0▮", {"p-01": "Owner of a workshop with two lifts, in town"}, {"a"}),
    (
        NEW,
        "pains:\n  - id: a\n    evidence: [p-02,\n      ▮",
        {"p-01": "Owner of a workshop with two lifts, in town"},
        set(),
    ),
    (NEW, "pains:\n  - id: a\n    evidence:\n      - ▮", {"p-02": None}, {"text"}),
    (NEW, "pains:\n  - id: a\n    evidence:\n    - p-▮", {"p-02": None}, {"text"}),
    (NEW, 'pains:\n  - id: a\n    evidence: ["▮"]', {"p-02": None}, set()),
    (NEW, "pains:\n  - {id: a, text: B, evidence: [▮", {"p-02": None}, set()),
    (NEW, "pains:\n  - id: a\n    checked_against:\n      - source: ▮", {"order-log-2026-h1": None}, set()),
    (NEW, "pains:\n  - {id: a, checked_against: [{source: ▮}]}", {"order-log-2026-h1": None}, set()),
    (NEW, "pains:\n  - id: a\n    themes: [▮]", {"promised-date": "in 10 files"}, {"p-01"}),
    (NEW, "replaced_by: ▮", {"workshop-owner": None}, {"someone"}),
    (NEW, "product: ▮", {"parts-shop": "Liftside parts shop"}, set()),
    (NEW, "scales:\n  - axis: ▮", {"plans-ahead": "Planning"}, set()),
    (NEW, "decisions:\n  - {id: a, team: ▮", {"sales": "Sales"}, set()),
    (NEW, "needs:\n  - {id: b, text: C}\ndecisions:\n  - id: a\n    because: [▮]", {"b": "C"}, {"hands-full"}),
    (NEW, "exceptions:\n  - rule: too▮", {"too-long": None}, set()),
    (INTERVIEW, "study: ▮", {"workshops-2026-spring": None}, set()),
    (JOURNEY, "persona: ▮", {"workshop-owner": None}, set()),
    (JOURNEY, "persona: workshop-owner\nstages:\n  - id: a\n    claims: [▮", {"hands-full": None}, {"silent-delay"}),
    (JOURNEY, "persona: front-desk\nstages:\n  - id: a\n    claims: [▮", {"silent-delay": None}, {"hands-full"}),
    (JOURNEY, "stages:\n  - id: ▮", {"one-more-window": None}, set()),
    (JOURNEY, "actors:\n  - {id: b, name: C}\nstages:\n  - steps:\n      - actors: [▮", {"b": "C"}, {"p-01"}),
    (PAGE, "Ask [[persona:▮", {"workshop-owner": None}, {"p-01"}),
    (PAGE, "See [[claim:workshop-owner/▮", {"workshop-owner/hands-full": None}, {"hands-full"}),
    (PAGE, "::: journey ▮", {"workshop-owner-decides": None}, set()),
    (PAGE, "See [[▮", {"evidence:": None}, set()),
    # values
    (NEW, "role: ▮", {"primary": None}, {"draft"}),
    (NEW, "buying_roles: [▮", {"decider": None}, set()),
    (NEW, "pains:\n  - severity: ▮", {"5": None}, {"6"}),
    (JOURNEY, "stages:\n  - steps:\n      - moment_of_truth: ▮", {"true": None}, set()),
    # names of fields, without those that stand there already
    (NEW, "pa▮", {"pains": "Pain points"}, {"name", "text"}),
    (NEW, "pains:\n  - ▮", {"id": None}, {"pains"}),
    (NEW, "pains:\n  - id: a\n    ▮", {"text": "Claim (required)"}, {"id"}),
    (NEW, "pains:\n  - {id: a, ▮}", {"text": None}, {"id"}),
    (
        JOURNEY,
        "stages:\n  - id: a\n    steps:\n      - action: B\n        ▮",
        {"touchpoint": None},
        {"action", "claims"},
    ),
    # nothing where nobody can tell, and none in text
    (NEW, "not_this: Some words ▮", {}, {"p-01"}),
    (NEW, "# evidence: [▮", {}, {"p-01"}),
]


@pytest.mark.parametrize(("path", "typed", "offered", "not_offered"), COMPLETIONS)
def test_what_can_stand_somewhere_is_offered(
    editor: Session, path: str, typed: str, offered: dict[str, str | None], not_offered: set[str]
) -> None:
    before = {NEW: BEGUN, JOURNEY: "title: A\nkind: decision\n", INTERVIEW: "kind: interview\n", PAGE: ""}[path]
    answer = editor.ask("textDocument/completion", **editor.at(path, before + typed))
    found = {each["label"]: each.get("detail") for each in answer["items"]}
    assert {label: detail and found.get(label) for label, detail in offered.items()} == offered
    assert set(offered) <= set(found)
    assert not not_offered & set(found)


@pytest.mark.parametrize(
    ("typed", "label", "gives"),
    [
        ("pains:\n  - id: a\n    evidence: [p-0▮2]", "p-01", "pains:\n  - id: a\n    evidence: [p-01]"),
        ("pains:\n  - evidence: [🛠, p▮", "p-01", "pains:\n  - evidence: [🛠, p-01"),
        ("own▮", "owner", "owner: "),
        ("own▮: us", "owner", "owner: us"),
        ("pai▮", "pains", "pains:"),
    ],
)
def test_what_is_chosen_stands_in_place_of_the_word(editor: Session, typed: str, label: str, gives: str) -> None:
    answer = editor.ask("textDocument/completion", **editor.at(NEW, BEGUN + typed))
    (chosen,) = [each for each in answer["items"] if each["label"] == label]
    assert editor.applied(NEW, [chosen["textEdit"]]) == BEGUN + gives


HOVERS = [
    (OWNER, "stat", "us: active", ["**Status** (`status`)", "draft, active or retired"]),
    (OWNER, "evidence: [p", "-01", ["**p-01** (evidence): Owner of a workshop with two lifts", f"`{OWNER}` (line"]),
    (OWNER, "id: late", "-parts", ["(claim):", f"`{JOURNEY}` (line"]),
    (OWNER, "promised-", "date", ["(theme): in 10 files"]),
    (OWNER, "product: parts", "-shop", ["(product): Liftside parts shop"]),
    (JOURNEY, "persona: workshop", "-owner", ["Workshop owner who orders", "`docs/page.md` (line 1)"]),
    (PAGE, "persona:workshop", "-owner", ["Workshop owner who orders"]),
]


@pytest.mark.parametrize(("path", "before", "after", "said"), HOVERS)
def test_hovering_tells_what_something_is(
    editor: Session, root: Path, path: str, before: str, after: str, said: list[str]
) -> None:
    answer = editor.ask("textDocument/hover", **editor.at(path, with_cursor(saved(root, path), before, after)))
    assert [each for each in said if each not in answer["contents"]["value"]] == []


@pytest.mark.parametrize("typed", ["name: [\nstatus: draft\nsum▮mary: B\n", "name: A\nstatus draft\nsum▮mary: B\n"])
def test_hovering_works_in_a_broken_file(editor: Session, typed: str) -> None:
    assert "(`summary`)" in editor.ask("textDocument/hover", **editor.at(NEW, typed))["contents"]["value"]


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("exceptions:\n  - {rule: vague▮-words, reason: B}\n", "Vague words"),
        ("pains:\n  - {id: a, text: B, evidence: [p▮-99]}\n", "There is no evidence `p-99`"),
        ("pains:\n  - {id: a, text: B, evidence: [p▮-99]}\n", "Unknown reference"),
    ],
)
def test_hovering_explains_a_rule(editor: Session, typed: str, rule: str) -> None:
    place = editor.at(NEW, BEGUN + typed)
    editor.told_of(NEW)
    assert rule in editor.ask("textDocument/hover", **place)["contents"]["value"]


@pytest.mark.parametrize(
    ("path", "before", "after", "leads_to", "line"),
    [
        (OWNER, "evidence: [p", "-01", INTERVIEW, ""),
        (OWNER, "source: order", "-log-2026-h1", "personas/evidence/order-log-2026-h1.yaml", ""),
        (OWNER, "product: parts", "-shop", "mkdocs.yml", "id: parts-shop"),
        (JOURNEY, "persona: workshop", "-owner", OWNER, ""),
        (JOURNEY, "claims: [", "", OWNER, "  - id: "),
        (PAGE, "persona:work", "shop-owner", OWNER, ""),
    ],
)
def test_an_id_leads_to_what_has_it(  # noqa: PLR0913, PLR0917  one for each column
    editor: Session, root: Path, path: str, before: str, after: str, leads_to: str, line: str
) -> None:
    answer = editor.ask("textDocument/definition", **editor.at(path, with_cursor(saved(root, path), before, after)))
    (found,) = answer
    assert found["uri"] == editor.uri(leads_to)
    assert line in saved(root, leads_to).split("\n")[found["range"]["start"]["line"]]


def test_every_place_that_names_something_is_found(editor: Session, root: Path) -> None:
    place = editor.at(JOURNEY, with_cursor(saved(root, JOURNEY), "persona: work", "shop-owner"))
    found = editor.ask("textDocument/references", **place, context={"includeDeclaration": False})
    assert {editor.uri(PAGE), editor.uri(JOURNEY)} <= {each["uri"] for each in found}
    for each in found:
        path = each["uri"].removeprefix(root.as_uri() + "/")
        assert marked(each["range"], saved(root, path)) == "workshop-owner"


RENAMED = [
    (OWNER, "id: late", "-parts", "parts-late", {OWNER: None, JOURNEY: 1}),
    (OWNER, "evidence: [p", "-01", "p-101", {OWNER: None, JOURNEY: None}),
    (JOURNEY, "persona: workshop", "-owner", "garage-owner", {PAGE: 1, JOURNEY: None}),
    (OWNER, "promised-", "date", "promise", {OWNER: None, INTERVIEW: None}),
    (OWNER, "product: parts", "-shop", "shop", {OWNER: 1, "mkdocs.yml": 1}),
]


@pytest.mark.parametrize(("path", "before", "after", "new", "changed"), RENAMED)
def test_an_id_is_renamed_wherever_it_stands(  # noqa: PLR0913, PLR0917  one for each column
    editor: Session, root: Path, path: str, before: str, after: str, new: str, changed: dict[str, int | None]
) -> None:
    place = editor.at(path, with_cursor(saved(root, path), before, after))
    old = editor.ask("textDocument/prepareRename", **place)["placeholder"]
    edits, files = editor.changes(editor.ask("textDocument/rename", **place, newName=new))
    assert set(changed) <= set(edits)
    assert {each: count and len(edits[each]) for each, count in changed.items()} == changed
    for each, those in edits.items():
        text = saved(root, each)
        assert {marked(edit["range"], text) for edit in those} == {old}
        assert {edit["newText"] for edit in those} == {new}
    assert [Path(each).stem for each in files] == ([old] if old in {"p-01", "workshop-owner"} else [])
    assert [Path(each).stem for each in files.values()] == ([new] if files else [])


@pytest.mark.parametrize(
    ("before", "after", "new", "why"),
    [
        ("id: hands", "-full", "Both hands", "not a valid ID"),
        ("id: hands", "-full", "desk-unminded", "already used"),
        ("evidence: [p", "-01", "p-02", "already used in `personas/evidence/p-02.yaml`"),
        ("evidence: [p", "-01", "con", "cannot be a file name"),
        ("source: order", "-log-2026-h1", "", "cannot be a file name"),
    ],
)
def test_what_cannot_be_an_id_is_refused(
    editor: Session, root: Path, before: str, after: str, new: str, why: str
) -> None:
    place = editor.at(OWNER, with_cursor(saved(root, OWNER), before, after))
    error = editor.answer("textDocument/rename", **place, newName=new)["error"]
    assert why in error["message"]


def test_quotation_marks_and_comments_stay_where_something_is_renamed(editor: Session) -> None:
    text = f"{BEGUN}needs:\n  - {{id: 'old', text: B}} # old\ndecisions:\n  - {{id: c, because: [\"o▮ld\"]}}\n"
    edits, _ = editor.changes(editor.ask("textDocument/rename", **editor.at(NEW, text), newName="12"))
    renamed = text.replace(CURSOR, "").replace("'old'", "'12'").replace('"old"', '"12"')
    assert editor.applied(NEW, edits[NEW]) == renamed


@pytest.mark.parametrize(
    ("typed", "at", "title", "gives"),
    [
        ("name: A\nstatus: actve\nsummary: B.\n", "actve", "Did you mean `active`?", "status: active"),
        ("name: A\nstatus: Active\nsummary: B.\n", "Active", "Write `status: active`.", "status: active"),
        ("name: A\r\nstatus: Active\r\nsummary: B.\r\n", "Active", "Write", "A\r\nstatus: active\r\n"),
        (
            f"{BEGUN}pains:\n  - {{id: a, text: B, evidence: [p-1]}}\n",
            "p-1",
            "Did you mean `p-01`?",
            "evidence: [p-01]",
        ),
    ],
)
def test_what_the_check_advises_is_offered_as_an_edit(
    editor: Session, typed: str, at: str, title: str, gives: str
) -> None:
    place = editor.at(NEW, with_cursor(typed, at[:1], at[1:]))
    here = {"start": place["position"], "end": place["position"]}
    answer = editor.ask(
        "textDocument/codeAction", textDocument=place["textDocument"], range=here, context={"diagnostics": []}
    )
    fitting = [each for each in answer if title in each["title"] and each["kind"] == "quickfix"]
    assert fitting, [each["title"] for each in answer]
    edits, _ = editor.changes(fitting[0]["edit"])
    assert gives in editor.applied(NEW, edits[NEW])


def test_all_safe_fixes_are_made_at_once(editor: Session) -> None:
    typed = "name: A\nstatus: Active\nsummary: B.\nrole: Primary\n"
    editor.type(NEW, typed)
    nowhere = {"line": 0, "character": 0}
    answer = editor.ask(
        "textDocument/codeAction",
        textDocument={"uri": editor.uri(NEW)},
        range={"start": nowhere, "end": nowhere},
        context={"diagnostics": [], "only": ["source.fixAll"]},
    )
    (whole,) = [each for each in answer if each["kind"] == "source.fixAll"]
    edits, _ = editor.changes(whole["edit"])
    assert editor.applied(NEW, edits[NEW]) == typed.replace("Active", "active").replace("Primary", "primary")


def test_the_outline_names_lists_and_their_entries(editor: Session, root: Path) -> None:
    editor.type(OWNER, saved(root, OWNER))
    outline = editor.ask("textDocument/documentSymbol", textDocument={"uri": editor.uri(OWNER)})
    by_name = {each["name"]: [inner["name"] for inner in each["children"]] for each in outline}
    assert by_name["Context"] == ["hands-full", "desk-unminded"]


def test_a_handbook_that_is_deleted_ends_nothing(tmp_path: Path) -> None:
    first, second = tmp_path.resolve() / "a", tmp_path.resolve() / "b"
    for folder in (first, second):
        (folder / "personas").mkdir(parents=True)
        (folder / "mkdocs.yml").write_text("plugins: [persona-handbook]\n", "utf-8")
    session = Session(tmp_path.resolve())
    try:
        broken = BEGUN.replace("draft", "drft")
        assert session.findings("a/personas/one.yaml", broken)
        shutil.rmtree(first)
        session.say("workspace/didChangeWatchedFiles", {"changes": [{"uri": session.uri("a"), "type": 3}]})
        session.close("a/personas/one.yaml")
        session.told_of("a/personas/one.yaml", "wrong-value", is_there=False)
        assert session.findings("b/personas/two.yaml", broken)
    finally:
        session.end()


def test_without_its_packages_the_command_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "NEEDED", ("pygls_of_another_name",))
    result = CliRunner().invoke(main, ["lsp"])
    assert result.exit_code == 2
    assert result.output.count("\n") == 1
    assert "mkdocs-persona-handbook[lsp]" in result.output


def test_no_other_command_loads_the_packages_of_the_server() -> None:
    assert not {"pygls", "lsprotocol"} & set(sys.modules)
