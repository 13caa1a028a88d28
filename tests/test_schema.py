"""Findings of form: what somebody wrote, and what is said about it."""

from __future__ import annotations

import json

import pytest

from persona_handbook.finding import Finding, Level
from persona_handbook.reading.schema.validation import form_findings
from persona_handbook.reading.yaml.document import read_document

HEADS = {
    "persona": "name: Workshop owner\nstatus: draft\nsummary: Orders parts between two customers.\n",
    "evidence": "kind: interview\ntitle: Owner of a workshop\ndate: 2026-08-31\nparticipant: P-07\n",
    "journey": "title: Choosing a supplier\npersona: workshop-owner\nkind: decision\nstages:\n"
    "  - id: look-around\n    name: Looking around\n",
}


def found(kind: str, text: str) -> list[Finding]:
    document = read_document(text.encode(), f"{kind}.yaml")
    assert document.findings == ()
    return form_findings(document, kind)


def told(finding: Finding) -> str:
    return f"{finding.location.line}:{finding.location.column} {finding.rule} {finding.message}"


@pytest.mark.parametrize("kind", HEADS)
def test_a_file_with_the_few_required_fields_is_in_form(kind: str) -> None:
    assert found(kind, HEADS[kind]) == []


UNKNOWN = {
    "a misspelt field": ("onwer: parts team", "4:1 unknown-field Unknown field `onwer`.", "`owner`"),
    "a synonym": ("pain points: []", "4:1 unknown-field Unknown field `pain points`.", "`pains`"),
    "a synonym, joined": ("painPoints: []", "4:1 unknown-field Unknown field `painPoints`.", "`pains`"),
    "another spelling": ("behaviours: []", "4:1 unknown-field Unknown field `behaviours`.", "`behaviors`"),
    "a foreign field": ("shoe_size: 42", "4:1 unknown-field Unknown field `shoe_size`.", "`x-shoe-size`"),
    "a misspelt field of a claim": (
        "pains:\n  - {id: late-parts, text: Parts are late., sevrity: 4}",
        "5:45 unknown-field Unknown field `sevrity` in `pains` → `late-parts`.",
        "`severity`",
    ),
    "a field of the file in a claim": (
        "pains:\n  - {id: late-parts, text: Parts are late., quotes: []}",
        "5:45 unknown-field Unknown field `quotes` in `pains` → `late-parts`.",
        "a top-level field",
    ),
}


@pytest.mark.parametrize(("text", "message", "way_out"), UNKNOWN.values(), ids=UNKNOWN)
def test_an_unknown_field_is_told_at_its_name(text: str, message: str, way_out: str) -> None:
    [finding] = found("persona", HEADS["persona"] + text + "\n")

    assert told(finding) == message
    assert way_out in finding.help


MISSING = {
    "of the file": (
        "persona",
        "name: Workshop owner\nstatus: draft\n",
        "1:1 missing-field The field `summary` is missing.",
    ),
    "of an entry": (
        "persona",
        HEADS["persona"] + "sections:\n  - body: Long prose.\n",
        "5:5 missing-field The field `title` in `sections` → 1st entry is missing.",
    ),
    "of a conversation": (
        "evidence",
        "kind: interview\ntitle: Owner of a workshop\ndate: 2026-08-31\n",
        "1:1 missing-field The field `participant` is missing.",
    ),
}


@pytest.mark.parametrize(("kind", "text", "message"), MISSING.values(), ids=MISSING)
def test_a_missing_field_is_told_where_it_belongs(kind: str, text: str, message: str) -> None:
    assert [told(finding) for finding in found(kind, text)] == [message]


def test_data_need_no_participant() -> None:
    assert found("evidence", "kind: analytics\ntitle: Orders by hour\ndate: 2026-06\nsample: 640\n") == []


def test_a_misspelt_required_field_is_one_finding() -> None:
    job = "jobs:\n  - {id: find-parts, sitaution: a part is missing, motivation: find it, outcome: keep my word}\n"

    [finding] = found("persona", HEADS["persona"] + job)

    assert told(finding) == "5:22 unknown-field Unknown field `sitaution` in `jobs` → `find-parts`."
    assert finding.help == "Did you mean `situation`?"


