"""The prompt with which a language model drafts personas in our format, with as little invention as possible."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from persona_handbook.lint.people.masking import without_names
from persona_handbook.lint.registry import all_rules
from persona_handbook.lint.rule import Rule
from persona_handbook.lint.words.personal_data import private_parts
from persona_handbook.model.consent.gate import is_quoted
from persona_handbook.model.consent.showing import as_shown
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona
from persona_handbook.reading.schema.fields import FieldRow, field_rows
from persona_handbook.reading.schema.schemas import schema_of
from persona_handbook.reading.yaml.value import Value
from persona_handbook.writing.yaml_text import yaml_of

LANGUAGES = {"en": "English", "de": "German"}
WRITTEN_BY_PEOPLE = frozenset(
    {
        "status",
        "created",
        "owner",
        "readers",
        "reviews",
        "review_every",
        "decisions",
        "exceptions",
        "portrait",
        "quotes",
    }
    | {"replaced_by", "variant_of", "product", "lang", "sections", "scales"}
)
IN_EVERY_CLAIM = frozenset({"id", "text", "evidence", "themes", "checked_against"})


@dataclass(frozen=True, slots=True)
class Prompt:
    """The text, and what was omitted."""

    text: str
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    name: str
    description: str
    hint: str
    holds: str
    required: bool
    is_choice: bool


def prompt_of(handbook: Handbook, about: str, count: int, today: dt.date, *, within: bool) -> Prompt:
    """Create the prompt.

    Words of participants are included only with a valid consent that covers it: a public one, or any if the model runs
    within the company. Texts that identify a person are never included.

    Args:
        handbook: the evidence and the existing personas
        about: a description of the product and its buyers, in Markdown
        count: the maximum number of personas
        today: the date for which consents are checked
        within: whether the model may receive internal data
    """
    shown = as_shown(without_names(handbook), today, public=None if within else True)
    left_out = [
        f"{each.path}: everything that no consent covers"
        for each, whole in zip(shown.evidence, handbook.evidence, strict=True)
        if each is not whole or (is_quoted(each) and each.consent is None)
    ]
    region = handbook.settings.region
    evidence = [yaml_of(_told(each, region, left_out)).strip() for each in shown.evidence]
    handbook = shown
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701  not HTML
    )
    text = templates.get_template("prompt.md.j2").render(
        count=count,
        language=LANGUAGES.get(handbook.settings.language, handbook.settings.language),
        about="\n".join(_safe_lines(about, "the description of the product", region, left_out)).strip(),
        evidence=evidence,
        personas=[each for each in handbook.personas if each.status != "retired"],
        rules=[each for each in all_rules() if _concerns_a_draft(each)],
        fields=list(_fields()),
        an_id=handbook.evidence[0].id if handbook.evidence else "p-01",
    )
    return Prompt(text, tuple(left_out))


def _told(evidence: Evidence, region: str | None, left_out: list[str]) -> dict[str, Value]:
    """Return what a model may know about an evidence item; verbatim quotes only with consent."""
    quotable = evidence.consent is not None
    told: dict[str, Value] = {
        "id": evidence.id,
        "kind": evidence.kind,
        "title": evidence.title,
        "date": evidence.date.text,
        "participant": evidence.participant,
        "sample": evidence.sample,
        "relation": evidence.relation,
        "answers": _answers(evidence, quotable=quotable),
        "quotes": [quote.text for quote in evidence.quotes] if quotable else None,
        "findings": list(evidence.findings),
    }
    return _without_people({name: value for name, value in told.items() if value}, evidence.path, region, left_out)


def _answers(evidence: Evidence, *, quotable: bool) -> dict[str, Value]:
    answers = evidence.answers.given() if evidence.answers else {}
    return {
        question: {
            "says": answer.says,
            **({"themes": list(answer.themes)} if answer.themes else {}),
            **({"quote": answer.quote} if quotable and answer.quote else {}),
        }
        for question, answer in answers.items()
    }


def _without_people(told: dict[str, Value], path: str, region: str | None, left_out: list[str]) -> dict[str, Value]:
    """Remove every text that identifies a person."""

    def clean(value: Value) -> Value:
        if isinstance(value, str):
            found = next(private_parts(value, region), None)
            if found:
                left_out.append(f"{path}: text with {found.kind}")
            return None if found else value
        if isinstance(value, list):
            return [kept for kept in map(clean, value) if kept is not None]
        if isinstance(value, dict):
            return {name: kept for name, inner in value.items() if (kept := clean(inner)) is not None}
        return value

    return {name: kept for name, value in told.items() if (kept := clean(value)) is not None}


def _safe_lines(text: str, where: str, region: str | None, left_out: list[str]) -> Iterator[str]:
    for line in text.splitlines():
        found = next(private_parts(line, region), None)
        if found:
            left_out.append(f"{where}: a line with {found.kind}")
        else:
            yield line


def _concerns_a_draft(rule: Rule) -> bool:
    return Persona in rule.about_kinds and rule.draft is not None and not rule.clock


def _fields() -> Iterator[_Asked]:
    for row in field_rows("persona"):
        top, *inner = row.name.replace("[]", "").split(".")
        if top not in WRITTEN_BY_PEOPLE and not IN_EVERY_CLAIM & set(inner):
            yield _Asked(row.name, row.description, row.hint, row.holds, row.required, _is_choice(row))


def _is_choice(row: FieldRow) -> bool:
    part = schema_of("persona")
    for step in row.name.replace("[]", "").split("."):
        part = part.get("items", part)["properties"][step]
    return "enum" in part.get("items", part)
