"""Drafting with a language model: what it is told, what it is not, and what is taken out of its answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from persona_handbook.cli import main
from persona_handbook.lint.registry import rule_by_name
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona
from persona_handbook.reading.schema.schemas import schema_of
from persona_handbook.settings.settings import read_settings
from persona_handbook.testing import TODAY, handbook_from, laid_over
from persona_handbook.writing.language_model.prompt import WRITTEN_BY_PEOPLE, Prompt, prompt_of

TALK = """# personas/evidence/p-01.yaml
answers:
  problem: {{says: Parts came a day late., themes: [late-parts], quote: It was late again.}}
quotes: [{{text: I have had it with them.}}]
{0}
"""


def prompt(example: str = "tags: [a]\n", about: str = "We sell parts.", *, within: bool = False) -> Prompt:
    return prompt_of(handbook_from(laid_over(example)), about, 2, TODAY, within=within)


def test_it_holds_the_product_the_evidence_the_rules_and_the_format() -> None:
    told = prompt(TALK.format("consent: {scope: public}")).text
    assert "We sell parts." in told
    assert "says: Parts came a day late." in told
    assert "themes: [late-parts]" in told
    assert all(rule.why in told for rule in (rule_by_name("job-grammar"), rule_by_name("vague-words")) if rule)
    assert "- `jobs`" in told
    assert "- `pains[].severity`" in told
    assert "# personas/short-name.yaml" in told
    assert "- `buyer` Workshop owner:" in told
    assert "leave the field out" in told


@pytest.mark.parametrize(
    ("consent", "within", "goes_out"),
    [
        ("", False, False),
        ("", True, False),
        ("consent: {scope: internal}", False, False),
        ("consent: {scope: internal}", True, True),
        ("consent: {scope: public}", False, True),
        ("consent: {scope: public, until: 2026-10-14}", False, False),
        ("consent: {scope: public, until: 2026-10-15}", True, True),
    ],
)
def test_quotes_go_out_only_as_far_as_their_consent(consent: str, *, within: bool, goes_out: bool) -> None:
    made = prompt(TALK.format(consent), within=within)
    assert ("It was late again." in made.text) is goes_out
    assert ("I have had it with them." in made.text) is goes_out
    assert any("p-01.yaml: everything" in each for each in made.left_out) is not goes_out


@pytest.mark.parametrize("private", ["anna@workshop-graz.at", "+43 316 875 0000", "DE89 3704 0044 0532 0130 00"])
def test_nothing_that_leads_to_a_person_goes_out(private: str) -> None:
    consent = "".join(f"# personas/evidence/p-0{each}.yaml\nconsent: {{scope: public}}\n" for each in range(1, 6))
    evidence = f"{consent}# personas/evidence/p-01.yaml\nfindings: [Reach {private}., Late.]\n"
    made = prompt(evidence, f"Ask {private}.\nParts.")
    assert private not in made.text
    assert "  - Late." in made.text or "[Late.]" in made.text
    assert "Parts." in made.text
    assert len(made.left_out) == 2


@pytest.mark.parametrize(("region", "kept"), [("", True), ("region: IT", False)])
def test_numbers_of_the_region_neither_go_out_nor_come_in(root: Path, region: str, *, kept: bool) -> None:
    settings = f"# mkdocs.yml\nplugins: [persona-handbook: {{{region}}}]\n"
    told = "# personas/evidence/order-log.yaml\nfindings: [Rings 333 123 4567 late., 31 of 100 parts came late.]\n"
    made = prompt(settings + told, "Ask 333 123 4567.\nParts.")
    assert made.text.count("333 123 4567") == (2 if kept else 0)
    assert sum("phone number" in each for each in made.left_out) == (0 if kept else 2)
    (root / "mkdocs.yml").write_text(f"site_name: x\n{settings}", "utf-8")
    assert adopt(root, "```yaml\nname: Caller\nsummary: Rings 333 123 4567.\n```\n").exit_code == (0 if kept else 1)


def test_links_and_free_fields_stay_here() -> None:
    made = prompt("# personas/evidence/p-01.yaml\nlink: https://example.com/confidential\nx-note: confidential too\n")
    assert "confidential" not in made.text


def test_without_evidence_it_says_that_all_is_assumed() -> None:
    made = prompt_of(handbook_from({"mkdocs.yml": "site_name: x\n"}), "Parts.", 1, TODAY, within=False)
    assert "everything that you draft is an assumption" in made.text
    assert made.text.startswith("# Draft a customer persona\n")


def test_what_people_write_is_not_asked_for() -> None:
    assert "checked_against" not in prompt().text
    assert set(schema_of("persona")["properties"]) > WRITTEN_BY_PEOPLE
    assert "- `decisions`" not in prompt().text


ANSWER = """Here are two drafts.

