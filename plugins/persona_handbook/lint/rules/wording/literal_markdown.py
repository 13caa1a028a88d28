from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.finding import Level, Location, lines_of
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext, gettext_noop
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona
from persona_handbook.reading.markdown.plain.code import code_in
from persona_handbook.reading.markdown.plain.links import pictures, unshown_links
from persona_handbook.reading.yaml.value import Pointer

# without one of these, a text has no such Markdown; searching for it is faster
SIGNS = re.compile(r"\*\*|\]\(|\n")
# what nobody writes by chance: bold words, links, images, headings, fences, and lists of two items or more
MARKDOWN = re.compile(
    r"(?<![\w*])\*\*(?=[^\s*])[^*\n]+(?<=[^\s*])\*\*(?![\w*])"
    r"|(?<!\w)!?\[[^\[\]\n]+\]\((?:https?://|mailto:|\.{0,2}/|#)[^()\s]+\)"
    r"|^#{1,6} \S[^\n]*\n+(?=\S)"
    r"|^(?:```|~~~)[^`~\n]*\n"
    r"|^[-*+] \S[^\n]*\n[-*+] \S",
    re.MULTILINE,
)

WRITTEN = (
    "Markdown in plain-text fields is shown as written",
    gettext_noop("Markdown in plain-text fields is shown as written."),
    gettext_noop("Markdown in plain-text fields is shown as written: %(lines)s."),
)
REFUSED = (
    "Images and links with such addresses are shown as text",
    gettext_noop("Images and links with such addresses are shown as text."),
    gettext_noop("Images and links with such addresses are shown as text: %(lines)s."),
)


@rule(
    title="Markdown shown as text",
    why="Most fields are plain text: readers see the stars and brackets instead of bold words and links.",
    source="Our own: pages render Markdown in the `body` of sections and in research findings only.",
    bad="""
summary: Orders parts for a workshop, **mostly before noon**.
""",
    good="""
summary: Orders parts for a workshop, mostly before noon.
""",
    about=(Persona, Evidence, Journey),
    active=Level.NOTE,
    draft=Level.NOTE,
)
def literal_markdown(file: Persona | Evidence | Journey, _given: Given) -> Iterator[Problem]:
    """Find Markdown in plain-text fields, and images and unsafe links in Markdown; one note of each in a file."""
    plain: list[Location] = []
    refused: list[Location] = []
    for pointer, text in file.place.document.texts:
        if _is_markdown(pointer, file):
            refused += [file.place.at(*pointer)] if _has_refused(text) else []
        elif SIGNS.search(text) and MARKDOWN.search(text):
            plain.append(file.place.at(*pointer))
    if plain:
        way_out = gettext("Remove the marks, or move the text to `sections` or research findings.")
        yield _problem(*WRITTEN, plain, way_out)
    if refused:
        way_out = gettext("Link to the image, or use an `https:`, `mailto:` or relative address.")
        yield _problem(*REFUSED, refused, way_out)


def _is_markdown(pointer: Pointer, file: Persona | Evidence | Journey) -> bool:
    if isinstance(file, Evidence):
        return pointer[0] == "findings"
    return pointer[0] == "sections" and pointer[-1] == "body"


def _has_refused(text: str) -> bool:
    code = code_in(text)
    return any(True for found in (pictures, unshown_links) for _ in found(text, code.holds))


def _problem(subject: str, wrong: str, several: str, places: list[Location], way_out: str) -> Problem:
    said = gettext(several, lines=lines_of(places)) if len(places) > 1 else gettext(wrong)
    return Problem(places[0], said, way_out, subject=subject, related=tuple(places[1:]))
