"""What programs read of a published handbook: complete, as its schema promises, and never more than its pages show."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conftest import REPOSITORY
from persona_handbook.model.handbook import Handbook
from persona_handbook.reading.schema.schemas import schema_folder
from persona_handbook.site.address import LinkStyle
from persona_handbook.site.api.api_files import api_files
from persona_handbook.site.checking import edition_of
from persona_handbook.site.companions import companions
from persona_handbook.site.every_page import every_page
from persona_handbook.testing import TODAY, handbook_from, laid_over

SCHEMA = json.loads((schema_folder() / "api.schema.json").read_text("utf-8"))
KINDS = {"personas": "persona", "journeys": "journey", "evidence": "evidence"}
KEYS = REPOSITORY / "tests/api_keys.txt"

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def made(example: Handbook) -> Files:
    """The files of the example."""
    return api_files(edition_of(example, TODAY))


def of(handbook: str, settings: str = "site_name: A\n", style: LinkStyle = LinkStyle.DIRECTORY) -> Files:
    return api_files(edition_of(handbook_from({**laid_over(handbook), "mkdocs.yml": settings}), TODAY, style))


def record(made: Files, path: str) -> Any:  # noqa: ANN401  any JSON
    return json.loads(made[f"api/v1/{path}.json"])


def claim(made: Files, name: str) -> Any:  # noqa: ANN401  any JSON
    return next(each for each in record(made, "personas/buyer")["claims"] if each["id"] == name)


def records(made: Files) -> Iterator[tuple[str, Any]]:
    """Give every record with what the schema calls it."""
    for path, content in made.items():
        folder = path.split("/")[2] if path.startswith("api/v1/") else ""
        if folder and path.endswith(".json") and folder != "schema.json":
            yield KINDS.get(folder, folder.removesuffix(".json")), json.loads(content)


def test_every_record_is_as_the_schema_says(made: Files) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    kinds = set()
    for kind, found in records(made):
        Draft202012Validator({"$ref": f"#/$defs/{kind}", "$defs": SCHEMA["$defs"]}).validate(found)
        kinds.add(kind)
    assert kinds == {"persona", "journey", "evidence", "index", "gaps"}
    assert json.loads(made["api/v1/schema.json"]) == SCHEMA


def keys_of(value: Any, way: str) -> Iterator[str]:  # noqa: ANN401  any JSON
    if isinstance(value, dict):
        for name, each in value.items():
            yield f"{way}.{name}"
            yield from keys_of(each, f"{way}.{name}")
    elif isinstance(value, list):
        for each in value:
            yield from keys_of(each, f"{way}[]")


def test_the_keys_are_those_that_were_promised(made: Files) -> None:
    """Another key, or one that is gone, is for the changelog; `REVIEW=1` writes the new list."""
    told = sorted(
        {
            key
            for kind, found in records(made)
            for key in keys_of(found, kind)
            if "confidence_of_reasons." not in key and ".x-" not in key
        }
    )
    if os.environ.get("REVIEW"):
        KEYS.write_text("\n".join(told) + "\n", "utf-8")
    assert told == KEYS.read_text("utf-8").splitlines()


def test_every_address_leads_to_a_page_or_file_that_is_there(example: Handbook) -> None:
    edition = edition_of(example, TODAY, LinkStyle.MARKDOWN)
    there = {*every_page(edition), *companions(edition)}
    told = {
        value.partition("#")[0]
        for _, found in records(api_files(edition))
        for name, value in leaves(found)
        if name in {"page", "record", "text", "schema", "gaps"} and value.endswith((".md", ".json", ".txt"))
    }
    assert told - there == set()
    assert {"personas/workshop-owner.md", "api/v1/personas/workshop-owner.json", "api/v1/gaps.json"} <= told


def leaves(value: Any, name: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401  any JSON
    if isinstance(value, dict):
        for key, each in value.items():
            yield from leaves(each, key)
    elif isinstance(value, list):
        for each in value:
            yield from leaves(each, name)
    elif isinstance(value, str):
        yield name, value


@pytest.mark.parametrize(
    ("settings", "page"),
    [
        ("site_name: A\n", "personas/buyer/"),
        ("site_name: A\nsite_url: https://example.org/handbook\n", "https://example.org/handbook/personas/buyer/"),
        ("site_name: A\nplugins: [persona-handbook: {base: people/}]\n", "people/personas/buyer/"),
        (
            "site_name: A\nsite_url: https://example.org\nplugins: [persona-handbook: {base: people/}]\n",
            "https://example.org/people/personas/buyer/",
        ),
    ],
)
def test_addresses_are_whole_where_the_site_s_own_is_known(settings: str, page: str) -> None:
    assert record(of("", settings), "personas/buyer")["page"] == page
    assert f"]({page.replace('personas/buyer/', 'api/v1/personas/buyer.txt')})" in of("", settings)["llms.txt"].decode()


KNOWN = """goals:
  - {id: a-goal, text: Has the pump back in the car before noon., evidence: [p-01], themes: [noon]}
  - {id: a-guess, text: Wants a prize for the nicest workshop of the town.}
# personas/evidence/p-01.yaml
consent: {scope: CONSENT}
answers:
  problem: {says: The pump was not back in the car before noon again., themes: [noon], quote: Noon is noon.}
  would_leave: {says: If it happens a third time in one month., themes: [third-time], quote: Three and out.}
"""


def test_a_claim_says_how_it_is_known_and_quotes_what_was_said_about_its_themes() -> None:
    made = of(KNOWN.replace("CONSENT", "public"))
    goal, guess = claim(made, "a-goal"), claim(made, "a-guess")
    assert goal["standing"]["level"] == "heard-once"
    assert goal["standing"]["text"] == "heard from 1 person"
    assert [(each["id"], each["counts"], each["quotes"]) for each in goal["sources"]] == [
        ("p-01", True, ["Noon is noon."])
    ]
    assert guess["standing"]["level"] == guess["confidence"]["level"] == "assumed"
    assert guess["sources"] == []


@pytest.mark.parametrize(
    ("audience", "scope", "said"),
    [("internal", "internal", ["Noon is noon."]), ("public", "internal", []), ("public", "public", ["Noon is noon."])],
)
def test_words_are_given_to_those_who_may_read_them(audience: str, scope: str, said: list[str]) -> None:
    settings = f"site_name: A\nplugins: [persona-handbook: {{audience: {audience}}}]\n"
    made = of(KNOWN.replace("CONSENT", scope), settings)
    assert [quote for source in claim(made, "a-goal")["sources"] for quote in source["quotes"]] == said
    assert any(b"Noon is noon" in content for content in made.values()) is bool(said)


def test_text_of_a_person_is_no_markup() -> None:
    text = of('name: "A <b>buyer</b>\\n# `x` [y](z)"\n')["api/v1/personas/buyer.txt"].decode()
    assert text.splitlines()[0] == r"# A \<b\>buyer\</b\> # \`x\` \[y\](z)"


def test_the_whole_text_holds_every_record(made: Files) -> None:
    whole = made["llms-full.txt"].decode()
    texts = [content.decode() for path, content in made.items() if path.startswith("api/") and path.endswith(".txt")]
    assert texts
    assert all(text.strip() in whole for text in texts)


def test_gaps_name_what_nobody_told(example: Handbook) -> None:
    gaps = json.loads(api_files(edition_of(example, TODAY))["api/v1/gaps.json"])["gaps"]
    assert gaps[0] == {"persona": "mobile-mechanic", "journey": None, "stage": None, "depth": "unknown"}
