"""Addresses that identify a person: email, profiles, chats, and streets in many countries."""

from __future__ import annotations

import re

EMAIL = re.compile(r"[\w.+-]+@(?P<host>[\w-]+(\.[\w-]+)+)")
SPELLED_EMAIL = re.compile(
    r"[\w.+-]{2,}\s*(?:[(\[{]\s*(?:at|@|arroba|chez|bei)\s*[)\]}]|\s(?:AT|arroba)\s)\s*"
    r"(?P<host>[\w-]+(?:\s*(?:\.|[(\[{]\s*(?:dot|punkt|point|punto|ponto)\s*[)\]}]|\s(?:DOT|dot"
    r"|punkt)\s)\s*[\w-]+)+)"
    r"|[\w.+-]{2,} at (?P<host2>[\w-]+(?: dot [\w-]+)* dot (?:com|org|net|info|eu|io|edu|de|at|ch|fr|es|it"
    r"|pt|br|nl|be|jp|uk|ie|in|mx))\b"
)
AT_SAID = r"(?:at|ät|arroba|arobase|chiocciola|apenstaartje|klammeraffe)"
DOT_SAID = r"(?:dot|punkt|point|punto|ponto|punt)"
# an address as it is said on the phone: “anna punkt keller at werkstatt punkt de”
SAID_EMAIL = re.compile(
    rf"\b[\w+-]+(?:(?:\s{DOT_SAID}\s|\.)[\w+-]+)*\s{AT_SAID}\s(?!(?:the|this|that|an?|der|die|das|dem|le|la|el|il|o)\b)"
    rf"(?P<host>[\w-]+(?:\s{DOT_SAID}\s[\w-]+)*\s{DOT_SAID}\s(?:com|org|net|info|eu|io|edu|de|at|ch|fr|es|it|pt|br"
    rf"|nl|be|jp"
    r"|uk|ie|in|mx)(?: (?:dot|ponto|punto) (?:br|mx|uk|ar|au))?)\b"
    r"|[\w.+-]{2,}\s*[(\[{]\s*(?:ät|a|arobase|chiocciola|apenstaartje)\s*[)\]}]\s*"
    rf"(?P<bracketed>[\w-]+(?:\s*(?:\.|[(\[{{]\s*{DOT_SAID}\s*[)\]}}])\s*[\w-]+)+)"
    r"|[\w.+-]{2,}\s*アットマーク\s*(?P<japanese>[\w-]+\s*(?:ドット|\.)\s*[\w-]+)",
    re.IGNORECASE,
)
NOBODYS_HOSTS = re.compile(r"(.*\.)?(example\.(com|org|net)|example|test|invalid|localhost)", re.IGNORECASE)

