"""How Lighthouse judges the built site: `python benchmarks/lighthouse.py [SITE]`.

Needs Node.js and Chromium; `npm install lighthouse` where `npx lighthouse` finds it. The site is served compressed, as
hosts do it.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PAGES = ("", "personas/", "personas/workshop-owner/", "journeys/workshop-owner-decides/", "teams/product/")
CATEGORIES = ("performance", "accessibility", "best-practices")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class Compressed(SimpleHTTPRequestHandler):
    """Serves text compressed and lets it be kept, as a host does."""

    def do_GET(self) -> None:
        """Send a file."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self.send_error(404)
            return
        content = gzip.compress(file.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=31536000")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def scores(address: str) -> dict[str, int]:
    """Let Lighthouse judge a page; give its score in each category, out of 100."""
    browser = next(found for name in BROWSERS if (found := shutil.which(name)))
    told = subprocess.run(
        [
            *("npx", "lighthouse", address, "--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}"),
            "--chrome-flags=--headless=new --no-sandbox",
        ],
        env={**os.environ, "CHROME_PATH": browser},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return {name: round(100 * found["score"]) for name, found in json.loads(told.stdout)["categories"].items()}


def main() -> None:
    """Print the scores of some pages."""
    site = sys.argv[1] if len(sys.argv) > 1 else "site"
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressed, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for page in PAGES:
        found = scores(f"http://127.0.0.1:{server.server_port}/{page}")
        print(f"{page or 'home':40}", *(f"{name} {score:3}" for name, score in found.items()))
    server.shutdown()


if __name__ == "__main__":
    main()
