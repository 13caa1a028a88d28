"""A portrait is published only if nothing in it runs or comes from elsewhere."""

from __future__ import annotations

import datetime as dt

import pytest

from conftest import WriteHandbook
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.reading.drawing import unsafe_part
from persona_handbook.settings.settings import read_settings
from persona_handbook.site.checking import edition_of
from persona_handbook.site.tree import site_tree

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
A_SCRIPT, LEADS_OUT = "a script", "leads out of the drawing"
PERSONA = "name: Buyer\nstatus: draft\nowner: research\nsummary: Buys.\nportrait: {{image: {}, alt: Hands}}\n"


@pytest.mark.parametrize(
    ("inner", "what", "column"),
    [
        ("<script>go()</script>", A_SCRIPT, 1),
        ("<g><SCRIPT/></g>", A_SCRIPT, 4),
        ('<s:script xmlns:s="http://www.w3.org/2000/svg"/>', A_SCRIPT, 1),
        ('<s:script xmlns:s="http://www.w3.org/1999/xhtml"/>', A_SCRIPT, 1),
        ('<path onload="go()"/>', "a script in an attribute `onload`", 1),
        ('<g><path d="M0 0" ONCLICK=""/></g>', "a script in an attribute `onclick`", 4),
        ('<set attributeName="onload" to="go()"/>', "a script in an attribute `attributename`", 1),
        ('<animate attributeName="href" to="javascript:go()"/>', "a script in an attribute `to`", 1),
        ('<a href="javascript:go()"><path/></a>', LEADS_OUT, 1),
        ('<a xlink:href=" java&#10;script:go()"><path/></a>', LEADS_OUT, 1),
        ('<a href="data:text/html,x"><path/></a>', LEADS_OUT, 1),
        ('<image href="https://a.example/i.png"/>', LEADS_OUT, 1),
        ('<image xlink:href="i.png"/>', LEADS_OUT, 1),
        ('<use href="//a.example/i.svg#a"/>', LEADS_OUT, 1),
        ('<image href="data:image/svg+xml;base64,AA"/>', LEADS_OUT, 1),
        ("<foreignObject><p>Text</p></foreignObject>", "which can hold any page", 1),
        ('<h:iframe xmlns:h="http://www.w3.org/1999/xhtml"/>', "which can hold any page", 1),
        ("<style>@import 'a.css';</style>", "a style that loads something", None),
        ("<style>p { fill: url( 'https://a.example/i' ) }</style>", "a style that loads something", None),
        (r"<style>@\69mport 'a.css';</style>", "a style that loads something", None),
        ('<path style="fill: url(https://a.example/i)"/>', "an attribute `style` that loads something", 1),
        ('<path fill="url(a.svg#b)"/>', "an attribute `fill` that loads something", 1),
        ("<?xml-stylesheet href='a.css'?>", "a style sheet of its own file", 1),
        ("<g>", "a mistake in its XML", None),
        ("&entity;", "a mistake in its XML", None),
        ('<path d="M0 0" fill="url(#a)"/>', None, None),
        ('<a href="https://a.example/"><path/></a><a href=""/>', None, None),
        ('<use href="#a"/><use xlink:href="#a"/>', None, None),
        ('<image href="data:image/png;base64,AA"/>', None, None),
        ("<style>path { fill: url(#a); background: url('data:image/png;base64,AA') }</style>", None, None),
        ("<title>script, on and url(https://a.example/)</title><desc>@import</desc>", None, None),
        ('<i:grid xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:label="Layer 1"/>', None, None),
        ("<!-- <script/> --><![CDATA[<script/>]]>", None, None),
    ],
)
def test_a_drawing_has_nothing_that_runs_or_comes_from_elsewhere(
    inner: str, what: str | None, column: int | None
) -> None:
    found = unsafe_part(f'<?xml version="1.0"?>\n{SVG}\n{inner}\n</svg>\n'.encode())
    if what is None:
        assert found is None
    else:
        assert found
        assert found.what.endswith(what)
        assert column is None or (found.line, found.column) == (3, column)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "a mistake in its XML"),
        (b"\xff\xfe<\x00s", "a mistake in its XML"),
        (b'<!DOCTYPE svg [<!ENTITY a "x">]><svg>&a;</svg>', "a declared entity"),
        (b'<!DOCTYPE svg [<!ENTITY % a SYSTEM "/etc/passwd"> %a;]><svg/>', "a declared entity"),
        (
            b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg/>',
            None,
        ),
        (f"{SVG}<script/></svg>".encode("utf-16"), "a script"),
    ],
)
def test_a_drawing_is_read_as_a_browser_reads_it(content: bytes, what: str | None) -> None:
    found = unsafe_part(content)
    assert (found.what if found else None) == what


def test_a_portrait_with_a_script_is_a_finding_and_neither_shown_nor_published(write: WriteHandbook) -> None:
    root = write(
        {
            "mkdocs.yml": "site_name: A\nplugins: [persona-handbook]\n",
            "personas/a.yaml": PERSONA.format("portraits/./bad.SVG"),
            "personas/b.yaml": PERSONA.format("portraits/good.svg"),
            "personas/c.yaml": PERSONA.format("gone.svg"),
            "docs/portraits/bad.SVG": f"{SVG}\n  <script>go()</script></svg>",
            "docs/portraits/good.svg": f"{SVG}</svg>",
            "docs/portraits/not-a-portrait.svg": f"{SVG}<script/></svg>",
        }
    )
    handbook = read_handbook(read_settings(root))
    (found,) = handbook.findings
    assert (found.rule, found.location.path, found.location.line, found.location.column) == (
        "unread-file",
        "docs/portraits/bad.SVG",
        2,
        3,
    )
    assert found.message == "The portrait `docs/portraits/bad.SVG` is not published, because it has a script."
    tree = site_tree(edition_of(handbook, dt.date(2026, 10, 15)))
    assert {path for path in tree if path.startswith("portraits/")} == {
        "portraits/good.svg",
        "portraits/not-a-portrait.svg",
    }
    assert [b"ph-portrait" in tree[f"personas/{each}.md"] for each in "abc"] == [False, True, True]