WRONG = {
    "an item of a list": (
        "tags: [vans, 7]",
        "4:14 wrong-value The 2nd entry in `tags` is the number `7`; expected text.",
        'Write `"7"`.',
    ),
    "a near choice": (
        "stands_for: users",
        "4:13 wrong-value The field `stands_for` is `users`; expected `user`, `buyer` or `both`.",
        "Did you mean `user`?",
    ),
    "a number for a text": (
        "owner: 1.10",
        "4:8 wrong-value The field `owner` is the number `1.10`; expected text.",
        'Write `owner: "1.10"`.',
    ),
    "true for a text": (
        "owner: true",
        "4:8 wrong-value The field `owner` is `true`; expected text.",
        'Write `owner: "true"`.',
    ),
    "nothing": (
        "context:",
        "4:1 wrong-value The field `context` is empty.",
        "Fill it in, or delete line 4.",
    ),
    "an empty text": (
        'owner: ""',
        "4:1 wrong-value The field `owner` is empty.",
        "Fill it in, or delete line 4.",
    ),
    "only spaces": (
        'owner: "  "',
        "4:1 wrong-value The field `owner` is empty.",
        "Fill it in, or delete line 4.",
    ),
    "a text for a list": (
        "tags: workshops, vans",
        "4:7 wrong-value The field `tags` is `workshops, vans`; expected a list.",
        "Write it as a list: `tags: [workshops, vans]`.",
    ),
    "a text for a list of claims": (
        "pains: Parts are late",
        "4:8 wrong-value The field `pains` is `Parts are late`; expected a list.",
        (
            "Leave nothing after `pains:`, and write below it, indented, `- id: parts-are-late`, "
            "and below it, indented to `id`, the text after `text: `."
        ),
    ),
    "a claim without its hyphen": (
        "pains:\n  id: late-parts\n  text: Parts are late.",
        "5:3 wrong-value The field `pains` is an entry with fields; expected a list.",
        "Begin the entry with a hyphen: `- id: late-parts`.",
    ),
    "an id with a space": (
        "pains:\n  - {id: Late Parts, text: Parts are late.}",
        (
            "5:10 wrong-value The field `id` in `pains` → `Late Parts` is `Late Parts`; "
            "expected lowercase letters, digits and single hyphens."
        ),
        "Write `id: late-parts`.",
    ),
    "a day in another order": (
        "created: 03.08.2026",
        "4:10 wrong-value The field `created` is `03.08.2026`; expected a date such as 2026-08-31.",
        "Write `created: 2026-08-03`.",
    ),
    "a day that does not exist": (
        "created: 2026-02-30",
        "4:10 wrong-value The field `created` is `2026-02-30`; expected a date such as 2026-08-31.",
        "This date does not exist. Check it.",
    ),
}


@pytest.mark.parametrize(("text", "message", "way_out"), WRONG.values(), ids=WRONG)
def test_a_wrong_value_is_told_where_it_stands(text: str, message: str, way_out: str) -> None:
    [finding] = found("persona", HEADS["persona"] + text + "\n")

    assert (told(finding), finding.help) == (message, way_out)


@pytest.mark.parametrize("severity", ["0", "6", "3.5", "high", "true"])
def test_a_severity_is_a_whole_number_from_one_to_five(severity: str) -> None:
    pain = f"pains:\n  - {{id: late-parts, text: Parts are late., severity: {severity}}}\n"

    [finding] = found("persona", HEADS["persona"] + pain)

    assert (finding.location.line, finding.location.column, finding.rule) == (5, 55, "wrong-value")
    assert finding.message.endswith("expected a whole number from 1 to 5.")


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "//example.com/x", "file:///etc/passwd"])
def test_a_link_leads_to_the_web_a_mailbox_or_a_file_beside(link: str) -> None:
    [finding] = found("evidence", HEADS["evidence"] + f'link: "{link}"\n')

    assert told(finding).startswith(f"5:7 wrong-value The field `link` is `{link}`; expected a link")


@pytest.mark.parametrize("link", ["https://example.com/p-07", "mailto:team@example.com", "notes/p-07.md"])
def test_a_good_link_is_in_form(link: str) -> None:
    assert found("evidence", HEADS["evidence"] + f'link: "{link}"\n') == []


@pytest.mark.parametrize("date", ["2026-08-31", "2026-08", '"2026"'])
def test_evidence_may_know_only_the_month_or_the_year(date: str) -> None:
    assert found("evidence", HEADS["evidence"].replace("2026-08-31", date)) == []


@pytest.mark.parametrize("date", ["2026-13", "2026-02-30", "31.08.2026", "last summer"])
def test_other_dates_of_evidence_are_wrong(date: str) -> None:
    [finding] = found("evidence", HEADS["evidence"].replace("2026-08-31", date))

    assert told(finding).startswith(
        f"3:7 wrong-value The field `date` is `{date}`; expected a date such as 2026-08-31, 2026-08 or 2026"
    )


