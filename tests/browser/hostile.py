"""A handbook of text that would like to be something else, written into a folder."""

from __future__ import annotations

import json
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
NAME = "<img src=x onerror=alert(1)>"
PAIN = '--8<-- "../../secret.txt" and {{ 7*7 }} </title><script>alert(2)</script> [[persona:x]] :smile: *[HTML]: no'
ACTIONS = ('title; # : , %% "quoted"', "section: <b>two</b>", "%%{init: {'theme': 'dark'}}%% {{ 7*7 }}")


def quoted(text: str) -> str:
    return json.dumps(text)


def write_hostile_handbook(root: Path) -> None:
    steps = "".join(f"      - {{action: {quoted(action)}, feeling: 2}}\n" for action in ACTIONS)
    files = {
        "personas/hostile.yaml": f"name: {quoted(NAME)}\nstatus: draft\nsummary: {quoted(PAIN)}\n"
        f"pains:\n  - {{id: hostile-pain, text: {quoted(PAIN)}}}\n"
        f"sections:\n  - {{title: {quoted(NAME)}, body: {quoted(PAIN + chr(10) * 2 + '[x](javascript:alert(3))')}}}\n",
        "journeys/hostile-way.yaml": f"title: {quoted(NAME)}\npersona: hostile\nkind: usage\nstatus: draft\n"
        f"stages:\n  - id: one\n    name: {quoted('journey ' + NAME)}\n    steps:\n{steps}",
        "docs/index.md": "# Home\n\n::: handbook\n",
        "secret.txt": "the secret",
        "mkdocs.yml": (REPOSITORY / "mkdocs.yml").read_text("utf-8").split("nav:")[0]
        + "\nmarkdown_extensions: [abbr, admonition, pymdownx.snippets, pymdownx.emoji, pymdownx.magiclink, smarty]\n",
    }
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, "utf-8")
