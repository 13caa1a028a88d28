"""Converts findings to diagnostics."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types

from persona_handbook.finding import Finding, Level
from persona_handbook.lsp.positions import Text
from persona_handbook.message import Say, in_english

SOURCE = "personas"
SEVERITIES = {
    Level.ERROR: types.DiagnosticSeverity.Error,
    Level.WARNING: types.DiagnosticSeverity.Warning,
    Level.NOTE: types.DiagnosticSeverity.Information,
}


def diagnostic(
    finding: Finding,
    text: Text,
    site_url: str | None,
    related: Sequence[types.Location] = (),
    say: Say = in_english,
) -> types.Diagnostic:
    """Return a finding as a diagnostic.

    Args:
        finding: the finding
        text: the text of its file
        site_url: the URL of the handbook's site, which has a page for each rule; None if unknown
        related: other places that the message mentions
        say: translates messages
    """
    message = say(finding.message)
    return types.Diagnostic(
        range=text.range_of(finding.location),
        severity=SEVERITIES[finding.level],
        code=finding.rule,
        code_description=types.CodeDescription(href=f"{site_url}rules/{finding.rule}/") if site_url else None,
        source=SOURCE,
        message=f"{message}\n{say(finding.help)}",
        related_information=[types.DiagnosticRelatedInformation(each, say(finding.message)) for each in related]
        or None,
    )
