"""What people look for comes first: quotes in part, jobs, participants, field words and names, also misspelled."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from browser.conftest import FOLDERS, Visitor
from browser.waiting import eventually
from persona_handbook.site.tree import ASSETS

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]

OWNER, MANAGER, DESK = "personas/workshop-owner/", "personas/parts-manager/", "personas/front-desk/"
DECIDES = "journeys/workshop-owner-decides/"
MANAGER_DECIDES = "journeys/parts-manager-decides/"
FIRST = {
    "workshop owner": OWNER,
    "parts manager": MANAGER,
    "front desk": DESK,
    "fleet": "personas/fleet-tenderer/",
    "mobile mechanic": "personas/mobile-mechanic/",
    "price hunter": "personas/retired/price-hunter/",
    "workshp owner": OWNER,
    "parts manger": MANAGER,
    "mobile mechanik": "personas/mobile-mechanic/",
    "P-01": "evidence/p-01/",
    "p-06": "evidence/p-06/",
    "P-12": "evidence/p-12/",
    "not one more password": "evidence/p-01/",
    "Not one more pasword": "evidence/p-01/",
    "what do I say when they object to passwords": OWNER,
    "objection password": OWNER,
    "workshop owner objections": OWNER,
    "parts manager objections": MANAGER,
    "front desk objections": DESK,
    "parts manager triggers": MANAGER,
    "front desk pain points": DESK,
    "workshop owner decision criteria": OWNER,
    "parts manager churn risks": MANAGER,
    "ready at the promised time": OWNER,
    "wrong part in the box": OWNER,
    "know within minutes who has the right one": OWNER,
    "year-end inventory": MANAGER,
    "one person in the group who orders for all": MANAGER,
    "credit for returned parts": OWNER,
    "registration": DECIDES,
    "comes to the registration": DECIDES,
    "lift is blocked": DECIDES,
    "calls three suppliers": DECIDES,
    "calls thre suppliers": DECIDES,
    "purchasing circle": MANAGER_DECIDES,
    "one foreman first": MANAGER_DECIDES,
    "order without login": OWNER,
    "order log": "evidence/order-log-2026-h1/",
    "survey": "evidence/survey-2026-spring/",
    "may I quote P-06": "evidence/p-06/",
    "which stage do we know least about": "evidence/coverage/",
    "what changed in october": "changes/",
    "lint report": "lint/",
    "decisions": "decided/",
    "recent changes": "changes/",
    "research backlog": "evidence/coverage/",
    "who pays for the parts": MANAGER,
    "tickets": "evidence/tickets-2026-q2/",
    "too-many-steps": "rules/too-many-steps/",
}
KINDS = {
    "workshop owner": "Persona",
    "not one more password": "Quote",
    "calls three suppliers": "Journey step",
    "order without login": "Decision",
    "objection password": "Objection",
    "lift is blocked": "Journey",
    "P-12": "Evidence",
}
ASK = """
async (queries) => {
  const index = await (await fetch("search/search_index.json")).json();
  const worker = new Worker("%s/search.js");
  const ask = (message) => new Promise((answered, failed) => {
    worker.onmessage = (event) => answered(event.data);
    worker.onerror = (event) => failed(new Error(event.message));
    worker.postMessage(message);
  });
  await ask({ type: 0, data: { ...index, options: { suggest: true } } });
  const found = {};
  for (const query of queries) {
    const items = (await ask({ type: 2, data: query })).data.items;
    found[query] = items.slice(0, 5).map((group) => [group[0].location, (group[0].tags || [""])[0], group[0].title]);
  }
  return found;
}
""".replace("%s", ASSETS)
FOUND = "list => [...list.querySelectorAll('.md-search-result__item')].map((each) => each.querySelector('a').href)"

Found = dict[str, list[list[str]]]


@pytest.fixture(scope="session")
def found(site: str, browser: object) -> Found:
    """Give what is found for each query, from the site's own index with its own worker."""
    page = browser.new_page()  # type: ignore[attr-defined]
    page.goto(site)
    answers: Found = eventually(page, ASK, bool, [*FIRST, "", "!", "zzzzqqq", "a" * 500])
    page.close()
    return answers


@pytest.mark.parametrize("query", FIRST)
def test_what_is_looked_for_comes_first(found: Found, query: str) -> None:
    assert found[query], query
    assert found[query][0][0].split("#")[0] == FIRST[query], found[query]


@pytest.mark.parametrize("query", KINDS)
def test_a_result_says_what_kind_of_thing_it_is(found: Found, query: str) -> None:
    assert found[query][0][1] == KINDS[query]


@pytest.mark.parametrize("query", ["", "!", "zzzzqqq", "a" * 500])
def test_what_is_not_there_is_not_found(found: Found, query: str) -> None:
    assert found[query] == []


def test_our_own_texts_are_far_behind_what_people_say(found: Found) -> None:
    for query in ("ready at the promised time", "workshop owner objections", "credit for returned parts"):
        first = [location.split("/")[0] for location, _, _ in found[query][:2]]
        assert not {"rules", "fields", "guide", "adopt"} & set(first), found[query]


def test_the_box_of_the_theme_shows_the_claim_and_leads_to_it(site: str, visit: Visit) -> None:
    page = visit(site).open("")
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type("objection password", delay=5)
    results = page.locator(".md-search-result__list")
    eventually(results, FOUND, lambda links: links and "personas/workshop-owner/" in links[0])
    first = results.locator(".md-search-result__item").first
    expect(first.locator(".md-tag", has_text="Objection")).to_be_visible()
    expect(first.locator("mark").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/personas/workshop-owner/**#claim-one-more-login")


def test_the_index_is_loaded_when_somebody_types(site: str, visit: Visit) -> None:
    page = visit(site).open("")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    page.reload(wait_until="networkidle")
    page.locator("[data-md-component=search-query]").click()
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")
    assert "search_index.json" in asked
    assert "whole_index.json" not in asked
    page.keyboard.type("pass", delay=5)
    eventually(page.locator(".md-search-result__list"), FOUND, bool)
    assert asked.count("whole_index.json") == 1


def test_each_place_is_in_the_index_once_after_its_page(site: str) -> None:
    index = json.loads((FOLDERS[site] / "search/whole_index.json").read_text("utf-8"))
    locations = [each["location"] for each in index["docs"]]
    assert len(locations) == len(set(locations))
    seen: set[str] = set()
    for location in locations:
        page, _, part = location.partition("#")
        assert not part or page in seen, location
        seen.add(page)


def test_a_hostile_handbook_is_found_and_does_nothing(hostile_site: str, visit: Visit) -> None:
    page = visit(hostile_site).open("")
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type("script alert", delay=5)
    eventually(page.locator(".md-search-result__list"), FOUND, bool)
    expect(page.locator(".md-search-result script, .md-search-result img")).to_have_count(0)
