"""Interviews out of spreadsheets, the handbook into them and back: nothing lost, nobody named, nothing overwritten."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import REPOSITORY, WriteHandbook
from persona_handbook.cli import main
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.model.handbook import Handbook
from persona_handbook.reading.schema.schemas import schema_of
from persona_handbook.settings.settings import read_settings
from persona_handbook.tables.sheets import KIND_OF_SHEET, Sheet
from persona_handbook.tables.writing import as_workbook
from persona_handbook.testing import TODAY
from persona_handbook.writing.importing.column_mapping import DateOrder, as_meant, field_meant
from persona_handbook.writing.importing.pseudonyms import Pseudonyms, name_in
from repository import git

EVIDENCE = schema_of("evidence")
HEAD = "Timestamp,Name,What problem were you trying to solve?,Last doubts,E-Mail\n"
ANNA = "2026-03-01 10:22:11,Anna Huber,Parts come late,One more password,anna@workshop-graz.at\n"
BEN = "2026-03-02,Ben Ito,Late again,The price,\n"


def personas(*words: str) -> Result:
    return CliRunner().invoke(main, [*words])


def read(root: Path) -> Handbook:
    return read_handbook(read_settings(root))


def said(root: Path) -> dict[str, object]:
    handbook = read(root)
    files = [file for kind in ("persona", "evidence", "journey") for file in handbook.files(kind)]
    return {each.path: each.place.document.data for each in files}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty handbook, in a folder that has room beside it."""
    root = tmp_path / "handbook"
    root.mkdir()
    (root / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def example_handbook(root: Path) -> Path:
    """The example handbook, to take things out of."""
    for name in ("personas", "journeys"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    return root


def bring(text: str, *words: str, name: str = "interviews.csv") -> Result:
    Path(name).write_text(text, "utf-8")
    return personas("import", name, *words)


def exports(root: Path) -> Iterator[list[str]]:
    personas("export", "--format", "xlsx", "--output", "../all.xlsx")
    yield ["../all.xlsx"]
    personas("export", "--format", "json", "--output", "../all.json")
    yield ["../all.json"]
    personas("export", "--format", "csv", "--output", "../tables")
    yield [str(each) for each in sorted((root.parent / "tables").glob("*.csv"))]


def test_what_is_exported_imports_again_without_loss(example_handbook: Path) -> None:
    before = said(example_handbook)
    assert len(before) > 30
    for files in list(exports(example_handbook)):
        same = personas("import", *files)
        assert same.exit_code == 0, same.output
        assert f"{len(before)} files: {len(before)} the same." in same.output
        for name in ("personas", "journeys"):
            shutil.rmtree(example_handbook / name)
        written = personas("import", *files, "--write")
        assert written.exit_code == 0, written.output
        assert said(example_handbook) == before
        assert personas("check").exit_code == 0


@pytest.mark.parametrize("sheet", KIND_OF_SHEET)
def test_one_sheet_goes_to_the_screen(example_handbook: Path, sheet: str) -> None:
    shown = personas("export", sheet)
    assert shown.exit_code == 0
    assert shown.output.splitlines()[0].lstrip("\ufeff").startswith(("id,", "persona,list,", "journey,"))
    assert example_handbook.is_dir()


def test_what_cannot_leave_is_left_out_and_said(example_handbook: Path) -> None:
    file = example_handbook / "personas/evidence/p-01.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("until: 2028-12-31", "until: 2026-10-14"), "utf-8")
    (example_handbook / "personas/evidence/p-02.yaml").write_text("kind: [", "utf-8")
    shown = personas("export", "evidence")
    assert "everything in personas/evidence/p-01.yaml that no consent covers" in shown.output
    assert "Not exported: personas/evidence/p-02.yaml, which has errors" in shown.output
    assert "Not one more password" not in shown.output
    assert "The password. The computer" not in shown.output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--format", "xlsx"], "Name the workbook"),
        (["--format", "csv"], "Name a folder"),
        (["claims", "--format", "json"], "JSON exports whole files"),
    ],
)
def test_an_export_that_has_no_place_is_said(example_handbook: Path, words: list[str], told: str) -> None:
    result = personas("export", *words)
    assert (result.exit_code, told in result.output, example_handbook.is_dir()) == (2, True, True)