NOBODY = (
    r"(?!(?:share|sharer|groups?|pages|help|about|home|search|explore|company|orgs|p|reels?|watch|events?"
    r"|hashtag|intent"
    r"|i|login|signup|features|pricing|topics|marketplace|settings|sponsors|legal|policy|terms|privacy"
    r"|support|blog|docs"
    r"|stories|photo|photos|business|ads|developers?|download|jobs|careers|news|channel|c|playlist|shorts"
    r"|apps?|security"
    r"|enterprise|contact|plans|dashboard)(?:\.php)?\b)"
)
ENDS = r"(?=/?(?:[?#\s,;:)\]\"'”»]|\.?$|\.\s)|/(?:status|posts|photos|reels|with_replies|media|videos|about)\b)"
AT_ROOT = (
    r"facebook\.com|fb\.com|instagram\.com|github\.com|gitlab\.com|bitbucket\.org|codeberg\.org"
    r"|twitter\.com|x\.com|t\.me"
    r"|telegram\.me|vk\.com|pinterest\.(?:com|de|fr|es|it)|twitch\.tv|behance\.net|dribbble\.com|about\.me"
    r"|linktr\.ee"
    r"|keybase\.io|soundcloud\.com|qiita\.com|note\.com|snapchat\.com|calendly\.com|paypal\.me|ko-fi\.com"
    r"|patreon\.com"
    r"|tripadvisor\.com/members|angel\.co/u"
)
BELOW = (
    r"linkedin\.com/(?:in|pub)|xing\.com/profile|facebook\.com/people|tiktok\.com/@?|youtube\.com/@"
    r"|medium\.com/@"
    r"|threads\.(?:net|com)/@|bsky\.app/profile|ok\.ru/profile|snapchat\.com/add|reddit\.com/(?:u|user)"
    r"|researchgate\.net/profile|stackoverflow\.com/users|discord\.com/users|line\.me/(?:ti/p|R/ti/p)"
    r"|weibo\.com/u"
    r"|zhihu\.com/people|strava\.com/athletes|quora\.com/profile|flickr\.com/people"
    r"|goodreads\.com/user/show|wa\.me"
    r"|mastodon\.social/@|viadeo\.com/\w+/profile|academia\.edu/profile|vimeo\.com/user"
    r"|steamcommunity\.com/(?:id|profiles)"
    r"|open\.spotify\.com/user|wechat\.com/profile|upwork\.com/freelancers|fiverr\.com/users|malt\.\w+/profile"
)
PROFILE = re.compile(
    rf"\b(?:{BELOW})/?@?{NOBODY}[\w.%~+-]{{2,}}[\w%~+-](?:/[\w-]+)?"
    rf"|\b(?:{AT_ROOT})/@?{NOBODY}[\w.-]*[\w-]{ENDS}"
    r"|\bfacebook\.com/profile\.php\?id=\d+|\borcid\.org/\d{4}-\d{4}-\d{4}-\d{3}[\dX]",
    re.IGNORECASE,
)
CHAT = (
    r"telegram|skype|discord|wechat|weixin|line|signal|snapchat|snap|instagram|insta|twitter|threads|tiktok"
    r"|mastodon|kik"
    r"|viber|threema|matrix|icq|slack|kakaotalk|kakao|facebook|messenger|bluesky|github"
)
HANDLE = re.compile(
    rf"(?i:\b(?:{CHAT})\b)[^\w@.!?]{{0,3}}(?:(?i:id|name|handle|user(?:name)?|account|nick|as|under|bei"
    rf"|als)\b[^\w@]{{0,3}})*"
    r"(?P<handle>@[\w.-]{2,}(?::[\w.-]+)?|live:[\w.]+)"
    rf"|(?i:\b(?:{CHAT})\b)(?:\s(?i:id|name|handle|user(?:name)?|account"
    rf"|nick))?\s*:\s*(?=[\w.#]*[\d_#])[\w.#]{{4,}}"
    r"|(?<![\w/])[a-z][\w.]{2,31}#\d{4}\b|(?<![\w/.])@[\w.-]+:[\w-]+\.[a-z]{2,}"
)

