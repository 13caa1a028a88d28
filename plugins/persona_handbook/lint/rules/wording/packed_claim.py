from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from persona_handbook.finding import Level
from persona_handbook.insight.likeness import word_count
from persona_handbook.languages.lists import lists_of
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.lint.words.word_lists import language_of_file
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona

ENDS = re.compile(
    r"(?:(?<=\w{2})(?<!\bvs)(?<!\bca)(?<!\bbzw)(?<!\bggf)(?<!\bapprox)[.!?]|;)\s+(?=\S)|[。\uff01\uff1f](?=\S)|\n\s*(?:[-*•・]\s*)?|\s[•·]\s|\s\(?\d[.)]\s"
)
# what adds a second statement to the first
ADDS = re.compile(
    r"[,;:\u2013\u2014-]?\s+(?:as well as|and also|but also|in addition|additionally|moreover|furthermore"
    r"|on top of that|sowie|und außerdem|außerdem|zudem|darüber hinaus|ainsi que|et aussi|mais aussi|de plus"
    r"|en outre|así como|y también|además|bem como|e também|além disso|nonché|e anche|inoltre"
    r"|evenals|en ook|bovendien|daarnaast"
    r"|and (?:therefore|for (?:this|that) reason)|und (?:deshalb|daher|darum)|et (?:donc|pour cette raison)"
    r"|y por (?:eso|est[ae] (?:razón|motivo))|e por (?:isso|ess[ae] (?:razão|motivo))"
    r"|e per (?:questo|quest[ao] (?:ragione|motivo))|en daarom)\b[,:]?\s+"
    r"|\s+ainsi qu['\u2019](?=\w)|、(?:また|さらに|しかも|そのうえ|加えて)、?",
    re.IGNORECASE,
)
# what they do, and what they like, want or feel: “Learns by doing and loves to …”
FEELS_TOO = re.compile(
    r",?\s+(?:and|und|et|y|e|en)\s+(?=(?:(?:he|she|they|er|sie|il|elle|ze|hij)\s+)?"
    r"(?:would (?:like|prefer|love)|(?:wants?|needs?) to|loves?|likes? (?!to (?:know|see))|enjoys?|hates?|dislikes?"
    r"|finds? (?:him|her|them)sel(?:f|ves)|liebt|mag|möchte|würde|hasst|genießt|aime|adore|déteste|apprécie|voudrait"
    r"|aimerait|souhaite|ama|odia|disfruta|desea|gustaría|gosta|adora|deseja|gostaria|apprezza|desidera|vorrebbe"
    r"|houdt van|haat|geniet)\b)",
    re.IGNORECASE,
)
CLAUSES_OF_A_LIST = 3
BELONGS_TO_ANOTHER = re.compile(
    r"(?:what|who|how|why|rather than|instead of|since|da|denn|car|earlier|often|mostly|usually|sometimes|was|wer|wie"
    r"|warum|statt|anstatt|oft|comment|combien|pourquoi|plutôt que|au lieu de|souvent|qué|quién|cómo|cuánto|en vez de"
    r"|a menudo|quem|quanto|em vez de|muitas vezes|chi|cosa|invece di|spesso|wat|wie|hoe|waarom|in plaats van|vaak"
    r"|with(?:out)?|in|at|on|for|from|of|to|by|as|which|who|that|because|while|when|where|if|before|after|until|not|or"
    r"|mit|ohne|bei|auf|für|von|zu|als|weil|wenn|während|bevor|bis|wo|avec|sans|dans|pour|chez|quand|parce|où|con|sin|para"
    r"|por|cuando|porque|donde|com|sem|quando|onde|senza|per|perché|dove|met|zonder|voor|bij|als|terwijl|omdat|waar"
    r"|que|qui|che|die|dat)\b",
    re.IGNORECASE,
)


@rule(
    title="Several claims in one",
    why="Evidence cannot support several statements at once, and you cannot remove one of them alone.",
    source="ISO/IEC/IEEE 29148:2018: a requirement is singular. That it applies to claims is our own.",
    bad="""
goals:
  - {id: a-goal, text: No lift stands still; customers come back; and the books are done on Friday., evidence: [p-01]}
""",
    good="""
goals:
  - {id: a-goal, text: No lift stands still because a part is missing., evidence: [p-01]}
""",
    about=Persona,
    active=Level.NOTE,
    draft=Level.NOTE,
    options={"words": Option(3, "minimum number of words that make a clause a separate claim")},
)
def packed_claim(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find claims of several sentences or clauses, joined by semicolons, by “also”, or three and more by “and”."""
    least = int(given.options["words"])
    language = language_of_file(persona, given.handbook.settings)
    for claim in persona.claims():
        number = statements(claim.text, least, language) if len(claim.texts) == 1 else 1
        if number > 1:
            wrong = gettext("The claim `%(claim)s` contains %(number)s claims.", claim=claim.id, number=number)
            yield Problem(
                claim.place.at("id"), wrong, gettext("Split it into separate claims, each with its own evidence.")
            )


def statements(text: str, least: int, language: str | None) -> int:
    """Return how many statements a text makes.

    Args:
        text: what a claim says
        least: the minimum number of words of a clause
        language: its language, whose “and” joins clauses, if it is known
    """
    for splits in (ENDS, ADDS, FEELS_TOO):
        clauses = [clause for clause in splits.split(text) if word_count(clause) >= least]
        if len(clauses) > 1:
            return len(clauses)
    return _clauses_of_a_list(text, least, language)


@cache
def _pattern(text: str | None) -> re.Pattern[str] | None:
    return re.compile(text, re.IGNORECASE) if text else None


def _clauses_of_a_list(text: str, least: int, language: str | None) -> int:
    words = lists_of(language or "").get("clauses", {})
    joined_by = words.get("and")
    if not joined_by:
        return 1
    split = re.split(rf"(,?\s+{joined_by}\s+|,\s+)", text)
    parts, joints = split[::2], split[1::2]
    verb = _pattern(words.get("verb"))
    are_all_verbs = verb is not None and all(map(verb.match, parts))
    continues = _pattern(words.get("continues"))
    if continues and continues.match(parts[0]):
        continues = None  # a list of infinitives, none of which continues the one before it
    opens_another = bool(BELONGS_TO_ANOTHER.match(parts[0]))
    listed = [parts[0]] if word_count(parts[0]) >= least and not opens_another else []
    goes_on = False  # whether the part before is a list of things, or about another subject
    for joint, part in zip(joints, parts[1:], strict=True):
        about_another = bool(BELONGS_TO_ANOTHER.match(part) or (continues and continues.match(part)))
        if (goes_on and "," not in joint) or about_another or word_count(part) < least:
            goes_on = True
            continue
        goes_on = False
        listed.append(part)
    if verb is not None and "," not in text and not are_all_verbs and len(listed) == CLAUSES_OF_A_LIST:
        return 1
    listed = parts if are_all_verbs else listed
    joined = bool(re.search(rf"\s{joined_by}\s", text)) or listed == parts
    return len(listed) if joined and len(listed) >= CLAUSES_OF_A_LIST else 1
