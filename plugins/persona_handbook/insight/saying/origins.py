"""Where evidence comes from, by its own words: a record, colleagues, a language model, or people who were asked."""

from __future__ import annotations

import re
from enum import Enum

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
    r"|our (?:own )?(?:sales|product|marketing|customer success|support (?:team|agent|lead|staff))\b"
    r"|(?:my|our|a|own) (?:colleague|co-?worker)s? (?:from|in|of) (?:our|the) (?:sales|support|product|marketing)"
    r"|internal (?:interview|talk|meeting|workshop|conversation|round|session)|(?:in-house|internal) stakeholders?"
    r"|(?:persona|assumptions?|hypothes[ei]s|proto-?persona) (?:workshop|mapping|session)|brainstorm(?:ing)?"
    r"|team (?:workshop|retro(?:spective)?|meeting|offsite)|retrospective with the team"
    r"|(?:unsere[rmn]?|eigene[rmn]?) (?:\w+ )?(?:vertrieb\w*|support\w*|marketing\w*|produkt\w*|kolleg\w*|team\w*)"
    r"|intern(?:e[rsn]?) (?:interview|gespräch|workshop|besprechung|runde)|persona-?workshop|team-?(?:workshop|runde)"
    r"|(?:notre|nos) (?:équipe|commerci\w+|support|chef\w*)|(?:réunion|entretien|atelier) interne|atelier personas?"
    r"|(?:nuestr[oa]s?) (?:equipo|comercial\w*|soporte|jef[ea])|(?:reunión|entrevista|taller) intern[oa]"
    r"|(?:taller|sesión) de personas|(?:noss[oa]s?) (?:equipe|time|suporte)|(?:reunião|entrevista|oficina) interna"
    r"|(?:oficina|workshop) de personas|(?:nostr[oa]|nostri) (?:team|commercial\w+|assistenza)"
    r"|(?:riunione|intervista) interna|workshop (?:interno|(?:di|sulle) personas?)"
    r"|(?:onze?|ons) (?:team|verkoop\w*|support\w*)|interne? (?:overleg|gesprek|workshop)|personaworkshop)\b"
    r"|社内|自社|弊社|当社|ペルソナワークショップ|ブレインストーミング|ブレスト",
    re.IGNORECASE,
)
OF_OUR_HOUSE = re.compile(
    r"^our\b|\b(?:colleague|co-?worker|team ?mate|intern|internal|employee of ours|kolleg(?:e|in)|unser[e]?|collègue"
    r"|colega|compañer[oa]|collega|interne?|interno|interna)\b|同僚|社員",
    re.IGNORECASE,
)
INVENTED = re.compile(
    r"\b(?:chat-?gpt|gpt-?\d\w*|openai|claude (?:\d|opus|sonnet|haiku|ai)|gemini (?:\d|pro|flash|ai)|llama ?\d|llms?"
    r"|(?:large )?language models?|ai[- ](?:generated|persona|user|interview|participant|interviewee|customer)"
    r"|(?:synthetic|simulated|fictional|fictitious|imagin(?:ed|ary)|invented|made-up|hypothetical)"
    r" (?:user|participant|customer|buyer|interview|interviewee|person|persona|conversation|respondent)s?"
    r"|role[- ]?play(?: with)?"
    r"|sprachmodell\w*|ki-(?:interview|nutzer\w*|persona|generiert\w*|kund\w*)|rollenspiel"
    r"|(?:synthetisch|simuliert|fiktiv|erfunden|ausgedacht)e[rsnm]?"
    r" (?:nutzer|kund|interview|teilnehm|person|gespräch)\w*"
    r"|modèle de langage|jeu de rôles?|(?:entretien|utilisat\w+|client\w*|participante?)"
    r" (?:synthétique|simulée?|fictif|fictive|inventée?)"
    r"|modelo de (?:lenguaje|linguagem)|(?:juego|jogo) de (?:rol|papéis)|(?:entrevista|usuari[oa]|usuári[oa]|cliente"
    r"|participante) (?:sintétic[oa]|simulad[oa]|ficticí?[oa]|fictíci[oa]|inventad[oa])"
    r"|modello linguistico|gioco di ruolo|(?:intervista|utente|cliente|partecipante)"
    r" (?:sintetic[oa]|simulat[oa]|fittizi[oa]|inventat[oa])"
    r"|taalmodel\w*|rollenspel|(?:synthetische|gesimuleerde?|fictieve?|verzonnen)"
    r" (?:gebruiker|klant|interview|deelnemer|gesprek)\w*)\b"
    r"|言語モデル|生成AI|ロールプレイ|(?:架空|仮想|合成)の?(?:ユーザー|顧客|参加者|インタビュー)",
    re.IGNORECASE,
)
OPINION_POLL = re.compile(
    r"\b(?:surveys?|questionnaires?|polls?|opinion poll)\b(?! (?:builder|tool|editor|page|app|software|feature|module"
    r"|product|template|platform)s?\b)|\bnps\b|\bcsat\b|\b(?:summary|results?|findings|overview) of (?:the |our |\d+ )?"
    r"(?:\w+ )?interviews?\b|\bfocus groups?\b|\binterviewees\b"
    r"|\b(?:umfrage|befragung|fragebogen|meinungsumfrage|kundenbefragung|kundenumfrage|interviewergebnisse"
    r"|sondage|enquête|questionnaire|encuesta|cuestionario|sondeo|inquérito|questionário"
    r"|pesquisa de (?:opinião|satisfação)"
    r"|sondaggio|questionario|vragenlijst|peiling)\b|アンケート|意識調査",
    re.IGNORECASE,
)
WHO_WERE_ASKED = re.compile(
    r"\b(?:respondents|interviewees|survey participants|people (?:we )?(?:surveyed|interviewed|polled)"
    r"|participants (?:in|of) (?:the|our) (?:survey|interviews?|poll)|(?:der|die) befragten|befragte|interviewte[nr]?"
    r"|répondante?s|personnes interrogées|encuestad[oa]s|entrevistad[oa]s|respondentes|inquirid[oa]s|rispondenti"
    r"|intervistat[ie]|respondenten|ondervraagden|geïnterviewden)\b|回答者|インタビュー対象者",
    re.IGNORECASE,
)


class Origin(Enum):
    """What a file that is kept as a conversation is, by its own words."""

    RECORD = "record"
    COLLEAGUE = "colleague"
    INVENTED = "invented"
    INTERVIEWER = "interviewer"


def origin_of(talk: Evidence) -> tuple[Origin, str] | None:
    """Return what a conversation is if it is none with a customer, and the words that tell; None for all others."""
    places = (talk.title, talk.setting or "", talk.participant or "", talk.by or "")
    invented = next((found for each in places if (found := INVENTED.search(each))), None)
    if invented:
        return Origin.INVENTED, invented[0]
    record = RECORD.search(talk.title)
    if record:
        return Origin.RECORD, record[0]
    colleague = (
        COLLEAGUE.search(talk.title)
        or COLLEAGUE.search(talk.setting or "")
        or OF_OUR_HOUSE.search(talk.participant or "")
    )
    if colleague:
        return Origin.COLLEAGUE, colleague[0]
    if talk.by and _bare(talk.by) == _bare(talk.participant or ""):
        return Origin.INTERVIEWER, talk.by
    return None


def asks_people(data: Evidence) -> str | None:
    """Return the words by which data tell that people were asked, and nothing was counted that they did; or None."""
    titled = OPINION_POLL.search(data.title)
    told = next((found for each in data.findings if (found := WHO_WERE_ASKED.search(each))), None)
    found = titled or told
    return found[0] if found else None


def _bare(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())
