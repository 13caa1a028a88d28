"""Whether what stands for a phrase has the same values in it, and no more."""

from __future__ import annotations

import re

FIELD = re.compile(r"\{[^{}]*\}")
CHOICE = re.compile(r"\{[^{}|]*\|[^{}|]*\}")


def misfit(phrase: str, told: str) -> tuple[str, str] | None:
    """Say what is wrong with the values in a phrase of another language, and what to do; None if nothing is.

    A choice such as `{person|people}` may be left out, since not every language has two forms; a value may not.
    """
    if set("{}") & set(FIELD.sub("", told)):
        return "A brace has no partner.", "Write each value as in the phrase, such as `{1}`."
    fields = FIELD.findall(phrase)
    values = [each for each in fields if not CHOICE.fullmatch(each)]
    there = FIELD.findall(told)
    choices = [each for each in there if CHOICE.fullmatch(each)]
    extra = [each for each in there if not CHOICE.fullmatch(each) and each not in values]
    extra += choices[len(fields) - len(values) :] + ["{}"] * (there.count("{}") - values.count("{}"))
    lost = [each for each in values if each not in there] + ["{}"] * (values.count("{}") - there.count("{}"))
    if extra:
        return f"`{extra[0]}` is no part of the phrase `{phrase}`.", _has(fields)
    if lost:
        return (
            f"`{lost[0]}` of the phrase is missing, so pages would not show its value.",
            f"Write `{lost[0]}` into it.",
        )
    return None


def _has(fields: list[str]) -> str:
    return f"Use {' and '.join(f'`{each}`' for each in fields)}." if fields else "Write it without braces."