def test_a_dry_run_says_what_each_column_and_row_becomes_and_writes_nothing(root: Path) -> None:
    result = bring(HEAD + ANNA + BEN, "--names", "Name", "--key", "../key.csv")
    assert result.exit_code == 0, result.output
    for told in (
        "interviews: 2 rows",
        "Timestamp → date",
        "Name → a pseudonym, as participant",
        "What problem were you trying to solve? → answers.problem.says",
        "Last doubts → answers.almost_stopped.says",
        "E-Mail is ignored",
        "new  personas/evidence/p-01.yaml",
        "2 files: 2 new.",
        "Nothing written yet. Add --write to write 2.",
    ):
        assert told in result.output
    assert said(root) == {}
    assert not (root.parent / "key.csv").exists()


def test_each_row_becomes_an_interview_without_a_name(root: Path) -> None:
    words = ["--names", "Name", "--key", "../key.csv", "--set", "consent.scope=internal", "--write"]
    assert bring(HEAD + ANNA + BEN, *words).exit_code == 0
    assert said(root)["personas/evidence/p-01.yaml"] == {
        "kind": "interview",
        "title": "Interview with P-01",
        "date": "2026-03-01",
        "participant": "P-01",
        "answers": {"problem": {"says": "Parts come late"}, "almost_stopped": {"says": "One more password"}},
        "consent": {"scope": "internal"},
    }
    assert "Anna" not in "".join(file.read_text("utf-8") for file in (root / "personas").rglob("*.yaml"))
    assert "Anna Huber,P-01" in (root.parent / "key.csv").read_text("utf-8")
    again = bring(HEAD + ANNA + BEN + "2026-04-01,Cy Wu,x,y,\n2026-05-01,anna  huber,x,y,\n", *words)
    assert "4 files: 2 new, 2 the same." in again.output
    evidence = read(root).evidence
    assert {each.id: each.participant for each in evidence} == {
        "p-01": "P-01",
        "p-01-2026-05-01": "P-01",
        "p-02": "P-02",
        "p-03": "P-03",
    }


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("2026-03-02,Ben Ito,Ask Ben about it,x,\n", "the name of the person (Ben)"),
        ("2026-03-02,Ben Ito,anna huber told me,x,\n", "a name (Anna Huber)"),
        ("3/1/2026,Ben Ito,x,y,\n", "--dates day-first or --dates month-first"),
        ("2026-03-02,Ben Ito,Call +43 316 875 0000,x,\n", "a phone number"),
        ("2026-03-02,Ben Ito,x,ben@workshop-graz.at,\n", "an email address"),
        ("2 March,Ben Ito,x,y,\n", "The field `date` is `2 March`"),
        (",Ben Ito,x,y,\n", "The field `date` is missing"),
        ("2026-03-02,Ben Ito,x, y,z,late, again\n", "The column of this cell has no heading"),
        ("2026-03-01,Anna Huber,x,y,\n", "`p-01` is in two rows"),
    ],
)
def test_a_row_that_cannot_be_taken_in_is_refused_with_its_number_and_the_others_are_not(
    root: Path, row: str, told: str
) -> None:
    result = bring(HEAD + ANNA + row, "--names", "Name", "--key", "../key.csv", "--write")
    assert result.exit_code == 1
    assert told in result.output
    assert "interviews.csv:3:" in result.output
    assert [each.id for each in read(root).evidence] == ["p-01"]