# the name of a field or relation, such as “used_by”
NO_PHRASE = (
    r"(?!(?:used|needed|owned|based|linked|related|chosen|seen|part|made|sold)"
    r"_(?:by|for|in|on|at|to|with|from|of)(?![\w.-]))"
)
# a name in a chat behind a verb or a noun: “her Skype is anna.keller84”
NAMED_IN_CHAT = re.compile(
    rf"(?i:\b(?:{CHAT})\b|(?<![a-z])(?:{CHAT})(?=の|は))[-\s]*(?:(?i:(?:user)?-?name|id|handle|account|nick)\b\s*"
    rf"|の?(?:ID|アカウント)\s*)?"
    r"(?:(?i:is|as|under|ist|hei(?:ß|ss)t|lautet|es|est|è|é|als)\s+|[はが]\s*|(?<=name )|(?<=id )|(?<=handle ))"
    rf"(?P<handle>{NO_PHRASE}(?=[\w.]*[a-z])[a-z][a-z\d]*(?:[._][a-z\d]+)*[._]?(?:\d{{2,}}|(?<=[a-z\d]_)[a-z\d]+)(?![\w-]))"
)
CAP = r"[A-ZÄÖÜÀ-ÖØ-Þ][\w'\u2019.-]*"
TRADE = (
    r"(?! (?:Journal|Press|News|Capital|Partners|Bakery|Caf[eé]|Magazine|Blues|Bank|Theat(?:re|er)|Market"
    r"|Records|Studios?"
    r"|Group|Media|Review|Post|Times|Gazette|Books|Kitchen|Stores?|Shops?|Shop|Festival|Project|Food)\b)"
)
NOT_COUNTED = (
    r"(?![\d.,]*\d)(?! ?(?:%|€|\$|km|m\b|Min|Uhr|Stück|Kunden|mal\b|Jahre|Tage|Stunden|Prozent|minuten|keer"
    r"|uur|euro|gange"
    r"|times|veces|volte|fois|vezes))"
)
NO_STREET = (
    r"(?!(?:Park|Stell|Sitz|Arbeits|Lager|Steh|Liege|Um|Aus|Schul|Hin|Rück|Heim|Fuß|Rad|Transport|Liefer"
    r"|Vertriebs|Dienst"
    r"|Start|Schluss|Spiel|Camping|Zelt|Tisch|Speicher|Werk|Zahlungs|Lebens|Heer|Schreib|Studien|Ausbildungs)"
    r"(?:platz|weg|plein)\b)"
)
STREETS = (
    (
        rf"\b\d{{1,5}}[a-zA-Z]?,? (?!First|Second|Third|Last|Next)(?:{CAP} ){{1,3}}(?:Street|St|Road|Rd|Avenue"
        rf"|Ave|Lane|Ln|Drive|Dr"
        rf"|Boulevard|Blvd|Court|Ct|Close|Crescent|Terrace|Square|Way|Place|Parade|Highway|Hwy|Quay"
        rf"|Gardens)\b(?!-){TRADE}"
    ),
    (
        rf"\b{NO_STREET}[A-ZÄÖÜ][\wäöüß.-]*(?:straße|strasse|str\.|gasse|weg|platz|allee|damm|ufer|steig"
        rf"|chaussee|promenade)"
        rf" ?\d{{1,4}} ?[a-z]?\b{NOT_COUNTED}"
    ),
    (
        rf"\b[A-ZÄÖÜ][\wäöüß.-]+ (?:Straße|Strasse|Str\.|Gasse|Weg|Platz|Allee|Ring|Damm"
        rf"|Ufer) \d{{1,4}} ?[a-z]?\b{NOT_COUNTED}"
    ),
    (
        r"\b(?:Am|An der|An den|Auf der|Auf dem|Im|In der|In den|Unter den|Unter der|Zum|Zur|Hinter der"
        r"|Vor dem) [A-ZÄÖÜ]"
        r"[\wäöüß-]+ \d{1,3}[a-z]?,? (?:[A-Z]{1,2}-)?\d{4,5} [A-ZÄÖÜ]"
    ),
    (
        rf"\b\d{{1,4}}(?: ?(?:bis|ter))?,? (?:rue|Rue|Boulevard|Chemin|Impasse|Allée|Quai"
        r"|avenue|av\.|boulevard|bd|bld|place|allée|chemin|impasse|quai"
        rf"|cours|route)"
        rf" (?:d(?:e la|es?|u|e l['\u2019])? ?|d['\u2019]|l['\u2019]|la )*{CAP}"
    ),
    (
        rf"\b(?:[Cc]alle|[Cc]/|[Aa]venida|[Aa]vda\.?|[Aa]v\.|[Pp]laza|[Pp]aseo|[Cc]amino|[Cc]arrera|[Cc]ra\."
        rf"|[Cc]arrer|[Rr]onda)"
        rf" ?(?:de |del |la |las |los |el )*{CAP}(?: (?:de |del |la )*{CAP}){{0,3}},? (?:n[.º°ro]* ?"
        rf"|# ?)?\d{{1,5}}\b{NOT_COUNTED}"
    ),
    (
        rf"\b(?:[Rr]ua|R\.|[Aa]venida|[Aa]v\.|[Tt]ravessa|[Pp]raça|[Aa]lameda|[Ll]argo"
        rf"|[Ee]strada) (?:d[aeo]s? )*{CAP}"
        rf"(?: (?:d[aeo]s? )*{CAP}){{0,4}},? (?:n[.º°]* ?)?\d{{1,5}}\b{NOT_COUNTED}"
    ),
    (
        rf"\b(?:Via|Viale|Piazza|Corso|Largo|Vicolo|P\.zza|viale|piazza|corso|vicolo) (?:d\w* "
        rf"|d(?:ell)?['\u2019])*{CAP}"
        rf"(?: {CAP}){{0,3}},? (?:n\.? ?)?\d{{1,4}}\b{NOT_COUNTED}"
    ),
    (
        rf"\bvia (?:d\w* )*{CAP}(?: {CAP}){{0,2}}, ?\d{{1,4}}\b{NOT_COUNTED}|\bvia {CAP} \d{{1,3}}(?:$"
        rf"|[,.] ?(?:$|\d{{5}}))"
    ),
    (
        rf"\b{NO_STREET}[A-Z]\w*(?:straat|laan|weg|plein|gracht|kade|dijk|singel"
        rf"|steeg) \d{{1,4}} ?[a-z]?\b{NOT_COUNTED}"
    ),
    (
        rf"\b(?:[A-ZÅÄÖÆØ][\wåäöæø-]*(?:gatan|vägen|gade|vej|gata|veien|vegen|katu|tie)"
        rf"|ul\. {CAP}) \d{{1,4}}\b{NOT_COUNTED}"
    ),
    rf"\b{CAP} (?:[Ss]ok(?:ak|\.)|[Cc]ad(?:desi|\.)|utca|út) ?(?:[Nn]o:? ?)?\d{{1,4}}",
    r"〒\s?\d{3}-?\d{4}|[都道府県市区町村][^\s、。]{0,12}\d+(?:丁目|-)\d+(?:番地?|-)\d*",
)
STREET = re.compile("|".join(f"(?:{each})" for each in STREETS))
