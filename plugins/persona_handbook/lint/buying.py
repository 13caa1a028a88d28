"""Which personas buy, and therefore need a decision journey."""

from __future__ import annotations

from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona


def says_who_buys(persona: Persona, handbook: Handbook) -> bool:
    """Return whether the persona or the settings say if it uses, buys or both."""
    return bool(persona.stands_for) or handbook.settings.place("stands_for") is not None


def buys(persona: Persona, handbook: Handbook) -> bool:
    """Return whether a persona represents buyers; anti-personas do not count."""
    stands_for = persona.stands_for or handbook.settings.stands_for
    return not persona.is_anti and says_who_buys(persona, handbook) and stands_for in {"buyer", "both"}


def is_decision_journey(journey: Journey) -> bool:
    """Return whether a journey is a current-state map of the decision."""
    return journey.kind == "decision" and journey.state == "current" and journey.status == "active"