def test_what_is_there_is_changed_only_when_asked(root: Path) -> None:
    table = "id,participant,date,problem\np-01,P-01,2026-03-01,{0}\n"
    bring(table.format("Late."), "--write")
    changed = bring(table.format("Late again."), "--write")
    assert "1 file: 1 changed." in changed.output
    assert "--replace overwrites them" in changed.output
    assert "says: Late.\n" in (root / "personas/evidence/p-01.yaml").read_text("utf-8")
    bring(table.format("Late again."), "--write", "--replace")
    assert "says: Late again.\n" in (root / "personas/evidence/p-01.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--names", "Name"], "Add --key with a path outside the handbook"),
        (["--names", "Name", "--key", "key.csv"], "is in the handbook"),
        (["--names", "Nam", "--key", "../key.csv"], "Did you mean `Name`?"),
        (["--map", "E-Mail"], "is not a pair"),
        (["--map", "E-Mail=titel"], "Did you mean `title`?"),
        (["--map", "Mail=title"], "No table has the column 'Mail'"),
        (["--set", "consent=x", "--set", "x"], "is not a pair"),
        ([], "No column has the participant. If Name has people's names, add: --names Name --key"),
    ],
)
def test_wishes_that_make_no_sense_are_said(root: Path, words: list[str], told: str) -> None:
    result = bring(HEAD + ANNA, *words)
    assert result.exit_code == 2
    assert told in result.output
    assert said(root) == {}


def test_what_the_table_does_not_tell_stays(root: Path) -> None:
    bring("participant,date,problem,link\nP-01,2026,Late.,https://example.com/1\n", "--write")
    file = root / "personas/evidence/p-01.yaml"
    file.write_text(file.read_text("utf-8") + "quotes: [{text: Always late.}]\nconsent: {scope: public}\n", "utf-8")
    words = ["--set", "consent.scope=internal", "--write", "--replace"]
    assert "1 the same" in bring("participant,date,problem\nP-01,2026,Late.\n", *words).output
    bring("participant,date,problem,link\nP-01,2026,Later.,\n", *words)
    assert said(root)["personas/evidence/p-01.yaml"] == {
        "kind": "interview",
        "title": "Interview with P-01",
        "date": 2026,
        "participant": "P-01",
        "answers": {"problem": {"says": "Later."}},
        "quotes": [{"text": "Always late."}],
        "consent": {"scope": "public"},
    }


def test_no_export_is_written_over_what_people_wrote(example_handbook: Path) -> None:
    before = (example_handbook / "mkdocs.yml").read_bytes()
    for target in ("mkdocs.yml", "personas/workshop-owner.yaml"):
        result = personas("export", "--format", "json", "--output", target)
        assert (result.exit_code, "is a file of the handbook" in result.output) == (2, True)
    assert (example_handbook / "mkdocs.yml").read_bytes() == before


def test_the_key_lies_outside_of_the_repository(root: Path) -> None:
    git(root.parent, "init", "-q")
    result = bring(HEAD + ANNA, "--names", "Name", "--key", "../key.csv")
    assert (result.exit_code, "the handbook's repository" in result.output) == (2, True)


@pytest.mark.parametrize(("text", "told"), [("", "is empty"), ("sep=;\nDate;Participant\n2026;P-01\n", "1 new")])
def test_tables_as_programs_leave_them(root: Path, text: str, told: str) -> None:
    assert told in bring(text).output
    assert said(root) == {}


def test_a_table_without_days_is_said_once(root: Path) -> None:
    result = bring("Who,Problem\nP-01,Late\nP-02,Late\n", "--map", "Who=participant")
    assert (result.exit_code, result.output.count("No column has the date")) == (2, 1)
    assert said(root) == {}


def test_columns_can_be_told_in_a_file(root: Path) -> None:
    (root / "columns.yaml").write_text("Q1: answers.problem.says\nWhen: date\nWho: participant\n", "utf-8")
    assert bring("Who,When,Q1\nP-07,2026-03,Late.\n", "--mapping", "columns.yaml", "--write").exit_code == 0
    assert [each.id for each in read(root).evidence] == ["p-07"]


