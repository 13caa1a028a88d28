"""The languages in which personas and journeys are written."""

from __future__ import annotations

from persona_handbook.model.handbook import Handbook


def languages_of_texts(handbook: Handbook) -> tuple[str, ...]:
    """Give the languages that files name under `lang`, such as `ja`, each once."""
    named = (*(each.lang for each in handbook.personas), *(each.lang for each in handbook.journeys))
    return tuple(dict.fromkeys(code for code in named if code))
