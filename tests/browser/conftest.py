"""Sites that are really built, served on this machine, and looked at in a real browser that reaches no other host."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, Route, expect, sync_playwright

from browser.hostile import write_hostile_handbook
from browser.waiting import PATIENCE, eventually

REPOSITORY = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPEN_SHADOWS = """
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function () { return attach.call(this, { mode: "open" }); };
"""
WORDS_OF_DIAGRAMS = """
() => [...document.querySelectorAll('div.mermaid')]
  .map((figure) => (figure.shadowRoot || figure).querySelector('svg')?.textContent.replace(/\\s+/g, ' ') || "")
"""

Build = Callable[..., str]
FOLDERS: dict[str, Path] = {}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the browser tests of a file in one process, so that few processes build the sites and start a browser."""
    if not config.pluginmanager.hasplugin("xdist"):
        return
    for item in items:
        if item.get_closest_marker("browser") and not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(f"browser: {item.path.stem}"))


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files, under a Content-Security-Policy if there is one, and keeps silent."""

    def __init__(self, *words: Any, policy: str = "", **more: Any) -> None:  # noqa: ANN401  as its library has it
        self.policy = policy
        super().__init__(*words, **more)

    def end_headers(self) -> None:
        """Send the policy with every file."""
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium; a test that needs it fails without it."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    assert found, f"No browser: none of {', '.join(BROWSERS)} is installed."
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def host() -> Iterator[Callable[..., str]]:
    """Serve a folder of pages, and give its address."""
    servers: list[ThreadingHTTPServer] = []

    def hosted(out: Path, policy: str = "") -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(out), policy=policy))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        address = f"http://127.0.0.1:{server.server_port}/"
        FOLDERS[address] = out
        return address

    yield hosted
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def serve(host: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the site of a folder with MkDocs, serve it, and give its address."""

    def served(root: Path, *, instant: bool = True, as_it_is: bool = False) -> str:
        folder = root if as_it_is else _copied(root, tmp_path_factory.mktemp("handbook"), instant=instant)
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], check=True, cwd=folder, env=environment)
        return host(folder / "site")

    return served


@pytest.fixture(scope="session")
def site(serve: Build) -> str:
    """The address of the example handbook's site."""
    return serve(REPOSITORY)


@pytest.fixture(scope="session")
def hostile_site(serve: Build, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the site of a handbook full of hostile text."""
    root = tmp_path_factory.mktemp("hostile")
    write_hostile_handbook(root)
    return serve(root)


def _copied(root: Path, folder: Path, *, instant: bool) -> Path:
    """Copy a handbook, so that nothing is written beside the one under test."""
    for name in ("docs", "journeys", "personas"):
        shutil.copytree(root / name, folder / name)
    settings = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
    if not instant:
        settings["theme"]["features"].remove("navigation.instant")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), "utf-8")
    return folder


class Visitor:
    """Somebody who opens pages behind a firewall, and what went wrong for them."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.asked_outside: list[str] = []
        page.set_default_timeout(PATIENCE * 1000)
        self.complaints: list[str] = []
        page.add_init_script(OPEN_SHADOWS)
        page.route("**/*", self._only_here)
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", self._dismiss)

    def _only_here(self, route: Route, request: Request) -> None:
        if request.url.startswith((self.address, "data:", "blob:")):
            route.continue_()
        else:
            self.asked_outside.append(request.url)
            route.abort()

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"{message.text} ({message.location['url']})")

    def _dismiss(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def open(self, path: str) -> Page:
        """Open a page of the site."""
        self.page.goto(self.address + path)
        return self.page

    def kinds_of_page(self) -> list[str]:
        """Give one page of each kind: the first of each folder and depth, and every page at the top."""
        index = self.page.request.get(f"{self.address}search/whole_index.json").json()
        first: dict[tuple[str, int], str] = {}
        for path in sorted({entry["location"].split("#")[0] for entry in index["docs"]}):
            parts = path.strip("/").split("/")
            first.setdefault((parts[0], len(parts)), path)
        return list(first.values())

    def diagrams(self, count: int) -> list[str]:
        """Wait until so many diagrams are drawn, and give the words in each."""
        places = self.page.locator(".ph-diagram")
        expect(places).to_have_count(count)
        for number in range(count):
            places.nth(number).scroll_into_view_if_needed()
            expect(places.nth(number).locator("div.mermaid")).to_be_attached()
        drawn: list[str] = eventually(
            self.page, WORDS_OF_DIAGRAMS, lambda words: len([each for each in words if each]) == count
        )
        return drawn


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visitor]]:
    """Begin a visit to a site, in light or dark, at a width; it ends without a request outside and without errors."""
    visitors: list[Visitor] = []

    def begin(address: str, *, dark: bool = False, width: int = 1280, script: bool = True) -> Visitor:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            locale="en-US",
            timezone_id="UTC",
        )
        visitor = Visitor(context.new_page(), address)
        visitors.append(visitor)
        return visitor

    yield begin
    for visitor in visitors:
        visitor.page.context.close()
        assert visitor.asked_outside == []
        assert visitor.complaints == []