def test_a_workbook_with_a_sheet_of_any_name_holds_interviews(root: Path) -> None:
    sheets = [
        Sheet("Notes", ("a",), ({"a": "b"},)),
        Sheet("Talks", ("Participant", "Date", "Problem"), ({"Participant": "P-07", "Date": "2026", "Problem": "x"},)),
    ]
    (root / "talks.xlsx").write_bytes(as_workbook(sheets, TODAY))
    assert "1 new" in personas("import", "talks.xlsx").output
    assert "Did you mean `Talks`?" in personas("import", "talks.xlsx", "--sheet", "Talk").output
    assert personas("import", "talks.xlsx", "--sheet", "Talks", "--write").exit_code == 0
    assert read(root).evidence[0].date.text == "2026"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("nobody,pains,a,A.\n", "No row of the sheet `personas` has the ID `nobody`"),
        ("owner,pain,a,A.\n", "Did you mean `pains`?"),
        ("owner,pains,A B,A.\n", "claims"),
    ],
)
def test_a_claim_that_belongs_nowhere_is_refused(root: Path, row: str, told: str) -> None:
    (root / "personas.csv").write_text("id,name,status,summary\nowner,A,draft,B.\n", "utf-8")
    (root / "claims.csv").write_text("persona,list,id,text\n" + row, "utf-8")
    result = personas("import", "personas.csv", "claims.csv", "--write")
    assert result.exit_code == 1
    assert told in result.output
    assert not [each for each in read(root).personas if each.pains]


@pytest.mark.parametrize("content", ["[", "[]", '{"evidence": {"p-01": 1}}', '{"evidence": []}'])
def test_json_that_is_none_of_ours_is_said(root: Path, content: str) -> None:
    result = bring(content, name="all.json")
    assert result.exit_code == 2
    assert "cannot be imported" in result.output
    assert said(root) == {}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("id", "id"),
        ("answers.problem.says", "answers.problem.says"),
        ("quotes.2.text", "quotes.2.text"),
        ("Date", "date"),
        ("Interviewee", "participant"),
        ("What almost stopped you?", "answers.almost_stopped.says"),
        ("WHAT ALMOST STOPPED YOU", "answers.almost_stopped.says"),
        ("Problem themes", "answers.problem.themes"),
        ("consent scope", "consent.scope"),
        ("x-channel", "x-channel"),
        ("Favourite colour", None),
        ("", None),
    ],
)
def test_what_a_heading_means(heading: str, field: str | None) -> None:
    assert field_meant(heading, EVIDENCE) == field


@pytest.mark.parametrize(
    ("text", "field", "order", "meant"),
    [
        ("2026-03-01T10:22:11Z", "date", None, "2026-03-01"),
        ("31.03.2026", "date", None, "2026-03-31"),
        ("3/1/2026", "date", None, "3/1/2026"),
        ("3/1/2026 9:00", "date", DateOrder.MONTH_FIRST, "2026-03-01"),
        ("3/1/2026", "date", DateOrder.DAY_FIRST, "2026-01-03"),
        ("31/3/2026", "date", DateOrder.MONTH_FIRST, "2026-03-31"),
        ("Churned", "relation", None, "lost"),
        ("User interview", "kind", None, "interview"),
        ("somebody", "relation", None, "somebody"),
        ("Späte Teile; Wrong part", "themes", None, "spate-teile, wrong-part"),
    ],
)
def test_what_a_cell_means(text: str, field: str, order: DateOrder | None, meant: str) -> None:
    answer = EVIDENCE["properties"]["answers"]["properties"]["problem"]["properties"]
    assert as_meant(text, {**EVIDENCE["properties"], **answer}[field], order) == meant


def test_a_person_keeps_the_pseudonym_and_a_new_one_gets_the_next() -> None:
    people = Pseudonyms('name,pseudonym\n"Huber, Anna",P-03\n', ["P-07", "Owl"])
    assert [people.of(each) for each in ("Ben Ito", "huber,  anna", "ben ito", "Cy")] == [
        "P-08",
        "P-03",
        "P-08",
        "P-09",
    ]
    assert Pseudonyms(people.key(), []).of("Cy") == "P-09"
    with pytest.raises(ValueError, match="names and pseudonyms"):
        Pseudonyms("a,b,c\n", [])


