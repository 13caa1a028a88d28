"""HTML is made by the gates alone: no template and no other module lets a text past them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import nodes

import persona_handbook
from conftest import REPOSITORY
from persona_handbook.site.address import Addresses
from persona_handbook.site.templating import load_templates

PACKAGE = Path(persona_handbook.__file__).parent
TEMPLATES = sorted((PACKAGE / "site").rglob("*.j2"))
GATES = {"site/text.py", "site/code.py"}
MADE_WITHOUT_A_TEXT = {
    "site/templating.py": "what a template rendered, in which every value passed the gate",
    "site/journey/diagram.py": "labels that passed the gate into a diagram",
    "site/journey/curve.py": "numbers",
    "site/pages/fields.py": "letters, digits and hyphens",
}
FORMATS_WITH_THE_GATE = {"site/handwritten.py": "a link, whose address and words pass the gate"}
HTML_IN_A_TEXT = {
    "reading/markdown/literal_spans.py": "the end of a tag, which is looked for",
    "reading/markdown/unmarked.py": "tags of a page, which are taken out before its words are compared",
    "reading/foreign/lines.py": "marks of other programs, which are looked for",
    "report/changes/markdown.py": "marks of what was and is, for a git host; the words pass its gate",
    "mkdocs_plugin/site_diagrams.py": "a script of another plugin, which is looked for",
    "report/findings/markdown.py": "the rule's name in small letters, for a git host",
    "report/markdown_text.py": "the gate into the Markdown of a git host",
    "report/reviews/issues.py": "a remark with an id, for a git host",
    "site/badge.py": "a number and a word of ours",
    "site/embed/embed_code.py": "code to copy: a page shows it through the gate, and its values are escaped",
    "site/journey/curve.py": "numbers",
    "site/served/page_reader.py": "tags of a built site, which are looked for",
    "site/markdown/extension.py": "a tag that holds a reference, which is looked for",
    "site/text.py": "the gate",
}
NO_HTML = {
    "writing/language_model/prompt.py": "a text for a program that reads no HTML",
    "writing/new/handbook.py": "files of YAML and Markdown, made of words of ours",
}
# jinja's own ways to make markup: they know what HTML takes for its own, and not what Markdown does
FORBIDDEN_FILTERS = {"e", "escape", "forceescape", "safe", "tojson", "urlize", "xmlattr"}
FORBIDDEN_NODES = (
    nodes.MarkSafe,
    nodes.MarkSafeIfAutoescape,
    nodes.EvalContextModifier,
    nodes.ScopedEvalContextModifier,
)
TAG = re.compile(r"(?<!\(\?P)</?[a-zA-Z][a-zA-Z0-9]*[\s/>]|<!--")


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def inside(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


def made_markup(text: str) -> set[str]:
    """Give the ways in which a module makes markup of a text: `Markup(…)` of more than a constant, and its formats."""
    ways = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom | ast.Import) and any(each.asname == "Markup" for each in node.names):
            ways.add("under another name")
        if isinstance(node, ast.Import) and any(each.name.split(".")[0] == "markupsafe" for each in node.names):
            ways.add("under another name")
        if isinstance(node, ast.ImportFrom) and node.module == "markupsafe":
            ways |= {"under another name" for each in node.names if each.asname}
        if isinstance(node, ast.Attribute) and node.attr in {"__html__", "Markup"}:
            ways.add("under another name")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Markup":
            ways.add("constant" if all(isinstance(each, ast.Constant) for each in node.args) else "text")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
            ways |= {"format"} if "Markup(" in ast.unparse(node.func) else set()
        if isinstance(node, ast.FunctionDef) and node.name == "__html__":
            ways.add("under another name")
    return ways


def html_with_values(text: str) -> list[str]:
    """Give the texts of a module that hold a tag and take values in: f-strings, `format`, `%` and sums."""
    tree = ast.parse(text)
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = "".join(str(each.value) if isinstance(each, ast.Constant) else "x" for each in node.values)
            found += [parts] if any(isinstance(each, ast.FormattedValue) for each in node.values) else []
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod | ast.Add):
            sides = (node.left, node.right)
            found += [each.value for each in sides if isinstance(each, ast.Constant) and isinstance(each.value, str)]
        elif (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"format", "join"}
        ):
            held = node.func.value
            found += [held.value] if isinstance(held, ast.Constant) and isinstance(held.value, str) else []
    names = {each.func.value.id for each in ast.walk(tree) if _formats_a_name(each)}  # type: ignore[attr-defined]
    found += [
        node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign | ast.AnnAssign)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
        and names & {getattr(each, "id", "") for each in ast.walk(node)}
    ]
    return [each for each in found if TAG.search(each)]


def _formats_a_name(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "format"
        and isinstance(node.func.value, ast.Name)
    )


def test_markup_is_made_by_the_gates_alone() -> None:
    ways = {inside(each): made_markup(each.read_text("utf-8")) for each in modules()}
    assert all(ways.pop(gate) for gate in GATES)
    assert {each for each, made in ways.items() if "text" in made} == MADE_WITHOUT_A_TEXT.keys()
    assert {each for each, made in ways.items() if "format" in made} == FORMATS_WITH_THE_GATE.keys()
    assert {each for each, made in ways.items() if "under another name" in made} == set()


def test_no_module_puts_a_value_between_tags() -> None:
    found = {inside(each): texts for each in modules() if (texts := html_with_values(each.read_text("utf-8")))}
    assert found.keys() == HTML_IN_A_TEXT.keys(), found


def environments(text: str) -> list[dict[str | None, str]]:
    """Give the options of each environment of templates that a module makes."""
    return [
        {each.arg: ast.unparse(each.value) for each in node.keywords}
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {"Environment", "Template"}
    ]


def test_every_environment_of_templates_escapes() -> None:
    made = {inside(each): environments(each.read_text("utf-8")) for each in modules() if inside(each) not in NO_HTML}
    assert any(made.values())
    for where, options in made.items():
        assert all(each.get("autoescape") == "True" and "finalize" in each for each in options), where


def past_the_gate(source: str) -> Iterator[str]:
    """Give the places in a template that make markup otherwise than by the gates."""
    environment = load_templates(Addresses()).environment
    for node in environment.parse(source).find_all((nodes.Node,)):
        if isinstance(node, nodes.Filter) and node.name in FORBIDDEN_FILTERS:
            yield node.name
        elif isinstance(node, FORBIDDEN_NODES):
            yield type(node).__name__
        elif isinstance(node, nodes.Name) and node.name == "Markup":
            yield node.name
        elif isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            yield node.attr


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda each: each.name)
def test_no_template_lets_a_text_past_the_gate(template: Path) -> None:
    assert list(past_the_gate(template.read_text("utf-8"))) == []


def test_the_templates_that_adopters_are_shown_pass_the_gate_too() -> None:
    shown = [file for file in (REPOSITORY / "docs").rglob("*.md") if ".j2" in file.read_text("utf-8")]
    for file in shown:
        for block in re.findall(r"```(?:jinja|html)[^\n]*\n(.*?)```", file.read_text("utf-8"), re.DOTALL):
            assert list(past_the_gate(block)) == []


@pytest.mark.parametrize(
    "source",
    [
        "{{ name | safe }}",
        "{{ name | e }}",
        "{{ name|upper|safe }}",
        "{{ name | tojson }}",
        "{{ name | urlize }}",
        "{{ {'a': name} | xmlattr }}",
        "{% filter safe %}{{ name }}{% endfilter %}",
        "{% autoescape false %}{{ name }}{% endautoescape %}",
        "{{ Markup(name) }}",
        "{{ name.__html__() }}",
    ],
)
def test_a_hidden_way_past_the_gate_is_noticed(source: str) -> None:
    assert list(past_the_gate(source))


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Markup(name)", "text"),
        ("Markup('<b>' + name)", "text"),
        ("Markup(f'<b>{name}')", "text"),
        ("Markup('<b>{}</b>').format(name)", "format"),
        ("import markupsafe\nmarkupsafe.Markup(name)", "under another name"),
        ("from markupsafe import Markup as M\nM(name)", "under another name"),
        ("class Name:\n    def __html__(self): return self.name", "under another name"),
    ],
)
def test_hidden_markup_is_noticed(text: str, way: str) -> None:
    assert way in made_markup(text)


@pytest.mark.parametrize(
    "text",
    [
        "f'<b>{name}</b>'",
        "'<b>{}</b>'.format(name)",
        "'<b>%s</b>' % name",
        "'<b>' + name",
        "'<br>'.join(names)",
        "HTML = '<b>{}</b>'\nHTML.format(name)",
        "f'<!-- {name} -->'",
    ],
)
def test_hidden_html_is_noticed(text: str) -> None:
    assert html_with_values(text)
