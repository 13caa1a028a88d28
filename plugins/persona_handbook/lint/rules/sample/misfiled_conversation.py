from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.counting import person, talks_by_person
from persona_handbook.insight.saying.origins import Origin, origin_of
from persona_handbook.insight.saying.pseudonyms import same_person
from persona_handbook.insight.saying.stock_phrases import stock_phrases
from persona_handbook.insight.saying.told import was_only_told, was_only_wished
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext, gettext_noop
from persona_handbook.model.evidence import Evidence

STOCK_PHRASES = 3
FROM_AFAR = re.compile(
    r"\b(?:phone|telephone|telefon\w*|téléphone|teléfono|telefone|telefono|telefoon|video ?call|videocall|zoom|teams"
    r"|skype|remote|online|e-?mail|chat)\b|電話|オンライン|ビデオ通話",
    re.IGNORECASE,
)
OF_A_TEST = re.compile(
    r"^(?:(?:usability|prototype|concept|user) test(?:s|ing)?|(?:usability|nutzer|prototyp(?:en)?)-?tests?"
    r"|tests? (?:d['\u2019]utilisabilité|utilisateurs?)|pruebas? de usabilidad|testes? de usabilidade"
    r"|test di usabilità|(?:gebruikers|gebruiksvriendelijkheids)test)\b|ユーザビリティテスト",
    re.IGNORECASE,
)
OF_A_TALK = re.compile(
    r"^(?:(?:phone|telephone|customer|user|second|first|follow-up) )?(?:interview|call|conversation)\b"
    r"|^(?:telefon)?(?:interview|gespräch)\b|^entretien\b|^entrevista\b|^intervista\b|インタビュー$",
    re.IGNORECASE,
)
# what is a conversation, but not an interview of one customer
OF_A_SALE = re.compile(
    r"\b(?:(?:sales|demo|upsell|closing) (?:call|meeting|pitch)|product demo|sales pitch|verkaufsgespräch|produktdemo"
    r"|appel commercial|rendez-vous commercial|llamada de ventas|reunião de vendas|chiamata commerciale"
    r"|verkoopgesprek)\b|商談",
    re.IGNORECASE,
)
OF_A_GROUP = re.compile(
    r"\b(?:focus group|fokusgruppe|groupe de discussion|grupo (?:focal|de discusión|de foco)|focusgroep"
    r"|gruppendiskussion)\b|グループインタビュー",
    re.IGNORECASE,
)
OF_FRIENDS = re.compile(
    r"\b(?:my|our|meine[mnr]?|mon|ma|mi|minha?|meu|mio|mia|mijn)"
    r" (?:\w+ )?(?:wife|husband|partner|brother|sister|mother|father|cousin|uncle|aunt|neighbou?r|friend|flatmate"
    r"|frau|mann|bruder|schwester|mutter|vater|nachbar(?:in)?|freund(?:in)?|femme|mari|frère|sœur|voisine?|amie?"
    r"|mujer|marido|herman[oa]|vecin[oa]|amig[oa]|esposa|irmã?o?|vizinh[oa]|moglie|fratello|sorella|vicin[oa]"
    r"|vrouw|broer|zus|buurman|vriend(?:in)?)(?:-in-law)?\b|\b(?:an? )?(?:old )?(?:school )?friends? of mine\b"
    r"|\bschool friend\b|友人との|妻との|夫との",
    re.IGNORECASE,
)
MOST_MINUTES = 480
TOLD = {
    Origin.RECORD: (
        gettext_noop("“%(evidence)s” is filed as a conversation, but its title says “%(record)s”."),
        gettext("Set `kind` to `survey` or `support-tickets`, with a `sample`, or correct the title."),
    ),
    Origin.PUBLISHED: (
        gettext_noop("“%(evidence)s” is filed as a conversation, but its title says “%(record)s”."),
        gettext("Set `kind: desk-research`, or correct the title."),
    ),
    Origin.COLLEAGUE: (
        gettext_noop("“%(evidence)s” looks like a conversation with a colleague, not with a customer (“%(record)s”)."),
        gettext("Interview customers themselves, and use what colleagues say only to prepare."),
    ),
    Origin.INVENTED: (
        gettext_noop("“%(evidence)s” looks like a conversation that did not take place (“%(record)s”)."),
        gettext("Delete the file, and interview a customer."),
    ),
    Origin.INTERVIEWER: (
        gettext_noop("“%(evidence)s” names the same person in `by` and in `participant`."),
        gettext("Put the interviewer in `by`, and the pseudonym of the participant in `participant`."),
    ),
}
SIXTH = """
# personas/evidence/p-06.yaml
kind: interview
title: {title}
date: 2026-07-09
participant: P-06
answers:
  problem: {{says: "The desk is loud before eight, and the boxes stand in the way."}}
  tried_before: {{says: A bell at the door.}}
  almost_stopped: {{says: The price of a second phone.}}
  would_leave: {{says: A bill with the wrong name.}}
# personas/buyer.yaml
goals:
  - {{id: quiet-desk, text: No calls before eight or noon., evidence: [p-03, p-04, p-06]}}
"""


