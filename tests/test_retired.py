"""A retired persona with a successor: its page makes way, its old address leads on, and nothing is lost."""

from __future__ import annotations

import posixpath
import re
from html import unescape

import pytest

from persona_handbook.site.address import LinkStyle
from persona_handbook.site.checking import edition_of
from persona_handbook.site.companions import companions
from persona_handbook.site.edition import Edition
from persona_handbook.site.every_page import every_page
from persona_handbook.site.pages.retired import successor
from persona_handbook.testing import TODAY, handbook_from, laid_over
from workshop import words

OLD = "# personas/old-buyer.yaml like personas/buyer.yaml\nname: Old buyer\nstatus: retired\n{0}\n"
REPLACED = OLD.format("replaced_by: buyer")


def edition(example: str, style: LinkStyle = LinkStyle.DIRECTORY) -> Edition:
    return edition_of(handbook_from(laid_over(example)), TODAY, style)


@pytest.mark.parametrize(
    ("example", "leads_to"),
    [
        (REPLACED, "buyer"),
        (OLD.format(""), None),
        (OLD.format("replaced_by: nobody-known"), None),
        (OLD.format("replaced_by: old-buyer"), None),
        (
            OLD.format("replaced_by: older-buyer")
            + OLD.format("replaced_by: buyer").replace("personas/old-buyer", "personas/older-buyer"),
            "buyer",
        ),
        (
            OLD.format("replaced_by: older-buyer")
            + OLD.format("replaced_by: old-buyer").replace("personas/old-buyer", "personas/older-buyer"),
            None,
        ),
        (
            OLD.format("replaced_by: older-buyer")
            + OLD.format("replaced_by: oldest-buyer").replace("personas/old-buyer", "personas/older-buyer")
            + OLD.format("replaced_by: older-buyer").replace("personas/old-buyer", "personas/oldest-buyer"),
            None,
        ),
        (REPLACED.replace("status: retired", "status: draft"), None),
    ],
)
def test_the_successor_is_the_one_at_the_end(example: str, leads_to: str | None) -> None:
    assert successor(handbook_from(laid_over(example)), "old-buyer") == leads_to


@pytest.mark.parametrize(
    ("style", "file", "address"),
    [
        (LinkStyle.DIRECTORY, "personas/old-buyer/index.html", "../buyer/"),
        (LinkStyle.HTML, "personas/old-buyer.html", "buyer.html"),
    ],
)
def test_the_old_address_leads_on(style: LinkStyle, file: str, address: str) -> None:
    page = unescape(companions(edition(REPLACED, style))[file].decode())
    assert f'<meta http-equiv="refresh" content="0; url={address}">' in page
    assert f'<a href="{address}">Workshop owner</a>' in page


def test_on_a_host_that_shows_markdown_the_old_address_is_a_line_with_a_link() -> None:
    page = unescape(companions(edition(REPLACED, LinkStyle.MARKDOWN))["personas/old-buyer.md"].decode())
    assert page.strip() == '<p>Old buyer was replaced by <a href="buyer.md">Workshop owner</a>.</p>'


def test_what_was_known_of_it_stays_reachable() -> None:
    made = every_page(edition(REPLACED, LinkStyle.MARKDOWN))
    assert "personas/old-buyer.md" not in made
    assert "Retired. Replaced by Workshop owner ." in words(made["personas/retired/old-buyer.md"])
    assert "Replaces Old buyer" in words(made["personas/buyer.md"])
    for path in ("personas/index.md", "personas/buyer.md"):
        leads = re.findall(r'href="([^"#]*old-buyer[^"]*)"', unescape(made[path].body))
        found = {posixpath.normpath(posixpath.join("personas", each)) for each in leads}
        assert found == {"personas/retired/old-buyer.md"}


def test_a_hostile_name_stays_text() -> None:
    page = companions(edition(OLD.replace("Old buyer", "'<script>x</script>'").format("replaced_by: buyer")))
    assert b"<script" not in page["personas/old-buyer/index.html"]
