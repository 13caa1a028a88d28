"""Every way out and everything that can have become of a consent -> whether the words are there, in any spelling."""

from __future__ import annotations

import ast
import base64
import html
import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import click
import pytest
import yaml
from click.testing import CliRunner
from jinja2 import Environment, nodes
from mkdocs.commands.build import build
from mkdocs.config import load_config

import persona_handbook
from persona_handbook.cli import main
from persona_handbook.lsp.watched import Watched
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.reading.source_text.source import comment_of
from persona_handbook.report.changes.formats import FORMATS as CHANGE_FORMATS
from persona_handbook.report.findings.formats import FORMATS
from persona_handbook.report.reviews.issues import review_steps
from persona_handbook.settings.settings import read_settings
from persona_handbook.site.address import LinkStyle
from persona_handbook.site.api import answers
from persona_handbook.site.checking import edition_of, edition_without_findings
from persona_handbook.site.tree import site_tree
from persona_handbook.tables.sheets import KIND_OF_SHEET
from persona_handbook.testing import TODAY
from repository import commit, git

PACKAGE = Path(persona_handbook.__file__).parent
DAY = TODAY.isoformat()
SAID = "zanzibarine quixotetic fjordlike marmaladen umbrellish topazine walrusque"
ANSWERED = "xylofonic brambled oystered kumquatty dervishlike juniperish gazebonic"
BESIDE = ("aboutiferous", "freenotical")
TOLD = ("sprocketine", "thimbleward", "ombrelline", "wobblesome", "gallivantic", "kitchenesque")
RESTS_ON_IT = ("paraphrasic", "quibblesome", "dissentish", "murmuring", "hearsayish")
WORDS = frozenset((*SAID.split(), *ANSWERED.split(), *BESIDE, *TOLD, *RESTS_ON_IT))

INTERVIEW = f"""\
kind: interview
title: Interview with P-06
date: 2026-03-01
participant: P-06
answers:
  problem:
    says: Parts come late, sprocketine as ever.
    themes: [thimbleward]
    quote: "{ANSWERED}"
    x-note: ombrelline
quotes:
  - text: "{SAID}"
    about: aboutiferous
    x-note: freenotical
findings: [The wobblesome owner waits.]
setting: a kitchenesque room
x-place: gallivantic
consent: {{scope: internal, until: 2027-12-31}}
"""
PERSONA = f"""\
name: Workshop owner
status: active
role: primary
summary: Repairs cars for customers nearby.
created: 2026-09-01
quotes:
  - {{text: "{SAID}", evidence: p-06}}
  - {{text: "{ANSWERED}", evidence: p-06}}
pains:
  - id: late-parts
    text: Parts come late.
    evidence: [p-06]
    themes: [thimbleward]
    x-heard: hearsayish
    against: [{{source: p-06, says: Some dissentish words., why_kept: They are few., x-how: murmuring}}]
goals:
  - {{id: on-time, text: 'They told us {SAID}, and more.', evidence: [p-06]}}
sections:
  - {{title: Heard, body: '**{ANSWERED}**'}}
"""
JOURNEY = f"""\
title: A wrong part
persona: owner
kind: usage
status: active
stages:
  - id: one
    name: Orders
    steps:
      - {{action: Opens the box, feeling: 2, evidence: [p-06], thought: "{SAID}", note: 'Said {ANSWERED}'}}
      - {{action: Waits, feeling: 2, evidence: [p-06], thought: A paraphrasic thought, x-tone: quibblesome}}
"""
FILES = {
    "mkdocs.yml": "site_name: A\nplugins: [persona-handbook]\n",
    "personas/owner.yaml": PERSONA,
    "personas/evidence/p-06.yaml": INTERVIEW,
    "journeys/wrong-part.yaml": JOURNEY,
    "about.md": "We sell parts.\n",
}
PATH = "personas/evidence/p-06.yaml"


def with_consent(consent: str) -> dict[str, str | None]:
    return {PATH: re.sub("consent: .*", consent, INTERVIEW)}


def without_words(text: str) -> str:
    return re.sub(r"(?ms)^quotes:.*?(?=^consent)|^    quote: [^\n]*\n", "", text)


def for_readers(setting: str) -> dict[str, str | None]:
    return {"mkdocs.yml": f"site_name: A\nplugins: [persona-handbook: {{{setting}}}]\n"}


