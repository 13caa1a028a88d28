"""Answers that only point elsewhere: to another participant, to the persona, or to the fact that they were given."""

from __future__ import annotations

import re

MOST_WORDS = 16
TO_OTHERS = re.compile(
    r"(?:the )?(?:very |much |exactly |pretty )*(?:same|see|like|as|ditto|cf\.?|idem|agree[sd]?|confirm(?:s|ed)"
    r"|identical|wie|siehe|genau wie|dasselbe wie|stimmt \w+ zu|comme|voir|pareil que|d['\u2019]accord avec|como|ver"
    r"|véase|igual que|igual a|de acuerdo con|concorda com|come|vedi|uguale a|d['\u2019]accordo con|zoals"
    r"|zie|hetzelfde als|eens met)\b[\s\w]{0,18}?"
    r"\b(?:[a-z]{1,3}[- ]?\d+|participant \w+|interview \w+|the (?:other|previous|first|last) (?:one|ones|interview"
    r"|participant)s?|the others|above|before|oben|die anderen|plus haut|les autres|arriba|los demás|acima|os outros"
    r"|sopra|gli altri|hierboven|de anderen)(?: \w+){0,2}|(?:P-?\d+)(?:と|に)(?:同じ|同意).{0,4}",
    re.IGNORECASE,
)
TO_THE_PERSONA = re.compile(
    r"\b(?:our|the|this|unsere[rn]?|der|die|notre|la|le|nuestra|nossa|nostra|onze|de) (?:draft |proto-?)?persona\b"
    r"|\bpersona (?:is|was|fits|ist|est|es|é|è)\b|当社のペルソナ|ペルソナ(?:どおり|通り|と一致)",
    re.IGNORECASE,
)
TELLS = frozenset(
    [
        *(
            "described",
            "explained",
            "talked",
            "spoke",
            "told",
            "mentioned",
            "discussed",
            "shared",
            "answered",
            "reported",
        ),
        *("commented", "describes", "explains", "talks", "tells", "mentions", "discusses", "shares", "answers"),
        *("beschrieb", "erklärte", "erzählte", "sprach", "nannte", "berichtete", "schilderte", "beschreibt", "erzählt"),
        *("décrit", "explique", "raconte", "parle", "mentionne", "expliqué", "raconté", "parlé", "mentionné"),
        *("describió", "explicó", "contó", "habló", "mencionó", "comentó", "descreveu", "explicou", "contou", "falou"),
        *("mencionou", "comentou", "descrisse", "spiegò", "raccontò", "spiegato", "raccontato", "descritto", "parlato"),
        *("beschreef", "vertelde", "sprak", "noemde", "uitgelegd", "verteld", "besproken", "legde"),
    ]
)
NO_MORE = """
the a an this that participant interviewee customer user respondent person he she they his her their its us me to
for of on about in at with and some several many few all what which had has have tried before problem problems issue
issues experience experiences reason reasons leave leaving doubt doubts concern concerns need needs opinion opinions
view views question questions detail details detailed product situation alternatives options challenges challenge
pain points goals expectations thoughts feedback openly length well very much various different
der die das den dem ein eine einen teilnehmer teilnehmerin kunde kundin person er sie seine ihre seinem ihrem von
über und mit was probleme einige mehrere verschiedene erfahrung erfahrungen gründe grund zweifel bedürfnisse meinung
ausführlich detail frage fragen vorher versucht hatte hat situation im zu
le la les un une des du de il elle participant participante client cliente son sa ses leur problème problèmes
expérience expériences raisons doutes besoins avis en détail ce qu qui avait essayé avant sur a et plusieurs
el los las una unos unas su sus problema problemas experiencia experiencias razones dudas necesidades opinión
detalle lo que había intentado antes sobre y con varios varias
o os as um uma seu sua seus suas experiência experiências razões dúvidas necessidades opinião detalhe detalhes tinha
tentado do da dos das com e vários várias
il lo gli i uno partecipante utente suo suoi sue problemi esperienza esperienze motivi dubbi bisogni opinione
dettaglio nel ha aveva provato prima di del della dei con
het een deelnemer klant hij zij zijn haar hun probleem problemen ervaring ervaringen redenen twijfels behoeften
mening vragen wat had geprobeerd eerder over in detail uit en verschillende
"""
SAYS_NO_MORE = frozenset(NO_MORE.split())
TELLS_NO_MORE = re.compile(
    r"(?:参加者|対象者|顧客|ユーザー)は?(?:自分の)?(?:課題|問題|経験|理由|不安|意見)(?:点)?(?:について|を)(?:詳しく)?"
    r"(?:話し|説明し|述べ|語っ)た?[。.]?"
)
WORD = re.compile(r"[^\W\d_]+")


def cites_a_persona(text: str) -> bool:
    """Return whether a text quotes one of the team's personas, which is no evidence."""
    return bool(TO_THE_PERSONA.search(text))


def refers_elsewhere(text: str) -> bool:
    """Return whether a short text only refers to something else, without anything that was said."""
    bare = text.strip(" .!…")
    if TELLS_NO_MORE.fullmatch(text.strip()) or TO_OTHERS.fullmatch(bare):
        return True
    said = WORD.findall(bare.casefold())
    if len(said) > MOST_WORDS:
        return False
    return bool(TO_THE_PERSONA.search(bare)) or (
        not TELLS.isdisjoint(said) and all(word in SAYS_NO_MORE or word in TELLS for word in said)
    )