@pytest.mark.parametrize(
    ("name", "text", "part"),
    [
        ("Anna Huber", "Anna said so", "Anna"),
        ("Anna Huber", "asked Huber's boss", "Huber"),
        ("Anna Huber", "in Annaberg", None),
        ("Bo Li", "Bo said so", "Bo"),
        ("B Li", "B said so", None),
        ("", "anything", None),
    ],
)
def test_a_name_is_found_as_a_word(name: str, text: str, part: str | None) -> None:
    assert name_in(name, text) == part


@pytest.mark.parametrize(
    ("who", "refused"),
    [
        ("Anna Huber", True),
        ("Huber, A.", True),
        ("Sean O'Brien", True),
        ("Owner P-07", False),
        ("P-07", False),
        ("Owl", False),
    ],
)
def test_a_name_in_the_place_of_a_pseudonym_is_refused(root: Path, who: str, *, refused: bool) -> None:
    result = bring(f'Interviewee,Date,Problem\n"{who}",2026,x\n')
    assert ("looks like a real name" in result.output) is refused
    assert result.exit_code == refused
    assert said(root) == {}


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("Date,Participant,,Relation\n2026,P-01,lost words,customer\n", "The column of this cell has no heading"),
        ("Date,Participant,quotes,quotes.1.text\n2026,P-01,[],A.\n", "its parts are in others"),
        ("id,Date,Name,Problem\nanna-schmidt,2026,Anna Schmidt,x\n", "The ID contains the person's name"),
    ],
)
def test_nothing_goes_where_it_should_not(root: Path, table: str, told: str) -> None:
    names = ["--names", "Name", "--key", "../key.csv"] if ",Name," in table else []
    result = bring(table, "--write", *names)
    assert (result.exit_code, told in result.output) == (1, True), result.output
    assert said(root) == {}


def test_a_day_that_a_spreadsheet_counts_becomes_a_date(root: Path) -> None:
    bring("Date,Participant,Problem\n45000,P-01,x\n", "--write")
    (evidence,) = read(root).evidence
    assert evidence.date.text == "2023-03-15"


def test_soft_breaks_of_office_programs_become_lines(root: Path) -> None:
    bring("Date,Participant,Problem\n2026,P-01,One\vtwo\n", "--write")
    assert personas("check", "personas/evidence").exit_code == 0
    answers = read(root).evidence[0].answers
    assert answers
    assert answers.given()["problem"].says == "One\ntwo"


@pytest.mark.parametrize("text", ["A\\ud800", "A\\u000b"])
def test_what_no_file_can_hold_is_refused(root: Path, text: str) -> None:
    whole = '{"evidence": {"p-01": {"kind": "survey", "title": "A", "date": "2026"}}}'.replace('"A"', f'"{text}"')
    assert bring(whole, "--write", name="all.json").exit_code in {1, 2}
    assert said(root) == {}


def test_claims_of_those_whom_the_sheet_does_not_name_stay(example_handbook: Path) -> None:
    before = said(example_handbook)
    personas("export", "--output", "../tables")
    claims = example_handbook.parent / "tables/claims.csv"
    lines = claims.read_text("utf-8").splitlines(keepends=True)
    claims.write_text("".join(line for line in lines if not line.startswith("parts-manager,")), "utf-8")
    assert personas("import", "../tables", "--write", "--replace").exit_code == 0
    assert said(example_handbook) == before


def test_pseudonyms_of_the_table_are_taken(root: Path) -> None:
    bring(
        "Date,Name,Participant,Problem\n2026,Anna Li,,x\n2025,,P-01,x\n",
        "--names",
        "Name",
        "--key",
        "../k.csv",
        "--write",
    )
    assert {each.id: each.participant for each in read(root).evidence} == {"p-02": "P-02", "p-01": "P-01"}
    assert (root.parent / "k.csv").stat().st_mode & 0o777 == 0o600


def test_rows_count_as_the_program_counts_them(root: Path) -> None:
    result = bring("\n\nDate,Participant\n2026,P-01\nsoon,P-02\n")
    assert "interviews.csv:5:" in result.output
    assert said(root) == {}


