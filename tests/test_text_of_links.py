"""A link in Markdown that somebody wrote: kept where it is safe, and otherwise shown as it was written."""

from __future__ import annotations

from html import unescape

import pytest

from persona_handbook.site.text import from_markdown, in_html


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[x](javascript:alert)", "<p>[x](javascript:alert)</p>"),
        ("[x](javascript:alert 'title')", "<p>[x](javascript:alert 'title')</p>"),
        ("[x](https://example.com/)", '<p><a href="https://example.com/" rel="noopener noreferrer">x</a></p>'),
        (r"[x](..\lint.md)", r"<p>[x](..\lint.md)</p>"),
        ("[x](../lint.md)", '<p><a href="../lint.md" rel="noopener noreferrer">x</a></p>'),
    ],
)
def test_a_link(written: str, shown: str) -> None:
    assert unescape(from_markdown(written)).strip() == shown


def test_an_attribute_holds_nothing_that_another_reader_of_the_page_could_take_for_its_own() -> None:
    """A colon begins an emoji, an underscore emphasis, a quote the end of the attribute."""
    written = from_markdown("[x](https://example.com/a_b_c 'it_is :smile: <i> ~ {{ y }}')")
    _, address, _, title, *_ = written.split('"')
    assert address == "https&#58;&#47;&#47;example.com&#47;a&#95;b&#95;c"
    assert title == ("it&#95;is &#58;smile&#58; &#60;i&#62; &#126; &#123;&#123; y &#125;&#125;")


def test_a_text_holds_no_colon_and_no_underscore() -> None:
    assert in_html("a_b:c") == "a&#95;b&#58;c"
    assert from_markdown("a_b:c").strip() == "<p>a&#95;b&#58;c</p>"
