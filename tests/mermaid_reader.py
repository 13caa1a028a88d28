"""The real Mermaid, without a browser: reads a diagram and gives back what it understood."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import quickjs

# What Mermaid touches of a browser when it only reads.
BROWSER = """
var window = globalThis, self = globalThis;
var element = function () {
  return { style: {}, setAttribute() {}, appendChild() {}, removeChild() {}, getElementsByTagName() { return []; },
    addEventListener() {}, querySelector() { return null; }, querySelectorAll() { return []; }, cloneNode: element,
    innerHTML: "", childNodes: [], classList: { add() {}, remove() {} } };
};
var document = Object.assign(element(), { createElement: element, createElementNS: element, body: element(),
  documentElement: element(), head: element(), implementation: { createHTMLDocument: () => document },
  createNodeIterator: () => ({ nextNode: () => null }), importNode: element, nodeType: 9, currentScript: null,
  createDocumentFragment: element, createTreeWalker: () => ({ nextNode: () => null }) });
var navigator = { userAgent: "" }, location = { href: "" };
var addEventListener = function () {}, setTimeout = function () {}, clearTimeout = function () {};
var console = { log() {}, warn() {}, error() {}, debug() {}, info() {}, trace() {} };
var structuredClone = (value) => JSON.parse(JSON.stringify(value));
var Element = function () {}, Node = Element, HTMLTemplateElement = Element, NodeFilter = {}, NamedNodeMap = Element;
var HTMLFormElement = Element, DOMParser = function () { this.parseFromString = () => document; };
"""
READ = """
mermaid.initialize({ startOnLoad: false });
globalThis.answer = "";
globalThis.read = function (source) {
  answer = "";
  mermaid.mermaidAPI.getDiagramFromText(source).then(function (diagram) {
    const db = diagram.db;
    answer = JSON.stringify({ title: db.getDiagramTitle(), description: db.getAccDescription(),
      tasks: db.getTasks().map((task) => [task.section, task.task, task.score, task.people]) });
  }, function (error) { answer = JSON.stringify({ error: String(error) }); });
};
"""
CODE = re.compile("\ufb02\u00b0\u00b0(\\d+)\u00b6\u00df")


@dataclass(frozen=True)
class Understood:
    """A journey diagram as Mermaid understood it: title, description, and section, task, score and people by task."""

    title: str
    description: str
    tasks: tuple[tuple[str, str, float, tuple[str, ...]], ...]


def understand(source: str) -> Understood:
    """Let Mermaid read a diagram; an assertion fails where it cannot."""
    context = _mermaid()
    context.get("read")(source)
    while context.execute_pending_job():
        pass
    answer = json.loads(context.get("answer"))
    assert "error" not in answer, answer["error"]
    tasks = ((_plain(a), _plain(b), score, tuple(map(_plain, people))) for a, b, score, people in answer["tasks"])
    return Understood(_plain(answer["title"]), _plain(answer["description"]), tuple(tasks))


@cache
def _mermaid() -> quickjs.Context:
    context = quickjs.Context()
    context.set_max_stack_size(64_000_000)
    context.eval(BROWSER)
    context.eval((files("persona_handbook.site") / "assets" / "mermaid.min.js").read_text("utf-8"))
    context.eval(READ)
    return context


def _plain(label: str) -> str:
    return CODE.sub(lambda found: chr(int(found[1])), label)
