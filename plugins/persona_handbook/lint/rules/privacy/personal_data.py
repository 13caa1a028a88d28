from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.people.participants import is_called_by_name, is_named_after_person
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.lint.words.personal_data import private_parts
from persona_handbook.message import gettext
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona

SHOWN = 4


@rule(
    title="Personal data",
    why="Handbooks are copied and published. Personal data cannot be taken back.",
    source="GDPR 2016, article 5 (1) c: data minimization; article 4 (5): pseudonyms.",
    bad="""
# personas/evidence/p-01.yaml
title: Interview with the owner, reach her at mechanic@workshop-graz.at
""",
    good="""
# personas/evidence/p-01.yaml
title: Interview with P-01, owner of a workshop
""",
    about=(Persona, Evidence, Journey),
    essential=True,
    retired=Level.ERROR,
)
def personal_data(file: Persona | Evidence | Journey, given: Given) -> Iterator[Problem]:
    """Find addresses, numbers, profiles and dates of birth in any text, and the name of a participant."""
    way_out = gettext("Delete it, or use a pseudonym such as P-07. Keep the list of names outside the handbook.")
    if isinstance(file, Evidence) and file.is_conversation:
        yield from _called_by_name(file, given.handbook, way_out)
    for pointer, text in file.place.document.texts:
        for part in private_parts(text, given.handbook.settings.region):
            shown = f"{part.text[:SHOWN]}…"
            wrong = gettext("`%(shown)s` looks like %(kind)s.", shown=shown, kind=gettext(part.kind))
            yield Problem(file.place.at(*pointer), wrong, way_out)


def _called_by_name(file: Evidence, handbook: Handbook, way_out: str) -> Iterator[Problem]:
    if is_called_by_name(handbook.participant_in(file) or ""):
        yield Problem(file.place.at("participant"), gettext("`participant` looks like a real name."), way_out)
    if is_named_after_person(file.path, handbook.settings.evidence):
        wrong = gettext("The name of the file, or of its folder, looks like a real name.")
        renamed = gettext("Rename it after the pseudonym, such as p-07.yaml, and change what refers to it.")
        yield Problem(file.place.at("kind"), wrong, renamed)
