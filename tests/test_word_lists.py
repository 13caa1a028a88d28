"""Words by which a rule knows what it looks for: texts in which a list finds something, and others."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from persona_handbook.lint.rule import Given
from persona_handbook.lint.words.word_lists import words_of
from persona_handbook.testing import TODAY, handbook_from, laid_over

LISTS = yaml.safe_load((Path(__file__).parent / "words" / "lists.yaml").read_text("utf-8"))
CASES = [
    pytest.param(language, kind, text, fires, id=f"{language} {kind}: {text}")
    for language, kinds in LISTS.items()
    for kind, texts in kinds.items()
    for fires in (True, False)
    for text in texts["fires" if fires else "silent"]
]


@pytest.mark.parametrize(("language", "kind", "text", "fires"), CASES)
def test_a_list_finds_these_texts_and_not_those(language: str, kind: str, text: str, fires: bool) -> None:  # noqa: FBT001
    handbook = handbook_from(laid_over(f"lang: {language}"))
    given = Given(handbook=handbook, today=TODAY)
    assert bool(words_of(kind, handbook.personas[0], given).search(text)) is fires
