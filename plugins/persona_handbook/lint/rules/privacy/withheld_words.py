from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from persona_handbook.finding import Level, Location
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.consent.gate import ended, gate, withheld_in_files, withheld_on_pages, words_in
from persona_handbook.model.consent.passages import passages
from persona_handbook.model.consent.showing import is_heard
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.site_files.static_texts import NotSearchedError, repeats, static_texts
from persona_handbook.reading.source_text.source import Source

WAY_OUT = gettext("Delete it. The site shows `…` instead.")
TO_SEARCH = gettext("Save it again, or read it yourself and add its path to the setting `unsearched`.")


@rule(
    title="Repetition of words that must not be shown",
    why="A copy shows a participant's words where the consent does not allow it, or no longer allows it.",
    source="GDPR 2016, article 7 (3): withdrawal of consent; article 17 (2): erasure of copies.",
    bad="""
# docs/parts.md
One owner told us: "I promise cars, and not parts."
# personas/evidence/p-01.yaml
quotes:
  - {text: "I promise cars, and not parts."}
consent: {scope: internal, until: 2028-05-04}
# mkdocs.yml
site_name: Parts
plugins: [search, persona-handbook: {audience: public}, mermaid2]
""",
    good="""
# docs/parts.md
Owners promise the car and not the part.
# personas/evidence/p-01.yaml
quotes:
  - {text: "I promise cars, and not parts."}
consent: {scope: internal, until: 2028-05-04}
# mkdocs.yml
site_name: Parts
plugins: [search, persona-handbook: {audience: public}, mermaid2]
""",
    about=Handbook,
    active=Level.WARNING,
    draft=Level.WARNING,
    clock=True,
)
def withheld_words(handbook: Handbook, given: Given) -> Iterator[Problem]:
    """Find the words of a hidden interview in files of the site, and its quotes, once ended, in the handbook."""
    yield from _in_pages(handbook, given)
    yield from _in_files(handbook, given)
    yield from _in_static_texts(handbook, given)


def _in_pages(handbook: Handbook, given: Given) -> Iterator[Problem]:
    words = withheld_on_pages(handbook, given.today, readable=True)
    opened = gate(handbook, given.today)
    for page in handbook.written:
        for part, until in page.published if words else ():
            for start, end in passages(page.source.text[part:until], words):
                place = page.source.location(part + start, part + end)
                hidden = (each for each in handbook.evidence if not opened.shows_words(each))
                yield _problem(place, page.source.text[part + start : part + end], hidden)


def _in_files(handbook: Handbook, given: Given) -> Iterator[Problem]:
    over = ended(handbook, given.today)
    words, hidden = words_in(*over, quoted=True), withheld_in_files(handbook, given.today)
    files = (each.place.document for each in (*handbook.personas, *handbook.journeys))
    for document in (*files, handbook.settings.document) if words or hidden else ():
        for pointer, text in document.texts:
            if passages(text, words) or (not is_heard(pointer) and hidden.holds(text)):
                yield _problem(document.value_at(pointer), text, (*over, *handbook.evidence))


def _in_static_texts(handbook: Handbook, given: Given) -> Iterator[Problem]:
    words = withheld_on_pages(handbook, given.today, readable=True)
    for path, text in static_texts(handbook.settings) if words else ():
        if isinstance(text, NotSearchedError):
            yield Problem(Location(path, 1, 1, 1, 1), _not_searched(path, text), TO_SEARCH)
        elif repeats(text, words):
            source = Source(path, text)
            place = next(iter(passages(text, words)), (0, 0))
            wrong = gettext("This text repeats a participant's words, which must not be shown.")
            way_out = gettext("Delete it. Until then, the site is without this file.")
            yield Problem(replace(source.location(*place), excerpt=""), wrong, way_out)


def _not_searched(path: str, error: NotSearchedError) -> str:
    return gettext(
        "`%(path)s` %(what)s. It cannot be searched for words that must not be shown, so the site is without it.",
        path=path,
        what=error.wrong,
    )


def _problem(place: Location, text: str, evidence: Iterable[Evidence]) -> Problem:
    source = next((each.id for each in evidence if words_in(each).holds(text)), None)
    wrong = gettext("This text repeats a participant's words, which must not be shown.")
    if source:
        wrong = gettext("This text repeats words from `%(source)s`, which must not be shown.", source=source)
    return Problem(replace(place, excerpt=""), wrong, WAY_OUT)