def test_a_quote_in_a_persona_goes_with_the_consent_to_it(root: Path) -> None:
    talk = (
        "kind: interview\ntitle: A\ndate: 2026-01-01\nparticipant: P-01\nconsent: {scope: public, until: 2026-02-01}\n"
    )
    persona = "name: A\nstatus: draft\nsummary: B.\nquotes: [{text: Taken back., evidence: p-01}, {text: Stays.}]\n"
    for path, text in {"personas/evidence/p-01.yaml": talk, "personas/a.yaml": persona}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    shown = personas("export", "--format", "json", "--today", "2026-03-01").output
    left_out = "everything in personas/a.yaml that no consent covers"
    assert ("Taken back." in shown, "Stays." in shown, left_out in shown) == (
        False,
        True,
        True,
    )
    assert "Taken back." in personas("export", "--format", "json", "--today", "2026-02-01").output


@pytest.mark.parametrize(
    ("field", "text", "outcome"),
    [
        ("link", "mailto:anna@workshop-graz.at", "new"),
        ("link", "https://example.com/+436641234567", "new"),
        ("title", "Ask anna@workshop-graz.at", "refused"),
    ],
)
def test_an_address_may_stand_under_link_and_nowhere_else(root: Path, field: str, text: str, outcome: str) -> None:
    row = {"kind": "interview", "title": "A talk", "date": "2026-03-01", "participant": "P-01"} | {field: text}
    Path("all.json").write_text(json.dumps({"evidence": {"p-01": row}}), "utf-8")
    assert f"{outcome}  personas/evidence/p-01.yaml" in personas("import", "all.json").output
    assert root.is_dir()


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_a_number_that_is_none_is_refused(root: Path, number: str) -> None:
    Path("all.json").write_text(f'{{"evidence": {{"p-01": {{"sample": {number}}}}}}}', "utf-8")
    refused = personas("import", "all.json")
    assert refused.exit_code == 2
    assert f"{number} is not a number" in refused.output
    assert root.is_dir()


@pytest.mark.parametrize(("region", "refused"), [("", False), ("region: IT", True)])
def test_numbers_of_the_region_are_refused(root: Path, region: str, *, refused: bool) -> None:
    (root / "mkdocs.yml").write_text(f"site_name: x\nplugins: [persona-handbook: {{{region}}}]\n", "utf-8")
    result = bring("Date,Participant,What problem were you trying to solve?\n2026-03-02,P-01,Late 333 123 4567 again\n")
    assert ("identifies a person" in result.output) is refused


