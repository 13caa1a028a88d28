"""Whether an observation only reports what a participant said, or what they would do."""

from __future__ import annotations

import re

TOLD = re.compile(
    r"\b(?:(?:said|says|told (?:us|me)|tells (?:us|me)|reported|reports|explained|explains|mentioned|mentions"
    r"|claimed|claims"
    r"|stated|states|according to (?:him|her|them))|would (?!not\b)\w+|sagte|sagt|erzählte|berichtete|erklärte|erwähnte"
    r"|würde|a dit|disait|a expliqué|a raconté|a mentionné|dijo|contó|explicó|mencionó|disse|contou|explicou|mencionou"
    r"|ha detto|ha raccontato|ha spiegato|zei|vertelde|noemde|legde uit)\b|と(?:言|話|述べ|説明)",
    re.IGNORECASE,
)


def was_only_told(findings: tuple[str, ...]) -> bool:
    """Return whether every finding reports what was said, and none what was seen."""
    return bool(findings) and all(map(TOLD.search, findings))


WISHED = re.compile(
    r"\b(?:(?:I|we|it|that|this) (?:would|could imagine|might)|(?:I|we)['\u2019]d|(?:ich|wir|das|es) (?:würde"
    r"|könnte)\w*"
    r"|(?:je|nous|on|ça|cela) [^\W\d_]*(?:rais|rait|rions)|me gustaría|lo (?:usaría|compraría)"
    r"|eu (?:usaria|compraria|gostaria)"
    r"|(?:userei|comprerei|mi piacerebbe)|(?:ik|wij|dat) zou(?:den)?)\b|(?:使い|買い|使って)たい",
    re.IGNORECASE,
)


def was_only_wished(answers: tuple[str, ...]) -> bool:
    """Return whether every answer says what somebody would do, and none what they did."""
    return bool(answers) and all(map(WISHED.search, answers))
