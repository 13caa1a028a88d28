"""What stands on the pages of a site decides what its Content-Security-Policy allows, and no more."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

from conftest import WriteHandbook
from persona_handbook.cli import main
from persona_handbook.site.served.policy import policy_of

HASH_OF_1 = "'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"
EMPTY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self' data:",
    **dict.fromkeys(("connect-src", "worker-src", "manifest-src", "media-src", "frame-src"), "'self'"),
    **dict.fromkeys(("base-uri", "form-action", "frame-ancestors"), "'self'"),
}


def directives(html: str) -> dict[str, str]:
    """Give the directives in which the policy of a page differs from that of an empty one."""
    parts = (part.partition(" ") for part in policy_of([("index.html", html)]).text.split("; "))
    found = {name: sources for name, _, sources in parts}
    assert EMPTY.keys() <= found.keys()
    return {name: sources for name, sources in found.items() if sources != EMPTY.get(name)}


@pytest.mark.parametrize(
    ("html", "allowed"),
    [
        ("<p>Text</p>", {}),
        ("<script>1</script>", {"script-src": f"'self' {HASH_OF_1}"}),
        ("<script>1</script><p><script>1</script>", {"script-src": f"'self' {HASH_OF_1}"}),
        ("<script type=module>1</script>", {"script-src": f"'self' {HASH_OF_1}"}),
        ("<SCRIPT TYPE='text/JavaScript'>1</SCRIPT>", {"script-src": f"'self' {HASH_OF_1}"}),
        ("<script type='application/json'>1</script>", {}),
        ("<script src='a.js'>1</script>", {}),
        ("<script src='https://cdn.example/a.js'></script>", {"script-src": "'self' https://cdn.example"}),
        ("<script src='//CDN.example:8080/a.js'></script>", {"script-src": "'self' https://cdn.example:8080"}),
        ("<script src='https://a.example; script-src *'></script>", {}),
        ("<script src=''></script>", {}),
        ("<link rel='stylesheet' href='https://a.example/a.css'>", {"style-src": "'self' https://a.example"}),
        (
            "<link rel='preconnect' href='https://a.example' crossorigin>",
            {"font-src": "'self' data: https://a.example"},
        ),
        ("<link rel='shortcut icon' href='https://a.example/i'>", {"img-src": "'self' data: https://a.example"}),
        ("<link rel='canonical' href='https://a.example/'>", {}),
        ("<a href='https://a.example/'>A</a>", {}),
        ("<img src='https://a.example/i.png'>", {"img-src": "'self' data: https://a.example"}),
        ("<img srcset='a.png 1x, https://a.example/i.png 2x'>", {"img-src": "'self' data: https://a.example"}),
        ("<iframe src='https://a.example/'></iframe>", {"frame-src": "'self' https://a.example"}),
        ("<object data='https://a.example/'></object>", {"object-src": "https://a.example"}),
        ("<form action='https://a.example/'></form>", {"form-action": "'self' https://a.example"}),
        (
            "<a data-md-component='source' href='https://github.com/a/b'>",
            {"connect-src": "'self' https://api.github.com"},
        ),
        (
            "<a data-md-component='source' href='https://git.example/a'>",
            {"connect-src": "'self' https://git.example"},
        ),
        ("<p style='color: red'>Text</p>", {"style-src": "'self' 'unsafe-inline'"}),
        ("<style>p {}</style>", {"style-src": "'self' 'unsafe-inline'"}),
        ("<pre class='x mermaid'>", {"style-src": "'self' 'unsafe-inline'"}),
        ("<div class='ph-diagram ph-diagram-zoom-1'>", {"style-src": "'self' 'unsafe-inline'"}),
        ("<p>&lt;script>1&lt;/script> style='color: red' <!-- <style>p {}</style> --></p>", {}),
    ],
)
def test_a_page_is_allowed_what_it_needs(html: str, allowed: dict[str, str]) -> None:
    assert directives(html) == allowed


def test_a_script_of_many_lines_has_the_hash_that_browsers_take() -> None:
    of_windows, of_others = (directives(f"<script>{text}</script>") for text in ("1;\r\n2;\r3", "1;\n2;\n3"))
    assert of_windows == of_others != {}


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ("<a onclick='go()'>", "<a onclick>"),
        ("<a href='javascript:go()'>", "<a href=javascript:>"),
        ("<a href=' java\tScript:go()'>", "<a href=javascript:>"),
        ("<body ONLOAD=go()>", "<body onload>"),
    ],
)
def test_what_no_hash_can_allow_is_named_with_its_pages(html: str, what: str) -> None:
    policy = policy_of([("b.html", html), ("a.html", html), ("c.html", "<p>")])
    assert policy.refused == {what: ("a.html", "b.html")}


@pytest.mark.parametrize(
    ("files", "code", "out", "told"),
    [
        ({"a/index.html": "<script>1</script>"}, 0, HASH_OF_1, ""),
        (
            {"index.html": "<p style=''>", "a.html": "<p style=''>"},
            0,
            "style-src 'self' 'unsafe-inline'",
            "Styles need 'unsafe-inline' because of <p style>: a.html and 1 more.\n",
        ),
        ({"index.html": "<a onclick='go()'>"}, 1, "script-src 'self';", "The policy blocks <a onclick>: index.html.\n"),
        ({"index.html": "", "assets/mermaid.min.js": "1"}, 0, HASH_OF_1, ""),
        ({"a.txt": ""}, 2, "", "personas: {} contains no HTML page. Build the site first: mkdocs build\n"),
    ],
)
def test_the_command_prints_the_policy_and_what_stands_against_a_stricter_one(
    write: WriteHandbook, files: dict[str, str], code: int, out: str, told: str
) -> None:
    root = write(files)
    done = CliRunner().invoke(main, ["csp", str(root)])
    assert (done.exit_code, done.stderr) == (code, told.format(root))
    assert out in done.stdout
    assert len(done.stdout.splitlines()) <= 1
    assert not re.search(r"script-src [^;]*unsafe", done.stdout)
