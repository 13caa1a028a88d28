"""The rules as configured in a handbook, and findings about this configuration."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from persona_handbook.finding import LEVELS, Finding, Level, Replacement
from persona_handbook.lint.rule import STATUSES, Rule
from persona_handbook.message import gettext
from persona_handbook.reading.phrasing import alternatives, did_you_mean, nearest
from persona_handbook.reading.yaml.document import Value
from persona_handbook.settings.options import OFF
from persona_handbook.settings.settings import PRESET, Settings

LEVELS_TO_SET: Mapping[str, Level | None] = {OFF: None, **LEVELS}


@dataclass(frozen=True, slots=True)
class Configured:
    """A rule with its options and its configured level."""

    rule: Rule
    options: Mapping[str, float]
    preset: str = PRESET
    own_levels: bool = True
    set_level: Level | None = None

    def level(self, status: str) -> Level | None:
        """Return the level for a status; a rule that is off for a status stays off."""
        own = self.rule.level(status)
        if own is None:
            return None
        return PRESETS[self.preset](own, self.rule) if self.own_levels else self.set_level

    @property
    def levels(self) -> dict[str, str]:
        """The level for each status, in words."""
        return {status: in_one_word(self.level(status)) for status in STATUSES}


def in_one_word(level: Level | None) -> str:
    """Return the name of a level in the settings."""
    return level.word if level else OFF


def _starter(own: Level, rule: Rule) -> Level:
    return own if rule.essential else min(own, Level.WARNING)


def _recommended(own: Level, _rule: Rule) -> Level:
    return own


def _strict(own: Level, _rule: Rule) -> Level:
    return Level(min(own + 1, Level.ERROR))


PRESETS: dict[str, Callable[[Level, Rule], Level]] = {
    "starter": _starter,
    "recommended": _recommended,
    "strict": _strict,
}


def configured_rules(
    rules: Iterable[Rule], chosen: Mapping[str, Value], preset: str = PRESET
) -> tuple[Configured, ...]:
    """Return every rule as configured; invalid settings keep their default.

    Args:
        rules: all rules
        chosen: levels and options by rule (`Settings.rules`)
        preset: the default levels (`Settings.preset`)
    """
    return tuple(_configured(rule, chosen.get(rule.name), preset) for rule in rules)


def rule_settings_findings(rules: Iterable[Rule], settings: Settings) -> list[Finding]:
    """Return findings about the setting `rules`: unknown rules, levels and options."""
    known = {rule.name: rule for rule in rules}
    return [finding for name, value in settings.rules.items() for finding in _findings(known, settings, name, value)]


def _configured(rule: Rule, value: Value, preset: str) -> Configured:
    chosen = value if isinstance(value, dict) else {"level": value}
    options = {name: option.default for name, option in rule.options.items()}
    options |= {name: each for name, each in chosen.items() if name in options and _is_number(each)}  # type: ignore[misc]
    level = chosen.get("level")
    if isinstance(level, str) and level in LEVELS_TO_SET:
        return Configured(rule, options, preset, own_levels=False, set_level=LEVELS_TO_SET[level])
    return Configured(rule, options, preset)


def _findings(known: Mapping[str, Rule], settings: Settings, name: str, value: Value) -> Iterator[Finding]:
    rule = known.get(name)
    if rule is None:
        meant = nearest(name, known)
        way_out = did_you_mean(name, known) or gettext("Run `personas rules` to list all rules.")
        wrong = gettext("Unknown rule `%(name)s`.", name=name)
        found = _finding(settings, "unknown-field", wrong, way_out, name, of_key=True)
        yield replace(found, advice=Replacement(found.location, meant) if meant else None)
        return
    chosen = value if isinstance(value, dict) else {"level": value}
    for option, each in chosen.items():
        steps = (name, option) if isinstance(value, dict) else (name,)
        if option == "level":
            if not (isinstance(each, str) and each in LEVELS_TO_SET):
                wrong = gettext("The rule `%(name)s` has the invalid level `%(value)s`.", name=name, value=each)
                way_out = did_you_mean(str(each), LEVELS_TO_SET) or gettext(
                    "Use %(alternatives)s.", alternatives=alternatives(LEVELS_TO_SET)
                )
                yield _finding(settings, "wrong-value", wrong, way_out, *steps)
        elif option not in rule.options:
            wrong = gettext("The rule `%(name)s` has no option `%(option)s`.", name=name, option=option)
            fallback = gettext("Use %(alternatives)s.", alternatives=alternatives(["level", *rule.options]))
            yield _finding(
                settings, "unknown-field", wrong, did_you_mean(option, rule.options) or fallback, *steps, of_key=True
            )
        elif not _is_number(each):
            wrong = gettext(
                "The option `%(option)s` of the rule `%(name)s` is `%(value)s`; expected a number.",
                option=option,
                name=name,
                value=each,
            )
            yield _finding(
                settings,
                "wrong-value",
                wrong,
                gettext(
                    "Write, for example, `%(option)s: %(default)s`.",
                    option=option,
                    default=f"{rule.options[option].default:g}",
                ),
                *steps,
            )


def _finding(settings: Settings, rule: str, message: str, way_out: str, *steps: str, of_key: bool = False) -> Finding:
    pointer = (*settings.pointer, "rules", *steps)
    location = settings.document.key_at(pointer) if of_key else settings.document.value_at(pointer)
    return Finding(location=location, level=Level.ERROR, rule=rule, message=message, help=way_out)


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
