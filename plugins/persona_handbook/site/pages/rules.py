"""Rule pages: an index of all rules with their levels in this handbook, and a page for each rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from persona_handbook.lint.configured import Configured, configured_rules, in_one_word
from persona_handbook.lint.rule import STATUSES, Rule
from persona_handbook.site.code import finding_line, in_code
from persona_handbook.site.edition import Edition
from persona_handbook.site.page import Page

INDEX = "rules/index.md"
MOST_FINDINGS = 40


def rule_pages(edition: Edition) -> Iterator[Page]:
    """Render the page of every rule, and the index."""
    settings = edition.handbook.settings
    rules = configured_rules(edition.rules, settings.rules, settings.preset)
    yield edition.page(
        "rules.md.j2",
        INDEX,
        edition.gettext("Rules"),
        rules=tuple((each, each.levels) for each in rules),
        found=Counter(finding.rule for finding in edition.findings),
        statuses=STATUSES,
    )
    for configured in rules:
        yield _page(edition, configured)


def _page(edition: Edition, configured: Configured) -> Page:
    rule = configured.rule
    found = tuple(finding for finding in edition.findings if finding.rule == rule.name)
    return edition.page(
        "rule.md.j2",
        f"rules/{rule.name}.md",
        rule.name,
        rule=rule,
        own_levels=_own_levels(rule),
        levels=configured.levels,
        options=_options(configured),
        silences=tuple(each for each in edition.rules if each.name in rule.silences),
        bad=in_code(rule.bad),
        good=in_code(rule.good),
        findings=found[:MOST_FINDINGS],
        findings_left=len(found[MOST_FINDINGS:]),
        finding_line=finding_line,
        with_code=edition.with_code,
    )


def _options(configured: Configured) -> tuple[tuple[str, str, str, str], ...]:
    """Return the name, description, configured value and default of each option."""
    return tuple(
        (name, option.meaning, f"{configured.options[name]:g}", f"{option.default:g}")
        for name, option in configured.rule.options.items()
    )


def _own_levels(rule: Rule) -> dict[str, str]:
    return {status: in_one_word(rule.level(status)) for status in STATUSES}