@rule(
    title="Conversation filed as the wrong kind",
    why=(
        "A survey row, a support ticket, or a talk with a colleague or a language model is not a "
        "conversation with a customer."
    ),
    source="Our own. Pruitt and Adlin 2006, The Persona Lifecycle: assumptions of colleagues are no data on users.",
    bad=SIXTH.format(title="Survey response 214"),
    good=SIXTH.format(title="Interview with P-06"),
    about=Evidence,
    active=Level.WARNING,
    draft=Level.WARNING,
    options={"minutes": Option(5, "minimum duration of a conversation, in minutes")},
)
def misfiled_conversation(evidence: Evidence, given: Given) -> Iterator[Problem]:
    """Find conversations that call themselves something else, that were too short, or of another kind."""
    if not evidence.is_conversation:
        return
    origin = origin_of(evidence)
    if origin:
        wrong, way_out = TOLD[origin[0]]
        yield Problem(evidence.place.at("title"), gettext(wrong, evidence=evidence.title, record=origin[1]), way_out)
    if evidence.minutes is not None and evidence.minutes < given.options["minutes"]:
        least = f"{given.options['minutes']:g}"
        wrong = gettext(
            "“%(evidence)s” lasted %(minutes)s minutes; the minimum is %(least)s.",
            evidence=evidence.title,
            minutes=f"{evidence.minutes:g}",
            least=least,
        )
        way_out = gettext("Correct `minutes`, or set `kind` to `survey`, with a `sample`.")
        yield Problem(evidence.place.at("minutes"), wrong, way_out)
    if evidence.relation == "never" and evidence.customer_since:
        wrong = gettext(
            "“%(evidence)s” says that the participant was never a customer, but has `customer_since`.",
            evidence=evidence.title,
        )
        yield Problem(evidence.place.at("relation"), wrong, gettext("Correct the field that is wrong."))
    if evidence.kind == "interview" and (evidence.minutes or 0) > MOST_MINUTES:
        wrong = gettext(
            "“%(evidence)s” lasted %(minutes)s minutes, which is longer than a working day.",
            evidence=evidence.title,
            minutes=f"{evidence.minutes:g}",
        )
        yield Problem(evidence.place.at("minutes"), wrong, gettext("Correct `minutes`."), Level.NOTE)
    told = evidence.answers.given() if evidence.answers else {}
    of_today = tuple(each.says or "" for question, each in told.items() if question in {"problem", "tried_before"})
    if was_only_wished(of_today):
        wrong = gettext(
            "“%(evidence)s” tells what the participant would do, and not what they did.", evidence=evidence.title
        )
        way_out = gettext("Ask for the last time it happened, and write what they did.")
        yield Problem(evidence.place.at("answers"), wrong, way_out, Level.NOTE)
    yield from _of_people_around(evidence, given)
    phrases = stock_phrases(evidence)
    if phrases >= STOCK_PHRASES:
        wrong = gettext(
            "“%(evidence)s” has %(number)s phrases that language models often write and people rarely say.",
            evidence=evidence.title,
            number=phrases,
        )
        way_out = gettext("Write what the participant said, in their own words.")
        yield Problem(evidence.place.at("title"), wrong, way_out, Level.NOTE)
    yield from _of_another_kind(evidence)


def _of_people_around(evidence: Evidence, given: Given) -> Iterator[Problem]:
    """Find talks with customers for another purpose, with a group, with friends, and by another participant."""
    told, way_out = TOLD[Origin.RECORD][0], None
    if evidence.kind == "interview" and (found := OF_A_SALE.search(evidence.title)):
        way_out = gettext("Set `kind: sales-calls` and count several calls, or correct the title.")
    elif found := OF_A_GROUP.search(evidence.title):
        way_out = gettext("In a group, people repeat each other. Interview each person alone.")
    elif evidence.recruited != "acquaintance" and (found := OF_FRIENDS.search(evidence.title)):
        way_out = gettext("Set `recruited: acquaintance`, and interview strangers as well.")
    if way_out and found:
        wrong = gettext(told, evidence=evidence.title, record=found[0])
        yield Problem(evidence.place.at("title"), wrong, way_out, Level.NOTE)
    by = same_person(evidence.by) if evidence.by and any(map(str.isdigit, evidence.by)) else None
    talks = given.handbook.once(talks_by_person)
    if by in talks and by != person(evidence):
        wrong = gettext(
            "The interviewer of “%(evidence)s” (`%(by)s`) is a participant of another conversation.",
            evidence=evidence.title,
            by=evidence.by,
        )
        way_out = gettext("Put the interviewer in `by`, and the pseudonym of the participant in `participant`.")
        yield Problem(evidence.place.at("by"), wrong, way_out, Level.NOTE)


def _of_another_kind(evidence: Evidence) -> Iterator[Problem]:
    if evidence.kind == "field-visit" and FROM_AFAR.search(evidence.setting or ""):
        wrong = gettext(
            "“%(evidence)s” is filed as a field visit, but its setting is “%(setting)s”.",
            evidence=evidence.title,
            setting=evidence.setting,
        )
        yield Problem(
            evidence.place.at("setting"),
            wrong,
            gettext("Set `kind: interview`, because nobody observed the participant on site."),
        )
    elif evidence.kind in {"usability-test", "field-visit"} and was_only_told(evidence.findings):
        wrong = gettext(
            "“%(evidence)s” only reports what was said, so it counts as heard and not as seen.", evidence=evidence.title
        )
        yield Problem(evidence.place.at("findings"), wrong, gettext("Write what they did."), Level.NOTE)
    elif evidence.kind == "interview" and OF_A_TEST.search(evidence.title):
        wrong = gettext(
            "“%(evidence)s” is filed as an interview, but its title describes a test.", evidence=evidence.title
        )
        yield Problem(
            evidence.place.at("kind"), wrong, gettext("Set `kind: usability-test`, and write down what they did.")
        )
    elif evidence.kind in {"usability-test", "field-visit"} and OF_A_TALK.search(evidence.title):
        wrong = gettext(
            "“%(evidence)s” is filed as %(kind)s, but its title describes a conversation.",
            evidence=evidence.title,
            kind=evidence.kind,
        )
        yield Problem(
            evidence.place.at("kind"), wrong, gettext("Set `kind: interview`, or correct the title."), Level.NOTE
        )
