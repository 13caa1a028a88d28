"""The tests of the browser wait for what they expect: asking a page once fails on a busy machine."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
MAY_ASK_AT_ONCE = (TESTS / "browser/waiting.py", TESTS / "pictures.py")  # which is no test
SHORTEST_TIMEOUT = 10_000
SCRIPT = "`eventually(page, script, holds)` or `alter(page, script)` from browser/waiting.py"
VISIBLE = "`expect(locator).to_be_visible()` or `.to_be_hidden()`"
STATE = "`expect(locator).to_be_enabled()`, `.to_be_disabled()`, `.to_be_editable()` or `.to_be_checked()`"
TEXT = "`expect(locator).to_have_text(...)` or `.to_contain_text(...)`"
ADVICE = {
    **dict.fromkeys(("inner_text", "text_content", "inner_html", "content"), TEXT),
    **dict.fromkeys(("all_inner_texts", "all_text_contents"), "`expect(locator).to_have_text([...])`"),
    **dict.fromkeys(("is_visible", "is_hidden"), VISIBLE),
    **dict.fromkeys(("is_enabled", "is_disabled", "is_editable", "is_checked"), STATE),
    **dict.fromkeys(("evaluate", "evaluate_all", "evaluate_handle"), SCRIPT),
    **dict.fromkeys(("eval_on_selector", "eval_on_selector_all", "bounding_box"), SCRIPT),
    **dict.fromkeys(("query_selector", "query_selector_all", "element_handle", "element_handles"), "`page.locator`"),
    **dict.fromkeys(("wait_for_timeout", "sleep"), "a wait for what the page shows afterwards: `expect(...)`"),
    "input_value": "`expect(locator).to_have_value(...)`",
    "get_attribute": "`expect(locator).to_have_attribute(name, value)`",
}
WITHOUT_ARGUMENTS = {
    "count": "`expect(locator).to_have_count(...)`",
    "all": "`expect(locator).to_have_count(...)`, then `locator.nth(number)`",
    "title": "`expect(page).to_have_title(...)`",
}


def asked_at_once(source: str) -> Iterator[tuple[int, str]]:
    """Give the lines that ask a page without waiting, and what to write instead."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            yield from ((node.lineno, advice) for advice in _advice(node))
        elif isinstance(node, ast.Assert | ast.If | ast.While):
            yield from ((each.lineno, "`expect(page).to_have_url(...)`") for each in _addresses(node))


def _advice(call: ast.Call) -> Iterator[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in ADVICE:
        yield f"{ADVICE[name]} instead of `{name}`"
    elif name in WITHOUT_ARGUMENTS and isinstance(call.func, ast.Attribute) and not (call.args or call.keywords):
        yield f"{WITHOUT_ARGUMENTS[name]} instead of `{name}`"
    for keyword in call.keywords:
        timeout = getattr(keyword.value, "value", None) if keyword.arg == "timeout" else None
        if isinstance(timeout, int | float) and timeout < SHORTEST_TIMEOUT:
            yield f"no `timeout`, or one of at least {SHORTEST_TIMEOUT} ms"


def _addresses(statement: ast.Assert | ast.If | ast.While) -> Iterator[ast.Attribute]:
    for node in ast.walk(statement.test):
        if isinstance(node, ast.Attribute) and node.attr == "url":
            owner = node.value
            if "page" in (getattr(owner, "id", ""), getattr(owner, "attr", "")):
                yield node


def browser_tests() -> list[Path]:
    """Give every file of the suite that uses a browser."""
    files = [file for file in sorted(TESTS.rglob("*.py")) if "node_modules" not in file.parts]
    return [file for file in files if file != Path(__file__) and "playwright" in file.read_text("utf-8")] + [
        file for file in sorted((TESTS / "browser").glob("test_*.py")) if "playwright" not in file.read_text("utf-8")
    ]


def test_no_test_of_the_browser_asks_the_page_once() -> None:
    files = browser_tests()
    assert set(MAY_ASK_AT_ONCE) <= set(files)
    assert len(files) > 8
    found = [
        f"{file.relative_to(TESTS.parent)}:{line}: the page may not be ready yet; write {advice}."
        for file in files
        if file not in MAY_ASK_AT_ONCE
        for line, advice in asked_at_once(file.read_text("utf-8"))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "source",
    [
        "assert page.evaluate('document.activeElement.id') == 'a'",
        "page.click('#a')\nfound = page.evaluate('document.activeElement.id')\nassert found == 'a'",
        "assert page.locator('#a').inner_text() == 'A'",
        "page.click('#a')\ntext = page.inner_text('#a')",
        "assert 'A' in page.locator('#a').text_content()",
        "assert page.locator('li').all_inner_texts() == ['A']",
        "assert page.locator('li').count() == 3",
        "assert all(each.is_visible() for each in page.locator('li').all())",
        "if page.locator('#a').is_visible():\n    page.click('#b')",
        "assert not page.is_checked('#a')",
        "assert page.input_value('#a') == 'A'",
        "assert page.locator('#a').get_attribute('aria-invalid') == 'true'",
        "assert page.title() == 'A'",
        "assert 'secret' not in page.content()",
        "assert page.url.endswith('/a/')",
        "assert visitor.page.url == 'a'",
        "assert page.locator('li').evaluate_all('all => all.length') == 3",
        "box = page.locator('#a').bounding_box()",
        "assert page.query_selector('#a')",
        "page.wait_for_timeout(80)",
        "time.sleep(1)",
        "sleep(1)",
        "expect(page.locator('#a')).to_be_visible(timeout=500)",
    ],
)
def test_what_asks_once_is_found(source: str) -> None:
    assert list(asked_at_once(source))


@pytest.mark.parametrize(
    "source",
    [
        "expect(page.locator('#a')).to_be_focused()",
        "expect(page.locator('li')).to_have_text(['A', 'B'])",
        "expect(page.locator('li')).to_have_count(3)",
        "expect(page).to_have_title('A')",
        "expect(page).to_have_url('a')",
        "eventually(page, 'document.documentElement.scrollWidth', lambda width: width <= 360)",
        "alter(page, 'scrollTo(0, 0)')",
        "page.wait_for_function('window.opened.length')",
        "page.click('#a')",
        "assert request.url.startswith('a')",
        "assert 'abc'.count('a') == 1",
        "page.locator('#a').wait_for(timeout=20_000)",
    ],
)
def test_what_waits_is_not_found(source: str) -> None:
    assert not list(asked_at_once(source))
