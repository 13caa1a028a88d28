"""Renders every page once to find errors in the handbook's own templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from persona_handbook.finding import Finding
from persona_handbook.message import gettext, ngettext
from persona_handbook.reading.paths import path_from
from persona_handbook.reading.phrasing import did_you_mean
from persona_handbook.site.companions import companions
from persona_handbook.site.edition import Edition
from persona_handbook.site.every_page import every_page
from persona_handbook.site.handwritten import completed
from persona_handbook.site.own.failure import Failure
from persona_handbook.site.own.folder import Folder
from persona_handbook.site.own.ours import names_in_ours
from persona_handbook.site.own.template_findings import cannot_be_used, on_line
from persona_handbook.site.own.template_syntax import environment, exports, names_needed

INSTEAD = gettext("Correct it. Until then, the site uses the built-in template.")


def tried(edition: Edition, folder: Folder) -> list[Finding]:
    """Render every page of an edition; return errors and undefined names in its own templates."""
    every_page(edition)
    companions(edition)
    settings = edition.handbook.settings
    docs = settings.root / settings.docs
    for page in edition.handbook.written:
        completed(edition, path_from(docs, settings.root / page.source.path), page.source.text)
    return [*failed(edition.templates.rendered.failures, folder), *_not_given(edition, folder)]


def failed(failures: Iterable[Failure], folder: Folder) -> Iterator[Finding]:
    """Yield one finding for each distinct error, with the first page that shows it."""
    by_fault: dict[tuple[str, int, str], list[Failure]] = {}
    for each in failures:
        if each.lost_template in folder.files:
            continue  # it has its own finding
        by_fault.setdefault((each.template, each.line, each.why), []).append(each)
    for (name, line, why), same in sorted(by_fault.items()):
        shown = sorted({each.page for each in same})
        message = gettext("The page `%(page)s` cannot be built from this template: %(why)s.", page=shown[0], why=why)
        if len(shown) > 1:
            message = ngettext(
                "The page `%(page)s` and %(num)s other page cannot be built from this template: %(why)s.",
                "The page `%(page)s` and %(num)s other pages cannot be built from this template: %(why)s.",
                len(shown) - 1,
                page=shown[0],
                why=why,
            )
        yield cannot_be_used(on_line(folder.sources[name], line, same[0].word), message, same[0].way_out or INSTEAD)


def _not_given(edition: Edition, folder: Folder) -> Iterator[Finding]:
    """Yield names that a template needs and that no page passes, also in parts that no page shows."""
    rendered, own = edition.templates.rendered, edition.templates.own
    told = {(each.template, each.word) for each in rendered.failures}
    everything = names_in_ours().union(*rendered.given.values(), *(exports(tree) for tree in folder.trees.values()))
    for name in own:
        tree, above = folder.trees.get(name), folder.ancestors(name)
        if tree is None or above is None:
            continue
        around = frozenset(each for other in above if (known := folder.tree(other)) for each in exports(known))
        given = rendered.given.get(name, everything) | around | set(environment().globals)
        for needed, line in names_needed(tree).items():
            if needed not in given and (name, needed) not in told:
                way_out = did_you_mean(needed, given) or gettext("Correct the name, or test it with `is defined`.")
                yield cannot_be_used(
                    on_line(folder.sources[name], line, needed),
                    gettext("`%(needed)s` is not defined on any page.", needed=needed),
                    way_out,
                )
