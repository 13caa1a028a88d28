"""Where evidence comes from, by its own words: a record, colleagues, a language model, or people who were asked."""

from __future__ import annotations

import re
from enum import Enum

from persona_handbook.model.evidence import Evidence

RECORD = re.compile(
    r"\b(?:(?:survey|questionnaire|poll|form)s?"
    r" (?:respon(?:se|dent)s?|answers?|results?|entry|no\.?|#)|(?<!with )(?<!mit )(?<!avec )(?<!con )respondent \d+"
    r"|(?:response|row) \d+|(?:support )?ticket (?:no\.? ?|#)?\d+|nps (?:answer|comment|response|verbatim)s?\b"
    r"|chat (?:log|transcript)(?= \w*\d|$)"
    r"|umfrageantwort|antwort(?:bogen)? (?:nr\.? ?)?\d+|fragebogen (?:nr\.? ?)?\d+|supportanfrage"
    r"|réponse (?:\S+ ){0,2}(?:enquête|questionnaire|sondage)|respuesta (?:\S+ ){0,2}(?:encuesta|cuestionario)"
    r"|resposta (?:\S+ ){0,2}(?:inquérito|questionário)|risposta (?:\S+ ){0,2}(?:sondaggio|questionario)"
    r"|antwoord (?:\S+ ){0,2}(?:enquête|vragenlijst))\b|アンケート(?:の)?回答|問い合わせ番号",
    re.IGNORECASE,
)
TALK = (
    r"interview|talk|conversation|chat|session|call|meeting|dialog(?:ue)?|gespräch|entretien|échange|entrevista"
    r"|conversa(?:ción)?|intervista|conversazione|colloquio|gesprek"
)
OURS = r"(?:our|unsere[rmn]?|eigene[rmn]?|notre|nos|nuestr[oa]s?|noss[oa]s?|nostr[oaie]|onze|ons)"
AT_WORK = (
    r"(?:leads?|managers?|team|colleagues?|reps?|head|staff|agents?|engineers?|officers?|directors?|founders?|ceo|desk"
    r"|department|sales|support|marketing|product|interns?|vertrieb\w*|produkt\w*|kolleg\w*|équipe|commerci\w+|chef\w*"
    r"|equip[eo]|comercia\w*|soporte|jef[ea]|time|suporte|assistenza|verkoop\w*)"
)
# “Talk with our sales lead” and “our marketing team”, but not “Interview about our product”
COLLEAGUE = re.compile(
    rf"\b(?:{TALK})(?: \w+)? (?:with|by|of|mit|avec|con|com|met)(?: il| la| i| le| o| a| os)?"
    rf" {OURS} (?:own )?(?:\w+ ){{0,2}}{AT_WORK}\b"
    rf"|^(?:with |mit |avec |con |com |met )?{OURS} (?:own )?(?:\w+ ){{0,2}}{AT_WORK}\b|\bour own office\b"
    r"|\b(?:(?:my|our|a|own) (?:colleague|co-?worker)s? (?:from|in|of) (?:our|the) (?:sales|support|product|marketing)"
    r"|internal (?:interview|talk|workshop)|(?:in-house|internal) stakeholders?|brainstorm(?:ing)? with"
    r"|(?:persona|assumptions?|hypothes[ei]s|proto-?persona) (?:workshop|mapping)"
    r"|intern(?:e[rsn]?) (?:interview|gespräch|workshop)|persona-?workshop|(?:entretien|atelier) interne"
    r"|atelier persona|(?:entrevista|taller) intern[oa]|(?:taller|sesión|workshop) de personas|oficina interna"
    r"|intervista interna|workshop (?:interno|(?:di|sulle) personas?)|interne? (?:gesprek|workshop)|personaworkshop)\b"
    r"|社内(?:の|で)|(?:自社|弊社|当社)の(?:社員|営業|担当|同僚|サポート|マーケ)|ペルソナワークショップ",
    re.IGNORECASE,
)
OF_OUR_HOUSE = re.compile(
    r"^(?:our|unsere?|notre|nos|nuestr[oa]|noss[oa]|nostr[oa]|onze|ons)\b|\(?\binternal\)?$|employee of ours"
    r"|\bcolleague (?:from|in|of) (?:our|sales|marketing|support|product|engineering)\b",
    re.IGNORECASE,
)
AMONG_US = re.compile(r"^(?:internal|internes?|interne|interna|interno) \w+$|社内", re.IGNORECASE)
MODEL = (
    r"(?:chat-?gpt|gpt-?\d\w*|openai|claude (?:\d|opus|sonnet|haiku|ai)|gemini (?:\d|pro|flash|ai)|llama ?\d"
    r"|(?:an? )?llm|(?:an? |the )?(?:large )?language model|(?:einem |dem )?sprachmodell|(?:un |le )?modèle de langage"
    r"|(?:un |el )?modelo de lenguaje|(?:um |o )?modelo de linguagem|(?:un |il )?modello linguistico"
    r"|(?:een |het )?taalmodel)\b"
)
MODEL_NAMED = re.compile(rf"\b{MODEL}|言語モデル|生成AI", re.IGNORECASE)
INVENTED = re.compile(
    rf"\b(?:example|sample|demo|dummy|mock) (?:{TALK}|data)\b|\((?:fictional|fictitious|fiktiv|fictif|fictive|ficticio"
    r"|fictício|fittizio|fictief|架空)\)|\b(?:beispiel|muster|demo)(?:interview|gespräch)\b"
    r"|\bentretien d['\u2019]exemple\b"
    r"|\bentrevista de (?:ejemplo|exemplo|muestra)\b|\bintervista (?:di esempio|d['\u2019]esempio)\b"
    r"|\bvoorbeeld(?:interview|gesprek)\b|サンプルインタビュー"
    rf"|\b(?:planned|scheduled|upcoming|future) (?:{TALK})\b|\b(?:geplante|anstehende|künftige)[sr]? (?:{TALK})\b"
    r"|\bentretien (?:prévu|planifié|à venir)\b|\bentrevista (?:prevista|planificada|programada|planejada|agendada)\b"
    r"|\bintervista (?:prevista|pianificata)\b|\bgepland (?:interview|gesprek)\b|インタビュー予定"
    rf"|\b(?:{TALK}) (?:with|by|of|mit|von|avec|par|con|por|com|met|door) {MODEL}|\b(?:generated|written) by {MODEL}"
    r"|\b(?:ai-generated|ai persona|(?:synthetic|simulated|fictional|fictitious|imagin(?:ed|ary)|invented|made-up)"
    r" (?:user|participant|customer|buyer|interview|interviewee|person|persona|conversation|respondent)s?"
    r"|role[- ]?play with|rollenspiel mit|jeu de rôle avec|juego de rol con|gioco di ruolo con|rollenspel met"
    r"|ki-generiert\w*|(?:synthetisch|simuliert|fiktiv|erfunden|ausgedacht)e[rsnm]?"
    r" (?:nutzer|kund|interview|teilnehm|person|gespräch)\w*"
    r"|(?:entretien|utilisat\w+|client\w*|participante?) (?:synthétique|simulée?|fictif|fictive|inventée?)"
    r"|(?:entrevista|usuari[oa]|usuári[oa]|cliente|participante)"
    r" (?:sintétic[oa]|simulad[oa]|ficticí?[oa]|fictíci[oa]|inventad[oa])"
    r"|(?:intervista|utente|cliente|partecipante) (?:sintetic[oa]|simulat[oa]|fittizi[oa]|inventat[oa])"
    r"|(?:synthetische|gesimuleerde?|fictieve?|verzonnen) (?:gebruiker|klant|interview|deelnemer|gesprek)\w*)\b"
    r"|(?:架空|仮想|合成)の?(?:ユーザー|顧客|参加者|インタビュー)",
    re.IGNORECASE,
)
PUBLISHED = re.compile(
    r"\b(?:(?:app ?store|google play|play ?store|trustpilot|g2|capterra|yelp|amazon|glassdoor) (?:review|rating)"
    r"|review (?:on|from|in) (?:the )?(?:app ?store|google|play ?store|trustpilot|g2|capterra|yelp|amazon)"
    r"|(?:app|product|online|star)[- ]reviews? \d+|(?:reddit|forum|facebook|linkedin|twitter|slack|discord|blog)"
    r" (?:threads?|posts?|comments?|discussions?|groups?)|tweets?|podcast|webinar|(?:conference|keynote) talk"
    r"|(?:youtube|tiktok) video|(?:magazine|newspaper|press|news|blog) article|testimonial"
    r"|(?:case|success|reference|customer) (?:stud(?:y|ies)|stor(?:y|ies)) (?:of|about|on|from|no\.?|\d)"
    r"|app-?(?:bewertung|rezension)\w*|(?:online|kunden)(?:bewertung|rezension)\w*|forenbeitrag|foreneintrag"
    r"|(?:facebook|linkedin|forum)-?(?:beitrag|kommentar)|referenzbericht|erfolgsgeschichte|zeitungsartikel"
    r"|avis (?:google|app store|trustpilot|en ligne)|témoignages? (?:du|sur le) site|article de presse"
    r"|reseñas? (?:de|en) (?:google|app store|trustpilot|amazon)|testimonios?|artículo de prensa"
    r"|avaliaç(?:ão|ões) (?:do|da|no|na) (?:google|app store|loja|play store)|depoimentos? do site"
    r"|recension[ei] (?:su|di) (?:google|app store|trustpilot|amazon)|testimonianz[ae] dal sito|articolo di giornale"
    r"|(?:google|app store|trustpilot)-?(?:recensie|beoordeling)s?|klantgetuigenis|forumbericht|krantenartikel)\b"
    r"|(?:アプリ|ストア|通販)?の?レビュー投稿|(?:口コミ|クチコミ)|掲示板の投稿|ポッドキャスト|新聞記事",
    re.IGNORECASE,
)
OF_AN_INTERVIEW = re.compile(
    r"\b(?:interview|conversation with|visit|gespräch|entretien|entrevista|intervista|gesprek)\b|インタビュー",
    re.IGNORECASE,
)
# answers that are still to be given
TO_BE_ASKED = re.compile(
    r"\b(?:to be asked|(?:we|i)(?:['\u2019]ll| will) ask|(?:we|i) (?:expect|assume|suspect|anticipate)"
    r"|(?:noch zu (?:fragen|klären)|wir (?:fragen|werden fragen|erwarten|vermuten|nehmen an))"
    r"|(?:à demander|nous (?:demanderons|supposons|pensons)|on (?:demandera|suppose))"
    r"|(?:por preguntar|preguntaremos|suponemos|esperamos que)|(?:a perguntar|perguntaremos|supomos)"
    r"|(?:da chiedere|chiederemo|supponiamo|ci aspettiamo)|(?:nog te vragen|we (?:vragen|verwachten|vermoeden)))\b"
    r"|(?:聞く予定|質問する予定|と予想|と想定)",
    re.IGNORECASE,
)
AT_OUR_HOUSE = r"(?:sales|support|success|account|product|marketing)(?: (?:team|managers?|reps?|lead|desk|department))?"
# what colleagues say that customers say
SECOND_HAND = re.compile(
    rf"\b(?:our|the) {AT_OUR_HOUSE} (?:says?|reports?|thinks?|believes?|tells? us|told us|assumes?|feels?)\b"
    rf"|\b{AT_OUR_HOUSE} (?:thinks|believes|reports|assumes)\b|\baccording to (?:our|the) {AT_OUR_HOUSE}"
    r"|\b(?:laut|nach angaben) (?:unsere[ms]|de[ms]|der|unserer) (?:vertrieb\w*|support\w*|kundenbetreu\w*|produktteam)"
    r"|\b(?:vertrieb|support|kundenbetreuung) (?:sagt|meint|glaubt|berichtet)|\bselon (?:nos|notre|les|le) (?:commercia"
    r"\w+|équipe (?:commerciale|support)|support)|\bsegún (?:nuestro|el|nuestra|la) (?:equipo|comercial|soporte|ventas)"
    r"|\bsegundo (?:nosso|o|nossa|a) (?:equipe|time|vendas|suporte|comercial)|\bsecondo (?:il nostro|la nostra"
    r"|i nostri)"
    r" (?:commercia\w+|vendite|assistenza|team)|\bvolgens (?:onze|de) (?:verkoop\w*|support\w*|accountmanager)"
    r"|(?:営業|サポート)(?:担当)?(?:によると|が言うには)",
    re.IGNORECASE,
)
# the address of a form, in place of a conversation
FORM = re.compile(
    r"docs\.google\.com/forms|\bforms\.gle/|\bsurveymonkey\.\w+|\btypeform\.com|\bqualtrics\.com|\bforms\.office\.com"
    r"|\btally\.so/|\bjotform\.\w+|\blimesurvey\.\w+|\bsurveys?\.\w+\.\w+/",
    re.IGNORECASE,
)
ANSWERS_THAT_TELL = 2
NOBODY_ELSE = re.compile(
    r"(?:me|myself|i|the author|author|self|ich(?: selbst)?|selbst|moi(?:-même)?|yo(?: mism[oa])?|eu(?: mesm[oa])?"
    r"|io(?: stess[oa])?|ikzelf|私|自分)",
    re.IGNORECASE,
)
RESPONDENT = re.compile(
    r"(?:survey (?:participant|respondent)|nps|questionnaire|form) ?#?\d+|(?:respondent|resp\.|response) ?#?\d{3,}"
    r"|(?:umfrageteilnehmer(?:in)?|befragte[r]?) ?\d{3,}|répondante? ?\d{3,}|encuestad[oa] ?\d{3,}|回答者\d{3,}",
    re.IGNORECASE,
)
OPINION_POLL = re.compile(
    r"\b(?:surveys?|questionnaires?|polls?|opinion poll)\b(?! (?:builder|tool|editor|page|app|software|feature|module"
    r"|product|template|platform)s?\b)|^nps\b|\b(?:summary|results?|findings|overview) of (?:the |our |\d+ )?"
    r"(?:\w+ )?interviews?\b|\bfocus groups?\b|\binterviewees\b"
    r"|\b(?:umfrage|befragung|fragebogen|meinungsumfrage|kundenbefragung|kundenumfrage|interviewergebnisse"
    r"|sondage|enquête|questionnaire|encuesta|cuestionario|sondeo|inquérito|questionário"
    r"|pesquisa de (?:opinião|satisfação)"
    r"|sondaggio|questionario|vragenlijst|peiling)\b|アンケート|意識調査",
    re.IGNORECASE,
)
REPORT = re.compile(
    r"\b(?:(?:market|industry|trend|analyst) (?:report|study|forecast|outlook)|white ?paper|markt(?:studie"
    r"|bericht|prognose)"
    r"|branchen(?:studie|bericht)|étude de marché|rapport sectoriel|estudio de mercado|informe del sector"
    r"|estudo de mercado|relatório do setor|studio di mercato|marktonderzoek|brancherapport)\b|市場調査レポート"
    r"|業界レポート",
    re.IGNORECASE,
)
ESTIMATE = re.compile(
    r"\b(?:(?:we|i) (?:estimate|guess|assume|reckon)|(?:rough|educated|expert|own|our) (?:estimate|guess)s?"
    r"|^estimates? of|back[- ]of[- ]the[- ]envelope|rule of thumb|(?:wir|ich) schätz(?:en|e)|^schätzung"
    r"|geschätzt von uns"
    r"|(?:nous|on) estim(?:ons|e)|^estimation|(?:estimamos|calculamos a ojo)|^estimación|^estimativa|stimiamo|^stima"
    r"|(?:we|ik) schat(?:ten)?|^schatting)\b|推定値|概算",
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
    """What a supposed conversation really is, by its own words."""

    RECORD = "record"
    PUBLISHED = "published"
    COLLEAGUE = "colleague"
    INVENTED = "invented"
    INTERVIEWER = "interviewer"
    FORM = "form"


def origin_of(talk: Evidence) -> tuple[Origin, str] | None:
    """Return what a supposed conversation really is, and the words that show it; None for one with a customer."""
    told = (*map(INVENTED.search, (talk.title, talk.setting or "")), *map(MODEL_NAMED.search, _people(talk)))
    invented = next(filter(None, told), None)
    if invented:
        return Origin.INVENTED, invented[0]
    if planned := _in_answers(TO_BE_ASKED, talk):
        return Origin.INVENTED, planned
    if form := FORM.search(talk.link or ""):
        return Origin.FORM, form[0]
    record = RECORD.search(talk.title)
    record = record or RESPONDENT.fullmatch((talk.participant or "").strip())
    if record:
        return Origin.RECORD, record[0]
    published = PUBLISHED.search(talk.title)
    if published and not OF_AN_INTERVIEW.search(talk.title):
        return Origin.PUBLISHED, published[0]
    who = (talk.participant or "").strip()
    told = (*map(COLLEAGUE.search, (talk.title, talk.setting or "")), OF_OUR_HOUSE.search(who))
    told = (*told, NOBODY_ELSE.fullmatch(who))
    colleague = next(filter(None, (*told, AMONG_US.search(talk.setting or ""))), None)
    if second_hand := _in_answers(SECOND_HAND, talk):
        return Origin.COLLEAGUE, second_hand
    if colleague:
        return Origin.COLLEAGUE, colleague[0]
    if talk.by and _bare(talk.by) == _bare(talk.participant or ""):
        return Origin.INTERVIEWER, talk.by
    return None


def cites_a_report(data: Evidence) -> str | None:
    """Return the words that show that data are the report or forecast of somebody else, else None."""
    found = REPORT.search(data.title)
    return found[0] if found else None


def asks_people(data: Evidence) -> str | None:
    """Return the words that show that data come from asking people, not from counting what they did; else None."""
    titled = OPINION_POLL.search(data.title)
    told = next((found for each in data.findings if (found := WHO_WERE_ASKED.search(each))), None)
    found = titled or told
    return found[0] if found else None


def reports_an_estimate(data: Evidence) -> str | None:
    """Return the words that show that data were estimated and not counted, else None."""
    found = next(filter(None, map(ESTIMATE.search, (data.title, *data.findings))), None)
    return found[0] if found else None


def _in_answers(words: re.Pattern[str], talk: Evidence) -> str | None:
    """Return the words that several answers of a conversation contain, else None."""
    given = talk.answers.given().values() if talk.answers else ()
    found = [hit[0] for each in given if (hit := words.search(each.says or ""))]
    return found[0] if len(found) >= ANSWERS_THAT_TELL else None


def _people(talk: Evidence) -> tuple[str, str]:
    return talk.participant or "", talk.by or ""


def _bare(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())
