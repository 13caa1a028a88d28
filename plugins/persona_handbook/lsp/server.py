"""The language server: handles the requests of an editor."""

from __future__ import annotations

import os
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from persona_handbook import __version__
from persona_handbook.finding import by_file
from persona_handbook.lsp.checks import Checked, Checks
from persona_handbook.lsp.editor_answers import EditorAnswers
from persona_handbook.lsp.features.completion import offers
from persona_handbook.lsp.features.fixes import offered
from persona_handbook.lsp.features.hover import said_of
from persona_handbook.lsp.features.mentions import Mentioned, mentioned_at, places_of, thing_of
from persona_handbook.lsp.features.rename import NotRenamedError, renameable, renamed
from persona_handbook.lsp.features.symbols import outline
from persona_handbook.lsp.positions import Text
from persona_handbook.lsp.reading import Reading
from persona_handbook.lsp.watched import Unsaved, Watched
from persona_handbook.lsp.workspace import Workspace
from persona_handbook.message import gettext

NAME = "personas"
TRIGGERS = ["[", ":", " ", "-", ",", "/"]
RESOURCES = "rename"
FILES = "**/*.{yaml,yml,md,j2,po}"  # what a handbook is made of


@dataclass(frozen=True)
class Asked:
    """A request about a place in a file of a handbook."""

    handbook: Watched
    reading: Reading
    path: str
    answers: EditorAnswers

    def offset(self, position: types.Position) -> int:
        """Return the offset of a position in the file."""
        return self.answers.text(self.path).offset(position)

    def mentioned(self, position: types.Position) -> Mentioned | None:
        """Return the ID at a position."""
        return mentioned_at(self.reading, self.path, self.offset(position))


