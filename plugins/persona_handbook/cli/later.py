"""Commands that are imported only when they run: the help of all commands needs none of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module
from typing import Any

import click


class LaterCommands(MutableMapping[str, click.Command]):
    """Commands by name; each is the function of its name in a module of the same name.

    Args:
        summaries: the summary of each in the list of commands
        rooms: the folder of a command, by name
        otherwise: the folder of the others
    """

    def __init__(self, summaries: Mapping[str, str], rooms: Mapping[str, str], otherwise: str) -> None:
        self.summaries = summaries
        self._rooms = dict.fromkeys(summaries, otherwise) | dict(rooms)
        self._known: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._known:
            self._known[name] = self._imported(name, self._rooms[name])
        return self._known[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._known[name] = command

    def __delitem__(self, name: str) -> None:
        del self._known[name]

    def get(self, name: str, default: Any = None) -> Any:  # noqa: ANN401  as a mapping does
        """Return a command. Unlike in the mapping's own method, a failed import is an error, not a missing command."""
        is_there = name in self
        return self[name] if is_there else default

    def __iter__(self) -> Iterator[str]:
        return iter({**self.summaries, **self._known})

    def __len__(self) -> int:
        return len({**self.summaries, **self._known})

    def __contains__(self, name: object) -> bool:
        return name in self.summaries or name in self._known

    @staticmethod
    def _imported(name: str, room: str) -> click.Command:
        own = "import_" if name == "import" else name.replace("-", "_")
        found: click.Command = getattr(import_module(f"persona_handbook.cli.{room}.{own}"), own)
        return found
