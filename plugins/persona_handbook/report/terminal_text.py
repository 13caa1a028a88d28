"""The gate onto a terminal and into a CI log: what somebody wrote moves no cursor, hides nothing and is no command."""

from __future__ import annotations

import re
import unicodedata

SPELLED = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
JOINERS = frozenset("\u200c\u200d")  # Persian, the scripts of India and many emoji are written with them
SHORT = {"\t": " ", "\n": "\\n", "\r": "\\r"}
COMMAND_OF_A_LINE = re.compile(r"^(\s*)(:(?=:)|(?:section|travis)_(?=(?:start|end|fold|time):))")
COMMAND_ANYWHERE = re.compile(r"#(?=#(?:vso|teamcity)?\[)", re.IGNORECASE)


def on_terminal(line: str) -> str:
    r"""Let a line onto a terminal: what cannot be seen is spelled (`\x1b`), and no CI host takes it for a command.

    Source: GitHub's runner takes a line that begins with `::`, and `##[` wherever it stands; Azure Pipelines takes
    `##vso[`, TeamCity `##teamcity[`; GitLab and Travis take lines of the form `section_start:`.
    """
    return COMMAND_OF_A_LINE.sub(r"\1\2\\", "".join(signs(line)))


def file_on_terminal(path: str) -> str:
    """Let the path of a file onto a terminal, at the beginning of a line: no CI host takes it for a command.

    Source: Buildkite folds lines after `---`, `+++`, `~~~` and `^^^`.
    """
    shown = on_terminal(path)
    return shown if shown[:1].isalnum() or shown.startswith((".", "_")) else f"./{shown}"


def on_terminal_lines(text: str) -> str:
    """Let a text of several lines onto a terminal, each of them through the gate."""
    return "\n".join(map(on_terminal, text.split("\n")))


def signs(line: str) -> list[str]:
    """Give what a terminal shows of a line, one piece for each of its characters, for a line that begins with ours."""
    commands = {found.start() for found in COMMAND_ANYWHERE.finditer(line)}
    return [f"{_spelled(sign)}\\" if index in commands else _spelled(sign) for index, sign in enumerate(line)]


def _spelled(character: str) -> str:
    if unicodedata.category(character) not in SPELLED or character in JOINERS:
        return character
    if "\udc80" <= character <= "\udcff":  # a byte of a file's name that is not UTF-8
        return f"\\x{ord(character) - 0xDC00:02x}"
    return SHORT.get(character) or character.encode("unicode_escape").decode("ascii")
