"""Parts of job stories in eight languages: which read wrong, and what `--fix` makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from persona_handbook.finding import Finding
from persona_handbook.lint.registry import rule_by_name
from persona_handbook.testing import findings_of

CASES = yaml.safe_load((Path(__file__).parent / "words" / "job_stories.yaml").read_text("utf-8"))
NEUTRAL = {
    "en": {"situation": "have a part", "motivation": "know who has it", "outcome": "keep my word"},
    "de": {"situation": "spät dran bin", "motivation": "es wissen", "outcome": "es weiß"},
}


def found(case: dict[str, str], text: str) -> list[Finding]:
    rule = rule_by_name("job-grammar")
    assert rule
    parts = NEUTRAL.get(case["lang"], {"situation": "--- --", "motivation": "--- --", "outcome": "--- --"})
    parts = {**parts, case["part"]: text}
    lines = "".join(
        f"    {name}: {yaml.safe_dump(each, allow_unicode=True, width=999).splitlines()[0]}\n"
        for name, each in parts.items()
    )
    example = f"lang: {case['lang']}\njobs:\n  - id: a-job\n{lines}"
    return [each for each in findings_of(rule, example) if f"The {case['part']} " in each.message]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['lang']}: {case['text']}")
def test_a_part_that_reads_wrong_is_found_and_fixed_only_where_it_then_reads_right(case: dict[str, str]) -> None:
    findings = found(case, case["text"])
    assert bool(findings) is ("fixed" in case)
    fixes = [each.fix.text if each.fix else None for each in findings]
    assert fixes == ([case["fixed"]] if "fixed" in case else [])
    if case.get("fixed"):
        assert found(case, case["fixed"]) == []
