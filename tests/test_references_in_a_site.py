"""References and embeds in the pages of a site that MkDocs really builds: Markdown in, HTML out."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from neighbors.handbook import build, place, site_of
from persona_handbook.lint.engine import check_handbook
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.reading.markdown.cross_references import cross_references
from persona_handbook.settings.settings import read_settings
from persona_handbook.testing import TODAY

pytestmark = pytest.mark.xdist_group("references in a site")  # its site is built once
EXTENSIONS = """
markdown_extensions:
  - admonition
  - pymdownx.details
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - def_list
  - footnotes
  - pymdownx.snippets: {base_path: [includes]}
  - md_in_html
"""
OWNER = '<a href="../personas/workshop-owner/">Workshop owner</a>'
ORDER = '<a href="../journeys/order/">A part is ordered</a>'
RECOGNIZED = {
    "a list": (
        "- item\n\n    ::: journey order\n\n- next",
        "<ul><li><p>item</p>{journey}</li><li><p>next</p></li></ul>",
    ),
    "a list without blank lines": ("- a\n    ::: journey order\n- b", "<ul><li>a{journey}</li><li>b</li></ul>"),
    "the beginning of an item": ("- ::: map order\n- b", "<ul><li>{map}</li><li>b</li></ul>"),
    "a list in a list": (
        "1. a\n\n    - b\n\n        ::: map order",
        "<ol><li><p>a</p><ul><li><p>b</p>{map}</li></ul></li></ol>",
    ),
    "a list that is indented by three": ("1. a\n\n   ::: map order", "<ol><li>a</li></ol>{map}"),
    "tabulators": ("-\ta\n\n\t::: map order", "<ul><li><p>a</p>{map}</li></ul>"),
    "a note": (
        '!!! note ""\n\n    ::: map order\n\n    [[persona:workshop-owner]]',
        f'<div class="admonition note">{{map}}<p>{OWNER}</p></div>',
    ),
    "a note that is folded": (
        "??? note\n    ::: journey order",
        '<details class="note"><summary>Note</summary>{journey}</details>',
    ),
    "a quote": ("> a\n> ::: map order\n> b", "<blockquote><p>a</p>{map}<p>b</p></blockquote>"),
    "a definition": ("Term\n:   ::: map order", "<dl><dt>Term</dt><dd>{map}</dd></dl>"),
    "a paragraph": ("a\n::: map order\nb", "<p>a</p>{map}<p>b</p>"),
    "the state of the handbook": ("- a\n\n    ::: handbook", "<ul><li><p>a</p>{state}</li></ul>"),
    "line ends of Windows": (
        "- a\r\n\r\n    ::: map order\r\n\r\n[[persona:workshop-owner]]\r\n",
        f"<ul><li><p>a</p>{{map}}</li></ul><p>{OWNER}</p>",
    ),
    "two on a line": ("[[persona:workshop-owner]] [[journey:order]]", f"<p>{OWNER} {ORDER}</p>"),
    "emphasis": ("**[[persona:workshop-owner]]**", f"<p><strong>{OWNER}</strong></p>"),
    "broken over two lines": (
        (
            "[[persona:workshop-owner|Workshop\nowner]] [[persona:\nworkshop-owner]] "
            "[[persona:workshop-owner\n|Workshop owner]]"
        ),
        f"<p>{OWNER} {OWNER} {OWNER}</p>",
    ),
    "broken within a quote": (
        "> [[persona:workshop-owner|Workshop\n> owner]]",
        f"<blockquote><p>{OWNER}</p></blockquote>",
    ),
    "a table": (
        "| a | b |\n|---|---|\n| [[persona:workshop-owner|Workshop owner]] | [[journey:order\\|A part is ordered]] |",
        f"<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>{OWNER}</td><td>{ORDER}</td></tr></tbody></table>",
    ),
    "a heading": ("## See [[journey:order]] {#there}", f'<h2 id="there">See {ORDER}</h2>'),
    "the words of a link": (
        "[the [[persona:workshop-owner]]](next.md)",
        '<p><a href="../next/">the <span>Workshop owner</span></a></p>',
    ),
    "a picture": (
        '![[[persona:workshop-owner]]](a.png "[[journey:order]]")',
        '<p><img alt="Workshop owner" src="../a.png" title="A part is ordered" /></p>',
    ),
    "HTML": (
        "<div>\n[[persona:workshop-owner]]\n::: map order\n<a href='#'>[[journey:order]]</a>\n</div>",
        f"<div>{OWNER}{{map}}<a href='#'>A part is ordered</a></div>",
    ),
    "Markdown within HTML": (
        "<div markdown>\n\n::: map order\n\n[[journey:order]]\n\n</div>",
        f"<div>{{map}}<p>{ORDER}</p></div>",
    ),
    "a class": ("[[journey:order]]{ .x }", '<p><a class="x" href="../journeys/order/">A part is ordered</a></p>'),
    "a backslash that is escaped": (r"\\[[journey:order]]", rf"<p>\{ORDER}</p>"),
    "signs in the words": (
        "[[journey:order|<b>*a* {{ 7*7 }} :smile: --8<-- ~~x~~]]",
        '<p><a href="../journeys/order/"><b>*a* {{ 7*7 }} :smile: --8<-- ~~x~~</a></p>',
    ),
}
LITERAL = {
    "indented code": (
        "a\n\n    ::: map order\n    [[journey:order]]",
        "<p>a</p><pre><code>::: map order[[journey:order]]</code></pre>",
    ),
    "indented code in a list": (
        "- a\n\n        ::: map order",
        "<ul><li>a<pre><code>::: map order</code></pre></li></ul>",
    ),
    "a code span": (
        "`[[journey:order]]` ``::: map order``",
        "<p><code>[[journey:order]]</code> <code>::: map order</code></p>",
    ),
    "code within HTML": (
        "<div>\n<code>[[journey:order]]</code><pre>\n::: map order\n</pre>\n</div>",
        "<div><code>[[journey:order]]</code><pre>::: map order</pre></div>",
    ),
    "a comment": ("<!-- [[journey:order]]\n\n::: map order -->", "<!-- [[journey:order]]::: map order -->"),
    "a comment within a line": ("a <!-- *b* [[journey:order]] --> c", "<p>a <!-- *b* [[journey:order]] --> c</p>"),
    "a backslash": (
        r"\[[journey:order]] [\[journey:order]] \[\[journey:order\]\] [[journey:order\]]",
        "<p>" + " ".join(["[[journey:order]]"] * 4) + "</p>",
    ),
}
BUILT_ONLY = {
    "a fence": ("```\n::: map order\n[[journey:order]]\n```", "::: map order[[journey:order]]"),
    "a fence in a list": ("- a\n\n    ```\n    ::: map order\n    ```", "<code>::: map order"),
    "a fence of a language": ("```yaml\nx: '[[journey:order]]'\n```", "[[journey:order]]"),
    "tabs": (
        '=== "One"\n\n    ::: journey order\n\n=== "Two"\n\n    - a\n\n        ::: map order',
        "<li><p>a</p>{map}</li>",
    ),
    "a footnote": ("a[^1]\n\n[^1]: b\n\n    ::: map order", "{map}"),
    "a snippet": ('--8<-- "owner.md"', f"<p>For the {OWNER}</p><ul><li><p>a</p>{{map}}</li></ul>"),
    "a snippet in a list": ('- a\n\n    --8<-- "order.md"', "<li><p>a</p>{map}</li>"),
    "a snippet in a fence": ('```\n--8<-- "order.md"\n```', "::: map order"),
    "a title": ("---\ntitle: The [[persona:workshop-owner]]\n---\nText", "<h1>The Workshop owner</h1>"),
}
ALL = {**RECOGNIZED, **LITERAL, **BUILT_ONLY}
INCLUDES = {
    "includes/owner.md": "For the [[persona:workshop-owner]]\n\n- a\n\n    ::: map order\n",
    "includes/order.md": "::: map order\n",
    "docs/next.md": "# Next\n",
    "docs/a.png": "",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a page for each case, built strictly: nothing is left, and no link is lost."""
    root = tmp_path_factory.mktemp("references")
    place(root, site_of(rest=EXTENSIONS), dict(INCLUDES))
    for number, (text, _) in enumerate(ALL.values()):
        (root / f"docs/case-{number}.md").write_text(text, "utf-8", newline="")
    result = build(root)
    assert result.returncode == 0, result.stderr
    return root / "site"


