from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from persona_handbook.finding import Location
from persona_handbook.lint.fixing import is_copy, without_entry
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import Phrases, gettext
from persona_handbook.model.handbook import BrokenFile, Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.model.mention import File
from persona_handbook.model.part import Place
from persona_handbook.model.persona import Persona

LabelPlace = tuple[str, Place]
KINDS: Phrases = {
    "persona": "persona",
    "evidence": "evidence",
    "journey": "journey",
    "claim": "claim",
    "decision": "decision",
    "stage": "stage",
    "actor": "actor",
    "path": "path",
    "opportunity": "opportunity",
}


@rule(
    title="Duplicate ID",
    why="References to a duplicate ID are ambiguous. Pages, counts and comparisons would use only one of the two.",
    source="Our own: an ID belongs to one item only.",
    bad="""
triggers:
  - id: third-wrong-part
    text: The third wrong part in one week.
  - id: third-wrong-part
    text: A customer who does not come back.
""",
    good="""
triggers:
  - id: third-wrong-part
    text: The third wrong part in one week.
  - id: customer-gone
    text: A customer who does not come back.
""",
    about=Handbook,
    essential=True,
)
def duplicate_id(handbook: Handbook, _given: Given) -> Iterator[Problem]:
    """Find IDs used by two files of a kind, and IDs used twice in a file."""
    for kind in ("persona", "evidence", "journey"):
        yield from _shared_by_files(kind, (*handbook.files(kind), *handbook.broken_of(kind)))
    for persona in handbook.personas:
        yield from _twice("claim", _claims(persona))
        yield from _twice("decision", ((each.id, each.place) for each in persona.decisions))
    for journey in handbook.journeys:
        yield from _in_journey(journey)


def _shared_by_files(kind: str, files: Iterable[File | BrokenFile]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for file in sorted(files, key=lambda each: each.path):
        known = first.setdefault(_folded(file.id), file.path)
        if known != file.path:
            wrong = gettext(
                "The %(kind)s ID `%(file)s` is already used by `%(known)s`.",
                kind=gettext(KINDS[kind]),
                file=file.id,
                known=known,
            )
            way_out, other = gettext("Rename one of the files, or merge them."), Location(known, 1, 1, 1, 1)
            yield Problem(Location(file.path, 1, 1, 1, 1), wrong, way_out, related=(other,))


def _claims(persona: Persona) -> Iterator[LabelPlace]:
    return ((claim.id, claim.place) for claim in persona.claims())


def _in_journey(journey: Journey) -> Iterator[Problem]:
    yield from _twice("stage", ((each.id, each.place) for each in journey.stages))
    yield from _twice("actor", ((each.id, each.place) for each in journey.actors))
    yield from _twice("path", ((each.id, each.place) for each in journey.paths))
    yield from _twice("opportunity", _opportunities(journey))


def _opportunities(journey: Journey) -> Iterator[LabelPlace]:
    """Yield the opportunities; one that is repeated in the same words at several steps counts once."""
    raised: set[tuple[str, str]] = set()
    for step in journey.steps():
        at_step = [((_folded(each.id), _folded(each.text)), each) for each in step.opportunities]
        yield from ((each.id, each.place) for same, each in at_step if same not in raised)
        raised.update(same for same, _ in at_step)


def _twice(kind: str, named: Iterable[LabelPlace]) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for name, place in named:
        known = first.setdefault(_folded(name), place)
        if known != place:
            location, before = place.at("id"), known.at("id")
            wrong = gettext(
                "Duplicate %(kind)s ID `%(name)s`; first used on line %(line)s.",
                kind=gettext(KINDS[kind]),
                name=name,
                line=before.line,
            )
            if is_copy(place, known):
                way_out, edit = without_entry(place)
                yield Problem(location, wrong, way_out, related=(before,), advice=edit)
                continue
            way_out = gettext("Rename one of the two, and update references to it.")
            yield Problem(location, wrong, way_out, related=(before,))


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().rstrip(".").split())
