"""The languages of personas, evidence and journeys."""

from __future__ import annotations

from persona_handbook.model.handbook import Handbook


def languages_of_texts(handbook: Handbook) -> tuple[str, ...]:
    """Return the distinct values of `lang` in files, such as `ja`."""
    named = (
        *(each.lang for each in handbook.personas),
        *(each.lang for each in handbook.journeys),
        *(each.lang for each in handbook.evidence),
    )
    return tuple(dict.fromkeys(code for code in named if code))
