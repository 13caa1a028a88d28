from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.lint.words.own_texts import own_texts, without_quotes
from persona_handbook.lint.words.word_lists import word_finder
from persona_handbook.message import gettext
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona


@rule(
    title="Persona described as he or she",
    why="A pronoun excludes part of the group, and makes the team picture one individual.",
    source=(
        "Hill et al. 2017, Gender-Inclusiveness Personas vs. Stereotyping: how a persona shows gender decides "
        "whether readers stereotype. The limit is our own. Opposing view: Burnett et al. 2016, GenderMag: "
        "personas with a gender help to find software that excludes people."
    ),
    bad="""
summary: He runs a workshop, and he orders parts while a customer waits for his car.
""",
    good="""
summary: Runs a workshop with two lifts and orders parts while a customer waits.
""",
    about=(Persona, Journey),
    words="gendered",
    active=Level.NOTE,
    draft=Level.NOTE,
    options={"words": Option(2, "minimum number of pronouns to report")},
)
def gendered_persona(file: Persona | Journey, given: Given) -> Iterator[Problem]:
    """Count the words that describe the persona as a man or a woman; the subject of a text counts twice."""
    pattern = word_finder("gendered", file, given)
    told = [without_quotes(text) for _, field, text in own_texts(file) if field != "name"]
    found = [hit[0] for text in told for hit in pattern.finditer(text)]
    subjects = sum(pattern.match(text) is not None for text in told)
    if found and len(found) + subjects >= given.options["words"]:
        where, named = ("name", file.name) if isinstance(file, Persona) else ("title", file.title)
        wrong = gettext("“%(file)s” describes one person: “%(found)s”.", file=named, found=found[0])
        if len(found) > 1:
            wrong = gettext(
                "“%(file)s” describes one person: “%(found)s” and %(more)s more.",
                file=named,
                found=found[0],
                more=len(found) - 1,
            )
        yield Problem(file.place.at(where), wrong, gettext("Use “they”, or leave out the subject."))
