"""Placeholders for answers and texts, in the languages with word lists."""

from __future__ import annotations

import re

from persona_handbook.reading.words import may_hold

# only letters, as returned by `letters_and_digits`
NO_ANSWER = frozenset(
    [
        *("", "x", "na", "none", "ka", "tbd", "todo", "nil", "nothing", "unknown", "dontknow", "idontknow", "notsure"),
        *("nocomment", "noanswer", "sameasabove", "seeabove", "seebelow", "seenotes", "seerecording", "seetranscript"),
        *(
            "asdiscussed",
            "asabove",
            "ditto",
            "willfollow",
            "tofollow",
            "tobedone",
            "tobeadded",
            "notanswered",
            "skipped",
        ),
        *("keine", "nichts", "keineangabe", "keineantwort", "weißnicht", "weissnicht", "sieheoben", "sieheaufnahme"),
        *("folgt", "folgtnoch", "wieoben", "unbekannt", "offen", "nochoffen"),
        *(
            "rien",
            "aucune",
            "aucun",
            "nesaitpas",
            "jenesaispas",
            "sansréponse",
            "pasderéponse",
            "voirplushaut",
            "àvenir",
        ),
        *("voirenregistrement", "idem", "inconnu", "nsp"),
        *(
            "nada",
            "ninguno",
            "nosabe",
            "nolosé",
            "sinrespuesta",
            "véasearriba",
            "verarriba",
            "pendiente",
            "desconocido",
        ),
        *("nãosabe", "nãosei", "semresposta", "veracima", "pendente", "nenhum", "nenhuma", "desconhecido"),
        *("niente", "nulla", "nonso", "nonsa", "nessunarisposta", "vedisopra", "dadefinire", "sconosciuto"),
        *("niets", "geen", "weetniet", "geenantwoord", "ziehierboven", "zieboven", "volgt", "onbekend", "nvt"),
        *("なし", "特になし", "不明", "未定", "未回答", "わからない", "分からない", "回答なし", "同上", "後日記入"),
    ]
)
NOTHING_SAID = frozenset({"nothing", "nichts", "rien", "nada", "niente", "niets", "特になし"})
PLACEHOLDER = re.compile(
    r"\b(?:TODO|TBD|FIXME|XXX)\b|<(?:fill in|your [a-z ]+)>"
    r"|(?i:\blorem ipsum\b|\bdolor sit amet\b|\bconsectetur adipiscing\b"
    r"|\b(?:insert|enter|add|type|write) (?:\w+ ){0,2}here\b|\b(?:your )?text (?:goes )?here\b"
    r"|\b(?:sample|dummy|placeholder|filler) (?:text|copy)\b|\bto be (?:filled in|completed|written)\b"
    r"|\b(?:blindtext|platzhaltertext|mustertext|beispieltext)\b|\bhier (?:kommt|steht|folgt) (?:\w+ ){0,2}text\b"
    r"|\btext (?:folgt|einfügen|eingeben)\b|\bnoch auszufüllen\b"
    r"|\btexte (?:à compléter|à remplir|d['\u2019]exemple|factice|provisoire|ici)\b|\bà (?:compléter|remplir)\b"
    r"|\btexto (?:de (?:ejemplo|relleno|prueba|exemplo|preenchimento)|aquí|aqui|provis(?:ional|ório))\b"
    r"|\bpor (?:completar|rellenar|preencher)\b|\ba preencher\b"
    r"|\btesto (?:di (?:esempio|prova)|segnaposto|qui)\b|\bda (?:completare|compilare)\b"
    r"|\b(?:voorbeeldtekst|vultekst|opvultekst)\b|\btekst hier\b|\bnog in te vullen\b"
    r"|\b(?:asdf|qwertz?y?|jklö?|foo ?bar|bla(?:h)? bla(?:h)?)\b)"
    # what a language model says before and after its answer
    r"|(?i:\bas an ai(?: language)? model\b|\b(?:certainly|sure|of course|absolutely)[!,.] here(?:['\u2019]s"
    r"| is| are)\b"
    r"|\bi hope this (?:persona|helps)\b|\bals ki-(?:sprach)?modell\b|\bgerne! hier (?:ist|sind)\b"
    r"|\ben tant que (?:modèle de langage|qu['\u2019]ia)|\bbien sûr ! voici\b|\bcomo modelo de lengua\w+"
    r"|\b¡?claro! aquí (?:tienes|está)|\bcomo (?:um )?modelo de linguagem\b|\bcome modello linguistico\b"
    r"|\bcerto! ecco\b|\bals (?:ai-)?taalmodel\b)|AI言語モデルとして|もちろんです[!\uff01]"
    r"|ここに.{0,12}(?:入力|記入|書い)|(?:ダミー|サンプル|仮)テキスト|(?:テキスト){2,}"
    r"|(?<![\[!\w])\[(?!MOCK\])[^\W\d_][^\[\]]*\](?![(\[:])(?=.*(?<![\[!\w])\[(?!MOCK\])[^\W\d_][^\[\]]*\](?![(\[:]))"
)
# what transcripts put in the place of names
TAKEN_OUT = re.compile(
    r"\[(?:\w+ )?(?:company|competitor|supplier|customer|client|employer|colleague|product|tool|name|person"
    r"|city|town|place"
    r"|street|amount|date|firma|produkt|name|kolleg(?:e|in)|kunde|ort|stadt|entreprise|produit|nom|ville|client|empresa"
    r"|producto|nombre|ciudad|produto|nome|cidade|azienda|prodotto|città|bedrijf|product|naam|stad|会社名|製品名|氏名)\]",
    re.IGNORECASE,
)
WORDS_AROUND = 8
# each placeholder in ASCII contains one of these, in lower case
SIGNS_OF_A_PLACEHOLDER = (
    *("todo", "tbd", "fixme", "xxx", "<", "lorem", "dolor", "consectetur", " here", "text", "copy", "to be ", "hier "),
    *("por ", "a preencher", "testo", "da comp", "tekst", "nog in te", "asdf", "qwert", "jkl", "foo", "bla", "["),
    *("as an ai", "hope this", "als ki-", "gerne!", "modelo de l", "modello ling", "taalmodel", "certo!", "tant que "),
)
OF_A_SCALE = re.compile(
    r"(?:strongly|somewhat|rather|very|fully|completely|extremely|not|neither|quite|totally|mostly)?\s*"
    r"(?:dis)?(?:agree|satisfied|likely|unlikely|important|unimportant|neutral|unsatisfied|often|sometimes|never|always)"
    r"\W*(?:\(?\d\)?)?|(?:option|answer|antwort|réponse|respuesta)\s*\w{1,2}"
    r"|\d+\s*(?:/|out of|of|von|sur|de|di|van)\s*(?:5|7|10|100)(?:\s*(?:points?|stars?|punkte|sterne|étoiles))?"
    r"|(?:stimme|trifft)\s+(?:voll|eher|gar|überhaupt)?\s*(?:und ganz |nicht )*zu"
    r"|(?:sehr|eher|weniger|nicht)\s+(?:zufrieden|wichtig|wahrscheinlich)"
    r"|(?:tout à fait|plutôt|pas du tout)\s+(?:d['\u2019]accord|satisfaite?)"
    r"|(?:muy|poco|nada)\s+(?:de acuerdo|satisfech[oa])",
    re.IGNORECASE,
)
ONE_QUESTION = re.compile(r"[^.!?。\uff1f\uff01]{3,120}[?\uff1f;]|[^。\uff1f\uff01]{3,60}か[。\uff1f]")


def may_hold_placeholder(text: str) -> bool:
    """Return False only if a text contains no placeholder; a fast preliminary check."""
    return not text.isascii() or may_hold(text, SIGNS_OF_A_PLACEHOLDER)


def is_anonymised(text: str) -> bool:
    """Return whether the brackets in a text stand for names that were taken out of what somebody said."""
    rest = TAKEN_OUT.sub(" ", text)
    return "[" not in rest and len(rest.split()) >= WORDS_AROUND


def is_of_a_scale(text: str) -> bool:
    """Return whether a text is an option of a questionnaire, such as “strongly agree” or “4 of 5”."""
    return bool(OF_A_SCALE.fullmatch(text.strip(" .!")))


def only_asks(text: str) -> bool:
    """Return whether a text consists of a single question, such as that of the interviewer."""
    return bool(ONE_QUESTION.fullmatch(text.strip()))
