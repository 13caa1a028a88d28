"""What is found while a file is read: the same texts as for any rule, so that each has its page and its explanation."""

from __future__ import annotations

from collections.abc import Iterable

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, Rule
from persona_handbook.model.persona import Persona


def _found_while_reading(_persona: Persona, _given: Given) -> Iterable[Problem]:
    return ()


def _form_rule(name: str, title: str, why: str, bad: str, good: str) -> Rule:
    return Rule(
        name=name,
        title=title,
        why=why,
        source="This handbook: what cannot be read cannot be checked, cited or published.",
        bad=bad,
        good=good,
        about=Persona,
        check=_found_while_reading,
        retired=Level.ERROR,
        essential=True,
    )


BROKEN_RULE = "broken-rule"
FORM_RULES = (
    _form_rule(
        BROKEN_RULE,
        "A rule that cannot run",
        "A check that leaves out a rule without a word is green although nothing was looked at.",
        "# a rule of another package\ndef no_product(persona, given):\n    yield persona.produkt\n",
        "# a rule of another package\ndef no_product(persona, given):\n    if not persona.product: yield Problem(…)\n",
    ),
    _form_rule(
        "broken-template",
        "Template or phrase that cannot be used",
        "The site then shows the built-in template or phrase, and nobody sees what was written in its place.",
        "# mkdocs.yml\nplugins: [persona-handbook: {templates: templates}]\n"
        '# templates/languages/en.yaml\n"{1} of 5": "{2} of 5"\n',
        "# mkdocs.yml\nplugins: [persona-handbook: {templates: templates}]\n"
        '# templates/languages/en.yaml\n"{1} of 5": "{1} out of 5"\n',
    ),
    _form_rule(
        "broken-yaml",
        "The file cannot be read",
        "A missing quote or a wrong indent changes what the rest of the file means, so no page can be made of it.",
        'summary: "Orders parts between two customers\nowner: product team\n',
        'summary: "Orders parts between two customers"\nowner: product team\n',
    ),
    _form_rule(
        "file-name",
        "The file's name cannot be an id",
        "The name of a file is its id: other files refer to it, and it is the address of its page.",
        "# personas/Front Desk.yaml like personas/buyer.yaml\nname: Front desk\nstatus: draft\n",
        "# personas/front-desk.yaml like personas/buyer.yaml\nname: Front desk\nstatus: draft\n",
    ),
    _form_rule(
        "missing-field",
        "A field that every file needs is not there",
        "Without these few fields nobody can tell whom or what the file is about.",
        "triggers:\n  - id: third-wrong-part\n",
        "triggers:\n  - id: third-wrong-part\n    text: The third wrong part in one week.\n",
    ),
    _form_rule(
        "unknown-field",
        "A field that nobody knows",
        "A misspelt field would be lost without a word, and with it what somebody took the trouble to write.",
        "onwer: product team\n",
        "owner: product team\n",
    ),
    _form_rule(
        "wrong-value",
        "A value that its field cannot hold",
        "Pages, counts and comparisons rest on values that mean the same in every file.",
        "status: actve\n",
        "status: active\n",
    ),
)
