"""What happened lately: on a page, as marks in the list of personas, and in a feed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import feedparser
import pytest

from persona_handbook.insight.news import NewsKind, news, news_by_persona
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.model.files.past_changes import PastChange, past_of
from persona_handbook.reading.git.history import Revision
from persona_handbook.settings.settings import read_settings
from persona_handbook.site.checking import edition_of
from persona_handbook.site.edition import Edition
from persona_handbook.site.pages.changes import change_feed, change_pages
from persona_handbook.site.pages.personas import persona_pages
from persona_handbook.testing import TODAY, handbook_from, laid_over
from repository import commit, edit, git
from workshop import by_path, words

SITE = "site_name: Our <customers>\n{0}plugins:\n  - persona-handbook: {{history: true}}\n"
BARE = "# without created\n# without reviews\n# without decisions\n"
BUYER = "personas/buyer.yaml"


def told(example: str, today: dt.date = TODAY) -> list[str]:
    found = news(handbook_from(laid_over(example)), (), today)
    return [
        f"{each.day} {each.kind} {each.by} {each.outcome} {' '.join(each.told)}" for each in found if each.id == "buyer"
    ]


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        (BARE, []),
        (BARE + "created: 2026-09-01\n", ["2026-09-01 new   "]),
        (BARE + "created: 2025-10-15\n", ["2025-10-15 new   "]),
        (BARE + "created: 2025-10-14\n", []),
        (BARE + "created: 2026-10-16\n", []),
        (
            BARE + "reviews: [{date: 2026-08-20, by: ux, outcome: changed, note: The log won.}]\n",
            ["2026-08-20 reviewed ux changed The log won."],
        ),
        (
            BARE
            + "decisions: [{id: a, team: product, decision: Build it., date: 2026-08-20, because: [late-parts]}]\n",
            ["2026-08-20 decided Product  Build it."],
        ),
        (BARE + "decisions: [{id: a, team: product, decision: Build it., because: [late-parts]}]\n", []),
    ],
)
def test_the_dates_in_the_files_tell_what_happened_within_a_year(example: str, expected: list[str]) -> None:
    assert told(example) == expected


@pytest.mark.parametrize(
    ("date", "day"),
    [("2026-07-08", "2026-07-08"), ("2026-07", "2026-07-31"), ("2026-10", "2026-10-15"), ("2026-11", None)],
)
def test_evidence_is_news_on_the_last_day_it_can_be_from(date: str, day: str | None) -> None:
    handbook = handbook_from(laid_over(f"# personas/evidence/p-05.yaml\ndate: {date}\n"))
    assert [str(each.day) for each in news(handbook, (), TODAY) if each.id == "p-05"] == ([day] if day else [])


@pytest.mark.parametrize(
    ("example", "today", "mark"),
    [
        (BARE + "created: 2026-09-01\n", "2026-10-15", NewsKind.NEW),
        (BARE + "created: 2026-08-16\n", "2026-10-15", NewsKind.NEW),
        (BARE + "created: 2026-08-15\n", "2026-10-15", None),
        (BARE + "reviews: [{date: 2026-09-20, by: ux, outcome: changed}]\n", "2026-10-15", NewsKind.REVIEWED),
        (BARE + "reviews: [{date: 2026-09-20, by: ux, outcome: no-change}]\n", "2026-10-15", None),
        (
            BARE + "created: 2026-09-01\nreviews: [{date: 2026-09-20, by: ux, outcome: changed}]\n",
            "2026-10-15",
            NewsKind.NEW,
        ),
    ],
)
def test_a_persona_is_marked_for_sixty_days(example: str, today: str, mark: NewsKind | None) -> None:
    day = dt.date.fromisoformat(today)
    found = news_by_persona(news(handbook_from(laid_over(example)), (), day), day)
    assert (found["buyer"].kind if "buyer" in found else None) == mark


def test_the_list_of_personas_shows_the_mark() -> None:
    example = BARE + "reviews: [{date: 2026-09-20, by: ux, outcome: changed}]\n"
    made = by_path(persona_pages(edition_of(handbook_from(laid_over(example)), TODAY)))
    assert "Changed 20 September 2026" in words(made["personas/index.md"])
    made = by_path(persona_pages(edition_of(handbook_from(laid_over(BARE + "created: 2026-10-01\n")), TODAY)))
    assert "New Workshop owner" in words(made["personas/index.md"])


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    for path, text in (laid_over("tags: [a]\n") | {"mkdocs.yml": SITE.format("")}).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "Begin")
    edit(tmp_path, BUYER, "Three parts in ten come a day late.", "One part in three comes a day late.")
    edit(tmp_path, "personas/evidence/p-05.yaml", "Customers went elsewhere,", "Customers went to another <b>shop</b>,")
    commit(tmp_path, "Say it as it is")
    edit(tmp_path, BUYER, "tags: [a]", "tags: [a]  # a remark")
    commit(tmp_path, "Remark")
    (tmp_path / "personas/evidence/p-04.yaml").unlink()
    commit(tmp_path, "P-04 took it back")
    return tmp_path


def edition(root: Path) -> Edition:
    return edition_of(read_handbook(read_settings(root)), TODAY)


def test_git_tells_what_was_changed_and_nothing_of_what_was_taken_back(repository: Path) -> None:
    shown = words(next(change_pages(edition(repository))))
    assert "Changed The pain point late-parts was reworded." in shown
    assert "stacks-boxes lost p-04 (deleted); was heard from 2 people, now heard from 1 person." in shown
    assert "Interview with P-04 Deleted" in shown
    assert "Interview with P-05 Changed" in shown
    assert "went elsewhere" not in shown
    assert "another" not in shown
    assert shown.count("Changed") == 3, "the remark changes nothing that is said"


def test_a_merged_branch_is_one_change(repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "work")
    for number in range(3):
        edit(repository, BUYER, "tags: [a", f"tags: [a, b{number}")
        commit(repository, f"Step {number}")
    git(repository, "checkout", "-q", "main")
    git(repository, "merge", "-q", "--no-ff", "-m", "Take it in", "work")
    newest = past_of(read_settings(repository))[0]
    assert newest.change.subject == "Take it in"


def test_without_history_git_is_not_asked(repository: Path) -> None:
    (repository / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    assert past_of(read_settings(repository)) == ()
    assert "reworded" not in words(next(change_pages(edition(repository))))


@pytest.mark.parametrize("address", ["", "site_url: https://handbook.example.com/customers\n"])
def test_a_feed_reader_reads_the_feed(repository: Path, address: str) -> None:
    (repository / "mkdocs.yml").write_text(SITE.format(address), "utf-8")
    feed = feedparser.parse(change_feed(edition(repository)))
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    assert feed.feed.title == "Our <customers>"
    assert feed.feed.id.startswith("urn:uuid:")
    assert len({each.id for each in feed.entries}) == len(feed.entries) > 3
    changed = next(
        each for each in feed.entries if each.title == "Workshop owner: Changed" and "reworded" in each.summary
    )
    assert changed.updated_parsed
    wanted = "https://handbook.example.com/customers/personas/buyer/" if address else "personas/buyer/"
    assert changed.link == wanted


def test_entries_keep_their_ids_from_build_to_build(repository: Path) -> None:
    first = feedparser.parse(change_feed(edition(repository)))
    edit(repository, BUYER, "owner: research", "owner: product")
    commit(repository)
    second = feedparser.parse(change_feed(edition(repository)))
    assert {each.id for each in first.entries} < {each.id for each in second.entries}
    assert first.feed.id == second.feed.id


def lately(before: str, after: str) -> list[tuple[str, ...]]:
    """Give what is told of the buyer after a commit of today."""
    one, other = handbook_from(laid_over(before)), handbook_from(laid_over(after))
    found = news(other, [PastChange(Revision("abc1234", TODAY, "Change"), one, other)], TODAY)
    return [(each.kind.value, *each.told) for each in found if each.id == "twin"]


TWIN = "# personas/twin.yaml like personas/buyer.yaml\n# without reviews\n# without decisions\nname: Twin\n"


@pytest.mark.parametrize("created", ["created: 2026-10-01", "# without created"])
def test_a_file_is_new_once_whoever_says_so(created: str) -> None:
    assert lately("tags: [a]\n", f"{TWIN}{created}\n") == [("new",)]


def test_what_somebody_said_is_not_told_again() -> None:
    quoted = f"{TWIN}# without created\nquotes: [{{text: Late again., evidence: p-01}}]\n"
    assert lately(f"{TWIN}# without created\n", quoted) == []
