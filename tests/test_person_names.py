"""Names of personas: nicknames, names of invented people, and roles, in many languages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from persona_handbook.lint.people.person_name import is_invented_person, is_nickname

NAMES = yaml.safe_load((Path(__file__).parent / "words" / "names.yaml").read_text("utf-8"))


@pytest.mark.parametrize("name", NAMES["nicknames"])
def test_a_given_name_joined_with_a_role_is_a_nickname(name: str) -> None:
    assert is_nickname(name)


@pytest.mark.parametrize("name", NAMES["people"])
def test_the_name_of_a_person_is_invented_and_no_nickname(name: str) -> None:
    assert (is_invented_person(name), is_nickname(name)) == (True, False)


@pytest.mark.parametrize("name", NAMES["roles"])
def test_a_role_is_neither(name: str) -> None:
    assert (is_invented_person(name), is_nickname(name)) == (False, False)


def test_lists_of_names_are_not_loaded_before_a_name_is_judged() -> None:
    asked = "import sys; import persona_handbook.lint.registry as r; r.all_rules(); print('faker' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, encoding="utf-8", check=True)
    assert told.stdout == "False\n"
