"""Hand-written pages, and the files that they include: what they refer to in the handbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from persona_handbook.finding import Location
from persona_handbook.model.files.excluded import spec_of
from persona_handbook.reading.markdown.cross_references import CrossReference, cross_references
from persona_handbook.reading.markdown.snippets import Snippet, Span, snippet, snippets
from persona_handbook.reading.paths import path_from
from persona_handbook.reading.yaml.source import Source
from persona_handbook.settings.settings import Settings
from persona_handbook.settings.snippets import Snippets

# MkDocs has these before the patterns of `exclude_docs`, which may take files back in
NEVER_PUBLISHED = (".*", "/templates/")


@dataclass(frozen=True)
class WrittenPage:
    """A page of the documentation folder, or a file that pages include, and its cross-references."""

    source: Source
    references: tuple[CrossReference, ...]
    included: bool = False

    def location(self, reference: CrossReference) -> Location:
        """Give where a reference stands."""
        return self.source.location(*reference.span)


def written_pages(settings: Settings) -> tuple[WrittenPage, ...]:
    """Read the hand-written pages that refer to something; one that cannot be read is the host's to complain of."""
    pages = dict(_pages(settings))
    included = _Included(settings, settings.snippets, set(pages)) if settings.snippets else None
    written = [WrittenPage(source, cross_references(source.text)) for source in pages.values()]
    if included:
        for source in pages.values():
            included.follow(source.text, ((0, len(source.text)),))
        written += included.pages()
    return tuple(page for page in written if page.references)


def _pages(settings: Settings) -> Iterator[tuple[Path, Source]]:
    docs = settings.root / settings.docs
    unpublished = spec_of((*NEVER_PUBLISHED, *settings.exclude_docs))
    for file in sorted(docs.rglob("*.md"), key=lambda each: each.as_posix()):
        if file.is_file() and not unpublished.match_file(file.relative_to(docs).as_posix()):
            source = _source(file, settings.root)
            if source:
                yield file.resolve(), source


def _source(file: Path, root: Path) -> Source | None:
    try:
        text = file.read_bytes().decode("utf-8-sig", "replace")
    except OSError:
        return None
    return Source(path_from(root, file), text)


class _Included:
    """Follows snippets from page to page; files outside the site's folders are not read."""

    def __init__(self, settings: Settings, options: Snippets, pages: set[Path]) -> None:
        self._settings = settings
        self._options = options
        self._pages = pages
        self._sources: dict[Path, Source] = {}
        self._spans: dict[Path, set[Span]] = {}
        self._seen: set[tuple[Path, Snippet]] = set()
        for name in options.at_the_end:
            appended = snippet(name)
            if appended and pages:
                self._include(appended)

    def follow(self, text: str, spans: tuple[Span, ...]) -> None:
        """Read what some parts of a text include."""
        if "8<-" not in text:
            return
        for offset, each in snippets(text):
            if any(start <= offset < end for start, end in spans):
                self._include(each)

    def pages(self) -> Iterator[WrittenPage]:
        """Give every included file, with the references of the parts that are included."""
        for file, spans in sorted(self._spans.items()):
            found = cross_references(self._sources[file].text)
            inside = (each for each in found if any(start <= each.span[0] < end for start, end in spans))
            yield WrittenPage(self._sources[file], tuple(inside), included=True)

    def _include(self, wanted: Snippet) -> None:
        file = self._file(wanted.path)
        if file is None or (file, wanted) in self._seen:
            return
        self._seen.add((file, wanted))
        source = self._sources.get(file) or _source(file, self._settings.root.resolve())
        if source is None:
            return
        spans = wanted.spans(source.text)
        if file not in self._pages:
            self._sources[file] = source
            self._spans.setdefault(file, set()).update(spans)
        self.follow(source.text, spans)

    def _file(self, path: str) -> Path | None:
        for base in self._options.folders:
            folder = base if base.is_dir() else base.parent
            file = (folder / path).resolve()
            is_meant = file == base.resolve() if base.is_file() else not self._options.restricted or _below(file, base)
            if is_meant and file.is_file():
                return file if self._is_of_the_site(file) else None
        return None

    def _is_of_the_site(self, file: Path) -> bool:
        return _below(file, self._settings.root) or _below(file, self._settings.root / self._settings.docs)


def _below(file: Path, folder: Path) -> bool:
    return file.is_relative_to(folder.resolve())
