"""Checks a handbook together with its own templates and prepares its site. All checks use this module."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from persona_handbook.finding import Finding, still_open
from persona_handbook.lint.discretion import discretion
from persona_handbook.lint.engine import check_handbook
from persona_handbook.lint.people.discreet_news import discreet_news
from persona_handbook.lint.people.masking import names_in, without_names
from persona_handbook.lint.registry import all_rules
from persona_handbook.model.consent.showing import as_shown
from persona_handbook.model.files.past_changes import past_of
from persona_handbook.model.handbook import Handbook
from persona_handbook.progress import Watch, unwatched
from persona_handbook.report.findings.limits import within_ceiling
from persona_handbook.site.address import Addresses, LinkStyle
from persona_handbook.site.edition import Edition
from persona_handbook.site.i18n.language import language_for_code
from persona_handbook.site.own.own_templates import OwnTemplates, own_templates
from persona_handbook.site.own.taken_pages import with_taken_pages
from persona_handbook.site.own.trial import tried
from persona_handbook.site.pages.retired import moved_pages
from persona_handbook.site.templating import load_templates

TRIALS = 3


def check_site(
    handbook: Handbook, today: dt.date, changed: frozenset[str] = frozenset(), watch: Watch = unwatched
) -> list[Finding]:
    """Return all findings of a handbook, including its own templates; arguments as for `check_handbook`."""
    return _checked(handbook, today, changed, watch)[1]


def edition_of(
    handbook: Handbook, today: dt.date, style: LinkStyle = LinkStyle.DIRECTORY, watch: Watch = unwatched
) -> Edition:
    """Check a handbook on a date and prepare everything for its pages, with links in one style."""
    noted, found = _checked(handbook, today, frozenset(), watch)
    return _edition(noted, found, today, style, handbook.once(own_templates))


def edition_without_findings(handbook: Handbook, today: dt.date) -> Edition:
    """Prepare an edition without checking the handbook, for answers that need no findings."""
    return _edition(handbook, [], today, LinkStyle.DIRECTORY, handbook.once(own_templates))


def _checked(
    handbook: Handbook, today: dt.date, changed: frozenset[str], watch: Watch
) -> tuple[Handbook, list[Finding]]:
    """Return the handbook with the findings of its own templates, and all findings.

    Pages show findings, so findings from test rendering can cause further ones.
    """
    own = handbook.once(own_templates)
    noted = with_taken_pages(own.noted_in(handbook), all_rules())
    found = check_handbook(noted, today, changed, watch)
    for _ in range(TRIALS if own.usable and not handbook.settings.lost else 0):
        trial = tried(_edition(noted, found, today, LinkStyle.DIRECTORY, own), own.folder)
        more = [each for each in trial if each not in noted.findings]
        if not more:
            break
        noted = replace(noted, findings=(*noted.findings, *more))
        found = check_handbook(noted, today, changed)
    return noted, found


def _edition(handbook: Handbook, found: list[Finding], today: dt.date, style: LinkStyle, own: OwnTemplates) -> Edition:
    settings = handbook.settings
    language = language_for_code(settings.language, own.catalogs)
    discreet = discretion(handbook, today)
    names = handbook.once(names_in)
    broken = tuple(
        replace(each, findings=tuple(map(discreet.of, within_ceiling(each.findings)))) for each in handbook.broken
    )
    told = without_names(replace(handbook, broken=broken) if broken else handbook)
    return Edition(
        handbook=as_shown(told, today),
        findings=tuple(map(names.of, within_ceiling(still_open(found)))),
        news=discreet_news(handbook, past_of(settings), today),
        accepted=tuple(names.of(finding) for finding in found if finding.accepted),
        today=today,
        rules=all_rules(),
        templates=load_templates(Addresses(style, moved_pages(handbook), settings.base), language, own.usable),
    )
