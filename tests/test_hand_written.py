"""Hand-written pages: what they may refer to, what stands there instead, and what is said of what is not found."""

from __future__ import annotations

import re
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from markdown import Markdown

from conftest import ReadHandbook, WriteHandbook
from persona_handbook.lint.engine import check_handbook
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.model.handbook import Handbook
from persona_handbook.reading.markdown.cross_references import cross_references
from persona_handbook.settings.settings import read_settings
from persona_handbook.site.handwritten import completed
from persona_handbook.site.tree import site_tree
from persona_handbook.testing import TODAY, handbook_from, laid_over
from workshop import edition


def test_what_a_text_refers_to() -> None:
    found = cross_references(
        "A [[persona:buyer]] and\n::: map way\n[[claim:buyer/late-parts| late ]] [[Page]] [[a: b]]\n"
        "[[persona:buyer|the\n  buyer]] [[persona:buyer|no\n\nbuyer]]\n"
    )
    assert [(each.kind, each.id, each.words, each.embeds) for each in found] == [
        ("persona", "buyer", None, False),
        ("map", "way", None, True),
        ("claim", "buyer/late-parts", "late", False),
        ("a", "b", None, False),
        ("persona", "buyer", "the buyer", False),
    ]


@pytest.mark.parametrize(
    "code",
    [
        "`[[persona:x]]`",
        "``a ` [[persona:x]]``",
        "```\n[[persona:x]]\n```",
        "~~~~ yaml\n~~~\n::: journey x\n~~~~",
        "- item\n\n    ```md\n    [[persona:x]]\n    ```\n",
        "```\r\n[[persona:x]]\r\n```\r\n",
        "> ```\n> [[persona:x]]\n> ```",
        "```\n~~~\n[[persona:x]]\n```",
        "````\n```\n[[persona:x]]\n````",
        "<!-- [[persona:x]]\n\n[[persona:x]] -->",
        "<PRE>\n[[persona:x]]\n</pre>",
        "İ <code>[[persona:x]]</code>",
        r"\[[persona:x]]",
    ],
)
def test_code_is_left_alone(code: str) -> None:
    assert cross_references(f"Before\n\n{code}\n\nafter") == ()


def test_a_mark_of_code_behind_a_backslash_is_none() -> None:
    assert [each.id for each in cross_references(r"\``[[persona:x]] a")] == ["x"]


@pytest.mark.parametrize(
    "text",
    [
        "A lone ` here.\n\n[[persona:x]]\n\nAnd ` there.",
        "A lone ` here.\r\n \r\n[[persona:x]]\r\n\r\nAnd ` there.",
        "A `` b ` [[persona:x]] ``` c",
        r"Two \` escaped [[persona:x]] \` ticks",
        "``` is never closed\n\n[[persona:x]]",
        "~~~\n~~~\n[[persona:x]]\n~~~\n~~~",
        "`<!--` is written [[persona:x]] `-->`",
        "<!-- never closed [[persona:x]]",
        "Text\n\n---\n\n[[persona:x]]\n\n---\n",
        "---\ndescription: '[[persona:y]]'\n---\n[[persona:x]]",
        "\ufeff---\r\ntitle: '[[persona:y]]'\r\n---\r\n[[persona:x]]\r\n",
    ],
)
def test_what_is_no_code_is_read(text: str) -> None:
    assert [each.id for each in cross_references(text)] == ["x"]


@pytest.mark.parametrize("text", ["`" * 50_000, "`a " * 20_000, "```\n" * 10_000, "~~~x\n" * 10_000, "<pre" * 20_000])
def test_a_text_of_nothing_but_marks_is_read(text: str) -> None:
    assert [each.id for each in cross_references(f"[[persona:x]]\n\n{text}")] == ["x"]


