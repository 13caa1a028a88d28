"""Descriptions of the form findings, which are created while files are read, like those of rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, Rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona
from persona_handbook.reading.schema.deprecated_fields import RULE as DEPRECATED_FIELD


def _found_while_reading(_persona: Persona, _given: Given) -> Iterable[Problem]:
    return ()


def _form_rule(name: str, title: str, why: str, bad: str, good: str) -> Rule:
    return Rule(
        name=name,
        title=gettext(title),
        why=gettext(why),
        source=gettext("Our own: a file that cannot be read cannot be checked, cited or published."),
        bad=bad,
        good=good,
        about=Persona,
        check=_found_while_reading,
        retired=Level.ERROR,
        essential=True,
    )


BROKEN_RULE = "broken-rule"
FORM_RULES = (
    replace(
        _form_rule(
            DEPRECATED_FIELD,
            "Deprecated field",
            "An old field name is read for one version of the schemas. After that, it is unknown.",
            "hurts:\n  - {id: late-parts, text: Parts come late.}\n",
            "pains:\n  - {id: late-parts, text: Parts come late.}\n",
        ),
        active=Level.NOTE,
        draft=Level.NOTE,
        retired=Level.NOTE,
        essential=False,
    ),
    _form_rule(
        BROKEN_RULE,
        "Rule that cannot run",
        "If a check silently skips a rule, it passes although nothing was checked.",
        "# a rule of another package\ndef no_product(persona, given):\n    yield persona.produkt\n",
        "# a rule of another package\ndef no_product(persona, given):\n    if not persona.product: yield Problem(…)\n",
    ),
    _form_rule(
        "broken-template",
        "Invalid template or phrase",
        "The site uses the built-in template or phrase instead, and your version never appears.",
        "# mkdocs.yml\nplugins: [persona-handbook: {templates: templates}]\n"
        '# templates/languages/en.po\nmsgid "%(number)s of 5"\nmsgstr "%(level)s of 5"\n',
        "# mkdocs.yml\nplugins: [persona-handbook: {templates: templates}]\n"
        '# templates/languages/en.po\nmsgid "%(number)s of 5"\nmsgstr "%(number)s out of 5"\n',
    ),
    _form_rule(
        "broken-yaml",
        "Unreadable file",
        (
            "A missing quotation mark or wrong indentation changes the meaning of the rest of the file, so its "
            "page cannot be built."
        ),
        'summary: "Orders parts between two customers\nowner: product team\n',
        'summary: "Orders parts between two customers"\nowner: product team\n',
    ),
    _form_rule(
        "file-name",
        "Invalid file name",
        "The file name is the ID. Other files refer to it, and it is part of the page address.",
        "# personas/Front Desk.yaml like personas/buyer.yaml\nname: Front desk\nstatus: draft\n",
        "# personas/front-desk.yaml like personas/buyer.yaml\nname: Front desk\nstatus: draft\n",
    ),
    _form_rule(
        "missing-field",
        "Missing required field",
        "Without the required fields, readers cannot tell what the file is about.",
        "triggers:\n  - id: third-wrong-part\n",
        "triggers:\n  - id: third-wrong-part\n    text: The third wrong part in one week.\n",
    ),
    _form_rule(
        "unknown-field",
        "Unknown field",
        "A misspelled field is ignored, and its content is lost.",
        "onwer: product team\n",
        "owner: product team\n",
    ),
    _form_rule(
        "unread-file",
        "File that is not read",
        "A link or a device can publish secrets of the machine that builds the site, or stop the build. "
        "Files in hidden folders are easily forgotten. A script in a drawing runs for anyone who opens it.",
        "# personas/.drafts/second-buyer.yaml like personas/buyer.yaml\nname: Second buyer\n",
        "# personas/second-buyer.yaml like personas/buyer.yaml\nname: Second buyer\nstatus: draft\n",
    ),
    _form_rule(
        "wrong-value",
        "Invalid value",
        "Pages, counts and comparisons need values that mean the same in every file.",
        "status: actve\n",
        "status: active\n",
    ),
)
