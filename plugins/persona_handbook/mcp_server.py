"""Model Context Protocol integration: passes the handbook's answers to language models, read-only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mcp.server import MCPServer
from mcp.types import ToolAnnotations

from persona_handbook.site.api import answers
from persona_handbook.site.api.claims import Record
from persona_handbook.site.api.llms import HOW_TO_READ
from persona_handbook.site.edition import Edition

NAME = "persona-handbook"
READ_ONLY = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
HOW_TO_USE = (
    "Customer personas and journeys that rest on evidence. Look here before you say what customers do or want. "
    f"{HOW_TO_READ} Never role-play a persona. A claim that is `assumed` is a guess of the team: say so."
)


def server_of(edition: Callable[[], Edition]) -> MCPServer[Any]:
    """Create the server of a handbook.

    Args:
        edition: returns the current edition; called for each answer
    """
    server: MCPServer[Any] = MCPServer(NAME, title="Persona Handbook", instructions=HOW_TO_USE, log_level="WARNING")
    _add_reading(server, edition)
    _add_looking_up(server, edition)
    return server


def _add_reading(server: MCPServer[Any], edition: Callable[[], Edition]) -> None:
    @server.tool(annotations=READ_ONLY)
    def overview() -> Record:
        """List all personas, journeys and evidence with their IDs, one line each. Start here."""
        return answers.overview(edition())

    @server.tool(annotations=READ_ONLY)
    def persona(id: str) -> Record:  # noqa: A002  the name that models see
        """Read one persona: its claims with confidence and sources, its evidence score and its decisions."""
        return answers.persona(edition(), id)

    @server.tool(annotations=READ_ONLY)
    def journey(id: str) -> Record:  # noqa: A002
        """Read one journey: its stages and steps, and how well each stage is known."""
        return answers.journey(edition(), id)

    @server.tool(annotations=READ_ONLY)
    def evidence(id: str) -> Record:  # noqa: A002
        """Read one interview or data source as far as consent covers it, and what cites it."""
        return answers.evidence(edition(), id)

    @server.tool(annotations=READ_ONLY)
    def claim(persona: str, id: str) -> Record:  # noqa: A002
        """Read one claim of a persona: how it is known, how confident one can be in it and why, and who disagrees."""
        return answers.claim(edition(), persona, id)


def _add_looking_up(server: MCPServer[Any], edition: Callable[[], Edition]) -> None:
    @server.tool(annotations=READ_ONLY)
    def search(query: str, limit: int = 8) -> Record:
        """Find claims, quotes, journey steps and decisions by a question, words, names or participants such as P-01.

        Ask in the language of the handbook, which `overview` names.
        Where nothing covers the question, `known` is false, and `related` is what comes near.
        """
        return answers.search(edition(), query, limit)

    @server.tool(annotations=READ_ONLY)
    def gaps() -> Record:
        """List what is not known well, least known first, each with a question to ask customers."""
        return answers.gaps(edition())

    @server.tool(annotations=READ_ONLY)
    def check_text(text: str) -> Record:
        """Compare a text, such as a user story, with the handbook: what claims support, and what nobody told."""
        return answers.check_text(edition(), text)
