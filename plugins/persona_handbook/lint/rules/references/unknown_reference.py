from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from persona_handbook.finding import Location, Replacement, lines_of
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import Phrases, gettext
from persona_handbook.model.files.meant_ids import id_key, id_meant
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.model.mention import Mention
from persona_handbook.reading.ids import SLUG
from persona_handbook.reading.markdown.cross_references import KINDS, CrossReference
from persona_handbook.reading.phrasing import did_you_mean, in_words, says_nothing
from persona_handbook.reading.source_text.source import YAML

WAYS_OUT = {
    "persona": gettext("Check the spelling, or add the persona file."),
    "evidence": gettext("Check the spelling, or add the file to the evidence folder."),
    "journey": gettext("Check the spelling, or add the journey file."),
    "claim": gettext("Check the spelling, or add a claim with this `id` to the persona."),
    "actor": gettext("Add it to the `actors` of the journey, or use the persona's own ID."),
    "path": gettext("Add it to the `paths` of the journey."),
    "rule": gettext("Run `personas rules` to list all rules."),
}
WAYS_OUT_OF_A_PAGE = {
    "claim": (gettext("Use the persona's ID, a slash and the claim's ID, such as `workshop-owner/late-parts`."))
}
NAMES: Phrases = {
    "persona": "persona",
    "evidence": "evidence item",
    "journey": "journey",
    "claim": "claim",
    "actor": "actor",
    "path": "path",
    "rule": "rule",
}
EVERYWHERE = ("persona", "evidence", "journey")
ONE_ITEM = re.compile(r"[ ]*[a-z_]+: *\[[^,]*\] *$")


@dataclass(frozen=True, slots=True)
class Lost:
    """A reference to a missing ID: its kind, the existing IDs, and the scope in which they are unique."""

    target: str
    id: str
    candidates: frozenset[str] = field(compare=False)
    scope: str = ""


@rule(
    title="Unknown reference",
    why=(
        "A claim that cites a missing interview only looks supported. A stage that names a missing claim shows nothing."
    ),
    source=(
        "Pruitt and Adlin 2006, The Persona Lifecycle: the foundation document links each characteristic to its data."
    ),
    bad="""
triggers:
  - id: third-wrong-part
    text: The third wrong part in one week.
    evidence: [p-01, p-99]
""",
    good="""
triggers:
  - id: third-wrong-part
    text: The third wrong part in one week.
    evidence: [p-01, p-02]
""",
    about=Handbook,
    essential=True,
)
def unknown_reference(handbook: Handbook, given: Given) -> Iterator[Problem]:
    """Find all references to missing IDs, whatever the status; one finding for each file and ID."""
    lost: dict[tuple[Lost, str], list[Location]] = {}
    for each, location in chain(_in_files(handbook, given), _in_pages(handbook)):
        lost.setdefault((each, location.path), []).append(location)
    for (each, _path), locations in lost.items():
        yield _problem(each, sorted(locations))
    yield from _no_studies(handbook)


def _in_files(handbook: Handbook, given: Given) -> Iterator[tuple[Lost, Location]]:
    for mention in handbook.mentions:
        candidates = given.rule_names if mention.target == "rule" else handbook.candidates(mention)
        if candidates is not None and mention.id not in candidates and not _follows(handbook, mention):
            yield Lost(mention.target, mention.id, candidates, _scope(mention)), mention.location
    for target, said, location in (each for file in handbook.broken for each in file.references):
        unknown = target in handbook.missing_folders or handbook.is_in_lost_checkout(said)
        candidates = None if unknown or target not in EVERYWHERE else handbook.ids(target)
        if candidates is not None and said not in candidates and SLUG.fullmatch(said):
            yield Lost(target, said, candidates), location


def _follows(handbook: Handbook, mention: Mention) -> bool:
    """Return whether an actor is unknown only because the persona of its journey is."""
    journey = mention.file
    return mention.target == "actor" and isinstance(journey, Journey) and journey.persona not in handbook.ids("persona")


