from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.finding import Level, Replacement
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.claim import AnyClaim, JobStory
from persona_handbook.model.files.meant_ids import id_key
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona

NAME = r"[A-Za-z][A-Za-z-]{0,20}[-\u2010\u2011 ]?\d[\w-]*"
AT_THE_END = re.compile(
    r"\s*[(\[]\^?(?:(?:see|source|siehe|vgl\.|quelle|voir|cf\.|v\u00e9ase|ver|interview)[: ]\s*)?"
    rf"(?P<named>{NAME}(?:\s*[,;&+]\s*{NAME})*)[)\]](?P<stop>[.!?]?)$",
    re.IGNORECASE,
)
PLAIN = re.compile(r"[^\"'|>\[{&*].*")


@rule(
    title="Source named in the text",
    why=(
        "A source in brackets at the end of a text is not evidence: the claim counts as assumed, and pages show the "
        "pseudonym."
    ),
    source="Our own: what somebody wrote as a source must count as one.",
    bad="""
goals:
  - id: picks-up
    text: Reaches somebody before eight (P-03).
""",
    good="""
goals:
  - id: picks-up
    text: Reaches somebody before eight.
    evidence: [p-03]
""",
    about=Persona,
    active=Level.WARNING,
    draft=Level.WARNING,
)
def source_in_text(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find claims whose text ends with the ID or the participant of an evidence file in brackets."""
    for claim in persona.claims():
        name = "outcome" if isinstance(claim, JobStory) else "text"
        found = AT_THE_END.search(str(getattr(claim, name)))
        sources = _sources(found["named"], given.handbook) if found else []
        if not found or not sources:
            continue
        said, missing = found[0].strip(" .!?"), [each for each in sources if each not in claim.evidence]
        listed = ", ".join(missing)
        wrong = gettext("The text of the claim `%(claim)s` ends with a source: `%(said)s`.", claim=claim.id, said=said)
        way_out = gettext("Delete `%(said)s`, which is already in `evidence`.", said=said)
        if missing and claim.evidence:
            way_out = gettext("Delete `%(said)s`, and add `%(listed)s` to `evidence`.", said=said, listed=listed)
        elif missing:
            way_out = gettext(
                "Delete `%(said)s`, and write `evidence: [%(listed)s]` on a separate line below it.",
                said=said,
                listed=listed,
            )
        yield Problem(claim.place.at(name), wrong, way_out, advice=_moved(claim, name, missing))


def _sources(named: str, handbook: Handbook) -> list[str]:
    """Return the evidence that all names of a list refer to, by ID or by participant; empty if one is unclear."""
    known: dict[tuple[str | int, ...], set[str]] = {}
    for each in handbook.evidence:
        for name in (each.id, each.participant or each.id):
            known.setdefault(id_key(name), set()).add(each.id)
    found = [known.get(id_key(name), set()) for name in re.split(r"\s*[,;&+]\s*", named)]
    ids = [next(iter(each)) for each in found if len(each) == 1]
    return [*dict.fromkeys(ids)] if len(ids) == len(found) else []


def _moved(claim: AnyClaim, name: str, missing: list[str]) -> Replacement | None:
    """Return the edit that takes a source out of a text on one line, and cites it in a list in brackets."""
    document, place = claim.place.document, claim.place.at(name)
    source, written = document.source, document.source_text((*claim.place.pointer, name))
    found = AT_THE_END.search(written)
    if not found or place.line != place.end_line or not PLAIN.fullmatch(written):
        return None
    text = f"{written[: found.start()]}{'' if written[: found.start()].endswith(('.', '!', '?')) else found['stop']}"
    line = source.line(place.line - 1)
    margin = " " * (claim.place.key(name).column - 1)
    if not missing:
        return Replacement(place, text)
    if not claim.evidence:
        is_whole = not line[place.end_column - 1 :].strip() and "{" not in line[: place.column - 1]
        return Replacement(place, f"{text}\n{margin}evidence: [{', '.join(missing)}]") if is_whole else None
    cited = document.source_text((*claim.place.pointer, "evidence"))
    if not cited.startswith("["):
        return None
    inner = f"{cited[:-1].rstrip(' ,')}, {', '.join(missing)}]"
    edits = [Replacement(place, text), Replacement(claim.place.at("evidence"), inner)]
    return source.together(sorted(edits, key=lambda each: each.location))