MESSY = {
    "a highlight in each row, as Dovetail exports them": (
        (
            b"Note title,Highlight,Tags,Participant,Created at,Note URL\n"
            b'Talk W-11,I ring three suppliers,"phone, morning",W-11,"Mar 3, 2026",https://x.example/1\n'
            b'Talk W-11,The stock is a lie,stock,W-11,"Mar 3, 2026",https://x.example/2\n'
            b'Talk W-11,Now it is right,stock,W-11,"Apr 3, 2026",https://x.example/3\n'
        ),
        [],
        {
            "w-11": {
                "title": "Talk W-11",
                "date": "2026-03-03",
                "participant": "W-11",
                "link": "https://x.example/1",
                "quotes": [
                    {"text": "I ring three suppliers", "about": "phone, morning"},
                    {"text": "The stock is a lie", "about": "stock"},
                ],
            },
            "w-11-2026-04-03": {
                "title": "Talk W-11",
                "date": "2026-04-03",
                "participant": "W-11",
                "link": "https://x.example/3",
                "quotes": [{"text": "Now it is right", "about": "stock"}],
            },
        },
    ),
    "in German, from Excel, with a title and a sum": (
        (
            "Gespräche 2026;;;;\r\n;;;;\r\nTeilnehmer:in;Datum;Was hätte Sie fast abgehalten?;Dauer (Min.);E-Mail\r\n"
            "K-01;2. März 2026;Größe und Preis;45,5;a@b.example\r\nSumme;;;45,5;\r\n"
        ).encode("cp1252"),
        [],
        {
            "k-01": {
                "title": "Interview with K-01",
                "date": "2026-03-02",
                "participant": "K-01",
                "minutes": 46,
                "answers": {"almost_stopped": {"says": "Größe und Preis"}},
            }
        },
    ),
    "answers of a form, with a consent in numbers": (
        (
            b"\xef\xbb\xbf#,What else had you tried before that?,May we quote you?,Submit Date (UTC)\n"
            b"a1,A whiteboard,1,2026-03-01 10:09:54\nd4,nothing,0,2026-03-02 09:04:12\n"
        ),
        ["--map", "May we quote you?=consent.scope:1=public"],
        {
            "a1": {
                "title": "Interview with a1",
                "date": "2026-03-01",
                "participant": "a1",
                "answers": {"tried_before": {"says": "A whiteboard"}},
                "consent": {"scope": "public"},
            },
            "d4": {
                "title": "Interview with d4",
                "date": "2026-03-02",
                "participant": "d4",
                "answers": {"tried_before": {"says": "nothing"}},
            },
        },
    ),
    "no answers, marks around a quote, and names that become pseudonyms": (
        (
            "Nr,Name,Datum,Warum würden Sie gehen?,Zitat,Themen\n"
            "1,Sabine Höfler,2.3.2026,k.A.,„Spät ist nicht gut.“,Telefon\n"
        ).encode(),
        ["--names", "Name", "--key", "../key.csv"],
        {
            "p-01": {
                "title": "Interview with P-01",
                "date": "2026-03-02",
                "participant": "P-01",
                "quotes": [{"text": "Spät ist nicht gut.", "about": "Telefon"}],
            }
        },
    ),
    "questions in the past and the present, and a wish to look first": (
        b"Interviewee,What did you try before?,Key quote,OK to quote?\nA-01,A list,I wait.,1\n",
        ["--map", "OK to quote?=consent.scope:1=public", "--set", "date=2026-03-01"],
        {
            "a-01": {
                "title": "Interview with A-01",
                "date": "2026-03-01",
                "participant": "A-01",
                "answers": {"tried_before": {"says": "A list"}},
                "quotes": [{"text": "I wait."}],
                "consent": {"scope": "public"},
            }
        },
    ),
    "rows that continue the row above, and headings that are named": (
        b"Log\nDate,Interviewee,Quote\n2026-03-01,A-01,Late again.\n,,Nobody rings back.\n",
        ["--header", "2"],
        {
            "a-01": {
                "title": "Interview with A-01",
                "date": "2026-03-01",
                "participant": "A-01",
                "quotes": [{"text": "Late again."}, {"text": "Nobody rings back."}],
            }
        },
    ),
}


ANSWERED = "What problem were you trying to solve?"
TAGGED = {
    "the only tags are themes of the first answer": (
        f'Participant,Date,{ANSWERED},What almost stopped you?,Etiquetas\nP-01,2026-09-03,A,B,"price, time"\n',
        {"answers": {"problem": {"says": "A", "themes": ["price", "time"]}, "almost_stopped": {"says": "B"}}},
    ),
    "tags are themes of the answer that they follow": (
        f"Participant,Date,{ANSWERED},Themes,What had you tried before?,Themes 2\nP-01,2026-09-03,A,late,B,paper\n",
        {
            "answers": {
                "problem": {"says": "A", "themes": ["late"]},
                "tried_before": {"says": "B", "themes": ["paper"]},
            }
        },
    ),
    "tags of the only answer": (
        "Participant;Date;Qu'est-ce qui a failli vous arrêter ?;Mots-clés\nP-01;2026-09-03;A;prix, temps\n",
        {"answers": {"almost_stopped": {"says": "A", "themes": ["prix", "temps"]}}},
    ),
    "tags of the answers of one participant in several rows": (
        f'Participant,Date,{ANSWERED},Tags\nP-01,2026-09-03,A,late\nP-01,2026-09-03,A,"late, price"\n',
        {"answers": {"problem": {"says": "A", "themes": ["late", "price"]}}},
    ),
    "tags are topics where a participant has a row for each quote": (
        f"Participant,Date,{ANSWERED},Quote,Schlagwörter\nP-01,2026-09-03,A,Late.,late\nP-01,2026-09-03,A,Dear.,price\n",
        {
            "quotes": [{"text": "Late.", "about": "late"}, {"text": "Dear.", "about": "price"}],
            "answers": {"problem": {"says": "A"}},
        },
    ),
    "the day of the talk counts, not that of the entry, and a name can be a pseudonym": (
        "Note created at,Interview date,Participant name,Note\n2026-10-12,2026-09-03,P-01,Busy\n",
        {"findings": ["Busy"]},
    ),
    "the name of a session is no person, and a tag is no day": (
        "Session name,Participant name,Session start time,Note,Tag\nRound 1,P-01,2026-09-03 10:00,Busy,calendar\n",
        {"title": "Round 1", "findings": ["Busy"]},
    ),
    "headings in Spanish": (
        "Fecha;Participante;¿Qué le haría irse?;Notas\n2026-09-03;P-01;El precio;Prisa\n",
        {"findings": ["Prisa"], "answers": {"would_leave": {"says": "El precio"}}},
    ),
}


