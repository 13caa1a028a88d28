"""`expired-consent`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.model.evidence import Evidence


@rule(
    title="Expired consent",
    why="Consent with an end date does not allow later use. The site already hides the quotes.",
    source="GDPR 2016, article 5 (1) e: storage limitation; article 7 (3): withdrawal of consent.",
    bad="""
# personas/evidence/p-01.yaml
quotes:
  - {text: I promise cars., about: promises}
consent: {scope: internal, until: 2026-05-04}
""",
    good="""
# personas/evidence/p-01.yaml
quotes:
  - {text: I promise cars., about: promises}
consent: {scope: internal, until: 2028-05-04}
""",
    about=Evidence,
    active=Level.WARNING,
    draft=Level.WARNING,
    clock=True,
)
def expired_consent(evidence: Evidence, given: Given) -> Iterator[Problem]:
    """Find evidence whose consent ended before today."""
    if evidence.consent and evidence.consent.until and evidence.consent.until < given.today:
        wrong = f"The participant's consent ended on {evidence.consent.until}."
        way_out = "Ask the participant again, or delete the quotes and keep the findings."
        yield Problem(evidence.consent.place.at("until"), wrong, way_out)