def test_an_embedded_journey_is_found_where_lines_end_as_on_windows() -> None:
    assert [each.id for each in cross_references("a\r\n\r\n::: journey  way \r\n\r\nb")] == ["way"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (r"| [[persona:buyer\|the owner]] |", '| <a href="../personas/buyer.md">the owner</a> |'),
        ("[[persona:buyer]]", '<a href="../personas/buyer.md">Workshop owner</a>'),
        ("[[persona:buyer|the owner]]", '<a href="../personas/buyer.md">the owner</a>'),
        (
            "[[journey:buyer-returns]]",
            '<a href="../journeys/buyer-returns.md">From the wrong part to the money back</a>',
        ),
        ("[[evidence:p-01]]", '<a href="../evidence/p-01.md">P-01</a>'),
        ("[[evidence:order-log]]", '<a href="../evidence/order-log.md">Orders of 2026</a>'),
        (
            "[[claim:buyer/late-parts]]",
            '<a href="../personas/buyer.md#claim-late-parts">Three parts in ten come a day late.</a>',
        ),
        ("[[persona:nobody]]", "[[persona:nobody]]"),
        ("[[claim:buyer/lost]]", "[[claim:buyer/lost]]"),
        ("::: journey lost", "::: journey lost"),
        ("`[[persona:buyer]]`", "`[[persona:buyer]]`"),
    ],
)
def test_what_stands_there_instead(written: str, expected: str) -> None:
    shown = completed(
        edition(handbook_from(laid_over("tags: [a]\n"))),
        "guide/how.md",
        f"See {written}\n" if written[0] != ":" else f"{written}\n",
    )
    assert expected in unescape(shown)


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "*a* {{ 7*7 }} `x`", '"><img src=x>'])
def test_words_of_a_reference_cannot_act(words: str) -> None:
    shown = completed(edition(handbook_from(laid_over("tags: [a]\n"))), "x.md", f"[[persona:buyer|{words}]]")
    assert re.findall(r"<[^>]*>", shown) == ['<a href="personas/buyer.md">', "</a>"] or "&" in shown
    assert "<script" not in shown
    assert "<img" not in shown
    assert unescape(re.sub(r"<[^>]*>", "", shown)) == words


def test_a_journey_is_embedded_as_diagram_or_as_map() -> None:
    shown = edition(handbook_from(laid_over("tags: [a]\n")))
    diagram = completed(shown, "guide/how.md", "Before\n\n::: journey buyer-returns\n\nAfter\n")
    assert '<pre class="ph-diagram__source"' in diagram
    assert "It starts at 3 of 5" in unescape(diagram)
    said = " ".join(re.sub(r"<[^>]*>", " ", unescape(diagram)).split())
    for step in shown.handbook.journey_by_id["buyer-returns"].steps():
        assert f"{step.action}: {step.feeling:g} of 5" in said if step.feeling else f"{step.action}: nobody" in said
    drawn = completed(shown, "guide/how.md", "::: map buyer-returns\n\n::: map buyer-decides\n")
    assert drawn.count('<table class="ph-map__table">') == 2
    anchors = re.findall(r'\bid="([^"]*)"', unescape(drawn))
    assert len(anchors) == len(set(anchors)) == 2


@pytest.mark.parametrize(
    ("markdown", "around"),
    [
        ("- a\n\n    ::: journey buyer-returns\n\n- b\n", "ul/li"),
        ("1. ::: journey buyer-returns\n2. b\n", "ol/li"),
        ("> a\n> ::: journey buyer-returns\n", "blockquote"),
        ("!!! note\n\n    ::: journey buyer-returns\n", "div[@class='admonition note']"),
    ],
)
def test_for_other_hosts_a_journey_stays_in_what_it_stands_in(markdown: str, around: str) -> None:
    shown = edition(handbook_from(laid_over("tags: [a]\n")))
    alone = completed(shown, "x.md", "::: journey buyer-returns\n")
    extensions = ["attr_list", "md_in_html", "admonition"]
    rendered = Markdown(extensions=extensions).convert(completed(shown, "x.md", markdown))
    whole = re.sub(" (?:data-search-exclude|hidden)(?=[ >])", "", rendered)
    within = ET.fromstring(f"<html>{whole}</html>").find(around)  # noqa: S314
    assert within is not None
    (diagram,) = within.iter("pre")
    (source,) = re.findall(r"<pre[^>]*>(.*?)</pre>", alone, re.DOTALL)
    assert diagram.text == unescape(source)
    assert "Steps as text" in "".join(within.itertext())


