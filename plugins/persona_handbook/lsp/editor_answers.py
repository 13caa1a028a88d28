"""Converts results to values of the Language Server Protocol."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from lsprotocol import types

from persona_handbook.finding import Finding, Location, Replacement
from persona_handbook.lsp.diagnostics import diagnostic
from persona_handbook.lsp.features.completion import Offer
from persona_handbook.lsp.features.fixes import Offered
from persona_handbook.lsp.features.mentions import Mentioned
from persona_handbook.lsp.features.rename import Renaming
from persona_handbook.lsp.features.symbols import OutlinePart
from persona_handbook.lsp.positions import Text
from persona_handbook.lsp.reading import Reading

KINDS = {
    "id": types.CompletionItemKind.Reference,
    "value": types.CompletionItemKind.EnumMember,
    "field": types.CompletionItemKind.Field,
}


@dataclass(frozen=True)
class EditorAnswers:
    """Converts results for one editor, from one reading of a handbook."""

    reading: Reading
    text: Callable[[str], Text]
    uri: Callable[[str], str]

    def completion(self, path: str, offers: Sequence[Offer]) -> types.CompletionList:
        """Convert completions; they are found by title and by ID."""
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
        """Convert the places of an ID."""
        return [self._place(each.place) for each in mentioned]

    def actions(self, path: str, offered: Sequence[Offered]) -> list[types.CodeAction]:
        """Convert fixes to code actions."""
        return [self._action(path, each) for each in offered]

    def diagnostics(self, path: str, findings: Iterable[Finding]) -> list[types.Diagnostic]:
        """Convert the findings of a file."""
        text = self.text(path)
        url, say = self.reading.settings.site_url, self.reading.say
        return [diagnostic(each, text, url, [*map(self._place, each.related)], say) for each in findings]

    def renaming(self, renaming: Renaming, *, with_files: bool) -> types.WorkspaceEdit:
        """Convert a renaming: first the edits, then the renamed files."""
        edits = self._edits(renaming.edits)
        if not with_files:
            return types.WorkspaceEdit(changes=edits)
        changes: list[types.TextDocumentEdit | types.CreateFile | types.RenameFile | types.DeleteFile] = [
            types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri), list(each))
            for uri, each in edits.items()
        ]
        changes += [types.RenameFile(self.uri(old), self.uri(new)) for old, new in renaming.files.items()]
        return types.WorkspaceEdit(document_changes=changes)

    def symbols(self, path: str, parts: Iterable[OutlinePart]) -> list[types.DocumentSymbol]:
        """Convert the outline of a file."""
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

    def _place(self, place: Location) -> types.Location:
        return types.Location(self.uri(place.path), self.text(place.path).range_of(place))

    def _action(self, path: str, offered: Offered) -> types.CodeAction:
        finding = offered.finding
        return types.CodeAction(
            title=self.reading.say(offered.title),
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
