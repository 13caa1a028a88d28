"""Who buys: the personas that need a map of how they decide."""

from __future__ import annotations

from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona


def says_who_buys(persona: Persona, handbook: Handbook) -> bool:
    """Tell whether the persona's file or the handbook's settings say if it uses, buys or does both."""
    return bool(persona.stands_for) or handbook.settings.place("stands_for") is not None


def buys(persona: Persona, handbook: Handbook) -> bool:
    """Tell whether a persona is said to stand for people who buy; anti-personas do not count."""
    stands_for = persona.stands_for or handbook.settings.stands_for
    return not persona.is_anti and says_who_buys(persona, handbook) and stands_for in {"buyer", "both"}


def is_decision_journey(journey: Journey) -> bool:
    """Tell whether a journey maps how somebody decides today."""
    return journey.kind == "decision" and journey.state == "current" and journey.status == "active"