def shown(page: Path) -> str:
    """Give the content of a page in short: what is embedded by its name, without white space between tags."""
    text = page.read_text("utf-8").partition("<article")[2].partition(">")[2].partition("</article>")[0]
    text = re.sub(
        r'<div class="ph-diagram[ "].*?</noscript></div>\s*<div class="ph ph-maps">.*?</details>\s*</div>',
        "{journey}",
        unescape(text),
        flags=re.DOTALL,
    )
    text = re.sub(r'<div class="ph ph-maps">.*?</table>.*?</p>\s*</div>', "{map}", text, flags=re.DOTALL)
    text = re.sub(r'<div class="ph ph-state">.*?</div>', "{state}", text, flags=re.DOTALL)
    return re.sub(r"\s*\n\s*", "", text)


@pytest.mark.parametrize("name", ALL)
def test_what_becomes_of_it(site: Path, name: str) -> None:
    page = site / f"case-{list(ALL).index(name)}/index.html"
    assert ALL[name][1] in shown(page)


@pytest.mark.parametrize("name", RECOGNIZED)
def test_the_check_recognizes_what_the_site_does(name: str) -> None:
    text, html = RECOGNIZED[name]
    expected = len(re.findall(r"\{(?:journey|map|state)\}|Workshop owner|A part is ordered", html)) or 1
    assert len(cross_references(text)) == expected


