"""The one place that asks a page something at once; everybody else waits until the page gives the wanted answer."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

PATIENCE = 30
STILL = """
() => document.readyState === "complete" && document.fonts.status === "loaded" && document.getAnimations().every(
  (each) => each.playState !== "running" || each.effect.getComputedTiming().endTime === Infinity)
"""
MIDDLE = """
button => {
  button.scrollIntoView({ block: "center" });
  const box = button.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}
"""
TEXT = "element => element.innerText"

expect.set_options(timeout=PATIENCE * 1000)


def eventually(where: Page | Locator, script: str, holds: Callable[[Any], bool], arg: object = None) -> Any:  # noqa: ANN401  what a script gives
    """Wait until a script in the page gives an answer that holds, and return the answer."""
    answer = last_answer(where, script, holds, arg)
    assert holds(answer), f"The page never gave the expected answer; its last one is {answer!r}."
    return answer


def last_answer(where: Page | Locator, script: str, holds: Callable[[Any], bool], arg: object = None) -> Any:  # noqa: ANN401  what a script gives
    """Wait like `eventually`, but return the last answer even if it does not hold, for a test that collects them."""
    page = where if isinstance(where, Page) else where.page
    until = time.monotonic() + PATIENCE
    while True:
        is_still = page.evaluate(STILL)
        answer = where.evaluate(script, arg)
        if (is_still and holds(answer)) or time.monotonic() > until:
            return answer
        page.wait_for_timeout(100)


def alter(where: Page | Locator, script: str, arg: object = None) -> None:
    """Run a script that changes the page."""
    where.evaluate(script, arg)


def press(button: Locator) -> None:
    """Press the mouse where a button is, and release it a moment later, as a hand does."""
    x, y = eventually(button, MIDDLE, bool)
    button.page.mouse.click(x, y, delay=80)
