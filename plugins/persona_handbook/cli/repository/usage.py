"""`personas usage`: where other files cite the handbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from persona_handbook.cli.ending import give_up
from persona_handbook.cli.handbook import config_option, open_handbook
from persona_handbook.cli.output.seen import seen
from persona_handbook.cli.output.terminal import say
from persona_handbook.lint.people.masking import without_names
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.usage.citation import Citation
from persona_handbook.model.usage.searching import Usage, configured_places, usage_in
from persona_handbook.reading.git.command import GitError
from persona_handbook.reading.git.revisions import changed_paths, merge_base, repository_of
from persona_handbook.reading.opening import looked_at

NOT_FOUND = 1


@click.command(epilog="Example: personas usage features/ docs/ issues.json")
@click.argument("places", metavar="PATH...", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--since", metavar="REV", help="Search only files that changed since REV.")
@config_option
def usage(places: tuple[Path, ...], since: str | None, config: Path | None) -> None:
    """List where the files in PATH... cite the handbook.

    Finds personas, claims, journeys and evidence by reference, ID, link and name, in text files of any kind. Without
    PATH, searches the paths of the setting `usage`. Exits with 1 if a file cites a part that does not exist.
    """
    handbook = without_names(open_handbook(config))
    searched = places or configured_places(handbook.settings)
    if not searched:
        give_up("Name the files or folders to search, or list them in the setting `usage`.")
    for each in searched:
        if not each.is_dir():
            looked_at(each, ())
    found = usage_in(handbook, searched, _changed(handbook.settings.root, since) if since else None)
    say("\n".join(_lines(handbook, found, tells_idle=since is None)))
    if not all(each.is_found for each in found.citations):
        raise SystemExit(NOT_FOUND)


def _changed(root: Path, revision: str) -> frozenset[Path]:
    """Return the files of the repository that changed since a revision; exits with 2 if it does not exist."""
    try:
        base = merge_base(root, revision)
        top = repository_of(root) or root
        return frozenset((top / each).resolve() for each in changed_paths(top, base))
    except GitError as error:
        give_up(str(error))


def _lines(handbook: Handbook, found: Usage, *, tells_idle: bool) -> Iterator[str]:
    used = [each for each in found.citations if each.is_found]
    for persona in handbook.personas:
        yield from _group(
            handbook, f"{persona.name} ({persona.id})", [each for each in used if each.persona == persona.id]
        )
    for journey in handbook.journeys:
        cited = [each for each in used if (each.kind, each.id) == ("journey", journey.id)]
        yield from _group(handbook, f"{journey.title} ({journey.id})", cited)
    for evidence in handbook.evidence:
        cited = [each for each in used if (each.kind, each.id) == ("evidence", evidence.id)]
        yield from _group(handbook, evidence.id, cited)
    yield from _group(handbook, "Not in the handbook", [each for each in found.citations if not each.is_found])
    known = {each.persona for each in used}
    idle = [each.id for each in handbook.personas if each.id not in known and each.status == "active"]
    if idle and tells_idle:
        yield f"Active personas that no file cites: {', '.join(idle)}"
    yield f"Files searched: {found.files}; citations: {len(used)}"


def _group(handbook: Handbook, title: str, cited: list[Citation]) -> Iterator[str]:
    if cited:
        yield title
        for each in cited:
            where = seen(handbook.settings.root / each.location.path, Path.cwd())
            yield f"  {where}:{each.location.line}  {each.kind} {each.id}"
        yield ""
