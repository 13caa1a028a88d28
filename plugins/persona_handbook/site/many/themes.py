"""The recurring themes on the site: in the evidence register, or on sheets by question if there are many."""

from __future__ import annotations

from persona_handbook.insight.research.patterns import Theme, shown_themes
from persona_handbook.model.consent.gate import gate
from persona_handbook.model.evidence import QUESTIONS
from persona_handbook.site.edition import Edition
from persona_handbook.site.many.sheets import Sheets, sheets

REGISTER = "evidence/index.md"
FOLDER = "evidence/themes.md"
MOST_THEMES = 100


def theme_sheets(edition: Edition) -> Sheets[Theme]:
    """Return the themes that the site shows, by question, most frequent first."""
    handbook = edition.handbook
    shown = handbook.evidence_by_id
    whole = (each for each in handbook.whole.evidence if each.id in shown)
    found = shown_themes(whole, gate(handbook, edition.today))
    groups = {question.replace("_", "-"): edition.gettext(words) for question, words in QUESTIONS.items()}
    every = (each for themes in found.values() for each in themes)
    return sheets(every, groups, lambda each: (each.question.replace("_", "-"),), FOLDER, MOST_THEMES)


def themes_on_site(edition: Edition) -> dict[str, str]:
    """Return the path of the page that names a theme first, by theme."""
    split = theme_sheets(edition)
    pages = [(sheet.path, sheet.entries) for sheet in split.sheets] or [(REGISTER, split.first)]
    return {each.name: path for path, themes in reversed(pages) for each in themes}
