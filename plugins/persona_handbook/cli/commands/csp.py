"""`personas csp`: the Content-Security-Policy of a finished site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from persona_handbook.cli.ending import give_up
from persona_handbook.cli.output.terminal import print_file, say
from persona_handbook.model.site_files.documents import LARGEST, LARGEST_PAGE
from persona_handbook.reading.opening import read_file
from persona_handbook.reading.walking import NotRead, files_below
from persona_handbook.site.served.policy import policy_of
from persona_handbook.site.tree import LIBRARY

BLOCKED = 1


@click.command(epilog="Example: personas csp site")
@click.argument("site", type=click.Path(path_type=Path, exists=True, file_okay=False))
def csp(site: Path) -> None:
    """Print the Content-Security-Policy of the built SITE.

    The policy has a hash for each inline script of the pages, and no 'unsafe-inline' for scripts. Exits with 1 if the
    policy blocks something on a page, such as an `onclick` attribute.
    """
    files = sorted(_files(site))
    pages = [(file.relative_to(site).as_posix(), _text(file, site)) for file in files if file.suffix == ".html"]
    if not pages:
        give_up(f"{site} contains no HTML page. Build the site first: mkdocs build")
    policy = policy_of(pages, [read_file(file, (site,), LARGEST) for file in files if file.name == LIBRARY])
    print_file(policy.text + "\n")
    _explain("Styles need 'unsafe-inline' because of", policy.styled)
    _explain("The policy blocks", policy.refused)
    if policy.refused:
        raise SystemExit(BLOCKED)


def _files(site: Path) -> Iterator[Path]:
    for each in files_below(site, (site,)):
        if not isinstance(each, NotRead):
            yield each
        elif not each.is_note:
            give_up(f"{each.path} {each.wrong}. {each.way_out}")


def _text(file: Path, site: Path) -> str:
    try:
        return read_file(file, (site,), LARGEST_PAGE).decode("utf-8")
    except UnicodeDecodeError:
        give_up(f"{file} is not UTF-8. Build the site again.")


def _explain(why: str, pages: Mapping[str, tuple[str, ...]]) -> None:
    for what, paths in pages.items():
        more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
        say(f"{why} {what}: {paths[0]}{more}.", err=True)
