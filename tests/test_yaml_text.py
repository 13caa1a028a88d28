"""Data written as YAML reads back as it was, and looks as an editor would write it."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from persona_handbook.reading.yaml.document import read_document
from persona_handbook.reading.yaml.value import Value
from persona_handbook.writing.yaml_text import yaml_of

LONG = (
    "Runs a workshop with one to four lifts, repairs and answers the phone at the same time, and orders parts in the "
    "minutes between two customers."
)


@pytest.mark.parametrize(
    ("data", "written"),
    [
        ({"name": "Workshop owner"}, "name: Workshop owner\n"),
        ({"date": "2026-08-31", "month": "2026-08"}, "date: 2026-08-31\nmonth: 2026-08\n"),
        ({"a": "12", "b": "true", "c": "", "d": "~"}, 'a: "12"\nb: "true"\nc: ""\nd: "~"\n'),
        ({"a": 12, "b": True, "c": None, "d": 3.5}, "a: 12\nb: true\nc: null\nd: 3.5\n"),
        ({"a": "yes", "b": "off"}, "a: yes\nb: off\n"),
        ({"a": "Good, but: slow"}, 'a: "Good, but: slow"\n'),
        ({"a": "part #3 of C#"}, 'a: "part #3 of C#"\n'),
        ({"a": "He said “no”, it's 3:30"}, "a: He said “no”, it's 3:30\n"),
        ({"a": "- not a list"}, 'a: "- not a list"\n'),
        ({"tags": ["a", "b-c"]}, "tags: [a, b-c]\n"),
        ({"tags": []}, "tags: []\n"),
        ({"tags": ["a: b"]}, 'tags:\n  - "a: b"\n'),
        (
            {"pains": [{"id": "late", "text": "Late.", "evidence": ["p-01"]}]},
            "pains:\n  - id: late\n    text: Late.\n    evidence: [p-01]\n",
        ),
        ({"answers": {"problem": {"says": "Late."}}}, "answers:\n  problem:\n    says: Late.\n"),
        ({"body": "One.\n\n- Two.\n  Three."}, "body: |-\n  One.\n\n  - Two.\n    Three.\n"),
        ({"summary": LONG}, f"summary: >-\n  {LONG[:107]}\n  {LONG[108:]}\n"),
    ],
)
def test_it_looks_as_an_editor_would_write_it(data: dict[str, Value], written: str) -> None:
    assert yaml_of(data) == written


ALLOWED = st.characters(
    exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff", include_characters="\n\t"
)
TEXT = st.text(ALLOWED) | st.text("ab ,:#-'\"[]{}|>&*!%@`?~.0123456789\n", max_size=140)
NUMBERS = st.integers(-(10**6), 10**6) | st.floats(-1e6, 1e6, allow_nan=False).map(lambda number: round(number, 3))
KEYS = st.from_regex(r"[a-z][a-z0-9_-]{0,12}", fullmatch=True) | st.sampled_from(["null", "x-a b", "y", "1", "x-ä: b"])
VALUES = st.recursive(
    TEXT | st.booleans() | st.none() | NUMBERS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=400)
@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=5))
@example({"a": "a\u2028b"})
@example({"a": "x " * 80})
@example({"a": "---"})
@example({"a": "a \n b"})
@example({"a": [[["x"], []], {}]})
@example({"a": f"{'word ' * 30}# no remark"})
@example({"a": "\u00a0" + "word " * 30 + "end"})
def test_what_is_written_reads_back_as_it_was(data: dict[str, Value]) -> None:
    document = read_document(yaml_of(data).encode(), "x.yaml")
    assert document.findings == ()
    assert document.data == data
