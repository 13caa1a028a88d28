"""An editor, as far as a language server can tell: it opens files, asks, and listens."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from conftest import REPOSITORY

SERVER = REPOSITORY / "tests/node_modules/yaml-language-server/bin/yaml-language-server"
SECONDS = 30


class Conversation:
    """Runs a language server, and speaks with it over standard input and output."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self.folder = folder
        self._told: queue.Queue[dict[str, Any]] = queue.Queue()
        self._asked = 0
        self._server = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=folder
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def begin(self, capabilities: Mapping[str, Any], *folders: Path) -> Any:  # noqa: ANN401  JSON
        """Open some folders as a workspace, and give what the server says that it can do."""
        folders = folders or (self.folder,)
        can = self.ask(
            "initialize",
            processId=None,
            rootUri=folders[0].as_uri(),
            workspaceFolders=[{"uri": each.as_uri(), "name": each.name} for each in folders],
            capabilities=capabilities,
        )
        self.say("initialized", {})
        return can

    def end(self) -> None:
        """Stop the server."""
        self._server.kill()
        self._server.communicate()

    def ask(self, method: str, **words: object) -> Any:  # noqa: ANN401  JSON
        """Ask the server something, and wait for the answer."""
        answer = self.answer(method, **words)
        assert "error" not in answer, answer
        return answer["result"]

    def answer(self, method: str, **words: object) -> dict[str, Any]:
        """Ask the server something, and give its whole answer, be it an error."""
        self._asked += 1
        number = self._asked
        self._send({"jsonrpc": "2.0", "id": number, "method": method, "params": words})
        return self.wait(lambda told: told.get("id") == number and "method" not in told)

    def say(self, method: str, words: object) -> None:
        """Tell the server something that it does not answer."""
        self._send({"jsonrpc": "2.0", "method": method, "params": words})

    def wait(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Wait for a message; what the server asks meanwhile is answered, and what else it tells is passed over."""
        while True:
            told = self._told.get(timeout=SECONDS)
            if "method" in told and "id" in told:
                self._send({"jsonrpc": "2.0", "id": told["id"], "result": self.answer_to(told)})
            elif wanted(told):
                return told

    def answer_to(self, _asked: dict[str, Any]) -> object:
        """Give the answer to what the server asks."""
        return None

    def _send(self, message: dict[str, Any]) -> None:
        sent = json.dumps(message).encode()
        assert self._server.stdin
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(sent), sent))
        self._server.stdin.flush()

    def _listen(self) -> None:
        pipe = self._server.stdout
        assert pipe
        while line := pipe.readline():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
                while pipe.readline().strip():
                    pass
                self._told.put(json.loads(pipe.read(length)))


class Editor(Conversation):
    """Runs the YAML language server in a folder, with the settings of that folder's `.vscode`."""

    def __init__(self, folder: Path) -> None:
        assert SERVER.is_file(), "npm install --prefix tests"
        super().__init__(["node", str(SERVER), "--stdio"], folder)
        self._opened = 0
        self.uri = ""
        self._settings = json.loads((folder / ".vscode/settings.json").read_text("utf-8"))

    def __enter__(self) -> Self:
        self.begin(
            {
                "workspace": {"configuration": True, "workspaceFolders": True},
                "textDocument": {
                    "completion": {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}},
                    "hover": {"contentFormat": ["markdown"]},
                    "publishDiagnostics": {},
                },
            }
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def open(self, path: str, text: str) -> list[dict[str, Any]]:
        """Open a new file beside a path with a text, and give what the server finds in it."""
        self._opened += 1
        file = self.folder / path
        self.uri = uri = file.with_name(f"{file.stem}-{self._opened}.yaml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.say("textDocument/didOpen", {"textDocument": document})
        found: list[dict[str, Any]] = self.wait(
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

    def _at(self, line: int, column: int) -> dict[str, Any]:
        return {"textDocument": {"uri": self.uri}, "position": {"line": line, "character": column}}

    def answer_to(self, asked: dict[str, Any]) -> object:
        """Give the settings that the server asks for."""
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