@pytest.mark.parametrize(
    "text",
    ["x-shoe-size: {anything: [goes, 1, true]}", "pains:\n  - {id: late-parts, text: Parts are late., x-seen: 3}"],
)
def test_fields_that_begin_with_x_are_free(text: str) -> None:
    assert found("persona", HEADS["persona"] + text + "\n") == []


def test_a_feeling_may_lie_between_two_numbers() -> None:
    assert found("journey", HEADS["journey"] + "    steps:\n      - {action: Phones around, feeling: 2.5}\n") == []


def test_every_error_is_told_in_the_order_of_the_lines() -> None:
    text = (
        "name: Workshop owner\nstatus: actve\nonwer: parts team\npains:\n  - text: Parts are late.\n    severity: 9\n"
    )

    findings = found("persona", text)

    assert [(each.location.line, each.rule) for each in findings] == [
        (1, "missing-field"),
        (2, "wrong-value"),
        (3, "unknown-field"),
        (5, "missing-field"),
        (6, "wrong-value"),
    ]
    assert {each.level for each in findings} == {Level.ERROR}


def test_settings_are_checked_where_they_stand_in_mkdocs_yml() -> None:
    text = "plugins:\n  - search\n  - persona-handbook:\n      journys: maps\n      today: 2026-02-30\n"
    document = read_document(text.encode(), "mkdocs.yml", tags=True)

    findings = form_findings(document, "settings", ("plugins", 1, "persona-handbook"))

    assert [told(each) for each in findings] == [
        "4:7 unknown-field Unknown field `journys`.",
        "5:14 wrong-value The field `today` is `2026-02-30`; expected a date such as 2026-08-31.",
    ]
    assert findings[0].help == "Did you mean `journeys`?"


def test_an_empty_value_that_breaks_several_demands_is_one_finding() -> None:
    assert [told(each) for each in found("persona", "name: ''\nstatus: draft\nsummary: S.\n")] == [
        "1:1 wrong-value The field `name` is empty."
    ]


def test_two_missing_fields_are_two_findings_in_the_order_of_the_schema() -> None:
    assert [told(each) for each in found("persona", "status: draft\n")] == [
        "1:1 missing-field The field `name` is missing.",
        "1:1 missing-field The field `summary` is missing.",
    ]


@pytest.mark.parametrize(
    "link", [r"\\host\share", r"/\host", r"https:\\host", r"..\notes.md", r"notes\p-07.md", r"https://a\b"]
)
def test_a_link_with_a_backslash_is_none(link: str) -> None:
    [finding] = found("evidence", HEADS["evidence"] + f"link: '{link}'\n")

    assert finding.message.startswith(f"The field `link` is `{link}`; expected a link")
    assert finding.help == "Write `/` instead of `\\`, and a whole address for another host."


UNSEEN = {
    "a space of zero width": "\u200b",
    "a filler of Hangul": "\u3164",
    "half a filler of Hangul": "\uffa0",
    "a Braille cell without a dot": "\u2800",
    "a selector of variations": "\ufe0f",
    "a soft hyphen": "\xad",
    "joiners and marks of direction": "\u200d\u2060\u202a",
    "tags": "\U000e0061\U000e007f",
    "a space of Mongolian between blanks": " \u180e\u3000",
}


@pytest.mark.parametrize("text", UNSEEN.values(), ids=UNSEEN)
def test_a_text_of_unseen_characters_alone_is_empty(text: str) -> None:
    written = json.dumps(text, ensure_ascii=False)
    [finding] = found("persona", HEADS["persona"].replace("name: Workshop owner", f"name: {written}"))

    assert (finding.rule, finding.message) == ("wrong-value", "The field `name` is empty.")
    assert (
        found(
            "persona",
            HEADS["persona"].replace("name: Workshop owner", f"name: {json.dumps(text + 'A', ensure_ascii=False)}"),
        )
        == []
    )


@pytest.mark.parametrize("name", ["x-", "'x- '", "x--", "x-_", *(f'"x-{each}"' for each in UNSEEN.values())])
def test_a_field_of_ones_own_has_a_name(name: str) -> None:
    [finding] = found("persona", HEADS["persona"] + f"{name}: 1\n")

    assert finding.message == "The custom field has no name: no visible character follows `x-`."


@pytest.mark.parametrize("name", ["x-1", "x-NPS-Score", "x-ノート", "x-_a", "x-€"])
def test_a_field_of_ones_own_has_any_name(name: str) -> None:
    assert found("persona", HEADS["persona"] + f"{name}: 1\n") == []
