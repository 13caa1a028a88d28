"""`misfiled-conversation`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.model.evidence import Evidence

RECORD = re.compile(
    r"\b(?:(?:survey|questionnaire|poll|form)s?"
    r" (?:respon(?:se|dent)s?|answers?|results?|entry|no\.?|#)|respondent \d+"
    r"|(?:response|row) \d+|(?:support )?ticket (?:no\.? ?|#)?\d+|nps\b"
    r"|reviews? (?:on|from) \w+|chat (?:log|transcript)"
    r"|umfrageantwort|antwort(?:bogen)? (?:nr\.? ?)?\d+|fragebogen (?:nr\.? ?)?\d+|supportanfrage"
    r"|réponse (?:\S+ ){0,2}(?:enquête|questionnaire|sondage)|respuesta (?:\S+ ){0,2}(?:encuesta|cuestionario)"
    r"|resposta (?:\S+ ){0,2}(?:inquérito|questionário)|risposta (?:\S+ ){0,2}(?:sondaggio|questionario)"
    r"|antwoord (?:\S+ ){0,2}(?:enquête|vragenlijst))\b|アンケート(?:の)?回答|問い合わせ番号",
    re.IGNORECASE,
)
COLLEAGUE = re.compile(
    r"\b(?:(?:with|by) our (?:own )?(?:\w+ ){0,2}(?:lead|manager|team|colleagues?|rep|head|staff|agent|engineer|officer"
    r"|director|founder|ceo|desk|department|sales|support|marketing|intern)"
    r"|our (?:own )?(?:sales|support|product|marketing|customer success)\b"
    r"|(?:my|our|a|own) (?:colleague|co-?worker)s? (?:from|in|of) (?:our|the) (?:sales|support|product|marketing)"
    r"|internal (?:interview|talk)"
    r"|(?:unsere[rmn]?|eigene[rmn]?) (?:\w+ )?(?:vertrieb\w*|support\w*|marketing\w*|produkt\w*|kolleg\w*|team\w*)"
    r"|intern(?:es)? (?:interview|gespräch)|(?:notre|nos) (?:équipe|commerci\w+|support|chef\w*)"
    r"|(?:nuestr[oa]s?) (?:equipo|comercial\w*|soporte|jef[ea])|(?:noss[oa]s?) (?:equipe|time|suporte)"
    r"|(?:nostr[oa]|nostri) (?:team|commercial\w+|assistenza)|(?:onze?|ons) (?:team|verkoop\w*|support\w*))\b"
    r"|社内|自社|弊社|当社",
    re.IGNORECASE,
)
FROM_AFAR = re.compile(
    r"\b(?:phone|telephone|telefon\w*|téléphone|teléfono|telefone|telefono|telefoon|video ?call|videocall|zoom|teams"
    r"|skype|remote|online|e-?mail|chat)\b|電話|オンライン|ビデオ通話",
    re.IGNORECASE,
)


@rule(
    title="Conversation filed as the wrong kind",
    why=(
        "A row of a survey, a support ticket or a talk with a colleague is no conversation with a customer. Filed as "
        "one, it counts as a person."
    ),
    source="Our own. Pruitt and Adlin 2006, The Persona Lifecycle: assumptions of colleagues are no data on users.",
    bad="""
# personas/evidence/p-05.yaml
title: Survey response 214
""",
    good="""
# personas/evidence/p-05.yaml
title: Interview with P-05
minutes: 40
""",
    about=Evidence,
    active=Level.WARNING,
    draft=Level.WARNING,
    options={"minutes": Option(5, "minimum duration of a conversation, in minutes")},
)
def misfiled_conversation(evidence: Evidence, given: Given) -> Iterator[Problem]:
    """Find conversations that call themselves something else, that were too short, or that were no visit."""
    if not evidence.is_conversation:
        return
    record, colleague = RECORD.search(evidence.title), COLLEAGUE.search(evidence.title)
    if record:
        wrong = f"“{evidence.title}” is filed as a conversation, but its title says “{record[0]}”."
        way_out = "Set `kind` to `survey` or `support-tickets`, with a `sample`, or correct the title."
        yield Problem(evidence.place.at("title"), wrong, way_out)
    elif colleague:
        wrong = f"“{evidence.title}” looks like a conversation with a colleague, not with a customer."
        way_out = "Interview customers themselves, and use what colleagues say only to prepare."
        yield Problem(evidence.place.at("title"), wrong, way_out)
    if evidence.minutes is not None and evidence.minutes < given.options["minutes"]:
        least = f"{given.options['minutes']:g}"
        wrong = f"“{evidence.title}” lasted {evidence.minutes:g} minutes; the minimum is {least}."
        way_out = "Correct `minutes`, or set `kind` to `survey`, with a `sample`."
        yield Problem(evidence.place.at("minutes"), wrong, way_out)
    if evidence.kind == "field-visit" and FROM_AFAR.search(evidence.setting or ""):
        wrong = f"“{evidence.title}” is filed as a field visit, but its setting is “{evidence.setting}”."
        yield Problem(evidence.place.at("setting"), wrong, "Set `kind: interview`, as nobody was there to observe.")
