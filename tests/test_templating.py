"""Templates are compiled once in a process, and speak each language all the same."""

from __future__ import annotations

import pytest
from jinja2 import Environment

from persona_handbook.reading.source_text.source import Source
from persona_handbook.site.address import Addresses
from persona_handbook.site.i18n.language import language_for_code
from persona_handbook.site.templating import load_templates

OWN = "{{ _('Objections') }} {{ 'a & b' }} {{ given }}"


def rendered(language: str, text: str = OWN) -> str:
    own = {"own.md.j2": Source("own/own.md.j2", text)}
    templates = load_templates(Addresses(), language_for_code(language), own)
    return templates.environment.get_template("own.md.j2").render(given="<b>")


def test_each_language_speaks_from_the_same_code(monkeypatch: pytest.MonkeyPatch) -> None:
    assert rendered("en") == "Objections a &amp; b &#60;b&#62;"
    monkeypatch.setattr(Environment, "compile", lambda *_, **__: pytest.fail("compiled again"))
    assert rendered("de") == "Einwände a &amp; b &#60;b&#62;"


def test_another_text_under_the_same_name_is_another_template() -> None:
    assert rendered("en") != rendered("en", "Something else")
