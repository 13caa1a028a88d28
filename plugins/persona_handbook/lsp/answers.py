"""What the handbook says -> the values of the protocol."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from lsprotocol import types

from persona_handbook.finding import Finding, Replacement
from persona_handbook.lsp.completion import Offer
from persona_handbook.lsp.diagnostics import diagnostic
from persona_handbook.lsp.fixes import Offered
from persona_handbook.lsp.mentions import Mentioned
from persona_handbook.lsp.reading import Reading
from persona_handbook.lsp.rename import Renaming
from persona_handbook.lsp.symbols import Part
from persona_handbook.lsp.text import Text

KINDS = {
    "id": types.CompletionItemKind.Reference,
    "value": types.CompletionItemKind.EnumMember,
    "field": types.CompletionItemKind.Field,
}


@dataclass(frozen=True)
class Answers:
    """Writes answers about one reading of a handbook for one editor."""

    reading: Reading
    text: Callable[[str], Text]
    uri: Callable[[str], str]

    def completion(self, path: str, offers: Sequence[Offer]) -> types.CompletionList:
        """Write what can be written; the title finds it as well as the ID."""
        text = self.text(path)
        items = [
            types.CompletionItem(
                label=each.label,
                kind=KINDS[each.what],
                detail=each.detail or None,
                documentation=types.MarkupContent(types.MarkupKind.Markdown, each.more) if each.more else None,
                filter_text=f"{each.label} {each.detail}" if each.what == "id" else None,
                sort_text=f"{index:05}",
                text_edit=types.TextEdit(text.between(*each.span), each.inserted),
            )
            for index, each in enumerate(offers)
        ]
        return types.CompletionList(is_incomplete=False, items=items)

    def places(self, mentioned: Iterable[Mentioned]) -> list[types.Location]:
        """Write where an ID stands."""
        return [
            types.Location(self.uri(each.place.path), self.text(each.place.path).range_of(each.place))
            for each in mentioned
        ]

    def actions(self, path: str, offered: Sequence[Offered]) -> list[types.CodeAction]:
        """Write what can be put right."""
        return [self._action(path, each) for each in offered]

    def diagnostics(self, path: str, findings: Iterable[Finding]) -> list[types.Diagnostic]:
        """Write the findings of a file."""
        text = self.text(path)
        return [diagnostic(each, text, self.reading.settings.site_url) for each in findings]

    def renaming(self, renaming: Renaming, *, with_files: bool) -> types.WorkspaceEdit:
        """Write what changes where something gets another ID: first the texts, then the names of files."""
        edits = self._edits(renaming.edits)
        if not with_files:
            return types.WorkspaceEdit(changes=edits)
        changes: list[types.TextDocumentEdit | types.CreateFile | types.RenameFile | types.DeleteFile] = [
            types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri), list(each))
            for uri, each in edits.items()
        ]
        changes += [types.RenameFile(self.uri(old), self.uri(new)) for old, new in renaming.files.items()]
        return types.WorkspaceEdit(document_changes=changes)

    def symbols(self, path: str, parts: Iterable[Part]) -> list[types.DocumentSymbol]:
        """Write the outline of a file."""
        text = self.text(path)
        return [
            types.DocumentSymbol(
                name=each.name,
                detail=each.detail or None,
                kind=types.SymbolKind.Object if each.is_entry else types.SymbolKind.Field,
                range=text.between(*each.whole),
                selection_range=text.between(*each.named),
                children=self.symbols(path, each.parts),
            )
            for each in parts
        ]

    def _action(self, path: str, offered: Offered) -> types.CodeAction:
        finding = offered.finding
        return types.CodeAction(
            title=offered.title,
            kind=types.CodeActionKind.QuickFix if finding else types.CodeActionKind.SourceFixAll,
            diagnostics=self.diagnostics(path, [finding]) if finding else None,
            is_preferred=offered.is_safe if finding else None,
            edit=types.WorkspaceEdit(changes=self._edits([offered.edit])),
        )

    def _edits(self, edits: Iterable[Replacement]) -> dict[str, list[types.TextEdit]]:
        by_uri: dict[str, list[types.TextEdit]] = {}
        for each in edits:
            path = each.location.path
            by_uri.setdefault(self.uri(path), []).append(
                types.TextEdit(self.text(path).range_of(each.location), each.text)
            )
        return by_uri