1. The first:

   ```yaml
   # personas/van-mechanic.yaml
   name: Mechanic who works from a van
   status: active
   summary: Repairs at the customer's door and needs the part on the way.
   jobs:
     - id: part-on-the-way
       situation: drive to a customer after diagnosing the car by phone
       motivation: pick up the part on the way
       outcome: finish the repair in one visit
       evidence: [p-01, p-77]
   pains:
     - id: locked-gate
       text: "The driver cannot leave the parts: the gate is locked."
       evidence: [interview-9]
       checked_against: [{source: order-log, verdict: supports, finding: 80 % said so.}]
   quotes: [{text: I love my van!, said_by: Karl}]
   reviews: [{date: 2026-01-01, by: AI, outcome: no-change}]
   ```

2. The second:

~~~yml
# personas/price-watcher.yaml
name: Buyer who compares every price
summary: Compares three prices before each order.
~~~

Ask them who opens the gate.
"""


def personas(*words: str) -> Result:
    return CliRunner().invoke(main, [*words])


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path, text in laid_over("tags: [a]\n").items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def adopt(root: Path, answer: str, *words: str) -> Result:
    (root / "answer.md").write_text(answer, "utf-8")
    return personas("adopt", "answer.md", "--today", "2026-10-15", *words)


def read(root: Path) -> Handbook:
    return read_handbook(read_settings(root))


def persona(root: Path, wanted: str) -> Persona:
    return read(root).persona_by_id[wanted]


def test_each_persona_becomes_a_draft_without_what_a_model_cannot_know(root: Path) -> None:
    result = adopt(root, ANSWER)
    assert result.exit_code == 0, result.output
    found = persona(root, "van-mechanic")
    assert (found.status, str(found.created)) == ("draft", "2026-10-15")
    assert found.jobs[0].evidence == ("p-01",)
    assert found.pains[0].text == "The driver cannot leave the parts: the gate is locked."
    assert (found.pains[0].evidence, found.pains[0].checked_against) == ((), ())
    assert (found.quotes, found.reviews) == ((), ())
    assert persona(root, "price-watcher").status == "draft"
    for told in (
        "Removed: the evidence `p-77` of `part-on-the-way`: it does not exist.",
        "Removed: the evidence `interview-9` of `locked-gate`: it does not exist.",
        "Removed: `checked_against` of `locked-gate`: no check took place.",
        "Removed: `quotes`: nobody said it to you.",
        "Removed: `reviews`: nobody carried out a review.",
        "Removed: `status`: a model's answer is always a draft.",
    ):
        assert told in result.output
    text = (root / "personas/van-mechanic.yaml").read_text("utf-8")
    assert "Drafted with a language model on 2026-10-15: a hypothesis" in text
    assert not [each for each in read(root).findings if each.location.path.startswith("personas/van")]


def test_a_dry_run_writes_nothing(root: Path) -> None:
    result = adopt(root, ANSWER, "--dry-run")
    assert "name: Mechanic who works from a van" in result.output
    assert not (root / "personas/van-mechanic.yaml").exists()


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("name: A\nsummary: B.\nhobbies: [golf]\n", "answer.md:4:1: error[unknown-field]"),
        ("name: A\n", "summary"),
        ("name: [\n", "answer.md:"),
        (
            "name: A\nsummary: Call anna@workshop-graz.at.\n",
            "answer.md:3:10: error[personal-data]",
        ),
        ("status: draft\nsummary: B.\n", "The field `name` is missing."),
        ("name: A\nsummary: B.\npains: [{id: late, text: A.}, {id: Late Parts, text: B.}]\n", "answer.md:4:"),
        ("name: A\nsummary: B.\npains: Late.\n", "answer.md:4:"),
    ],
)
def test_what_cannot_be_taken_in_is_told_with_its_line_in_the_answer(root: Path, block: str, said: str) -> None:
    result = adopt(root, f"```yaml\n{block}```\n")
    assert result.exit_code == 1
    assert said in result.output
    assert "Not saved." in result.output
    assert {each.id for each in read(root).personas} == {"buyer"}


@pytest.mark.parametrize(
    ("answer", "taken"),
    [
        ("```\n# personas/late.yaml\nname: A\nsummary: B.\n```\n", {"late"}),
        ("```yaml\n# personas/late.yaml\nname: A\nsummary: B.\n", {"late"}),
        ("```yaml\r\n# personas/late.yaml\r\nname: A\r\nsummary: B.\r\n```\r\n", {"late"}),
        ("```yaml\nname: A\nsummary: B.\npains: [{id: x, text: y, evidence: [{id: p-01}]}]\n```\n", set()),
    ],
)
def test_answers_as_models_give_them(root: Path, answer: str, taken: set[str]) -> None:
    adopt(root, answer)
    assert {each.id for each in read(root).personas} == {"buyer"} | taken


def test_evidence_is_known_by_its_participant_and_claims_get_ids(root: Path) -> None:
    claim = "{text: Parts come a day late., evidence: [P-01]}"
    answer = f"```yaml\nid: late-buyer\nname: A\nsummary: B.\npains: [{claim}]\n```\n"
    assert adopt(root, answer).exit_code == 0
    (pain,) = persona(root, "late-buyer").pains
    assert (pain.id, pain.evidence) == ("parts-come-a-day", ("p-01",))


def test_an_answer_is_taken_in_whole_or_not_at_all(root: Path) -> None:
    result = adopt(root, "```yaml\nname: [\n```\n" + ANSWER)
    assert result.exit_code == 1
    assert "Not saved." in result.output
    assert {each.id for each in read(root).personas} == {"buyer"}


def test_two_personas_of_an_answer_have_two_names(root: Path) -> None:
    block = "```yaml\n# file: late.yaml\nname: A\nsummary: B.\n```\n"
    assert "The answer contains two personas late." in adopt(root, block + block).output
    assert {each.id for each in read(root).personas} == {"buyer"}


def test_what_is_clear_is_corrected_and_told(root: Path) -> None:
    pain = "- id: late\n    text: Late.\n    severity: 4/5\n"
    result = adopt(root, f"```yaml\n# file: personas/late.yaml\nname: A\nsummary: B.\npain_points:\n  {pain}```\n")
    assert result.exit_code == 0, result.output
    assert [(each.id, each.severity) for each in persona(root, "late").pains] == [("late", 4)]
    assert "Corrected: line 5: `pain_points` is now `pains`." in result.output
    assert "Corrected: line 8: `4/5` is now `4`." in result.output


def test_nothing_is_overwritten(root: Path) -> None:
    before = (root / "personas/buyer.yaml").read_text("utf-8")
    result = adopt(root, "```yaml\n# personas/buyer.yaml\nname: A\nsummary: B.\n```\n")
    assert result.exit_code == 1
    assert "The persona buyer already exists" in result.output
    assert (root / "personas/buyer.yaml").read_text("utf-8") == before


def test_a_path_leads_nowhere_else(root: Path) -> None:
    adopt(root, "```yaml\n# ../../etc/evil.yaml\nname: A\nsummary: B.\n```\n")
    assert persona(root, "evil").name == "A"


def test_yaml_alone_will_do_and_a_name_gives_the_file(root: Path) -> None:
    assert adopt(root, "name: Mechanic in a van\nsummary: B.\n").exit_code == 0
    assert persona(root, "mechanic-in-a-van").summary == "B."


def test_an_answer_without_a_persona_is_said_clearly(root: Path) -> None:
    assert adopt(root, "  \n").exit_code == 2
    told = adopt(root, "I cannot help with that.")
    assert told.exit_code == 1


def test_the_commands_go_together(root: Path) -> None:
    (root / "product.md").write_text("We sell parts to workshops.\n", "utf-8")
    asked = personas("prompt", "--about", "product.md", "--count", "1", "--output", "prompt.md")
    assert asked.exit_code == 0, asked.output
    assert "We sell parts to workshops." in (root / "prompt.md").read_text("utf-8")
    (root / "product.md").write_bytes(b"\xff\xfe\x00")
    assert personas("prompt", "--about", "product.md").exit_code == 2
