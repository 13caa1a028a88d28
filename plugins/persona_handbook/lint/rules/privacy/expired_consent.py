from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.consent.gate import gate
from persona_handbook.model.evidence import Evidence


@rule(
    title="Expired consent",
    why="Consent with an end date does not allow later use. The site already hides what the participant said.",
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
    """Find evidence whose consent ended before the date of evaluation, or the current date if that is later."""
    until = evidence.consent.until if evidence.consent else None
    if evidence.consent and until and until < gate(given.handbook, given.today).day:
        wrong = gettext("The participant's consent ended on %(until)s.", until=until)
        if until >= given.today:
            wrong = gettext(
                "The participant's consent ended on %(until)s. The handbook is set to %(today)s, but consent ends on "
                "the real day.",
                until=until,
                today=given.today,
            )
        way_out = gettext("Ask the participant again, or delete what they said: answers, quotes and findings.")
        yield Problem(evidence.consent.place.at("until"), wrong, way_out)
