"""Quotes that praise the product, and say nothing about the customer."""

from __future__ import annotations

import re

PRAISES = re.compile(
    r"\b(?:(?:i|we) (?:really |just |absolutely )?(?:love|adore|recommend)|love (?:it|this|the|your)"
    r"|highly recommend\w*"
    r"|recommend (?:it|you|them|your)|(?:great|amazing|awesome|fantastic|wonderful|excellent|brilliant|outstanding"
    r"|incredible) (?:\w+ ){0,2}(?:app|tool|product|service|support|team|portal|software|experience|company|work|job)"
    r"|(?:is|are|was) (?:so |really |just |simply |absolutely )?(?:great|amazing|awesome|fantastic|wonderful|excellent"
    r"|brilliant|perfect|the best)|(?:best|greatest) (?:\w+ ){1,3}(?:i|we)(?: have|['\u2019]ve)? ever"
    r"|(?:so|very|really|super) (?:easy|simple|intuitive|helpful|friendly)|(?:thank you|thanks) (?:so much|a lot|all)"
    r"|(?:changed|transformed) (?:my|our)|life ?saver|can(?:no|['\u2019])?t live without|(?:five|5) stars"
    r"|(?:ich|wir) (?:liebe|lieben|empfehle|empfehlen)|(?:großartig|fantastisch|wunderbar|hervorragend|genial|klasse"
    r"|toll|spitze|super)(?:e[rnsm]?)?|so einfach|beste[snr]? (?:\S+ ){1,4}je\b|(?:vielen|herzlichen) dank"
    r"|(?:j['\u2019]adore|nous adorons|je (?:vous )?recommande)|(?:génial|formidable|parfait|excellent|superbe)e?s?"
    r"|si (?:simple|facile)|merci (?:beaucoup|à toute)|(?:me|nos) encanta|(?:lo|la|os) recomiendo"
    r"|(?:genial|fantástic[oa]|maravillos[oa]|excelente|perfect[oa]|increíble)s?|muchas gracias|tan (?:fácil|sencillo)"
    r"|(?:adoro|adoramos|recomendo)|(?:ótim[oa]|maravilhos[oa]|incrível|perfeit[oa])s?|muito obrigad[oa]"
    r"|tão (?:fácil|simples)"
    r"|(?:adoro|consiglio|raccomando)|(?:fantastic[oa]|ottim[oa]|meraviglios[oa]|perfett[oa]|eccellente)|grazie mille"
    r"|(?:ik|wij|we) (?:hou|houden) van|(?:geweldig|fantastisch|uitstekend|perfect)e?|zo (?:makkelijk|eenvoudig)"
    r"|(?:aan te raden|heel erg bedankt))\b|最高です|素晴らし|すばらし|大好き|おすすめ|オススメ|とても(?:便利|使いやす)"
    r"|感謝(?:して|です)|完璧",
    re.IGNORECASE,
)
LIMITS = re.compile(
    r"\b(?:but|except|although|though|if only|until|unless|never|not|no|nobody|wrong|late|missing|problem\w*|aber|außer"
    r"|obwohl|nicht|kein\w*|nie|mais|sauf|pas|jamais|sans|pero|aunque|salvo|nunca|sin|mas|embora|exceto|não|sem"
    r"|ma|però|tranne|non|mai|senza|maar|behalve|niet|geen|nooit)\b|n['\u2019]t\b|が、|けど|しかし|ない|ません",
    re.IGNORECASE,
)


def only_praises(quote: str) -> bool:
    """Return whether a quote praises without any limit: no “but”, no “not”."""
    return bool(PRAISES.search(quote)) and not LIMITS.search(quote)
