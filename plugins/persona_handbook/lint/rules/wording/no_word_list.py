from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from persona_handbook.finding import Level, Location
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.lint.words.word_lists import language_of_file
from persona_handbook.message import all_of, gettext, ngettext
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona

NAMED = 3


@rule(
    title="Language without word lists",
    why="The wording rules cover some languages only. A file in another language must not appear to pass them.",
    source="Our own: a check that did not run must not look like a check that passed.",
    bad="""
lang: sv
""",
    good="""
lang: en
""",
    about=Handbook,
    active=Level.NOTE,
    draft=Level.NOTE,
)
def no_word_list(handbook: Handbook, given: Given) -> Iterator[Problem]:
    """Find languages without word lists; one finding for each, with the rules and files."""
    unread: dict[str, list[Persona | Journey]] = defaultdict(list)
    paths = {path for path, _ in given.unread}
    files: list[Persona | Journey] = [*handbook.personas, *handbook.journeys]
    for file in sorted(files, key=lambda each: each.path):
        if file.path in paths:
            unread[language_of_file(file, handbook.settings)].append(file)
    for language, those in sorted(unread.items()):
        names = _rules(those, given)
        wrong = ngettext(
            "There are no word lists for the language `%(language)s`, so %(rules)s does not check %(files)s.",
            "There are no word lists for the language `%(language)s`, so %(rules)s do not check %(files)s.",
            len(names),
            language=language,
            rules=all_of(names),
            files=_named(those),
        )
        way_out = gettext("Check the wording of these files yourself, or add your own words to the setting `words`.")
        yield Problem(_where(handbook, those), wrong, way_out, subject=language)


def _rules(files: list[Persona | Journey], given: Given) -> list[str]:
    paths = {each.path for each in files}
    return sorted({f"`{name}`" for path, name in given.unread if path in paths})


def _named(files: list[Persona | Journey]) -> str:
    more = len(files) - NAMED
    shown = ", ".join(each.path for each in files[:NAMED])
    if more <= 0:
        return shown
    return ngettext("%(files)s and %(num)s more file", "%(files)s and %(num)s more files", more, files=shown)


def _where(handbook: Handbook, files: list[Persona | Journey]) -> Location:
    """Return the place that sets the language: that of the first file, or the site's setting if files have none."""
    if all(each.lang for each in files):
        return files[0].place.at("lang")
    settings, theme = handbook.settings, ("theme", "language")
    of_theme = settings.document.value_at(theme) if theme in settings.document.pointers else settings.top
    return settings.place("language") or of_theme
