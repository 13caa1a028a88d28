"""The uses of an evidence item: claims, journey steps and reviews that cite it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from persona_handbook.message import Message, Phrases, gettext, gettext_noop
from persona_handbook.model.claim import Claim, JobStory
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey, Stage
from persona_handbook.model.mention import Mention
from persona_handbook.model.persona import Motto, Persona
from persona_handbook.model.review import Review
from persona_handbook.reading.phrasing import in_words
from persona_handbook.reading.schema.schemas import schema_of
from persona_handbook.site.address import page_path

VERDICTS: Phrases = {
    "supports": "data check: supports",
    "contradicts": "data check: contradicts",
    "unclear": "data check: inconclusive",
}


@dataclass(frozen=True, slots=True)
class EvidenceUse:
    """One use of an evidence item: its text, the anchor on the page, the kind of use, a review's day, and a job."""

    text: str
    anchor: str
    how: str
    reviewed: dt.date | None = None
    job: JobStory | None = field(default=None, compare=False)

    @property
    def is_written(self) -> bool:
        """Whether the text is in the file and not a label of ours."""
        return not isinstance(self.text, Message)


@dataclass(frozen=True, slots=True)
class CitingFile:
    """A persona or journey that uses an evidence item, its page, all uses, and its language."""

    title: str
    page: str
    uses: tuple[EvidenceUse, ...]
    lang: str | None


def citing_files(evidence: Evidence, handbook: Handbook) -> tuple[CitingFile, ...]:
    """Return the personas and journeys that use an evidence item, in file order."""
    by_file: dict[str, list[Mention]] = {}
    for mention in handbook.mentions_of("evidence", evidence.id):
        if isinstance(mention.file, Evidence):
            continue
        by_file.setdefault(mention.file.path, []).append(mention)
    return tuple(_citing(mentions) for mentions in by_file.values())


def _citing(mentions: list[Mention]) -> CitingFile:
    file = mentions[0].file
    title, kind = (file.name, "persona") if isinstance(file, Persona) else (file.title, "journey")
    uses = tuple(dict.fromkeys(_citation(each) for each in mentions))
    return CitingFile(title, page_path(kind, file.id), uses, file.lang)


def _citation(mention: Mention) -> EvidenceUse:
    file, part = mention.file, mention.part
    if isinstance(part, Review):
        text = gettext("Review of %(date)s", date=part.date.isoformat())
        return EvidenceUse(text, "", gettext_noop("review"), part.date)
    if isinstance(file, Journey) and isinstance(part, Stage):
        return _of_stage(file, part, mention)
    if isinstance(part, Motto):
        return EvidenceUse(gettext("Quote"), "", gettext_noop("quote"))
    if isinstance(part, Claim | JobStory):
        return _of_claim(mention, part)
    return EvidenceUse(_title(mention), "", gettext_noop("reference"))


def _of_claim(mention: Mention, claim: Claim | JobStory) -> EvidenceUse:
    how = gettext_noop("claim")
    if "checked_against" in mention.pointer:
        check = claim.checked_against[_index_after("checked_against", mention)]
        how = VERDICTS.get(check.verdict, check.verdict)
    return EvidenceUse(claim.text, f"claim-{claim.id}", how, job=claim if isinstance(claim, JobStory) else None)


def _of_stage(journey: Journey, stage: Stage, mention: Mention) -> EvidenceUse:
    if "steps" not in mention.pointer:
        return EvidenceUse(stage.name, f"stage-{stage.id}", gettext_noop("reference"))
    step = stage.steps[_index_after("steps", mention)]
    number = 1 + next(index for index, each in enumerate(journey.steps()) if each is step)
    return EvidenceUse(f"{step.action} ({stage.name})", f"step-{number}", gettext_noop("journey step"))


def _title(mention: Mention) -> str:
    """Return the title of the field of the file in which a mention is."""
    kind = "persona" if isinstance(mention.file, Persona) else "journey"
    name = next((str(step) for step in mention.pointer if not isinstance(step, int)), mention.field)
    return gettext(schema_of(kind)["properties"].get(name, {}).get("title", in_words(name)))


def _index_after(field: str, mention: Mention) -> int:
    return int(mention.pointer[mention.pointer.index(field) + 1])