def test_what_is_indented_like_code_is_left_alone_for_other_hosts() -> None:
    text = "a\n\n    ::: journey buyer-returns\n    [[persona:buyer]]\n"
    assert completed(edition(handbook_from(laid_over("tags: [a]\n"))), "x.md", text) == text


def findings(read: ReadHandbook, text: str) -> list[str]:
    handbook: Handbook = read(laid_over("tags: [a]\n") | {"mkdocs.yml": "site_name: x\n", "docs/guide/how.md": text})
    return [
        f"{each.location.path}:{each.location.line}:{each.location.column} {each.rule}: {each.message} {each.help}"
        for each in check_handbook(handbook, TODAY)
        if each.location.path.startswith("docs/")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# How\n\nSee [[persona:buyr]].\n",
            "3:5 unknown-reference: There is no persona `buyr`. Did you mean `buyer`?",
        ),
        (
            "[[claim:buyer/late-part]]",
            "1:1 unknown-reference: There is no claim `buyer/late-part`. Did you mean `buyer/late-parts`?",
        ),
        (
            "[[claim:zzz]]",
            (
                "1:1 unknown-reference: There is no claim `zzz`. "
                "Use the persona's ID, a slash and the claim's ID, such as `workshop-owner/late-parts`."
            ),
        ),
        (
            "::: map zzz\n",
            "1:1 unknown-reference: There is no journey `zzz`. Check the spelling, or add the journey file.",
        ),
        (
            "[[Persona:buyer]]",
            "1:1 unknown-reference: `[[Persona:…]]` is not a link type of the handbook. Did you mean `persona`?",
        ),
        (
            "\ufeff[[persona:buyr]]\r\n",
            "1:1 unknown-reference: There is no persona `buyr`. Did you mean `buyer`?",
        ),
        (
            "[[person:buyer]]",
            "1:1 unknown-reference: `[[person:…]]` is not a link type of the handbook. Did you mean `persona`?",
        ),
    ],
)
def test_what_is_not_found_is_told_with_its_line(read: ReadHandbook, text: str, expected: str) -> None:
    assert findings(read, text) == [f"docs/guide/how.md:{expected}"]


@pytest.mark.parametrize("text", ["[[Another page]]", "[[wiki:page]]", "`[[persona:x]]`", "[[evidence:p-01]]"])
def test_what_is_not_ours_or_found_is_not_told(read: ReadHandbook, text: str) -> None:
    assert findings(read, text) == []


def test_a_page_that_is_not_in_utf_8_is_completed_and_handed_on_in_utf_8(write: WriteHandbook) -> None:
    root = write(laid_over("tags: [a]\n") | {"mkdocs.yml": "site_name: x\n", "docs/index.md": "# Home\n"})
    old = "Caf\u00e9 [[persona:buyer]]".encode("latin-1")
    (root / "docs/old.md").write_bytes(old)
    handbook = read_handbook(read_settings(root))
    shown = site_tree(edition(handbook))["old.md"].decode()
    assert shown.startswith("Caf\u00e9 <a href=")


def test_names_beside_the_steps_of_an_embedded_journey_are_shown_as_written(read: ReadHandbook) -> None:
    name = "*a* {{ 7*7 }} [[persona:x]] <b>"
    way = (
        "title: A way\npersona: buyer\nkind: usage\nstatus: draft\nactors: [{id: clerk, name: '" + name + "'}]\n"
        "stages:\n  - {id: one, name: One, steps: [{action: Calls, feeling: 2, actors: [clerk]}]}\n"
    )
    handbook = read(laid_over("tags: [a]\n") | {"mkdocs.yml": "site_name: x\n", "journeys/way.yaml": way})
    shown = completed(edition(handbook), "x.md", "::: journey way\n")
    words = shown.split("<ol", 1)[1]
    assert name in unescape(words)
    assert not set("*{[") & set(words)
