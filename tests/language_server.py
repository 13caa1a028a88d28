"""An editor, as far as the YAML language server can tell: it opens files, asks, and listens."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from conftest import REPOSITORY

SERVER = REPOSITORY / "tests/node_modules/yaml-language-server/bin/yaml-language-server"
SECONDS = 30


class Editor:
    """Runs the server over its protocol in a folder, with the settings of that folder's `.vscode`."""

    def __init__(self, folder: Path) -> None:
        assert SERVER.is_file(), "npm install --prefix tests"
        self.folder = folder
        self._told: queue.Queue[dict[str, Any]] = queue.Queue()
        self._asked = self._opened = 0
        self.uri = ""
        self._server = subprocess.Popen(
            ["node", str(SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        threading.Thread(target=self._listen, daemon=True).start()
        self._settings = json.loads((folder / ".vscode/settings.json").read_text("utf-8"))

    def __enter__(self) -> Self:
        root = self.folder.as_uri()
        self.ask(
            "initialize",
            processId=None,
            rootUri=root,
            workspaceFolders=[{"uri": root, "name": "handbook"}],
            capabilities={
                "workspace": {"configuration": True, "workspaceFolders": True},
                "textDocument": {
                    "completion": {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}},
                    "hover": {"contentFormat": ["markdown"]},
                    "publishDiagnostics": {},
                },
            },
        )
        self._say("initialized", {})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.kill()
        self._server.communicate()

    def open(self, path: str, text: str) -> list[dict[str, Any]]:
        """Open a new file beside a path with a text, and give what the server finds in it."""
        self._opened += 1
        file = self.folder / path
        self.uri = uri = file.with_name(f"{file.stem}-{self._opened}.yaml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._say("textDocument/didOpen", {"textDocument": document})
        found: list[dict[str, Any]] = self._wait(
            lambda told: told.get("method") == "textDocument/publishDiagnostics" and told["params"]["uri"] == uri
        )["params"]["diagnostics"]
        return found

    def completions(self, line: int, column: int) -> dict[str, dict[str, Any]]:
        """Give what the server offers at a place of the file opened last, which counts from 0, by its label."""
        answer = self.ask("textDocument/completion", **self._at(line, column))
        return {each["label"]: each for each in answer["items"]}

    def hover(self, line: int, column: int) -> str:
        """Give what the server says of a place of the file opened last."""
        answer = self.ask("textDocument/hover", **self._at(line, column))
        return str(answer["contents"]["value"]) if answer else ""

    def ask(self, method: str, **words: object) -> Any:  # noqa: ANN401  JSON
        """Ask the server something, and wait for the answer."""
        self._asked += 1
        number = self._asked
        self._send({"jsonrpc": "2.0", "id": number, "method": method, "params": words})
        return self._wait(lambda told: told.get("id") == number and "method" not in told)["result"]

    def _at(self, line: int, column: int) -> dict[str, Any]:
        return {"textDocument": {"uri": self.uri}, "position": {"line": line, "character": column}}

    def _say(self, method: str, words: object) -> None:
        self._send({"jsonrpc": "2.0", "method": method, "params": words})

    def _send(self, message: dict[str, Any]) -> None:
        sent = json.dumps(message).encode()
        assert self._server.stdin
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(sent), sent))
        self._server.stdin.flush()

    def _wait(self, wanted: Any) -> dict[str, Any]:  # noqa: ANN401  a test of a message
        while True:
            told = self._told.get(timeout=SECONDS)
            if "method" in told and "id" in told:
                self._send({"jsonrpc": "2.0", "id": told["id"], "result": self._answer(told)})
            elif wanted(told):
                return told

    def _answer(self, asked: dict[str, Any]) -> object:
        if asked["method"] != "workspace/configuration":
            return None
        sections = [each.get("section", "") for each in asked["params"]["items"]]
        return [self._section(section) for section in sections]

    def _section(self, section: str) -> dict[str, Any]:
        prefix = f"{section}."
        found: dict[str, Any] = {}
        for name, value in self._settings.items():
            if name.startswith(prefix):
                *way, last = name.removeprefix(prefix).split(".")
                inner = found
                for step in way:
                    inner = inner.setdefault(step, {})
                inner[last] = value
        return found

    def _listen(self) -> None:
        pipe = self._server.stdout
        assert pipe
        while line := pipe.readline():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
                while pipe.readline().strip():
                    pass
                self._told.put(json.loads(pipe.read(length)))
