"""Extracts draft personas from a language model's answer, without content that a model cannot know."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from persona_handbook.finding import Finding, Level
from persona_handbook.lint.people.participants import is_called_by_name
from persona_handbook.lint.words.personal_data import private_parts
from persona_handbook.model.files.file_name import file_id
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import CLAIM_FIELDS
from persona_handbook.reading.ids import slug
from persona_handbook.reading.schema.schemas import schema_of
from persona_handbook.reading.schema.validation import form_findings
from persona_handbook.reading.yaml.document import Document, read_document
from persona_handbook.reading.yaml.texts import texts
from persona_handbook.writing.language_model.correcting import corrected_answer, with_entries
from persona_handbook.writing.language_model.other_shapes import personas_in
from persona_handbook.writing.yaml_text import yaml_of

FENCE = re.compile(
    r"^(?P<margin>[ \t]*)(?P<fence>`{3,}|~{3,})[ \t]*(?P<label>[^\n`]*)\n"
    r"(?P<body>.*?)(?:^[ \t]*(?P=fence)[ \t]*$|\Z)",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
BEGINS = re.compile(r"\s*(?:#[ \t]*(?:\w+:[ \t]*)?\S+\.ya?ml|(?:- )?name:|personas?:|[{\[])")
NAMED = re.compile(
    r"^[ \t]*#[ \t]*(?:file(?: ?name)?|path)?:?[ \t]*`?(\S+?\.ya?ml)`?[ \t]*$", re.MULTILINE | re.IGNORECASE
)
NOT_A_MODELS = {
    "reviews": "nobody carried out a review",
    "readers": "nobody asked readers",
    "decisions": "nobody made it",
    "exceptions": "nobody accepted it",
    "quotes": "nobody said it to you",
    "portrait": "the picture does not exist",
    "scales": "nobody verified it",
    "owner": "nobody took ownership",
    "created": "the file is created today",
    "replaced_by": "the file is new",
}
HEAD = (
    "# Drafted with a language model on {day}: a hypothesis until interviews and data support it.\n# Delete "
    "what is wrong. Cite evidence for what is right.\n"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A persona in the answer: its ID and text, what was removed and why, and what was corrected.

    With findings, it cannot be saved and the text is empty.
    """

    id: str
    text: str
    taken_out: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    corrected: tuple[str, ...] = ()


def drafts_in(answer: str, name: str, handbook: Handbook, today: dt.date) -> list[Draft]:
    """Extract all personas from an answer.

    Args:
        answer: Markdown with a YAML block for each persona, or only YAML
        name: the name of the answer in findings
        handbook: the existing evidence
        today: the creation date of the drafts

    Returns:
        the drafts in order; findings refer to lines of the answer
    """
    return [_draft(block, name, handbook, today) for block in _blocks(answer)]


def _blocks(answer: str) -> Iterator[str]:
    """Yield each block at its original lines, so that places in it are places in the answer."""
    answer = answer.replace("\r\n", "\n")
    found = [each for each in FENCE.finditer(answer) if _holds_a_persona(each)]
    for each in found:
        above = "\n" * answer.count("\n", 0, each.start("body"))
        margin = each["margin"]
        yield from personas_in(above + "\n".join(line.removeprefix(margin) for line in each["body"].split("\n")))
    if not found and answer.strip():
        yield from personas_in(answer)


def _holds_a_persona(fence: re.Match[str]) -> bool:
    """Return whether a block is YAML, by its label or, without one, by its start."""
    label = fence["label"].strip().lower()
    return label.startswith(("yaml", "yml", "json")) or (not label and bool(BEGINS.match(fence["body"])))


