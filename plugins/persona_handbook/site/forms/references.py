"""What the fields of a form can refer to: the IDs of the handbook with their titles, and where claims are used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from persona_handbook.insight.research.patterns import shown_themes
from persona_handbook.model.consent.gate import gate
from persona_handbook.model.declared import SETTINGS_OF, THEME, declared
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.mention import File
from persona_handbook.model.persona import Persona
from persona_handbook.site.edition import Edition

Choices = dict[str, str]


def choices(edition: Edition) -> dict[str, Choices]:
    """Return the titles of what fields can refer to, by kind and ID. A theme is a name of its own."""
    handbook = edition.handbook
    return {
        "evidence": {each.id: each.title for each in handbook.evidence},
        "persona": {each.id: each.name for each in handbook.personas},
        "journey": {each.id: each.title for each in handbook.journeys},
        THEME: dict.fromkeys(_themes(edition), ""),
        **{kind: dict(declared(handbook.settings, kind)) for kind in SETTINGS_OF},
    }


def claims_by_persona(handbook: Handbook) -> dict[str, Choices]:
    """Return the claims of each persona, by ID, with their text."""
    return {
        persona.id: {claim.id: " ".join(claim.text.split()) for claim in persona.claims()}
        for persona in handbook.personas
    }


def _themes(edition: Edition) -> Iterator[str]:
    """Yield the themes of conversations that may be shown, those of most people first."""
    by_question = shown_themes(edition.handbook.evidence, gate(edition.handbook, edition.today))
    found = [each for themes in by_question.values() for each in themes]
    yield from (each.name for each in sorted(found, key=lambda each: -len(each.participants)))


def used_claims(handbook: Handbook, file: File) -> Mapping[str, list[str]]:
    """Return the titles of the journeys that name each claim of a persona, and the decisions based on it."""
    found: dict[str, list[str]] = {}
    if not isinstance(file, Persona):
        return found
    for journey in handbook.journeys_of(file):
        for mention in handbook.mentions_in(journey):
            if mention.target == "claim":
                found.setdefault(mention.id, []).append(journey.title)
    for decision in file.decisions:
        for claim in decision.because:
            found.setdefault(claim, []).append(decision.decision)
    return {claim: list(dict.fromkeys(named)) for claim, named in found.items()}