FOR_THE_PUBLIC = for_readers("audience: public")
ENDED = "consent: {scope: public, until: 2026-01-31}"
NAMED_IN_SETTINGS = f"""\
site_name: A {SAID}
site_description: B {ANSWERED}
copyright: C {SAID}
nav: [{{'Said {SAID}': index.md}}, {{'D {ANSWERED}': [guide.md]}}]
plugins:
  - persona-handbook:
      products: [{{id: parts, name: 'E {SAID}'}}]
      teams: [{{id: product, name: 'F {ANSWERED}'}}]
      scales: [{{axis: trust, name: 'G {SAID}', low: 'H {ANSWERED}', high: 'I {SAID}'}}]
      metrics: [{{id: returns, name: 'J {ANSWERED}'}}]
"""
SHOWN: dict[str, dict[str, str | None]] = {
    "public": with_consent("consent: {scope: public, until: 2027-12-31}"),
    "internal": with_consent("consent: {scope: internal, until: 2027-12-31}"),
    "none": with_consent(""),
}
HIDDEN: dict[str, dict[str, str | None]] = {
    "ended": with_consent(ENDED),
    "ended, in one line": {
        PATH: json.dumps(
            {
                "kind": "interview",
                "title": "Interview with P-06",
                "date": "2026-03-01",
                "participant": "P-06",
                "answers": {"problem": {"says": "Parts come late, sprocketine.", "quote": ANSWERED}},
                "quotes": [{"text": SAID, "about": "aboutiferous"}],
                "consent": {"scope": "public", "until": "2026-01-31"},
            }
        )
    },
    "ended, folded": {
        PATH: re.sub("consent: .*", ENDED, INTERVIEW).replace(f'"{SAID}"', ">-\n      " + SAID.replace(" ", "\n      "))
    },
    "taken back": {PATH: without_words(re.sub("consent: .*", ENDED, INTERVIEW))},
    "deleted": {PATH: None},
    "mistyped day": with_consent("consent: {scope: public, until: 2026-31-01}"),
    "mistyped field": with_consent("consent: {scope: public, untill: 2026-01-31}"),
    "mistyped scope": with_consent("consent: {scope: publik, until: 2026-01-31}"),
    "two consents": {PATH: re.sub("consent: .*", f"{ENDED}\nconsent: {{scope: public}}", INTERVIEW)},
    "a slip in the quote": {PATH: re.sub("consent: .*", ENDED, INTERVIEW).replace(f'"{SAID}"', f'"{SAID}')},
    "a slip in the answer": {PATH: re.sub("consent: .*", ENDED, INTERVIEW).replace(f'"{ANSWERED}"', f"a: {ANSWERED}")},
    "a tab": {PATH: re.sub("consent: .*", ENDED, INTERVIEW).replace("    quote:", "\tquote:")},
    "an unknown field": {PATH: re.sub("consent: .*", ENDED, INTERVIEW).replace("about:", f"abuot: {SAID}\n    about:")},
    "internal, for the public": with_consent("consent: {scope: internal, until: 2027-12-31}") | FOR_THE_PUBLIC,
    "none, for the public": with_consent("") | FOR_THE_PUBLIC,
    "public and ended, for the public": with_consent(ENDED) | FOR_THE_PUBLIC,
    "a mistyped audience": with_consent("consent: {scope: internal}") | for_readers("audience: publik"),
    "a mistyped setting": with_consent("consent: {scope: internal}") | for_readers("audiance: public"),
    "ended, in the settings": with_consent(ENDED) | {"mkdocs.yml": NAMED_IN_SETTINGS},
    "two files of one id": {
        "personas/evidence/again/p-06.yaml": re.sub("consent: .*", ENDED, INTERVIEW),
        PATH: INTERVIEW,
    },
}
EVERY = SHOWN | HIDDEN


@pytest.fixture(scope="session")
def states(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Give a handbook in git whose consent was in order in the commit before the last, and is in a state since then."""
    folder = tmp_path_factory.mktemp("states")

    @cache
    def first() -> Path:
        put(folder / "first", dict(FILES))
        git(folder / "first", "init", "-q", "-b", "main", "--template=")
        commit(folder / "first")
        return folder / "first"

    @cache
    def made(state: str) -> Path:
        root = folder / str(list(EVERY).index(state))
        shutil.copytree(first(), root)
        put(root, EVERY[state])
        git(root, "add", "-A")
        git(root, "commit", "-q", "--allow-empty", "-m", "Change", moment="2026-10-14T10:00:00+00:00")
        return root

    return made


@pytest.fixture
def become(states: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Copy the handbook in a state, go there, and give the folder."""
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)

    def became(state: str) -> Path:
        root = tmp_path / "handbook"
        shutil.copytree(states(state), root)
        monkeypatch.chdir(root)
        return root

    return became


