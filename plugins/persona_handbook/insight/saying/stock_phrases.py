"""Counts phrases that language models often write, and that people hardly say in a conversation."""

from __future__ import annotations

import re

from persona_handbook.insight.counting import texts_of
from persona_handbook.model.evidence import Evidence
from persona_handbook.reading.words import may_hold

STOCK = re.compile(
    r"\bas an? (?:\w+ ){0,2}(?:owner|manager|professional|user|customer|parent|student|developer|founder|leader),? I\b"
    r"|\bin today['\u2019]s (?:\w+[- ]){0,2}(?:world|environment|market|landscape|age)\b"
    r"|\b(?:my|our) (?:unique|specific|evolving|ever-changing) (?:\w+ )?(?:needs|requirements|challenges)\b"
    r"|\bsignificantly (?:impact|improve|enhance|reduce|affect)\w*|\btime-consuming and error-prone\b"
    r"|\b(?:prompt|lead|cause) me to (?:seek|explore|consider) (?:alternatives|other)\w*"
    r"|\bfull(?:y)? addressed\b"
    r"|\b(?:explored|considered|evaluated) (?:various|several|multiple) (?:solutions|options)\b"
    r"|\blearning curve associated\b|\bpromised value\b|\baligned? with (?:my|our)\b"
    r"|\bpeace of mind\b"
    r"|\bhesitant due to\b|\bgame[- ]changer\b"
    r"|\bit['\u2019]s (?:important|worth) (?:to note|noting)\b|\bstreamline\w*\b"
    r"|\bals (?:viel)?beschäftigte[rn]? \w+ (?:habe|bin|stehe|lege) ich\b"
    r"|\bin der heutigen (?:schnelllebigen|digitalen) \w+"
    r"|\bmeinen? (?:individuellen|spezifischen) (?:bedürfnissen?|anforderungen)\b|\bzeitaufwändig und fehleranfällig\b"
    r"|\ben tant que \w+(?: \w+){0,3}, je\b"
    r"|\bdans (?:le monde|l['\u2019]environnement) (?:actuel|d['\u2019]aujourd['\u2019]hui)"
    r"|\bmes besoins (?:spécifiques|uniques)\b|\bcomo \w+(?: \w+){0,3}, a menudo\b|\ben el mundo actual\b"
    r"|\bmis necesidades (?:específicas|únicas)\b|\bno mundo (?:atual|acelerado)\b"
    r"|\bminhas necessidades (?:específicas|únicas)\b|\bnel mondo (?:di oggi|frenetico)\b"
    r"|\bin de (?:hedendaagse|huidige) (?:snelle )?(?:wereld|markt)\b"
    r"|現代の(?:急速に変化する|忙しい)|多忙な\w{1,8}として",
    re.IGNORECASE,
)


# each phrase contains one of these, in lower case
SIGNS = (
    *("as a", "in today", "unique", "specific", "evolving", "ever-changing", "significantly", "time-consuming and"),
    *(" me to ", "addressed", " solutions", " options", "learning curve", "promised value", "align", "peace of mind"),
    *("hesitant due", "changer", "to note", "noting", "streamline", "beschäftigte", "der heutigen ", "individuellen"),
    *("spezifischen", "zeitaufwändig", "en tant que ", "dans l", "mes besoins", "a menudo", "en el mundo actual"),
    *("mis necesidades", "no mundo", "minhas necessidades", "nel mondo", "in de ", "現代の", "多忙な"),
)


def stock_phrases(talk: Evidence) -> int:
    """Return how many such phrases the answers, quotes and findings of a conversation contain."""
    return sum(len(STOCK.findall(text)) for text in texts_of(talk) if may_hold(text, SIGNS))
