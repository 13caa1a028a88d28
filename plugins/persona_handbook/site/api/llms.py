"""`llms.txt` and `llms-full.txt`: an index of the handbook, and its whole text, for language models.

Source: the proposal at llmstxt.org (Howard 2024): a title, a summary, and lists of links with a line each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from persona_handbook.message import gettext_noop
from persona_handbook.report.markdown_text import in_a_line
from persona_handbook.site.api.claims import Record
from persona_handbook.site.api.record_addresses import INDEX, address
from persona_handbook.site.edition import Edition

SHORT, FULL = "llms.txt", "llms-full.txt"
HOW_TO_READ = gettext_noop(
    "Each claim states how it is known and how confident one can be in it. Cite a claim by its address and its "
    "confidence. Where the handbook has no claim, say that it is not known; do not invent what a customer would say."
)
RECORDS = gettext_noop("JSON records")


def short_text(index: Record, edition: Edition) -> str:
    """Return `llms.txt` from the index of the records."""
    return "\n".join(_lines(index, edition)) + "\n"


def full_text(index: Record, texts: Iterable[str], edition: Edition) -> str:
    """Return `llms-full.txt`: the index, and the text of every record."""
    return "\n\n".join([short_text(index, edition).rstrip("\n"), *(each.rstrip("\n") for each in texts)]) + "\n"


def _lines(index: Record, edition: Edition) -> Iterator[str]:
    say = edition.gettext
    yield f"# {in_a_line(index['name'])}"
    yield ""
    yield f"> {say(HOW_TO_READ)}"
    for title, entries in (("Personas", "personas"), ("Journeys", "journeys"), ("Evidence", "evidence")):
        if index[entries]:
            yield from ("", f"## {say(title)}", "", *map(_entry, index[entries]))
    yield from ("", f"## {say(RECORDS)}", "", f"- [JSON]({address(edition, INDEX)})")


def _entry(entry: Record) -> str:
    title = entry.get("name") or entry["title"]
    about = (entry.get("summary"), entry.get("status"), entry.get("kind"), entry.get("date"))
    told = " · ".join(in_a_line(each) for each in about if each)
    return f"- [{in_a_line(title)}]({entry['text']}): {told}"
