"""What of the handbook may leave it, file by file."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass

from persona_handbook.model.consent import may_be_shown, motto_may_be_shown, withheld
from persona_handbook.model.evidence import QUESTIONS, Evidence
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona
from persona_handbook.reading.yaml.value import Value
from persona_handbook.tables.sheets import SHEET_OF_KIND

Data = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Exported:
    """What each file says, by its kind and its id, and what was left out, told so that somebody can look."""

    files: Mapping[str, Mapping[str, Data]]
    left_out: tuple[str, ...]


def exported(handbook: Handbook, today: dt.date) -> Exported:
    """Give what may leave a handbook: everything that is right in form, but for quotes whose consent has ended."""
    left_out: list[str] = []
    files: dict[str, dict[str, Data]] = {}
    for kind in SHEET_OF_KIND:
        files[kind] = {}
        for file in handbook.files(kind):
            data: Data = file.place.document.data or {}
            words = withheld(handbook, today)
            hidden = words.hide_in(data)
            if hidden is not data and not isinstance(file, Evidence):
                left_out.append(f"words in {file.path} of somebody whose consent has ended")
            data = hidden
            if isinstance(file, Evidence) and not may_be_shown(file, today):
                data = _without_quotes(data)
                left_out.append(f"the quotes of {file.path}, for which the consent has ended")
            elif isinstance(file, Persona) and (taken_back := _taken_back(file, handbook, today)):
                data = {
                    **data,
                    "quotes": [each for index, each in enumerate(_quotes_in(data)) if index not in taken_back],
                }
                left_out.append(f"{len(taken_back)} of the quotes of {file.path}, for which the consent has ended")
            if isinstance(file, Journey) and len({stage.id for stage in file.stages}) < len(file.stages):
                left_out.append(f"{file.path}, of which two stages have one id")
            elif file.id in files[kind]:
                left_out.append(f"{file.path}, because another file has its id")
            else:
                files[kind][file.id] = data
    return Exported(files, tuple(left_out))


def _quotes_in(data: Data) -> list[Value]:
    quotes = data.get("quotes")
    return quotes if isinstance(quotes, list) else []


def _taken_back(persona: Persona, handbook: Handbook, today: dt.date) -> set[int]:
    """Give the numbers of the quotes that may not be shown."""
    return {index for index, each in enumerate(persona.quotes) if not motto_may_be_shown(each, handbook, today)}


def _without_quotes(data: Data) -> Data:
    answers = data.get("answers")
    kept = {name: value for name, value in data.items() if name != "quotes"}
    if isinstance(answers, dict):
        kept["answers"] = {
            name: {key: value for key, value in answer.items() if key != "quote"}
            if name in QUESTIONS and isinstance(answer, dict)
            else answer
            for name, answer in answers.items()
        }
    return kept


def as_json(files: Mapping[str, Mapping[str, Data]]) -> bytes:
    """Write files as JSON, by sheet and id."""
    whole = {SHEET_OF_KIND[kind]: dict(of_kind) for kind, of_kind in files.items()}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()