def put(root: Path, files: dict[str, str | None]) -> None:
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            file.unlink()
        else:
            file.write_text(text, "utf-8", newline="\n")


def run(*words: str) -> Iterator[bytes]:
    """Give what a command prints and writes into the folder `out`."""
    done = CliRunner().invoke(main, list(words))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    yield done.stdout_bytes
    yield done.stderr_bytes
    for file in sorted(Path("out").rglob("*")):
        if file.is_file():
            yield file.relative_to("out").as_posix().encode()
            yield file.read_bytes()


def day_of(*words: str) -> Iterator[bytes]:
    return run(*words, "--today", DAY)


def exported(form: str) -> Iterator[bytes]:
    name = {"csv": "out", "json": "out/all.json", "xlsx": "out/all.xlsx", "upg": "out/all.upg"}[form]
    Path("out").mkdir(exist_ok=True)
    return day_of("export", "--format", form, "--output", name)


def site(root: Path) -> Iterator[bytes]:
    edition = edition_of(read_handbook(read_settings(root)), TODAY)
    for path, content in site_tree(edition).items():
        if not path.startswith("assets/"):
            yield path.encode()
            yield content


def built(root: Path) -> Iterator[bytes]:
    """Build the site with MkDocs itself, the index of its search included."""
    site = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
    (own,) = site["plugins"]
    options = {"today": DAY, "history": True} | (own["persona-handbook"] if isinstance(own, dict) else {})
    site["plugins"] = ["search", {"persona-handbook": options}, "mermaid2"]
    put(
        root,
        {
            "mkdocs.yml": yaml.safe_dump(site, sort_keys=False, width=1000),
            "docs/guide.md": "# Guide\n\n[[persona:owner]] [[claim:owner/on-time]]\n\n::: journey wrong-part\n",
        },
    )
    build(load_config(str(root / "mkdocs.yml")))
    for file in sorted((root / "site").rglob("*")):
        if file.is_file() and "assets" not in file.parts:
            yield file.relative_to(root).as_posix().encode()
            yield file.read_bytes()


def issues(root: Path) -> Iterator[bytes]:
    for step in review_steps(read_handbook(read_settings(root)), TODAY, (), 400, {}):
        yield f"{step.title}\n{step.text}".encode()


def adopted(_root: Path) -> Iterator[bytes]:
    Path("answer.md").write_text("```yaml\n# personas/new-one.yaml\nname: New one\nsummary: Somebody.\n```\n", "utf-8")
    yield from run("adopt", "answer.md")


def imported(_root: Path) -> Iterator[bytes]:
    Path("table.csv").write_text("id,title,kind,date\np-06,Interview with P-06,interview,2026-03-02\n", "utf-8")
    yield from run("import", "table.csv")


def fixed(root: Path) -> Iterator[bytes]:
    """Look at the change that would be made beside the quotes."""
    file = root / PATH
    if file.is_file():
        put(root, {PATH: file.read_text("utf-8").replace("kind: interview", "kind: Interview")})
    yield from day_of("check", "--fix", "--dry-run")


def told_in_an_editor(root: Path) -> Iterator[bytes]:
    """Look at all findings; whatever else an editor shows, it shows to somebody who has the files open."""
    checked = Watched(root).check({})
    assert checked
    yield from (f"{each.message}\n{each.help}".encode() for each in checked[1])


def answered(root: Path) -> Iterator[bytes]:
    """Ask everything that a language model can ask, with all words that it could look for."""
    edition = edition_without_findings(read_handbook(read_settings(root)), TODAY)
    handbook = edition.handbook
    yield str(answers.overview(edition)).encode()
    yield str(answers.gaps(edition)).encode()
    yield from (str(answers.persona(edition, name)).encode() for name in handbook.persona_by_id)
    yield from (str(answers.journey(edition, name)).encode() for name in handbook.journey_by_id)
    yield from (str(answers.evidence(edition, name)).encode() for name in handbook.evidence_by_id)
    yield from (str(answers.search(edition, word, 20)).encode() for word in (*WORDS, "parts late"))
    yield str([each["claims"] for each in answers.check_text(edition, f"{SAID}\n{ANSWERED}")["sentences"]]).encode()


def policy(root: Path) -> Iterator[bytes]:
    """Give what a built site may load."""
    for _ in built(root):
        pass
    yield from run("csp", "site")


Way = Callable[[Path], Iterator[bytes]]


def command(*words: str) -> Way:
    return lambda _root: day_of(*words)


def timeless(*words: str) -> Way:
    return lambda _root: run(*words)


def export_as(form: str) -> Way:
    return lambda _root: exported(form)


