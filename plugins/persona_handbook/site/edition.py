"""The data of all pages of one build."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from markupsafe import Markup

from persona_handbook.finding import Finding, Level, number_of_findings
from persona_handbook.insight.confidence import Assessment, confidence_in
from persona_handbook.insight.news import News
from persona_handbook.insight.score import EvidenceScore, evidence_score
from persona_handbook.insight.standing import ClaimStanding, how_known
from persona_handbook.lint.rule import Rule
from persona_handbook.message import Message
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.model.mention import File
from persona_handbook.model.persona import Persona
from persona_handbook.reading.paths import path_from
from persona_handbook.site.address import page_path
from persona_handbook.site.code import with_code
from persona_handbook.site.forms.form_links import can_be_edited, form_path, has_forms
from persona_handbook.site.page import Page
from persona_handbook.site.templating import Templates


@dataclass(frozen=True, slots=True)
class Edition:
    """The handbook on a date, its open and accepted findings, the rules and the templates."""

    handbook: Handbook
    findings: tuple[Finding, ...]
    today: dt.date
    rules: tuple[Rule, ...]
    templates: Templates
    accepted: tuple[Finding, ...] = ()
    news: tuple[News, ...] = ()
    _assessed: dict[int, Assessment] = field(default_factory=dict, init=False, compare=False, repr=False)
    _scores: dict[str, EvidenceScore] = field(default_factory=dict, init=False, compare=False, repr=False)

    def page(self, template: str, path: str, title: str, made_from: str | None = None, **values: object) -> Page:
        """Render a template to the page at a path; `edition` and `handbook` are available in it."""
        body = self.templates.render(
            template, path, edition=self, handbook=self.handbook, today=self.today, title=title, **values
        )
        return Page(path=path, title=title, body=body, made_from=made_from)

    def page_of(self, file: Persona | Journey) -> str:
        """Return the path of the page of a persona or journey."""
        return page_path("persona" if isinstance(file, Persona) else "journey", file.id)

    def gettext(self, phrase: str, /, **values: object) -> str:
        """Translate a phrase to the language of the site."""
        return self.templates.language.gettext(phrase, **values)

    def worded(self, text: str) -> str:
        """Return a message in the language of the site, and any other text as somebody wrote it."""
        return self.gettext(text) if isinstance(text, Message) else text

    def with_code(self, text: str) -> Markup:
        """Escape a text for HTML, with parts in backticks as code; a message is translated."""
        return with_code(self.worded(text))

    def score_of(self, persona: Persona) -> EvidenceScore:
        """Return the evidence score of a persona; calculated once for all pages."""
        if persona.path not in self._scores:
            self._scores[persona.path] = evidence_score(
                self.handbook.whole.persona_by_path[persona.path], self.handbook.whole, self.today
            )
        return self._scores[persona.path]

    def known(self, claim: AnyClaim) -> ClaimStanding:
        """Return the standing of a claim; calculated once for the whole handbook."""
        return how_known(claim, self.handbook.whole)

    def confidence_in(self, claim: AnyClaim) -> Assessment:
        """Return the confidence in a claim with its causes; calculated once for all pages.

        The key is `id(claim)`, since the handbook keeps its claims alive as long as the edition exists.
        """
        if id(claim) not in self._assessed:
            self._assessed[id(claim)] = confidence_in(claim, self.handbook.whole, self.today)
        return self._assessed[id(claim)]

    def count(self, level: Level) -> int:
        """Count the findings of one level."""
        return number_of_findings(finding for finding in self.findings if finding.level is level)

    def findings_in(self, path: str) -> tuple[Finding, ...]:
        """Return the findings in one file."""
        return tuple(finding for finding in self.findings if finding.location.path == path)

    def source_link(self, path: str) -> str | None:
        """Return the URL for editing a file of the handbook, or None if unknown."""
        checkout = self.handbook.checkout_of(path)
        settings = checkout.settings if checkout else self.handbook.settings
        own = path_from(settings.root, self.handbook.settings.root / path) if checkout else path
        return f"{settings.edit_uri}{own}" if settings.edit_uri else None

    def form(self, kind: str, file: File | None = None) -> str | None:
        """Return the path of the form for a new file of a kind, or for an existing one; None if there is none."""
        has_one = has_forms() and (file is None or can_be_edited(file, self.handbook))
        return form_path(kind) if has_one else None
