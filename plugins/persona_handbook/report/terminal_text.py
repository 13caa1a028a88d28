"""Escapes user text for terminals and CI logs: no control sequences, no invisible text, no CI commands."""

from __future__ import annotations

import re
import unicodedata

from persona_handbook.reading.unseen import HIDDEN

SPELLED = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
# joiners for Persian, Indic scripts and many emoji; selectors of emoji and of Mongolian letters
NEEDED = frozenset("\u200c\u200d\ufe0e\ufe0f\u180b\u180c\u180d")
SHORT = {"\t": " ", "\n": "\\n", "\r": "\\r"}
COMMAND_OF_A_LINE = re.compile(r"^(\s*)(:(?=:)|(?:section|travis)_(?=(?:start|end|fold|time):))")
COMMAND_ANYWHERE = re.compile(r"#(?=#(?:vso|teamcity)?\[)", re.IGNORECASE)


def on_terminal(line: str) -> str:
    r"""Escape a line: invisible characters are spelled (`\x1b`), and no CI host executes it as a command.

    Source: GitHub's runner executes lines that start with `::`, and `##[` anywhere; Azure Pipelines `##vso[`, TeamCity
    `##teamcity[`; GitLab and Travis lines of the form `section_start:`.
    """
    return COMMAND_OF_A_LINE.sub(r"\1\2\\", "".join(signs(line)))


def file_on_terminal(path: str) -> str:
    """Escape the path of a file at the start of a line, where CI hosts could execute it as a command.

    Source: Buildkite folds lines after `---`, `+++`, `~~~` and `^^^`.
    """
    shown = on_terminal(path)
    return shown if shown[:1].isalnum() or shown.startswith((".", "_")) else f"./{shown}"


def on_terminal_lines(text: str) -> str:
    """Escape each line of a text."""
    return "\n".join(map(on_terminal, text.split("\n")))


def signs(line: str) -> list[str]:
    """Return what a terminal shows for each character of a line."""
    commands = {found.start() for found in COMMAND_ANYWHERE.finditer(line)}
    return [f"{_spelled(sign)}\\" if index in commands else _spelled(sign) for index, sign in enumerate(line)]


def _spelled(character: str) -> str:
    is_spelled = unicodedata.category(character) in SPELLED or HIDDEN.match(character)
    if not is_spelled or character in NEEDED:
        return character
    if "\udc80" <= character <= "\udcff":  # a byte of a file's name that is not UTF-8
        return f"\\x{ord(character) - 0xDC00:02x}"
    return SHORT.get(character) or character.encode("unicode_escape").decode("ascii")