@pytest.mark.parametrize("name", LITERAL)
def test_the_check_leaves_alone_what_the_site_does(name: str) -> None:
    written = LITERAL[name][0].partition(r" [\[")[0]
    assert cross_references(written) == ()


BESIDE = """\
  - ezlinks
  - macros
  - include-markdown
  - mkdocstrings
  - autorefs
  - blog: {post_url_date_format: yyyy/MM/dd, archive: false}
  - gen-files: {scripts: [docs/make.py]}
"""
WRITTEN_BESIDE = {
    "docs/make.py": (
        "import mkdocs_gen_files\n\nwith mkdocs_gen_files.open('made/deep/page.md', 'w') as page:\n"
        "    print('# Made\\n\\n[[persona:workshop-owner]] `[[a]]`\\n\\n- a\\n\\n    ::: map order', file=page)\n"
    ),
    "docs/blog/index.md": "# Blog\n",
    "docs/blog/posts/one.md": (
        "---\ndate: 2026-01-05\n---\n\n# One\n\n[[persona:workshop-owner]]\n\n::: map order\n\n<!-- more -->\n\nb\n"
    ),
    "docs/macro.md": "# Macro\n\n- a\n\n    {{ order }}\n\n`[[persona:workshop-owner]]` [[persona:workshop-owner]]\n",
    "docs/parts.md": "# Parts\n\n{% include-markdown '../part.md' %}\n\n[[persona:workshop-owner]]\n",
    "part.md": "- a\n\n    ::: map order\n",
}
PLACES = {
    "made/deep/page": "../../../",
    "blog": "../",
    "blog/2026/01/05/one": "../../../../../",
    "macro": "../",
    "parts": "../",
}