WAYS: dict[str, Way] = {
    **{f"check {form}": command("check", "--format", form) for form in FORMATS},
    **{f"diff {form}": command("diff", "HEAD~1", "HEAD", "--format", form) for form in CHANGE_FORMATS},
    **{f"export {form}": export_as(form) for form in ("csv", "json", "xlsx", "upg")},
    **{f"export {sheet}": command("export", sheet) for sheet in KIND_OF_SHEET},
    **{f"pages {links.value}": command("pages", "out", "--links", links.value) for links in LinkStyle},
    "check --write-baseline": command("check", "--write-baseline", "--baseline", "out/baseline.json"),
    "check --since": command("check", "--since", "HEAD~1"),
    "check --fix": fixed,
    "explain": timeless("explain", "unsourced-quote"),
    "fields": timeless("fields", "evidence"),
    "rules": timeless("rules"),
    "init": timeless("init", "out/new"),
    "upgrade": timeless("upgrade"),
    "usage": timeless("usage", "."),
    "history": timeless("history", "p-06"),
    "lsp": told_in_an_editor,
    "new": command("new", "persona", "somebody", "--from", "p-06"),
    "import": imported,
    "adopt": adopted,
    "prompt": command("prompt", "--about", "about.md"),
    "prompt --within": command("prompt", "--about", "about.md", "--within"),
    "reviews": command("reviews"),
    "reviews --ics": command("reviews", "--ics"),
    "review-issues": issues,
    "mcp": answered,
    "csp": policy,
    "site": site,
    "built": built,
}
BUILT = {"ended", "ended, in the settings", "taken back", "a tab", "internal, for the public"}
SHOWS_THEM = {"export csv", "export json", "export xlsx", "export evidence", "export personas", "export claims"}
SHOWS_THEM |= {"export steps", "pages directory", "pages html", "pages md", "site", "built", "mcp", "prompt --within"}
SHOWS_THEM |= {"prompt", "export upg"}


