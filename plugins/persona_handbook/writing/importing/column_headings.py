"""What the headings of research tools, forms and hand-made tables mean, in English and German.

The words are those of exports of Dovetail, Condens, Notion, Airtable, Typeform, Google Forms and Lookback, and of the
four questions of an interview.
"""

from __future__ import annotations

import re

IN = r"(?:[:/*_]?in(?:nen)?)?"
QUESTIONS = {
    "problem": r"\bproblem|trying to (?:solve|do|achieve)|challenge|erreichen wollte|\bwozu\b|herausforderung",
    "tried_before": r"\btried\b|\b(?:try|use|used)\b.*\bbefore\b|before (?:that|us)"
    r"|alternativ|\bvorher\b|\bfr\u00fcher\b|\bdavor\b|\bzuvor\b|ausprobiert|\bbisher",
    "almost_stopped": r"almost|nearly|hesitat|h[eo]ld (?:you|them) back|beinahe|\bfast\b|abgehalten"
    r"|gez\u00f6gert|bedenken",
    "would_leave": r"\bleave\b|\bcancel|switch(?:ing)? (?:to|away)|stop using|verlassen|wechseln"
    r"|k\u00fcndigen|abspringen|\bgehen\b|abwandern",
}
QUOTED = re.compile(r"\bquotes?\b|verbatim|zitat|w\u00f6rtlich|o-ton")
THEMES = re.compile(r"\bthemes?\b|\btags?\b|\bcodes?\b|\bthema\b|\bthemen\b|schlagw")
FIELDS = {
    "date": r"(?:(?:interview|session|call|recording) )?date(?: of (?:the )?(?:interview|session|call))?"
    r"|(?:interview|gespr\u00e4chs)?datum(?: des (?:interviews|gespr\u00e4chs))?|day|tag"
    r"|created(?: at| on| time| date)?|erstellt(?: am)?|timestamp|zeitstempel"
    r"|(?:start|submit)(?:ted)? (?:date|at)(?: \(utc\))?|(?:recorded|completed) (?:at|on)"
    r"|(?:gesendet|durchgef\u00fchrt|gef\u00fchrt) am",
    "participant": r"(?:participant|respondent|interviewee)(?: id| code| no\.?| number)?"
    rf"|(?:teilnehmer|proband|gespr\u00e4chspartner|interviewpartner){IN}(?:[- ]?(?:id|nr\.?|nummer|k\u00fcrzel|code))?"
    r"|befragter?|k\u00fcrzel|pseudonym",
    "quotes.1.text": r"highlights?|(?:highlight|note) text|(?:key |best |top )?quotes?|verbatims?|snippets?"
    r"|(?:w\u00f6rtliche[sr]? |wichtigste[sr]? |beste[sr]? |original|kern)?zitate?|o-ton",
    "title": r"(?:note |session |interview )?titles?|titel|session|sitzung|interview",
    "link": r"(?:note |highlight |session |recording )?(?:url|link)|aufzeichnung|recording",
    "findings": r"(?:key )?(?:insights?|findings?|learnings?|notes?|observations?|takeaways?)"
    r"|notizen|erkenntnisse?|beobachtungen",
    "minutes": r"(?:duration|length|dauer|l\u00e4nge)(?: \(?(?:in )?min(?:utes|uten|\.)?\)?)?|minutes|minuten",
    "by": rf"interviewer{IN}|researcher|moderator{IN}|conducted by|gef\u00fchrt von|forscher{IN}",
    "customer_since": r"customer since|kund(?:e|in|[:/*_]in) seit|bought|gekauft(?: am)?",
    "relation": r"relation(?:ship)?|customer status|kundenstatus|beziehung",
}
LAST_RESORTS = re.compile(r"#|(?:response|record|network|respondent)[- ]id|antwort-?id|token")
OF_QUOTES = re.compile(r"(?:tags?|labels?|codes?|topics?|themes?|schlagw\u00f6rter|thema|themen|kategorien?)")
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


def is_of_quotes(heading: str) -> bool:
    """Return whether a column beside quotes contains their topics."""
    return bool(OF_QUOTES.fullmatch(heading.strip().casefold()))
