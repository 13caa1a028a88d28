"""What the headings of research tools, forms and hand-made tables mean, in English, German, French and Spanish.

The words are those of exports of Dovetail, Condens, Notion, Airtable, Typeform, Google Forms and Lookback, and of the
four questions of an interview.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

IN = r"(?:[:/*_]?in(?:nen)?)?"
QUESTIONS = {
    "problem": r"\bprobl[e\u00e8]m|trying to (?:solve|do|achieve)|challenge|erreichen wollte|\bwozu\b|herausforderung",
    "tried_before": r"\btried\b|\b(?:try|use|used)\b.*\bbefore\b|before (?:that|us)"
    r"|alternativ|\bvorher\b|\bfr\u00fcher\b|\bdavor\b|\bzuvor\b|ausprobiert|\bbisher"
    r"|essay\u00e9|\bavant\b|\bprob(?:ado|\u00f3|aste)\b|intent(?:ado|\u00f3|aste)\b|\bantes\b",
    "almost_stopped": r"almost|nearly|hesitat|h[eo]ld (?:you|them) back|beinahe|\bfast\b|abgehalten"
    r"|gez\u00f6gert|bedenken|\bfailli\b|presque|h\u00e9sit|\bcasi\b|\bdud(?:as?|\u00f3)\b",
    "would_leave": r"\bleave\b|\bcancel|switch(?:ing)? (?:to|away)|stop using|verlassen|wechseln"
    r"|k\u00fcndigen|abspringen|\bgehen\b|abwandern|\bpartir\b|quitter|r\u00e9silier|\birse\b|abandonar|cancelar"
    r"|dejar de usar",
}
QUOTED = re.compile(r"\bquotes?\b|verbatim|zitat|w\u00f6rtlich|o-ton|\bcitations?\b|\bcitas?\b")
THEMES = re.compile(r"\bth[e\u00e8]mes?\b|\btags?\b|\bcodes?\b|\bthema\b|\bthemen\b|schlagw|\btemas?\b")
DAY_OF_TALK = (
    r"(?:(?:interview|session|call|recording|test) )?date(?: of (?:the )?(?:interview|session|call))?"
    r"|(?:interview|gespr\u00e4chs|sitzungs|test)?[- ]?datum(?: des (?:interviews|gespr\u00e4chs))?(?: ?/ ?uhrzeit)?"
    r"|day|tag"
    r"|date (?:de l['\u2019]entretien|de la session)|fecha(?: de (?:la )?(?:entrevista|sesi\u00f3n))?"
    r"|(?:recorded|completed) (?:at|on)|(?:durchgef\u00fchrt|gef\u00fchrt) am"
    r"|session start(?:ed)?(?: at| time)?|start time"
)
DAY_OF_ENTRY = (
    r"(?:note |highlight |row |record )?created(?: at| on| time| date)?|erstellt(?: am)?"
    r"|erstellungsdatum|timestamp|zeitstempel|horodateur|marca temporal"
    r"|(?:start|submit)(?:ted)? (?:date|at)(?: \(utc\))?|gesendet am"
)
FIELDS = {
    "date": rf"{DAY_OF_TALK}|{DAY_OF_ENTRY}",
    "participant": r"(?:participant|respondent|interviewee)(?: id| code| no\.?| number)?"
    rf"|(?:teilnehmer|proband|gespr\u00e4chspartner|interviewpartner){IN}(?:[- ]?(?:id|nr\.?|nummer|k\u00fcrzel|code))?"
    r"|befragter?|k\u00fcrzel|pseudonym|teilnehmerkennung|persons"
    r"|participante?|r\u00e9pondante?|entrevistad[oa]",
    "quotes.1.text": r"highlights?|(?:highlight|note) text|(?:key |best |top )?quotes?|verbatims?|snippets?"
    r"|(?:w\u00f6rtliche[sr]? |wichtigste[sr]? |beste[sr]? |original|kern)?zitate?|o-ton|citations?|citas?",
    "title": r"(?:note |session |interview )?titles?|session[- ]?name|titel|titre|t\u00edtulo"
    r"|session|sitzung|interview",
    "link": r"(?:note |highlight |session |recording |clip )?(?:url|link)|aufzeichnung|recording",
    "findings": r"(?:key )?(?:insights?|findings?|learnings?|notes?|observations?|takeaways?)"
    r"|notizen|erkenntnisse?|beobachtungen|zusammenfassung|observations|remarques|notas|observaciones",
    "minutes": r"(?:duration|length|dauer|l\u00e4nge)(?: \(?(?:in )?min(?:utes|uten|\.)?\)?)?|minutes|minuten",
    "by": rf"interviewer{IN}|researcher|moderator{IN}|conducted by|gef\u00fchrt von|forscher{IN}",
    "customer_since": r"customer since|kund(?:e|in|[:/*_]in) seit|bought|gekauft(?: am)?",
    "relation": r"relation(?:ship)?|customer status|kundenstatus|beziehung",
}
LAST_RESORTS = re.compile(r"#|(?:response|record|network|respondent)[- ]id|antwort-?id|token")
TAGS = re.compile(
    r"tags?|labels?|codes?|topics?|themes?|keywords?|categor(?:y|ies)"
    r"|schlagw(?:ort|orte|\u00f6rter)|stichw(?:ort|orte|\u00f6rter)|thema|themen|kategorien?"
    r"|th\u00e8mes?|\u00e9tiquettes?|mots[- ]cl\u00e9s?|sujets?|cat\u00e9gories?"
    r"|temas?|etiquetas?|palabras clave|categor\u00edas?|t\u00f3picos?"
)
COUNTED = re.compile(r"[ ._]?\(?\d\)?$")
SPEAKER = re.compile(r"speaker(?: name)?|sprecher(?:in|:in)?|locuteur|hablante")
SPOKEN = re.compile(r"text|transcript|transkript|utterance|content|texte|texto")
CONSENT = re.compile(
    r"\bquote you\b|\b(?:ok|okay|fine|happy) to (?:quote|use|publish)\b"
    r"|ver\u00f6ffentlichung|freigabe|zitier|consent|einwillig|einverst|zustimm|permission"
    r"|\b(?:may|can) we\b|d\u00fcrfen wir",
    re.IGNORECASE,
)
EMAIL = re.compile(r"e-?mail|mail-?adresse", re.IGNORECASE)


def heading_meant(heading: str) -> str | None:
    """Return the field that a heading means by its words, or None."""
    words = " ".join(heading.casefold().replace("\u00a0", " ").split()).strip(" :?.*")
    if EMAIL.search(words) or CONSENT.search(words):
        return None
    exact = next((field for field, pattern in FIELDS.items() if re.fullmatch(pattern, words)), None)
    if exact:
        return exact
    found = [name for name, pattern in QUESTIONS.items() if re.search(pattern, words)]
    if len(found) != 1:
        return None
    part = "quote" if QUOTED.search(words) else "themes" if THEMES.search(words) else "says"
    return f"answers.{found[0]}.{part}"


def is_consent(heading: str) -> bool:
    """Return whether a column contains what participants agreed to."""
    return bool(CONSENT.search(heading))


def may_number(heading: str) -> bool:
    """Return whether a column has a form's response codes, which identify participants if no other column does."""
    return bool(LAST_RESORTS.fullmatch(heading.strip().casefold()))


def is_of_entry(heading: str) -> bool:
    """Return whether a column of dates says when a row was entered, which counts only without the day of the talk."""
    return bool(re.fullmatch(DAY_OF_ENTRY, heading.strip().casefold()))


def has_tags(heading: str) -> bool:
    """Return whether a column has tags, themes or codes, without saying of what."""
    return bool(TAGS.fullmatch(COUNTED.sub("", " ".join(heading.split()).casefold()).strip(" :")))


def is_transcript(headings: Iterable[str]) -> bool:
    """Return whether a table has what each speaker of one conversation said."""
    words = [" ".join(heading.split()).casefold() for heading in headings]
    return any(map(SPEAKER.fullmatch, words)) and any(map(SPOKEN.fullmatch, words))
