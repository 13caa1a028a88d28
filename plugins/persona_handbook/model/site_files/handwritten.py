"""Hand-written pages and the files they include, with their references to the handbook."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from persona_handbook.finding import Finding, Location
from persona_handbook.model.site_files.documents import LARGEST_PAGE, Documents, documents_of, may_lie_in
from persona_handbook.reading.markdown.cross_references import CrossReference, cross_references
from persona_handbook.reading.markdown.snippets import Snippet, snippet, snippets
from persona_handbook.reading.opening import NotOpenedError, looked_at, read_file
from persona_handbook.reading.paths import path_from
from persona_handbook.reading.source_text.source import Source
from persona_handbook.reading.unread import skipped_path
from persona_handbook.reading.walking import NotRead
from persona_handbook.reading.yaml.value import Span
from persona_handbook.settings.settings import Settings
from persona_handbook.settings.snippets import Snippets


@dataclass(frozen=True)
class WrittenPage:
    """A page of the documents folder, or a file that pages include, and its cross-references.

    `spans` are the parts of a file that pages include; None for a page, which is published as a whole.
    """

    source: Source
    references: tuple[CrossReference, ...]
    spans: tuple[Span, ...] | None = None

    @property
    def included(self) -> bool:
        """Whether the file is only included in pages."""
        return self.spans is not None

    def publishes(self, offset: int) -> bool:
        """Return whether the text at an offset is published."""
        return any(start <= offset < end for start, end in self.published)

    @property
    def published(self) -> tuple[Span, ...]:
        """The parts of the file that are published."""
        return ((0, len(self.source.text)),) if self.spans is None else self.spans

    def location(self, reference: CrossReference) -> Location:
        """Return the location of a reference."""
        return self.source.location(*reference.span)


@dataclass(frozen=True)
class WrittenPages:
    """The hand-written pages, and findings about other files of the site."""

    pages: tuple[WrittenPage, ...]
    findings: tuple[Finding, ...]
    refused_snippets: tuple[Finding, ...] = ()
    paths: Mapping[str, str] = field(default_factory=dict)


def written_pages(settings: Settings) -> WrittenPages:
    """Read the hand-written pages, and check all files that would be published.

    A page that cannot be read for reasons other than its type or link target is left for the host to report.
    """
    found = documents_of(settings)
    pages = dict(_pages(settings, found))
    included = _Included(settings, settings.snippets, set(pages)) if settings.snippets else None
    written = [WrittenPage(source, cross_references(source.text)) for source in pages.values()]
    if included:
        for source in pages.values():
            included.follow(source.text, ((0, len(source.text)),))
        written += included.pages()
    snippets_not_opened = included.not_opened if included else {}
    refused = {each.path: each for each in found.not_read} | snippets_not_opened
    return WrittenPages(
        tuple(written),
        tuple(skipped_path(settings.root, each) for each in refused.values()),
        tuple(skipped_path(settings.root, each) for each in snippets_not_opened.values()),
        {published_as(path): path_from(settings.root, file) for path, file in _by_path(settings, found)},
    )


def published_as(path: str) -> str:
    """Return the path of a page for its address: MkDocs makes the index of a folder of its README too."""
    whole = PurePosixPath(path)
    return str(whole.with_name("index.md")) if whole.name == "README.md" else path


def _by_path(settings: Settings, found: Documents) -> Iterator[tuple[str, Path]]:
    docs = settings.root / settings.docs
    return ((file.relative_to(docs).as_posix(), file) for file in found.files if file.suffix == ".md")


def _pages(settings: Settings, found: Documents) -> Iterator[tuple[Path, Source]]:
    for file in found.files:
        source = _source(file, settings) if file.suffix == ".md" else None
        if source:
            yield file.resolve(), source


def _source(file: Path, settings: Settings, root: Path | None = None) -> Source | None:
    try:
        text = read_file(file, may_lie_in(settings), LARGEST_PAGE).decode("utf-8-sig", "replace")
    except OSError:
        return None
    return Source(path_from(root or settings.root, file), text)


class _Included:
    """Follows snippets from page to page; files outside the site's folders are not read."""

    def __init__(self, settings: Settings, options: Snippets, pages: set[Path]) -> None:
        self._settings = settings
        self._options = options
        self._pages = pages
        self._sources: dict[Path, Source] = {}
        self._spans: dict[Path, set[Span]] = {}
        self._seen: set[tuple[Path, Snippet]] = set()
        self.not_opened: dict[Path, NotRead] = {}
        for name in options.at_the_end:
            appended = snippet(name)
            if appended and pages:
                self._include(appended)

    def follow(self, text: str, spans: tuple[Span, ...]) -> None:
        """Read the files that some parts of a text include."""
        if "8<-" not in text:
            return
        for offset, each in snippets(text):
            if any(start <= offset < end for start, end in spans):
                self._include(each)

    def pages(self) -> Iterator[WrittenPage]:
        """Yield every included file with the references in the included parts."""
        for file, spans in sorted(self._spans.items()):
            page = WrittenPage(self._sources[file], (), tuple(sorted(spans)))
            found = cross_references(page.source.text)
            yield replace(page, references=tuple(each for each in found if page.publishes(each.span[0])))

    def _include(self, wanted: Snippet) -> None:
        file = self._file(wanted.path)
        if file is None or (file, wanted) in self._seen:
            return
        self._seen.add((file, wanted))
        source = self._sources.get(file) or _source(file, self._settings, self._settings.root.resolve())
        if source is None:
            return
        spans = wanted.spans(source.text)
        if file not in self._pages:
            self._sources[file] = source
            self._spans.setdefault(file, set()).update(spans)
        self.follow(source.text, spans)

    def _file(self, path: str) -> Path | None:
        for base in self._options.folders:
            whole = Path(os.path.normpath(base))
            named = Path(os.path.normpath((whole if base.is_dir() else whole.parent) / path))
            is_meant = named == whole if base.is_file() else not self._options.restricted or named.is_relative_to(whole)
            if is_meant and os.path.lexists(named) and not named.is_dir():
                return self._looked_at(named)
        return None

    def _looked_at(self, named: Path) -> Path | None:
        """Return the file for a path; None for links to other folders, which the extension would follow."""
        if not any(named.is_relative_to(os.path.normpath(each)) for each in may_lie_in(self._settings)):
            return None
        try:
            return looked_at(named, may_lie_in(self._settings), LARGEST_PAGE)
        except NotOpenedError as error:
            self.not_opened[named] = NotRead(named, error.wrong, error.way_out)
        except OSError:
            pass
        return None
