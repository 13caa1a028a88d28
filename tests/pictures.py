"""`make pictures`: take the pictures in README from the example handbook, in light and dark.

A page is photographed as it is built. A finding is what `personas check` prints for a copy with a misspelled field.
"""

from __future__ import annotations

import base64
import html
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

REPOSITORY = Path(__file__).resolve().parents[1]
FOLDER = REPOSITORY / "docs/pictures"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SCHEMES = ("light", "dark")
QUALITY = 80
MISTAKE = ("personas/front-desk.yaml", "frequency: every morning", "freqency: every morning")
TERMINAL = """<!doctype html><meta charset="utf-8"><style>
:root { color-scheme: light dark; }
body { margin: 0; padding: 24px 28px; background: light-dark(#f6f8fa, #161b22); color: light-dark(#1f2328, #e6edf3); }
pre { margin: 0; font: 15px/1.5 monospace; white-space: pre-wrap; }
</style><pre>"""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in both schemes: its name, the page it shows, and its size in pixels."""

    name: str
    page: str
    width: int
    height: int

    @property
    def files(self) -> tuple[str, ...]:
        """The names of its files."""
        return tuple(f"{self.name}-{scheme}.webp" for scheme in SCHEMES)


PICTURES = (
    Picture("persona", "site/personas/workshop-owner/index.html", 1280, 860),
    Picture("finding", "finding.html", 1040, 210),
)


def main() -> None:
    """Build the example in a folder of its own, and take every picture of it."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = _built(Path(folder) / "handbook")
        browser = playwright.chromium.launch(executable_path=_program(), args=["--no-sandbox"])
        for picture in PICTURES:
            for scheme, file in zip(SCHEMES, picture.files, strict=True):
                (FOLDER / file).write_bytes(_taken(browser, picture, (root / picture.page).as_uri(), scheme))
                size = (FOLDER / file).stat().st_size
                sys.stdout.write(f"{FOLDER.relative_to(REPOSITORY) / file}: {size:,} bytes\n")
        browser.close()


def _program() -> str:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if not found:
        sys.exit(f"Pictures need Chromium: install one of {', '.join(BROWSERS)}.")
    return found


def _built(root: Path) -> Path:
    """Copy the example, build its site, and write down what the check prints for a mistake in the copy."""
    for name in ("personas", "journeys", "docs", "schemas"):
        shutil.copytree(REPOSITORY / name, root / name)
    settings = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(f"{settings}\nuse_directory_urls: true\n", "utf-8")
    _run(root, "mkdocs", "build", "--quiet")
    path, right, wrong = MISTAKE
    file = root / path
    file.write_text(file.read_text("utf-8").replace(right, wrong, 1), "utf-8")
    told = _run(root, "personas", "check", path)
    (root / "finding.html").write_text(f"{TERMINAL}$ personas check\n{html.escape(told)}</pre>", "utf-8")
    return root


def _run(root: Path, program: str, *words: str) -> str:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
    command = [str(Path(sys.executable).with_name(program)), *words]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False)
    if done.returncode > 1:
        sys.exit(done.stderr)
    return done.stdout


def _taken(browser: Browser, picture: Picture, address: str, scheme: str) -> bytes:
    """Take one picture as WebP, which playwright itself does not write."""
    page = browser.new_page(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.evaluate("() => document.fonts.ready.then(() => true)")
    options = {"format": "webp", "quality": QUALITY}
    taken = page.context.new_cdp_session(page).send("Page.captureScreenshot", options)
    page.close()
    return base64.b64decode(taken["data"])


if __name__ == "__main__":
    main()
