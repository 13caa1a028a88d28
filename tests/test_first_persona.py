"""The way of somebody who begins: a messy workbook of six interviews becomes an active persona with a journey."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
import yaml
from click.testing import CliRunner, Result

from persona_handbook.cli import main
from persona_handbook.reading.yaml.document import read_document

HEADINGS = (
    *("Name", "E-Mail", "Datum", "Consent (quote ok?)", "Which problem were you trying to solve?"),
    *("Was haben Sie vorher ausprobiert?", "What almost stopped you?", "Zitat", "Tags", "Notizen"),
)
PEOPLE = (
    ("Sabine Krüger", "ja", "Two patients came for one slot", "A paper calendar", "Losing old appointments"),
    ("Tom Becker", "ja", "Patients forget their appointments", "A shared calendar", "The price for each user"),
    ("Aylin Demir", "nein", "Two people booked one slot", "A whiteboard", "Losing old addresses in the move"),
    ("Jörg Maier", "ja", "The phone rings all morning", "A paper calendar", "Older patients"),
    ("Nadine Roth", "ja", "Patients forget one day a week", "Calls by an assistant", "Losing old data in the move"),
    ("Pete Walsh", "ja", "Two bookings for one slot, every Monday", "A shared calendar", "Losing the history"),
)
SAID = (
    *("Zwei Leute standen plötzlich da.", "Abends rufe ich alle an.", "Das Zimmer war doppelt vergeben."),
    *("Bis zehn klingelt es nur.", "Ein Tag die Woche, einfach weg.", "One slot and an argument at the desk."),
)
ASKED = (
    *("Wer bringt meine alten Termine mit?", "Der Umzug macht mir Bauchweh.", "Viertausend Adressen, wer macht das?"),
    *(
        "Kann man das importieren?",
        "Nobody could say how long the import takes.",
        "I asked three times about old data.",
    ),
)
TOPICS = ("double booking; Montag", "migration")
THEMES = {"problem": {1, 3, 6}, "almost_stopped": {1, 3, 5, 6}}
NAMES = {"problem": "double-booking", "almost_stopped": "migration"}


def personas(*words: str) -> Result:
    return CliRunner().invoke(main, [*words, *(() if words[0] == "import" else ("--today", "2026-10-15"))])


def write_workbook(file: Path) -> None:
    """Write a cover sheet, and interviews of two rows each below a title, with merged cells."""
    with xlsxwriter.Workbook(file) as workbook:
        cover = workbook.add_worksheet("Übersicht")
        cover.write_column(0, 0, ["Interviews Q3", "", "Interview", *(who for who, *_ in PEOPLE)])
        sheet = workbook.add_worksheet("Highlights")
        sheet.merge_range(0, 0, 0, len(HEADINGS) - 1, "Highlights aus den Interviews")
        sheet.write(1, 0, "bitte nicht sortieren!")
        sheet.write_row(3, 0, HEADINGS)
        for number, (who, consent, *answers) in enumerate(PEOPLE):
            top = 4 + 2 * number
            of_both = (who, "post@praxis.example", f"{number + 1}.9.2026", consent, *answers)
            for column, text in enumerate(of_both):
                sheet.merge_range(top, column, top + 1, column, text)
            for row, quote in enumerate((SAID[number], ASKED[number])):
                sheet.write_row(top + row, len(of_both), (quote, TOPICS[row], "sehr wichtig" if row else ""))


def written(file: Path) -> dict[str, Any]:
    data = read_document(file.read_bytes(), file.name).data
    assert data is not None
    return data


def edit(file: Path, **changes: Any) -> None:  # noqa: ANN401  any value of a file
    """Write some fields of a file, as somebody who fills in what is marked."""
    data = written(file) | changes
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


def claim(claim_id: str, text: str, *numbers: int, **more: object) -> dict[str, object]:
    return {"id": claim_id, "text": text, "evidence": [f"p-0{number}" for number in numbers], **more}


def test_a_messy_workbook_becomes_an_active_persona_with_a_journey(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "handbook"
    root.mkdir()
    monkeypatch.chdir(root)
    write_workbook(tmp_path / "Interviews Q3 (final).xlsx")
    assert personas("init").exit_code == 0

    book = "../Interviews Q3 (final).xlsx"
    named = ["--names", "Name", "--key", "../people.csv"]
    consented = ["--map", "Consent (quote ok?)=consent.scope:ja=public"]
    first = personas("import", book)
    assert " ".join(named) in first.output
    assert f"{consented[0]} '{consented[1]}'" in first.output
    assert personas("import", book, *named, *consented, "--write").exit_code == 0
    interviews = sorted(Path("personas/evidence").glob("*.yaml"))
    assert [each.name for each in interviews] == [f"p-0{number}.yaml" for number in range(1, 7)]
    assert written(interviews[2]) == {
        "kind": "interview",
        "title": "Interview with P-03",
        "date": "2026-09-03",
        "participant": "P-03",
        "answers": {
            "problem": {"says": "Two people booked one slot"},
            "tried_before": {"says": "A whiteboard"},
            "almost_stopped": {"says": "Losing old addresses in the move"},
        },
        "quotes": [{"text": SAID[2], "about": TOPICS[0]}, {"text": ASKED[2], "about": TOPICS[1]}],
        "findings": ["sehr wichtig"],
    }

    drafting = ("new", "persona", "practice-owner", "--from", *map(str, interviews))
    without_themes = personas(*drafting)
    assert "several of them share: double-booking, migration, montag." in without_themes.output
    for number, file in enumerate(interviews, 1):
        answers = written(file)["answers"]
        edit(
            file,
            answers={
                name: answer | ({"themes": [NAMES[name]]} if number in THEMES.get(name, ()) else {})
                for name, answer in answers.items()
            },
        )
    drafted = personas(*drafting)
    assert "first-persona.yaml is still the unedited example. Delete it." in drafted.output
    Path("personas/first-persona.yaml").unlink()
    assert personas("new", "journey", "owner-decides").exit_code == 0

    persona = Path("personas/practice-owner.yaml")
    drafted_claims = written(persona)
    assert [each["evidence"] for each in (*drafted_claims["pains"], *drafted_claims["objections"])] == [
        ["p-01", "p-03", "p-06"],
        ["p-01", "p-03", "p-05", "p-06"],
    ]
    edit(
        persona,
        name="Practice owner who books between two patients",
        summary="Runs a small practice, books between two treatments, and decides alone about software.",
        status="active",
        owner="marketing",
        stands_for="both",
        jobs=[
            {
                "id": "fill-the-day",
                "situation": "plan the day while patients stand at the desk",
                "motivation": "know that no slot is booked twice",
                "outcome": "treat without interruptions",
                "evidence": ["p-01", "p-03", "p-06"],
            }
        ],
        behaviors=[
            claim("paper", "Keeps a paper calendar at the desk.", 1, 4),
            claim("shares", "Shares a calendar with colleagues.", 2, 6),
            claim("calls", "Has an assistant who calls patients.", 5),
        ],
        pains=[{**drafted_claims["pains"][0], "text": "Two patients come for one slot.", "severity": 4}],
        triggers=[claim("monday", "Two bookings for one slot on a Monday.", 6)],
        alternatives=[claim("paper-calendar", "A paper calendar.", 1, 4)],
        influencers=[claim("assistant", "The assistant who calls patients.", 5)],
        objections=[
            {
                **drafted_claims["objections"][0],
                "text": "Old appointments and addresses could be lost in the move.",
                "answer": "We bring your data over in two days, and you check them before you switch.",
            }
        ],
        criteria=[claim("no-overlap", "No slot can be booked by two people.", 3, 6)],
        channels=[claim("colleagues", "Asks colleagues who share a calendar.", 2)],
        churn_risks=[claim("price", "A higher price for each user.", 2)],
        decisions=[
            {
                "id": "move-first",
                "team": "marketing",
                "decision": "The home page begins with how old data move.",
                "because": ["migration"],
                "date": "2026-10-01",
            }
        ],
    )
    edit(
        Path("journeys/owner-decides.yaml"),
        title="From a double booking to a shared calendar",
        owner="marketing",
        scenario="Two patients stand at the desk for one slot.",
        goal="A calendar in which no slot is booked twice.",
        starts_when="Two patients come for one slot.",
        ends_when="The first week without the paper calendar ends.",
        status="active",
        stages=[
            stage("notices", "Notices the problem", "Apologizes to a patient", "Desk", 2, ["double-booking", "monday"]),
            stage(
                "compares",
                "Compares calendars",
                "Asks colleagues",
                "Phone",
                3,
                ["colleagues", "paper-calendar", "assistant", "no-overlap"],
            ),
            stage("moves", "Moves the data", "Checks old appointments", "Import page", 4, ["migration"]),
        ],
    )
    checked = personas("check")
    assert checked.exit_code == 0, checked.output
    assert " error" not in checked.output


def stage(stage_id: str, name: str, action: str, touchpoint: str, feeling: int, claims: list[str]) -> dict[str, object]:
    step = {"action": action, "touchpoint": touchpoint, "feeling": feeling, "evidence": ["p-01"]}
    return {"id": stage_id, "name": name, "claims": claims, "steps": [step]}