def _no_studies(handbook: Handbook) -> Iterator[Problem]:
    """Find evidence whose `study` is not a study."""
    for each in handbook.evidence:
        named = handbook.evidence_by_id.get(each.study or "")
        if named and not named.is_study:
            wrong = gettext(
                "`%(named)s` is not a study (%(kind)s).", named=named.id, kind=gettext(in_words(named.kind))
            )
            way_out = gettext("Use an evidence item of the kind study. Cite other evidence in claims.")
            yield Problem(each.place.at("study"), wrong, way_out)


def _scope(mention: Mention) -> str:
    """Describe the scope of the ID: the handbook, the persona's files or its own file."""
    if mention.target in EVERYWHERE:
        return ""
    if mention.target == "claim":
        return mention.file.persona if isinstance(mention.file, Journey) else mention.file.id
    return mention.file.path


def _in_pages(handbook: Handbook) -> Iterator[tuple[Lost, Location]]:
    claims = frozenset(f"{persona.id}/{claim.id}" for persona in handbook.personas for claim in persona.claims())
    for page in handbook.written:
        for reference in page.references:
            lost = _lost(reference, claims, handbook)
            if lost:
                yield lost, page.location(reference)


def _lost(reference: CrossReference, claims: frozenset[str], handbook: Handbook) -> Lost | None:
    """Return what a reference of a page misses; a claim of a missing persona misses the persona."""
    target = reference.target
    if target not in KINDS:
        return Lost(target, "", frozenset(KINDS)) if did_you_mean(target, KINDS) else None
    is_open = ("persona" if target == "claim" else target) in handbook.missing_folders
    if is_open or handbook.is_in_lost_checkout(reference.id):
        return None
    if target != "claim":
        ids = handbook.ids(target)
        return None if reference.id in ids else Lost(target, reference.id, ids)
    persona, slash, _ = reference.id.partition("/")
    personas = handbook.ids("persona")
    if slash and persona not in personas:
        return Lost("persona", persona, personas)
    if reference.id in claims or persona in handbook.broken_ids("persona"):
        return None
    return Lost(target, reference.id, claims, "page")


def _problem(lost: Lost, locations: list[Location]) -> Problem:
    location = locations[0]
    if lost.target not in WAYS_OUT:
        wrong = gettext("`[[%(target)s:…]]` is not a link type of the handbook.", target=lost.target)
        return Problem(location, wrong, did_you_mean(lost.target, sorted(lost.candidates)))
    wrong = gettext("There is no %(kind)s `%(id)s`.", kind=gettext(NAMES[lost.target]), id=lost.id)
    subject = wrong.removesuffix(".")
    ways_out = WAYS_OUT_OF_A_PAGE if lost.scope == "page" else WAYS_OUT
    found = id_meant(lost.id, lost.candidates)
    meant = gettext("Did you mean `%(found)s`?", found=found) if found else ""
    if len(locations) == 1:
        return _alone(lost, location, wrong, found) or Problem(
            location, wrong, meant or ways_out[lost.target], subject=subject
        )
    told = gettext(
        "There is no %(kind)s `%(id)s`. References in this file: %(lines)s.", **wrong.values, lines=lines_of(locations)
    )
    way_out = gettext("Restore it, or remove each reference.")
    if found:
        way_out = gettext("Restore it, or remove each reference. Did you mean `%(found)s`?", found=found)
    return Problem(location, told, way_out, subject=subject, related=tuple(locations[1:]))


def _alone(lost: Lost, location: Location, wrong: str, found: str | None) -> Problem | None:
    """Offer the probable ID, or to delete a field whose value says that there is none."""
    if lost.scope == "page" or not location.path.endswith(YAML):
        return None
    if says_nothing(lost.id) and ONE_ITEM.match(location.excerpt):
        line = replace(location, column=1, end_line=location.line + 1, end_column=1)
        way_out = gettext("Delete line %(line)s if there is none.", line=location.line)
        return Problem(location, wrong, way_out, subject=wrong.removesuffix("."), advice=Replacement(line, ""))
    if not found:
        return None
    edit = Replacement(location, found)
    is_same = id_key(found) == id_key(lost.id)
    fix, advice = (edit, None) if is_same else (None, edit)
    return Problem(
        location,
        wrong,
        gettext("Did you mean `%(found)s`?", found=found),
        fix=fix,
        subject=wrong.removesuffix("."),
        advice=advice,
    )