def _draft(block: str, name: str, handbook: Handbook, today: dt.date) -> Draft:
    block, corrected = corrected_answer(block, name)
    document = read_document(block.encode(), name)
    if document.data is None:
        return Draft("", "", findings=document.findings)
    named = NAMED.search(block)
    draft_id = file_id(
        PurePosixPath(named[1]).stem if named else str(document.data.get("id") or document.data.get("name", ""))
    )
    whole, turned = with_entries(document.data)
    stripping = _Stripping(handbook, whole)
    data = stripping.stripped()
    wrong = [
        *(each for each in document.findings if each.level is Level.ERROR),
        *_form(document, data),
        *_people(document, handbook.settings.region),
    ]
    if wrong:
        return Draft(draft_id, "", tuple(stripping.taken_out), tuple(sorted(wrong, key=lambda each: each.order)))
    told = {"name": data.pop("name"), "status": "draft", **data, "created": today.isoformat()}
    order = list(schema_of("persona")["properties"])
    ordered = {key: told[key] for key in sorted(told, key=lambda key: order.index(key) if key in order else 999)}
    text = HEAD.format(day=today.isoformat()) + yaml_of(ordered)
    return Draft(draft_id, text, tuple(stripping.taken_out), corrected=(*corrected, *turned))


def _form(document: Document, data: dict[str, Any]) -> list[Finding]:
    """Return the form findings of the remaining data, placed in the whole answer."""
    told = Document(document.source, {"status": "draft", **data}, (), document.keys, document.values)
    return [each for each in form_findings(told, "persona") if each.level is Level.ERROR]


def _people(document: Document, region: str | None) -> Iterator[Finding]:
    name = (document.data or {}).get("name")
    if isinstance(name, str) and is_called_by_name(name):
        yield Finding(
            location=document.value_at(("name",)),
            level=Level.ERROR,
            rule="personal-data",
            message="`name` looks like a real name.",
            help="Name the persona after a role, and look where the model has the name from.",
        )
    for pointer, text in texts(document.data):
        for part in private_parts(text, region):
            yield Finding(
                location=document.value_at(pointer),
                level=Level.ERROR,
                rule="personal-data",
                message=f"A text contains {part.kind}, which identifies a person.",
                help="Delete it from the answer, and find out where the model got it.",
            )


def _unnamed(evidence: str) -> str:
    """Return what a model cites as evidence, unless it is a person's name."""
    return "of a person" if is_called_by_name(evidence.replace("-", " ")) else f"`{evidence}`"


@dataclass
class _Stripping:
    handbook: Handbook
    data: dict[str, Any]
    taken_out: list[str] = field(default_factory=list)

    def stripped(self) -> dict[str, Any]:
        """Return the data without content that a model cannot know."""
        self.data.pop("id", None)
        if self.data.pop("status", "draft") != "draft":
            self.taken_out.append("`status`: a model's answer is always a draft")
        for name, why in NOT_A_MODELS.items():
            if self.data.pop(name, None):
                self.taken_out.append(f"`{name}`: {why}")
        for name in CLAIM_FIELDS:
            claims = self.data.get(name)
            if isinstance(claims, list):
                self.data[name] = [self._claim(each) if isinstance(each, dict) else each for each in claims]
        return {name: value for name, value in self.data.items() if value not in ([], {}, "", None)}

    def _evidence(self, named: str) -> str:
        """Return the ID of evidence that is named by its ID, in any case, or by its participant."""
        of_them = (each.id for each in self.handbook.evidence if (each.participant or "").lower() == named.lower())
        return slug(named) if slug(named) in self.handbook.evidence_by_id else next(of_them, named)

    def _claim(self, claim: dict[str, Any]) -> dict[str, Any]:
        kept = dict(claim)
        if "id" not in kept:
            kept = {"id": "-".join(slug(str(claim.get("text") or claim.get("motivation"))).split("-")[:4]), **kept}
        called = f"`{kept['id']}`"
        if kept.pop("checked_against", None):
            self.taken_out.append(f"`checked_against` of {called}: no check took place")
        cited = kept.get("evidence")
        if isinstance(cited, list):
            cited = [self._evidence(each) if isinstance(each, str) else each for each in cited]
            invented = [each for each in cited if isinstance(each, str) and each not in self.handbook.evidence_by_id]
            if invented:
                self.taken_out.append(
                    f"the evidence {', '.join(map(_unnamed, invented))} of {called}: it does not exist"
                )
            kept["evidence"] = [each for each in cited if each not in invented]
        return {name: value for name, value in kept.items() if value not in ([], {}, "", None)}
