"""Runs rules over a handbook: levels by status, time-based rules, and one finding for each cause."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from persona_handbook.finding import Finding, Level
from persona_handbook.lint.accepting.acceptances import accept
from persona_handbook.lint.configured import Configured, configured_rules, rule_settings_findings
from persona_handbook.lint.discretion import discretion
from persona_handbook.lint.order import in_order
from persona_handbook.lint.registry import UNINSTALL, all_rules, broken_rule, found_rules
from persona_handbook.lint.rule import ALL_OTHERS, Given, Problem, Rule
from persona_handbook.lint.rule_place import error_text, is_ours, place_of_failure, place_of_rule
from persona_handbook.lint.soundness import is_outside, wrong_in_problem
from persona_handbook.lint.words.word_lists import knows_words
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona
from persona_handbook.progress import Watch, unwatched

OURS = "This is an error in Persona Handbook. Please report it."

RuleFinding = tuple[Configured, Finding]


def check_handbook(
    handbook: Handbook, today: dt.date, changed: frozenset[str] = frozenset(), watch: Watch = unwatched
) -> list[Finding]:
    """Return all findings of a handbook.

    Args:
        handbook: the handbook with its form findings
        today: the date of evaluation
        changed: paths of the files changed under review; time-based rules block only in these
        watch: reports progress

    Returns:
        all findings, sorted by file and line; accepted ones are marked. If the settings cannot be read, only the
            reason,
        since all other findings may follow from it
    """
    if handbook.settings.lost:
        return in_order(handbook.settings.findings, all_rules())
    rules = all_rules()
    found = [
        *found_rules().broken,
        *handbook.settings.findings,
        *handbook.findings,
        *rule_settings_findings(rules, handbook.settings),
        *lint(
            handbook, configured_rules(rules, handbook.settings.rules, handbook.settings.preset), today, changed, watch
        ),
    ]
    discreet = discretion(handbook, today)
    return in_order(accept([discreet.of(each) for each in found], handbook, today), rules)


def lint(
    handbook: Handbook,
    rules: Iterable[Configured],
    today: dt.date,
    changed: frozenset[str] = frozenset(),
    watch: Watch = unwatched,
) -> list[Finding]:
    """Run rules over a handbook; like `check_handbook`, but without form findings."""
    rules = tuple(rules)
    names = frozenset(each.rule.name for each in rules)
    given = Given(handbook=handbook, today=today, rule_names=names, unread=_unread(rules, handbook))
    found = _run([each for each in rules if not each.rule.last], given, changed, watch)
    before = frozenset((finding.location.path, finding.rule) for _, finding in found) | _waiting(rules, handbook)
    found += _run([each for each in rules if each.rule.last], replace(given, found=before), changed)
    return [finding for _, finding in _without_silenced(found)]


def waiting(handbook: Handbook) -> frozenset[tuple[str, str]]:
    """Return the rules that cannot be evaluated until something else is fixed, each with the path of its file.

    The path is empty for a rule about the whole handbook. Earlier findings of such a rule do not count as fixed.
    """
    return _waiting(configured_rules(all_rules(), handbook.settings.rules, handbook.settings.preset), handbook)


def _waiting(configured: Iterable[Configured], handbook: Handbook) -> frozenset[tuple[str, str]]:
    return frozenset(
        (getattr(subject, "path", ""), each.rule.name)
        for each in configured
        for subject in _subjects(each.rule.about_kinds, handbook)
        if _is_unsettled(subject, each.rule.waits_for, handbook)
    )


def _unread(configured: Iterable[Configured], handbook: Handbook) -> frozenset[tuple[str, str]]:
    return frozenset(
        (subject.path, each.rule.name)
        for each in configured
        if each.rule.words
        for subject in _subjects(each.rule.about_kinds, handbook)
        if isinstance(subject, Persona | Journey)
        and each.level(subject.status) is not None
        and not knows_words(each.rule.words, subject, handbook.settings)
    )


def _run(rules: list[Configured], given: Given, changed: frozenset[str], watch: Watch = unwatched) -> list[RuleFinding]:
    return [
        (configured, finding)
        for configured in watch(rules, "Running rules")
        for finding in _findings(configured, replace(given, options=configured.options), changed)
    ]


def _problems(rule: Rule, subject: Any, given: Given) -> Iterator[Problem | Finding]:  # noqa: ANN401  any subject
    """Yield the results of a rule for a subject; an exception becomes a finding after the results so far."""
    try:
        for problem in rule.check(subject, given):
            wrong = wrong_in_problem(problem)
            if not wrong and is_outside(problem.location.path) and not is_ours(rule):
                wrong = f"its problem is in {problem.location.path}, which is outside the handbook"
            if wrong:
                raise TypeError(wrong)  # noqa: TRY301
            yield problem
    except (KeyboardInterrupt, GeneratorExit):
        raise
    except BaseException as error:  # noqa: BLE001  a rule of another package may raise anything, and end the program
        where = getattr(subject, "path", "the handbook")
        wrong = f"The rule `{rule.name}` failed at `{where}`: {error_text(error)}"
        way_out = (
            (f"{OURS} Until then, disable the rule: `rules: {{{rule.name}: off}}`.") if is_ours(rule) else UNINSTALL
        )
        yield broken_rule(place_of_failure(error) or place_of_rule(rule), wrong, way_out, rule.name)


def _findings(configured: Configured, given: Given, changed: frozenset[str]) -> Iterator[Finding]:
    rule = configured.rule
    has_failed = False
    for subject in _subjects(rule.about_kinds, given.handbook):
        level = configured.level(getattr(subject, "status", "active"))
        is_unread = (getattr(subject, "path", ""), rule.name) in given.unread
        if level is None or is_unread or _is_unsettled(subject, rule.waits_for, given.handbook):
            continue
        for problem in _problems(rule, subject, given):
            if isinstance(problem, Problem):
                yield _finding(problem, rule.name, _capped(level, problem, clock=rule.clock, changed=changed))
            elif not has_failed:
                yield problem
                has_failed = True


def _subjects(about: tuple[type, ...], handbook: Handbook) -> tuple[Any, ...]:
    subjects: dict[type, tuple[Any, ...]] = {
        Persona: handbook.personas,
        Evidence: handbook.evidence,
        Journey: handbook.journeys,
        Handbook: (handbook,),
    }
    return tuple(subject for kind in about for subject in subjects.get(kind, ()))


def _capped(level: Level, problem: Problem, *, clock: bool, changed: frozenset[str]) -> Level:
    if clock and problem.location.path not in changed:
        return min(level, problem.at_most, Level.WARNING)
    return min(level, problem.at_most)


def _finding(problem: Problem, name: str, level: Level) -> Finding:
    return Finding(
        location=problem.location,
        level=level,
        rule=name,
        message=problem.message,
        help=problem.help,
        fix=problem.fix,
        advice=problem.advice,
        subject=problem.subject,
        related=problem.related,
    )


def _is_unsettled(subject: Any, kinds: Iterable[str], handbook: Handbook) -> bool:  # noqa: ANN401  any subject
    return any(_is_open(subject, kind, handbook) for kind in kinds)


def _is_open(subject: Any, kind: str, handbook: Handbook) -> bool:  # noqa: ANN401  any subject
    if handbook.lost_prefixes or {"claim": "persona"}.get(kind, kind) in handbook.missing_folders:
        return True
    if kind in {"journey", "persona"}:
        return bool(handbook.broken_of(kind)) or handbook.once(_lacks_a_persona)
    opened = handbook.once(_open_by_path)
    return kind in (opened.get("", ()) if isinstance(subject, Handbook) else opened.get(subject.path, ()))


def _lacks_a_persona(handbook: Handbook) -> bool:
    return any(mention.target == "persona" and not handbook.resolves(mention) for mention in handbook.mentions)


def _open_by_path(handbook: Handbook) -> dict[str, set[str]]:
    """Return, by file, the kinds of broken or missing things it refers to; for all files, under an empty path."""
    found: dict[str, set[str]] = {"": set()}
    for mention in handbook.mentions:
        if mention.id in handbook.broken_ids(mention.target) or not handbook.resolves(mention):
            found.setdefault(mention.file.path, set()).add(mention.target)
            found[""].add(mention.target)
    return found


def _without_silenced(found: list[RuleFinding]) -> Iterator[RuleFinding]:
    silenced = {(finding.location.path, name) for configured, finding in found for name in configured.rule.silences}
    silent = {path for path, name in silenced if name == ALL_OTHERS}
    return (
        (configured, finding)
        for configured, finding in found
        if (finding.location.path, finding.rule) not in silenced
        and (finding.location.path not in silent or ALL_OTHERS in configured.rule.silences)
    )
