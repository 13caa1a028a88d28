from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.counting import is_placeholder, letters_and_digits, placeholder_in
from persona_handbook.insight.likeness import says_nothing_but_function_words
from persona_handbook.insight.saying.non_answers import NOTHING_SAID
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import capitalized, gettext
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona
from persona_handbook.reading.ids import SLUG
from persona_handbook.reading.schema.meant.wrong import without_field
from persona_handbook.reading.schema.schemas import schema_of
from persona_handbook.reading.source_text.quoting import shortened
from persona_handbook.reading.yaml.document import Pointer, Value
from persona_handbook.reading.yaml.naming import field_name

ORDINALS = ("first", "second", "third", "fourth", "fifth")
NOT_KNOWN = {"", "na", "ka", "tbd", "keineangabe", "notapplicable", "notavailable", "unknown", "unbekannt"}
NOUNS = {
    part["x-one"].replace(" ", "-")
    for kind in ("persona", "journey")
    for part in schema_of(kind)["properties"].values()
    if "x-one" in part and "id" in part["items"].get("properties", {})
}
# what nobody says, as letters and digits; “nothing” and “unknown” are answers
NEVER_SAID = {"", "x", "xx", "xxx", "na", "ka", "tbd", "todo", "tba", "quote", "zitat", "citation", "cita", "citação"}
NEVER_SAID |= {"citaat", "citazione", "引用", "未定", "test", "seerecording", "seetranscript", "asabove", "sameasabove"}
LETTERS_AROUND = 12
OF_A_SCAFFOLD = re.compile(rf"(?:{'|'.join(ORDINALS)})-(?:{'|'.join(sorted(NOUNS))})")
# a blank of a template, but no link, reference or footnote
BLANK = re.compile(
    r"(?<![\[\]!\w])\[(?!MOCK\b)(?:[A-Z\u00c0-\u00de][\w'\u2019 /-]{2,30}|(?:insert|your|the|name|client|company"
    r"|product|customer"
    r"|role|kunde|firma|produkt|nom|cliente?|empresa|azienda|klant|bedrijf)\b[\w'\u2019 /-]{0,30})\](?![\[(:\w])"
)
SAYING = {"says", "text", "situation", "motivation", "outcome", "summary", "finding", "decision", "action"}


@rule(
    title="Placeholder text",
    why="Readers mistake placeholder text for knowledge.",
    source="Our own: leave out fields whose values are unknown.",
    bad="""
goals:
  - {id: a-goal, text: TODO ask Monday., evidence: [p-01]}
""",
    good="""
goals:
  - {id: a-goal, text: No lift stands still., evidence: [p-01]}
""",
    about=(Persona, Journey, Evidence),
    draft=Level.WARNING,
)
def placeholder_text(file: Persona | Journey | Evidence, _given: Given) -> Iterator[Problem]:
    """Find TODO, lorem ipsum and texts such as `x` or `n/a`, also in place of a quote."""
    yield from _claims_that_fit_everything(file)
    for pointer, text in file.place.document.texts:
        if pointer[-1] == "id" and OF_A_SCAFFOLD.fullmatch(text):
            yield from _id_of_a_scaffold(file, pointer, text)
        found = placeholder_in(text) or _blank_in(file, text)
        if "quote" in pointer or "quotes" in pointer:
            yield from _instead_of_a_quote(file, pointer, text)
            continue
        held = found or text if found or _only_holds_a_place(pointer, text) else None
        if held is None:
            continue
        wrong = capitalized(
            gettext(
                "The %(field)s contains placeholder text: `%(held)s`.",
                field=field_name(file.place.document.data, pointer),
                held=held,
            )
        )
        if pointer[-1] == "says" and not found:
            way_out = gettext(
                "Write what the participant said. If the answer was nothing, write `says: nothing` and add a theme."
            )
            if letters_and_digits(held) not in NOTHING_SAID:
                yield Problem(file.place.at(*pointer), wrong, way_out, Level.WARNING)
        else:
            yield _elsewhere(file, pointer, wrong)


def _blank_in(file: Persona | Journey | Evidence, text: str) -> str | None:
    """Return a blank of a template such as `[Client]`; in evidence, brackets stand for names that were taken out."""
    found = None if isinstance(file, Evidence) or "[" not in text else BLANK.search(text)
    return found[0] if found else None


def _claims_that_fit_everything(file: Persona | Journey | Evidence) -> Iterator[Problem]:
    for claim in file.claims() if isinstance(file, Persona) else ():
        said = " ".join(claim.texts)
        if says_nothing_but_function_words(said):
            wrong = gettext(
                "The claim `%(claim)s` has no content word (“%(said)s”), so any evidence would fit it.",
                claim=claim.id,
                said=said,
            )
            yield Problem(claim.place.at("id"), wrong, gettext("Write what they do, need or say."), Level.WARNING)


def _instead_of_a_quote(file: Persona | Journey | Evidence, pointer: Pointer, text: str) -> Iterator[Problem]:
    """Find a quote that is only a placeholder; “Nothing.” and “I have a TODO list” can be what somebody said."""
    found = placeholder_in(text)
    bare = letters_and_digits(text)
    is_all = bare in NEVER_SAID or bool(found and len(bare) <= LETTERS_AROUND + len(letters_and_digits(found)))
    if pointer[-1] in {"text", "quote"} and is_all and not any(unicodedata.category(sign) == "So" for sign in text):
        wrong = gettext("The quote is placeholder text: `%(text)s`.", text=text)
        way_out = gettext("Write what was said, word for word, or delete the quote.")
        yield Problem(file.place.at(*pointer), wrong, way_out, Level.ERROR if bare else Level.WARNING)


def _id_of_a_scaffold(file: Persona | Journey | Evidence, pointer: Pointer, text: str) -> Iterator[Problem]:
    """Find an unedited ID of a new file whose text has been edited."""
    entry: Value = file.place.document.data
    for step in pointer[:-1]:
        entry = entry[step] if isinstance(entry, dict | list) else None  # type: ignore[index]
    said = {name: each for name, each in entry.items() if isinstance(each, str)} if isinstance(entry, dict) else {}
    own = [each for name, each in said.items() if name in SAYING and not placeholder_in(each)]
    if own:
        wrong = gettext(
            "The ID `%(text)s` is a placeholder from a new file and does not describe “%(said)s”.",
            text=text,
            said=shortened(own[0]),
        )
        way_out = gettext("Write two or three words of the text, joined by hyphens, before anything refers to the ID.")
        yield Problem(file.place.at(*pointer), wrong, way_out, Level.WARNING)


def _only_holds_a_place(pointer: Pointer, text: str) -> bool:
    """Return whether a text is a placeholder; `none` is an answer except in claims and interviews."""
    if pointer[-1] in SAYING:
        return is_placeholder(text)
    is_prose = not SLUG.fullmatch(text) or letters_and_digits(text) == "na"
    return isinstance(pointer[-1], str) and is_prose and letters_and_digits(text) in NOT_KNOWN


def _elsewhere(file: Persona | Journey | Evidence, pointer: Pointer, wrong: str) -> Problem:
    place = file.place.at(*pointer)
    document = file.place.document
    is_alone = isinstance(pointer[-1], str) and place.line == document.key_at(pointer).line == place.end_line
    if pointer[-1] in SAYING or not is_alone or document.source.line(place.line - 1).lstrip().startswith("- "):
        return Problem(place, wrong, gettext("Write what you know, or delete the line."))
    way_out = gettext("Write what you know, or delete line %(line)s.", line=place.line)
    return Problem(place, wrong, way_out, advice=without_field(document, pointer))