def test_what_other_plugins_make_of_pages_is_recognized_too(tmp_path: Path) -> None:
    rest = "exclude_docs: make.py\nextra: {order: '::: map order'}\n"
    place(tmp_path, site_of(BESIDE, rest), WRITTEN_BESIDE)
    result = build(tmp_path)
    assert result.returncode == 0, result.stderr
    for page, up in PLACES.items():
        text = shown(tmp_path / f"site/{page}/index.html")
        assert f'<a href="{up}personas/workshop-owner/">Workshop owner</a>' in text, page
        assert "{map}" in text, page
        assert f'href="{up}journeys/order/"' in unescape((tmp_path / f"site/{page}/index.html").read_text("utf-8"))
    assert "<code>[[persona:workshop-owner]]</code>" in shown(tmp_path / "site/macro/index.html")


LEFT = {
    "a space": ("[[ persona:workshop-owner ]]", "`[[ persona:workshop-owner ]]` (line 3)"),
    "a capital": ("[[JOURNEY :order]]", "`[[JOURNEY :order]]` (line 3)"),
    "a cell": ("| a |\n|---|\n| ::: map order |", "`::: map order` (line 5)"),
    "a heading": ("## ::: journey order", "`::: journey order` (line 3)"),
    "an attribute": ('<img alt="[[journey:order]]" src="a.png">', "`[[journey:order]]` (line 3)"),
    "a tab without its extension": ('=== "Tab"\n\n    ::: journey order', "`::: journey order` (line 5)"),
    "a note without its extension": ("!!! note\n\n    See [[journey:order]]", "`[[journey:order]]` (line 5)"),
    "a made page": ("{{ left }}", "`[[persona:somebody]]`"),
}


def test_what_is_left_is_told_once_with_its_page_and_its_line(tmp_path: Path) -> None:
    pages = {f"docs/{name.replace(' ', '-')}.md": f"# {name}\n\n{text}\n" for name, (text, _) in LEFT.items()}
    pages |= {
        "docs/twice.md": "# Twice\n\n[[ journey:order ]] [[ journey:order ]]\n\n[[ evidence:x ]]\n",
        "docs/a.png": "",
    }
    pages |= {"docs/title.md": "---\ntitle: The [[persona:nobody]]\n---\nText\n"}
    pages |= {"docs/fine.md": "# Fine\n\n`[[ journey:order ]]` \\[[journey:order]]\n\n    ::: journey order\n"}
    place(tmp_path, site_of("  - macros\n", "extra: {left: '[[persona:somebody]]'}\n"), pages)
    result = build(tmp_path)
    assert result.returncode == 1
    told = [line for line in result.stderr.splitlines() if line.startswith("WARNING")]
    assert len(told) == len(LEFT) + 2
    (title,) = (each for each in told if "[[persona:nobody]]" in each)
    assert "docs/title.md" in title
    for name, (_, expected) in LEFT.items():
        page = f"docs/{name.replace(' ', '-')}.md"
        (line,) = (each for each in told if page in each)
        assert expected in line
    (line,) = (each for each in told if "docs/twice.md" in each)
    assert line.count("[[ journey:order ]]") == 1
    assert "`[[ evidence:x ]]` (line 5)" in line
    assert "backticks" in line


def test_an_unknown_id_is_a_finding_with_its_line_and_no_second_warning(tmp_path: Path) -> None:
    pages = {"docs/start.md": "# Start\n\n- a\n\n    ::: map nowhere\n\n[[persona:nobody]]\n"}
    place(tmp_path, site_of(), pages)
    result = build(tmp_path)
    assert result.returncode == 1
    assert "WARNING" not in result.stderr
    found = check_handbook(read_handbook(read_settings(tmp_path)), TODAY)
    lost = [each.location for each in found if each.rule == "unknown-reference"]
    assert [(each.path, each.line, each.column) for each in lost] == [("docs/start.md", 5, 5), ("docs/start.md", 7, 1)]