class Server:
    """A language server on standard input and output; an editor starts one for each workspace."""

    def __init__(self, config: Path | None = None) -> None:
        """Start without open files.

        Args:
            config: the configuration file of a handbook, if it has another name than usual
        """
        # whole texts: pygls counts lines differently from the protocol where a text has other line separators
        self._editor = LanguageServer(NAME, __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self._workspace = Workspace(config)
        self._checks = Checks(self._typed, self._publish)
        self._published: dict[Path, set[str]] = {}
        for method, handler in self._handlers().items():
            self._editor.feature(method)(_plain(handler))
        self._editor.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=TRIGGERS))(
            _plain(self._complete)
        )
        self._editor.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))(
            _plain(self._rename)
        )
        kinds = [types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]
        self._editor.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds))(
            _plain_task(self._actions)
        )

    def start(self) -> None:
        """Serve until the editor ends the session; output of rules goes to standard error."""
        to_editor = sys.stdout.buffer
        with redirect_stdout(sys.stderr):
            self._editor.start_io(sys.stdin.buffer, to_editor)

    def _handlers(self) -> dict[str, Callable[[Any], Any]]:
        return {
            types.INITIALIZED: self._initialized,
            types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: self._begin,
            types.TEXT_DOCUMENT_DID_OPEN: self._opened,
            types.TEXT_DOCUMENT_DID_CHANGE: self._changed,
            types.TEXT_DOCUMENT_DID_SAVE: self._opened,
            types.TEXT_DOCUMENT_DID_CLOSE: self._changed,
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES: self._changed_on_disk,
            types.TEXT_DOCUMENT_HOVER: self._hover,
            types.TEXT_DOCUMENT_DEFINITION: self._definition,
            types.TEXT_DOCUMENT_REFERENCES: self._references,
            types.TEXT_DOCUMENT_PREPARE_RENAME: self._prepare_rename,
            types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: self._symbols,
        }

    def _initialized(self, params: types.InitializedParams) -> None:
        self._begin(params)
        workspace = self._editor.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        if watching and watching.dynamic_registration:
            options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(FILES)])
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            self._editor.client_register_capability(
                types.RegistrationParams([types.Registration(NAME, method, options)])
            )

    def _begin(self, _params: object) -> None:
        folders = [to_fs_path(folder.uri) for folder in self._editor.workspace.folders.values()]
        root = self._editor.workspace.root_path
        self._workspace.take_in(Path(folder) for folder in (folders or [root]) if folder)

    def _opened(self, params: types.DidOpenTextDocumentParams | types.DidSaveTextDocumentParams) -> None:
        self._workspace.forget()
        self._changed(params)

    def _changed(self, params: Any) -> None:  # noqa: ANN401  each of the messages about a file names it alike
        handbook = self._handbook_of(params.text_document.uri)
        if handbook:
            self._checks.soon(handbook)

    def _changed_on_disk(self, _params: types.DidChangeWatchedFilesParams) -> None:
        self._workspace.forget()
        for handbook in self._workspace.handbooks:
            self._checks.soon(handbook)

    def _complete(self, params: types.CompletionParams) -> types.CompletionList | None:
        asked = self._asked(params)
        if asked is None:
            return None
        return asked.answers.completion(asked.path, offers(asked.reading, asked.path, asked.offset(params.position)))

    def _hover(self, params: types.HoverParams) -> types.Hover | None:
        asked = self._asked(params)
        if asked is None:
            return None
        last = self._checks.last(asked.handbook)
        is_same = last is not None and last[0].source(asked.path) == asked.reading.source(asked.path)
        findings = last[1] if last and is_same else []
        said = said_of(asked.reading, asked.path, asked.offset(params.position), findings)
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, said)) if said else None

    def _definition(self, params: types.DefinitionParams) -> list[types.Location]:
        asked = self._asked(params)
        meant = asked.mentioned(params.position) if asked else None
        thing = thing_of(asked.reading, meant) if asked and meant else None
        if asked is None or meant is None or thing is None or thing.place is None:
            return []
        return asked.answers.places([Mentioned(thing.target, thing.id, meant.owner, thing.place)])

    def _references(self, params: types.ReferenceParams) -> list[types.Location]:
        asked = self._asked(params)
        meant = asked.mentioned(params.position) if asked else None
        if asked is None or meant is None:
            return []
        with_own = params.context.include_declaration
        return asked.answers.places(each for each in places_of(asked.reading, meant) if with_own or not each.gives)

    def _prepare_rename(self, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        asked = self._asked(params)
        meant = asked.mentioned(params.position) if asked else None
        if asked is None or meant is None:
            return None
        with _refusing(asked.reading):
            renameable(asked.reading, meant)
        return types.PrepareRenamePlaceholder(asked.answers.text(asked.path).range_of(meant.place), meant.id)

    def _rename(self, params: types.RenameParams) -> types.WorkspaceEdit | None:
        asked = self._asked(params)
        meant = asked.mentioned(params.position) if asked else None
        if asked is None or meant is None:
            return None
        with _refusing(asked.reading):
            found = renamed(asked.reading, meant, params.new_name)
            if found.files and not self._renames_files:
                wrong = gettext(
                    "Your editor cannot rename files. Rename `%(file)s` yourself.", file=next(iter(found.files))
                )
                raise NotRenamedError(wrong)
        return asked.answers.renaming(found, with_files=bool(found.files))

    async def _actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        asked = self._asked(params)
        checked = await self._checks.checked(asked.handbook) if asked else None
        asked = self._asked(params)
        if asked is None or checked is None or checked[0] is not asked.reading:
            return []
        span = (asked.offset(params.range.start), asked.offset(params.range.end))
        return asked.answers.actions(asked.path, offered(asked.reading, asked.path, span, checked[1]))

    def _symbols(self, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        asked = self._asked(params)
        file = asked.reading.files.get(asked.path) if asked else None
        return asked.answers.symbols(asked.path, outline(file, asked.reading.say)) if asked and file else []

    @property
    def _renames_files(self) -> bool:
        workspace = self._editor.client_capabilities.workspace
        edits = workspace.workspace_edit if workspace else None
        operations = (edits.resource_operations if edits else None) or []
        return bool(edits and edits.document_changes) and RESOURCES in operations

    def _asked(self, params: Any) -> Asked | None:  # noqa: ANN401  each question about a file names it alike
        """Read the current handbook of the requested file; None if it belongs to none."""
        uri = params.text_document.uri
        handbook = self._handbook_of(uri)
        reading = handbook.read(self._typed()) if handbook else None
        file = to_fs_path(uri)
        if handbook is None or reading is None or file is None:
            return None
        return Asked(handbook, reading, reading.path_of(Path(file)), self._answers(reading))

    def _handbook_of(self, uri: str) -> Watched | None:
        file = to_fs_path(uri)
        return self._workspace.handbook_of(Path(file), self._typed()) if file else None

    def _typed(self) -> Unsaved:
        """Return the content of the open files."""
        return {
            Path(os.path.realpath(document.path)): _bytes(document.source)
            for uri, document in self._editor.workspace.text_documents.items()
            if to_fs_path(uri)
        }

    def _publish(self, handbook: Watched, checked: Checked) -> None:
        found: dict[str, list[types.Diagnostic]] = {uri: [] for uri in self._published.get(handbook.root, ())}
        found |= {uri: [] for uri in self._editor.workspace.text_documents if self._handbook_of(uri) is handbook}
        if checked:
            answers = self._answers(checked[0])
            for path, findings in by_file(checked[1]).items():
                found[answers.uri(path)] = answers.diagnostics(path, findings)
        self._published[handbook.root] = {uri for uri, each in found.items() if each}
        for uri, told in found.items():
            self._editor.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(uri, told, self._version(uri, checked))
            )

    def _version(self, uri: str, checked: Checked) -> int | None:
        """Return the version of an open file that was checked; None if its content has changed since."""
        document = self._editor.workspace.text_documents.get(uri)
        if document is None or checked is None:
            return None
        typed = checked[0].typed.get(Path(os.path.realpath(document.path)))
        version: int | None = document.version
        return version if typed == _bytes(document.source) else None

    def _answers(self, reading: Reading) -> EditorAnswers:
        codec = self._editor.workspace.position_codec
        return EditorAnswers(
            reading,
            cache(lambda path: Text(reading.source(path), codec)),
            cache(lambda path: self._uri(reading.file(path))),
        )

    def _uri(self, file: Path) -> str:
        """Return the URI of a file as used by the editor, if the file is open."""
        uris = (
            uri
            for uri, document in self._editor.workspace.text_documents.items()
            if os.path.realpath(document.path) == str(file)
        )
        return next(uris, file.as_uri())


def _bytes(text: str) -> bytes:
    """Encode a text; lone surrogates, which JSON allows, are left for the check to report."""
    return text.encode("utf-8", "surrogatepass")


@contextmanager
def _refusing(reading: Reading) -> Iterator[None]:
    """Show in the editor why something cannot be renamed."""
    try:
        yield
    except NotRenamedError as error:
        raise JsonRpcException(reading.worded(error.args[0]), types.LSPErrorCodes.RequestFailed) from None


def _plain(handler: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Convert a method to a function, because pygls stores attributes on functions."""

    def handle(params: Any) -> Any:  # noqa: ANN401  each message of the protocol has a type of its own
        return handler(params)

    return handle


def _plain_task(handler: Callable[[Any], Awaitable[Any]]) -> Callable[[Any], Awaitable[Any]]:
    async def handle(params: Any) -> Any:  # noqa: ANN401
        return await handler(params)

    return handle
