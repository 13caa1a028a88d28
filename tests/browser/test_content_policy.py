"""The site under the policy that `personas csp` prints for it: all works, and the browser reports no violation."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from browser.conftest import FOLDERS, Visitor
from browser.waiting import eventually
from persona_handbook.cli import main
from persona_handbook.model.handbook import Handbook
from persona_handbook.site.journey.diagram import diagrams

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser: test_built_site")]
Visit = Callable[..., Visitor]
LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => violations.push(
  `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""


@pytest.fixture(scope="session")
def policy(site: str) -> str:
    """What `personas csp` prints for the example handbook's site."""
    done = CliRunner().invoke(main, ["csp", str(FOLDERS[site])])
    assert done.exit_code == 0, done.output
    return done.stdout.strip()


def violations(page: Page) -> list[str]:
    found: list[str] = eventually(page, "() => window.violations", lambda found: found is not None)
    return found


def search(page: Page, words: str) -> None:
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type(words)
    expect(page.locator(".md-search-result__item").first).to_be_attached()


def test_everything_works_under_the_policy_of_the_site(
    site: str, policy: str, host: Callable[..., str], visit: Visit, example: Handbook
) -> None:
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert scripts.startswith("script-src 'self' 'sha256-")
    assert "unsafe" not in scripts
    visitor = visit(host(FOLDERS[site], policy))
    page = visitor.page
    page.add_init_script(LISTEN)
    journey = example.journeys[0]
    visitor.open("journeys/")
    served = page.request.get(page.url)
    assert served.headers["content-security-policy"] == policy
    page.locator(f".md-content a[href$='{journey.id}/']").first.click()
    page.wait_for_url(f"**/journeys/{journey.id}/")
    visitor.diagrams(len(diagrams(journey, example)))
    page.locator("label[title='Switch to dark']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    search(page, "supplier")
    assert violations(page) == []
    visitor.open(f"journeys/{journey.id}/")
    expect(page.locator(".ph-mapbar")).to_be_visible()
    page.pdf(prefer_css_page_size=True)
    expect(page.locator(".ph-diagram pre")).to_have_count(0)
    assert violations(page) == []
    visitor.open("propose/persona/")
    page.locator("#ph-form-id").fill("a-driver")
    eventually(page, "document.querySelectorAll('input, textarea').length", lambda count: count > 40)
    assert violations(page) == []
    visitor.open("personas/compare/")
    expect(page.locator(".ph-picker")).to_be_visible()
    assert violations(page) == []


def test_what_is_ours_sets_no_style_inline(
    site: str, policy: str, host: Callable[..., str], visit: Visit, example: Handbook
) -> None:
    strict = policy.replace("style-src 'self' 'unsafe-inline'", "style-src 'self'")
    assert "unsafe" not in strict
    visitor = visit(host(FOLDERS[site], strict))
    page = visitor.page
    page.add_init_script(LISTEN)
    # the diagram of a journey is only drawn when it comes near
    journey = f"journeys/{max(example.journeys, key=lambda each: len(list(each.steps()))).id}/"
    for path in ("", f"personas/{example.personas[0].id}/", journey, "evidence/", "propose/evidence/"):
        visitor.open(path)
        page.wait_for_load_state("networkidle")
        assert (path, violations(page)) == (path, [])
