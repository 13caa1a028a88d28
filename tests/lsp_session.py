"""An editor that speaks with `personas lsp`: it opens files of a handbook, types, and asks."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from language_server import Conversation

CURSOR = "▮"


class Session(Conversation):
    """Runs our language server in a folder; places are given by a sign in the text, which is taken out."""

    def __init__(self, folder: Path, **capabilities: Mapping[str, Any]) -> None:
        super().__init__([sys.executable, "-c", "from persona_handbook.cli import main; main()", "lsp"], folder)
        self.can = self.begin(capabilities)["capabilities"]
        self._versions: dict[str, int] = {}
        self._texts: dict[str, str] = {}
        self.told: set[str] = set()

    def uri(self, path: str) -> str:
        return (self.folder / path).as_uri()

    def type(self, path: str, text: str) -> None:
        """Open a file with a text, or type it in place of what is there."""
        uri = self.uri(path)
        self._texts[path] = text
        version = self._versions[uri] = self._versions.get(uri, 0) + 1
        if version == 1:
            document = {"uri": uri, "languageId": "yaml", "version": version, "text": text}
            self.say("textDocument/didOpen", {"textDocument": document})
        else:
            named = {"uri": uri, "version": version}
            self.say("textDocument/didChange", {"textDocument": named, "contentChanges": [{"text": text}]})

    def close_all(self) -> None:
        """Close every file without saving it."""
        for path in list(self._texts):
            self.close(path)

    def close(self, path: str) -> None:
        uri = self.uri(path)
        self._texts.pop(path, None)
        if self._versions.pop(uri, None):
            self.say("textDocument/didClose", {"textDocument": {"uri": uri}})

    def findings(self, path: str, text: str) -> list[dict[str, Any]]:
        """Type a text into a file, and give what the server then finds in it."""
        self.type(path, text)
        return self.told_of(path)

    def told_of(self, path: str, rule: str | None = None, *, is_there: bool = True) -> list[dict[str, Any]]:
        """Wait for the findings of a file as it is typed now; or until a rule is among them, or no longer."""
        uri, version = self.uri(path), self._versions.get(self.uri(path))

        def wanted(told: dict[str, Any]) -> bool:
            if told.get("method") != "textDocument/publishDiagnostics":
                return False
            said = told["params"]
            self.told.add(said["uri"])
            rules = [each["code"] for each in said["diagnostics"]]
            is_now = version is None or said.get("version") == version
            return bool(said["uri"] == uri and is_now and (rule is None or (rule in rules) is is_there))

        found: list[dict[str, Any]] = self.wait(wanted)["params"]["diagnostics"]
        return found

    def changes(self, edit: dict[str, Any]) -> tuple[dict[str, list[dict[str, Any]]], dict[str, str]]:
        """Give the edits of each file that a change makes, and the files that it renames."""
        base = f"{self.folder.as_uri()}/"
        edits = {uri.removeprefix(base): those for uri, those in edit.get("changes", {}).items()}
        files = {}
        for each in edit.get("documentChanges", []):
            if each.get("kind") == "rename":
                files[each["oldUri"].removeprefix(base)] = each["newUri"].removeprefix(base)
            else:
                edits[each["textDocument"]["uri"].removeprefix(base)] = each["edits"]
        return edits, files

    def applied(self, path: str, edits: Iterable[dict[str, Any]]) -> str:
        """Give what the text typed into a file becomes by edits, as an editor makes them."""
        text = self._texts[path].encode("utf-16-le")
        lines = text.decode("utf-16-le").split("\n")
        starts = [
            2 * len("\n".join(lines[:index]).encode("utf-16-le")) // 2 + 2 * bool(index) for index in range(len(lines))
        ]
        for edit in sorted(edits, key=lambda each: str(each["range"]["start"]), reverse=True):
            start, end = (
                starts[edit["range"][side]["line"]] + 2 * edit["range"][side]["character"] for side in ("start", "end")
            )
            text = text[:start] + edit["newText"].encode("utf-16-le") + text[end:]
        return text.decode("utf-16-le")

    def at(self, path: str, text: str) -> dict[str, Any]:
        """Type a text without the sign of the cursor, and give where the cursor is."""
        before, _, after = text.partition(CURSOR)
        self.type(path, before + after)
        *above, line = before.split("\n")
        position = {"line": len(above), "character": len(line.encode("utf-16-le")) // 2}
        return {"textDocument": {"uri": self.uri(path)}, "position": position}