def spellings(content: bytes) -> str:
    """Give what a content says, with everything taken back that may have been done to its words."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            content = b"\n".join(packed.read(name) for name in packed.namelist())
    text = content.decode("utf-8", "replace")
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    text = unquote(html.unescape(html.unescape(text)).replace("\r\n ", "").replace("\\n", "\n"))
    encoded = (base64.b64decode(each + "===").decode("utf-8", "ignore") for each in re.findall(r"[\w+/]{24,}", text))
    return "\n".join([text, re.sub("#([0-9]+);", lambda found: chr(int(found[1]) % 0x110000), text), *_safe(encoded)])


def _safe(encoded: Iterator[str]) -> Iterator[str]:
    while True:
        try:
            yield next(encoded)
        except StopIteration:
            return
        except ValueError:
            return


def told(way: str, root: Path) -> set[str]:
    """Give the words that come out on a way."""
    text = "\n".join(map(spellings, WAYS[way](root))).casefold()
    return {word for word in WORDS if word in text}


def each_way() -> Iterator[Any]:
    """Give each state with each way; what has the content of `site` is tried seldom, or for few states."""
    for state in HIDDEN:
        for way in WAYS:
            again = way in {"csp", "pages html", "pages md"} or (
                way in {"built", "pages directory"} and state not in BUILT
            )
            yield pytest.param(state, way, marks=pytest.mark.slow if again else (), id=f"{state}-{way}")


@pytest.mark.parametrize(("state", "way"), each_way())
def test_what_may_not_be_shown_comes_out_nowhere(state: str, way: str, become: Callable[[str], Path]) -> None:
    assert told(way, become(state)) == set()


@pytest.mark.parametrize("way", sorted(SHOWS_THEM))
def test_what_may_be_shown_is_there(way: str, become: Callable[[str], Path]) -> None:
    """Without this the table above would hold for a way that shows nothing at all."""
    assert told(way, become("public")) & set(SAID.split() + ANSWERED.split())


@pytest.mark.parametrize("state", ["internal", "none"])
def test_what_is_not_public_does_not_go_to_a_model(state: str, become: Callable[[str], Path]) -> None:
    assert told("prompt", become(state)) == set()


REMARKED = {
    "personas/owner.yaml": PERSONA.replace("status: active", "statuz: active  # Renatissima Bernsteinig, 0316 123456"),
    "journeys/wrong-part.yaml": JOURNEY.replace("kind: usage", "kind: usge # Renatissima") + "# Bernsteinig\n",
}


@pytest.mark.parametrize("way", [*(f"check {form}" for form in FORMATS), "diff json", "site"])
def test_what_stands_in_a_comment_is_not_repeated(way: str, become: Callable[[str], Path]) -> None:
    root = become("public")
    put(root, {**REMARKED})
    commit(root)
    text = "\n".join(map(spellings, WAYS[way](root))).casefold()
    assert not [word for word in ("renatissima", "bernsteinig", "0316") if word in text]


@pytest.mark.parametrize(
    ("line", "comment"),
    [
        ("title: a # b", 9),
        ('title: "a # b" # c', 15),
        ("title: 'it''s # a' # c", 19),
        ("title: it's # c", 12),
        ("# all", 0),
        ("title: a#b", None),
        ("tags: [x, '#y'] # z", 16),
        ("title: 'open", None),
        ('title: "open # c', 13),
    ],
)
def test_where_a_comment_begins(line: str, comment: int | None) -> None:
    assert comment_of(line) == comment


def named_ways() -> set[str]:
    """Give every command, and every value of an option of it that says what is written."""
    ways = set()
    for name, command in main.commands.items():
        choices = [
            each.type.choices
            for each in command.params
            if isinstance(each.type, click.Choice) and each.name in {"form", "sheet", "links"}
        ]
        ways |= {f"{name} {value}" for values in choices for value in values} or {name}
    return ways


def test_every_command_and_every_format_is_in_the_table() -> None:
    assert named_ways() <= set(WAYS)


def test_a_new_command_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(main.commands, "tell", click.Command("tell"))
    assert named_ways() - set(WAYS) == {"tell"}


READ_WORD_FOR_WORD = {
    "insight/counting.py": "an answer of which only a quote was written is one",
    "lint/rules/evidence/unsourced_quote.py": "looks for the words of a persona's quote in its interview",
    "lint/rules/references/placeholder_text.py": "leaves quotes alone",
    "model/consent/gate.py": "decides",
    "reading/foreign/lines.py": "which fields an entry has, in a file that cannot be read",
    "reading/mistakes/in_text.py": "which fields an entry has, in a file that cannot be read",
    "writing/importing/table_options.py": "gives a column of quotes its field",
    "model/handbook.py": "which interviews a persona quotes",
    "site/api/plain.py": "holds what it was given to show",
    "site/persona/claims_shown.py": "holds what it was given to show",
    "model/consent/showing.py": "takes them out",
    "site/evidence_uses.py": "gives where a quote is on its page",
    "site/persona/board.py": "holds what it was given to show",
    "site/persona/sections.py": "counts what a page was given to show",
    "writing/language_model/prompt.py": "holds what it was given to send",
    "writing/language_model/markdown_persona.py": "gives quotes of a page their field, which is left out",
    "writing/new/draft.py": "names the topics of what it was given to show",
}
QUOTE = {"quote", "quotes"}


def reads_quotes(tree: ast.AST) -> bool:
    """Tell whether code reaches for what somebody said: as a part of the model, or in the data of a file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in QUOTE and isinstance(node.ctx, ast.Load):
            return True
        if isinstance(node, ast.Subscript | ast.Call | ast.Compare):
            inner = [*ast.iter_child_nodes(node)]
            if any(isinstance(each, ast.Constant) and each.value in QUOTE for each in inner):
                return True
    return False


def test_what_was_said_is_read_where_it_is_decided_and_nowhere_else() -> None:
    texts = {each.relative_to(PACKAGE).as_posix(): each.read_text("utf-8") for each in PACKAGE.rglob("*.py")}
    reading = {
        where
        for where, text in texts.items()
        if "urllib.parse import quote" not in text and "import shlex" not in text and reads_quotes(ast.parse(text))
    }
    assert reading == set(READ_WORD_FOR_WORD)


@pytest.mark.parametrize("template", sorted(PACKAGE.rglob("*.j2")), ids=lambda each: each.name)
def test_a_template_is_given_what_it_may_show(template: Path) -> None:
    tree = Environment(autoescape=True, extensions=["jinja2.ext.i18n"]).parse(template.read_text("utf-8"))
    assert not [each for each in tree.find_all(nodes.Getattr) if each.attr in QUOTE and not _is_given(each)]


def _is_given(node: nodes.Getattr) -> bool:
    return isinstance(node.node, nodes.Name) and node.node.name == "each" and node.attr == "quotes"


@pytest.mark.parametrize(
    "text", ["evidence.quotes", "answer.quote", "data['quotes']", "data.get('quote')", "'quote' in pointer"]
)
def test_a_hidden_look_at_quotes_is_noticed(text: str) -> None:
    assert reads_quotes(ast.parse(text))
