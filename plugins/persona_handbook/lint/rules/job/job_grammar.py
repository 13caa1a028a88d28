from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight import likeness
from persona_handbook.insight.counting import placeholder_in
from persona_handbook.lint.fixing import in_place
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.lint.words.job_story import ENDS, PartWords, part_words, rest_of
from persona_handbook.message import Phrases, gettext, gettext_noop
from persona_handbook.model.persona import Persona

PARTS: Phrases = {"situation": "situation", "motivation": "motivation", "outcome": "outcome"}
SHOWN = 4


@rule(
    title="Job story that does not read as a sentence",
    why=(
        "The page shows “When I …, I want to …, so I can …”. A part that repeats these words or ends in a period "
        "breaks the sentence."
    ),
    source="Klement 2013, Replacing the User Story with the Job Story: situation, motivation, outcome.",
    bad="""
jobs:
  - id: get-part-today
    situation: When I have the wrong part in the box
    motivation: know who has the right one
    outcome: keep the promise I made
""",
    good="""
jobs:
  - id: get-part-today
    situation: have the wrong part in the box
    motivation: know who has the right one
    outcome: keep the promise I made
""",
    about=Persona,
    active=Level.WARNING,
    draft=Level.WARNING,
    options={"words": Option(2, "minimum number of words in a part")},
)
def job_grammar(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find parts of job stories that do not continue the page's words, repeat the sentence, or are too short."""
    language = persona.lang or given.handbook.settings.language
    for job in persona.jobs:
        for part in PARTS:
            words, text = part_words(language, part), getattr(job, part).strip()
            wrong = _wrong(words, text, int(given.options["words"]))
            if wrong:
                rest = _rest(words, text)
                fix = in_place(job.place, part, rest) if rest else None
                said = gettext(wrong[0], part=gettext(PARTS[part]), job=job.id, **wrong[1])
                yield Problem(job.place.at(part), said, _way_out(part, words, rest), fix=fix)


def _wrong(words: PartWords, text: str, least: int) -> tuple[str, dict[str, str]] | None:
    """Return the template and the values of what is wrong with a part, or None."""
    if _rest_of_sentence(words, text):
        return gettext_noop("The %(part)s of the job `%(job)s` contains more than its part of the sentence."), {}
    if words.wrong_beginning(text):
        template = gettext_noop("The %(part)s of the job `%(job)s` reads “%(says)s %(text)s” on the page.")
        return template, {"says": words.says, "text": _shown(text)}
    ending = words.wrong_ending(text)
    if ending and (end := ending.pattern.search(text)):
        template = gettext_noop("The %(part)s of the job `%(job)s` ends with “%(end)s”, which breaks the sentence.")
        return template, {"end": ENDS.sub("", end[0])}
    if ENDS.search(text):
        template = gettext_noop("The %(part)s of the job `%(job)s` ends with “%(end)s”, which breaks the sentence.")
        return template, {"end": text[-1]}
    if len(likeness.comparable_words(text)) < least and not placeholder_in(text):
        return gettext_noop("The %(part)s of the job `%(job)s` is too short: “%(text)s”."), {"text": text}
    return None


def _rest_of_sentence(words: PartWords, text: str) -> bool:
    beginning = words.wrong_beginning(text)
    start = found.end() if beginning and (found := beginning.pattern.match(text)) else 0
    return bool(words.elsewhere.search(text, start))


def _shown(text: str) -> str:
    first = text.split()[:SHOWN]
    return " ".join(first) + (" …" if len(text.split()) > SHOWN else "")


def _rest(words: PartWords, text: str) -> str | None:
    """Return the corrected text, or None if only a person can reword it."""
    if _rest_of_sentence(words, text):
        return None
    rest = rest_of(text, words.wrong_beginning(text), words.wrong_ending(text))
    reads_wrong = rest and (words.wrong_beginning(rest) or words.wrong_ending(rest))
    return rest if rest and rest != text and not reads_wrong else None


def _way_out(part: str, words: PartWords, rest: str | None) -> str:
    return (
        gettext("Write `%(part)s: %(rest)s`.", part=part, rest=rest)
        if rest
        else (gettext("Write only the words that follow “%(says)s …”, as the participant said them.", says=words.says))
    )