@pytest.mark.parametrize(("table", "data"), TAGGED.values(), ids=TAGGED)
def test_what_tags_and_other_columns_of_tools_become(root: Path, table: str, data: dict[str, object]) -> None:
    result = bring(table, "--write")
    assert result.exit_code == 0, result.output
    known = {"kind": "interview", "title": "Interview with P-01", "date": "2026-09-03", "participant": "P-01"}
    assert said(root) == {"personas/evidence/p-01.yaml": known | data}


def test_a_transcript_is_no_table_of_interviews(root: Path) -> None:
    result = bring("Speaker,Start,End,Text\nP-01,00:00:06,00:00:20,Late.\n")
    assert "is the transcript of one conversation" in result.output
    assert said(root) == {}


@pytest.mark.parametrize(("content", "words", "files"), MESSY.values(), ids=MESSY)
def test_tables_as_people_keep_them(
    root: Path, content: bytes, words: list[str], files: dict[str, dict[str, object]]
) -> None:
    (root / "log.csv").write_bytes(content)
    shown = personas("import", "log.csv", *words)
    assert f"personas/evidence/{next(iter(files))}.yaml would be:" in shown.output, shown.output
    assert personas("import", "log.csv", *words, "--write", "--dry-run").exit_code == 0
    assert said(root) == {}
    assert personas("import", "log.csv", *words, "--write").exit_code == 0
    assert said(root) == {
        f"personas/evidence/{name}.yaml": {"kind": "interview", **data} for name, data in files.items()
    }


@pytest.mark.parametrize(
    ("heading", "cell", "told"),
    [
        ("Mood", "Late.", "add: --map Mood=FIELD"),
        ("What's next?", "Late.", "add: --map 'What'\"'\"'s next?=FIELD'"),
        ("$(rm x)", "Late.", "add: --map '$(rm x)=FIELD'"),
        ("Contact", "somebody@example.com", "Contact is ignored, because it has email addresses"),
        ("Befragte", "somebody@example.com", "Befragte is ignored, because it has email addresses"),
        ("Themen", "phone-queue", "add: --map Themen=answers.almost_stopped.themes"),
        ("Dürfen wir zitieren?", "Ja", "add: --map 'Dürfen wir zitieren?=consent.scope:Ja=public'"),
    ],
)
def test_what_is_proposed_for_a_column_can_be_pasted_into_a_shell(
    write: WriteHandbook, monkeypatch: pytest.MonkeyPatch, heading: str, cell: str, told: str
) -> None:
    table = f'participant,date,"{heading}"\nP-77,2026-08-31,{cell}\n'
    monkeypatch.chdir(write({"personas/a.yaml": "name: A\nstatus: draft\nsummary: B.\n", "log.csv": table}))
    assert told in CliRunner().invoke(main, ["import", "log.csv"]).output
