"""A participant's words that may not be shown, copied into pages and other files: found, hidden, never told."""

from __future__ import annotations

import datetime as dt
import io
import json
import time
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files
from pypdf import PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import ContentStream, DictionaryObject, NameObject

from persona_handbook.finding import Finding
from persona_handbook.mkdocs_plugin.files import remove_withheld
from persona_handbook.model.consent.gate import spoken, withheld
from persona_handbook.model.consent.passages import hidden_on_page, passages
from persona_handbook.model.consent.withheld import Withheld
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.model.site_files.embedded_text import embedded_text
from persona_handbook.model.site_files.static_texts import repeats
from persona_handbook.reading.markdown.unmarked import without_markup
from persona_handbook.settings.settings import read_settings
from persona_handbook.site.checking import check_site, edition_without_findings
from persona_handbook.site.edition import Edition
from persona_handbook.site.handwritten import completed
from persona_handbook.site.tree import site_tree
from persona_handbook.testing import laid_over

DAY = dt.date(2026, 10, 15)
SAID = "Zanzibarine quixotetic fjordlike marmaladen umbrellish topazine."
ANSWERED = "Sprocketine gizmotical arrivesque wobblesome and gallivantic on Mondays."
FOUND = "Thimbleward ownerish preferling dissentish kumquatty walrusque gazebos."
SHORT = "Brambled oysters again"
WORDS = {word.strip(".").lower() for text in (SAID, ANSWERED, FOUND) for word in text.split()} - {"and", "on", "again"}
TALK = "personas/evidence/p-22.yaml"
ENDED, OPEN = "{scope: public, until: 2026-10-14}", "{scope: public, until: 2027-12-31}"


def handbook(tmp_path: Path, consent: str, files: dict[str, str]) -> Path:
    """Lay out a handbook with an interview of a consent."""
    talk = f"""\
# {TALK} like personas/evidence/p-01.yaml
title: Interview with P-22
participant: P-22
answers:
  problem: {{says: "{ANSWERED}", themes: [late]}}
quotes: [{{text: "{SAID}"}}, {{text: "{SHORT}"}}]
findings: ["{FOUND}"]
consent: {consent}
"""
    site = "site_name: Parts\nplugins: [search, persona-handbook: {today: 2026-10-15, audience: public}, mermaid2]\n"
    for path, text in {**laid_over(talk), "mkdocs.yml": site, **files}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8", newline="\n")
    return tmp_path


def found_in(root: Path) -> list[Finding]:
    found = check_site(read_handbook(read_settings(root), real_day=DAY), DAY)
    told = [f"{each.message} {each.help} {each.location.excerpt}".lower() for each in found]
    assert not [word for word in WORDS for said in told if word in said]
    return [each for each in found if each.rule == "withheld-words"]


def edition(root: Path) -> Edition:
    return edition_without_findings(read_handbook(read_settings(root), real_day=DAY), DAY)


def places(root: Path) -> list[str]:
    return [f"{each.location.path}:{each.location.line}:{each.location.column}" for each in found_in(root)]


@pytest.mark.parametrize("text", [SAID, ANSWERED, FOUND])
def test_a_copy_on_a_page_has_a_place(text: str, tmp_path: Path) -> None:
    files = {"docs/guide.md": f"# Guide\n\nOne owner: {text}\n", "docs/index.md": "# A\n"}
    assert places(handbook(tmp_path / "ended", ENDED, files)) == ["docs/guide.md:3:12"]
    assert places(handbook(tmp_path / "open", OPEN, files)) == []
    (found,) = found_in(tmp_path / "ended")
    assert "`p-22`" in found.message


def test_words_of_a_claim_may_be_shown_and_a_quote_may_not(tmp_path: Path) -> None:
    """Claims are told in the words of answers, and are shown whatever becomes of an interview."""
    claim = f'goals: [{{id: a-goal, text: "{ANSWERED} {SAID}", evidence: [p-22]}}]\n'
    root = handbook(tmp_path, ENDED, {"docs/guide.md": f"# Guide\n\n{ANSWERED}\n\n{SAID}\n"})
    persona = root / "personas/buyer.yaml"
    persona.write_text(f"{persona.read_text('utf-8')}\n{claim}", "utf-8")
    assert [each for each in places(root) if each.startswith("docs")] == ["docs/guide.md:5:1"]


def test_copies_in_snippets_personas_and_journeys_have_a_place(tmp_path: Path) -> None:
    files = {
        "docs/guide.md": '# Guide\n\n--8<-- "parts/said.md:2:2"\n',
        "parts/said.md": f"{SAID}\n{SAID}\n{SAID}\n",
    }
    root = handbook(tmp_path, ENDED, files)
    (root / "mkdocs.yml").write_text(
        (root / "mkdocs.yml").read_text("utf-8") + "markdown_extensions: [pymdownx.snippets]\n", "utf-8"
    )
    persona = root / "personas/buyer.yaml"
    persona.write_text(f'{persona.read_text("utf-8")}\nx-note: "{SAID}"\n', "utf-8")
    journey = root / "journeys/buyer-returns.yaml"
    journey.write_text(f"{journey.read_text('utf-8')}\nx-note:\n  - They said {SAID}\n  - {ANSWERED}\n", "utf-8")
    lines = {path.name: len(path.read_text("utf-8").splitlines()) for path in (persona, journey)}
    assert places(root) == [
        f"journeys/buyer-returns.yaml:{lines['buyer-returns.yaml'] - 1}:5",
        "parts/said.md:2:1",
        f"personas/buyer.yaml:{lines['buyer.yaml']}:9",
    ]


@pytest.mark.parametrize(
    "page",
    [
        SAID.upper(),
        SAID.replace(" ", "\n"),
        SAID.replace(" ", "\n> "),
        SAID.replace(" ", ", "),
        SAID.replace("fjordlike", "**fjord**like"),
        SAID.replace("fjordlike", "_fjordlike_"),
        SAID.replace("fjordlike", "[fjordlike](https://example.com/a_b)"),
        SAID.replace("fjordlike", "fjordlike[^1]"),
        SAID.replace("fjordlike", "fjord&shy;like"),
        SAID.replace("fjordlike", "fjord\u00adlike"),
        SAID.replace("fjordlike", "fjord<b>like</b>"),
        SAID.replace("fjordlike", "</p><p>fjordlike"),
        SAID.replace("fjordlike", "fjordlike{ .wide }"),
        f"<!-- {SAID} -->",
        SAID.replace("fjordlike", "fjord<!-- a -->like"),
        SAID.replace("fjordlike", "fjord<span>like</span>"),
        SAID.replace(" ", "\u200b"),
        SAID.replace("j", "\u0458").replace("a", "\u0430"),
        SAID.replace("o", "o\u0301"),
        "".join(f"&#{ord(each)};" for each in SAID),
        SAID.replace(" ", "%20"),
        f'[a](b.md "{SAID.replace("a", "&#97;")}")',
        f'<img alt="{SAID.replace("fjordlike", "fjord&shy;like")}" src="a.png">',
        f"```\n{SAID}\n```",
        f'<img alt="{SAID}" src="a.png">',
        f"---\ndescription: {SAID}\n---\n# A\n",
        f"| a |\n|---|\n| {SAID} |\n",
        f"“{SHORT}.”",
        f"> **{SHORT}**\n",
    ],
)
def test_copies_are_recognized_and_hidden_with_any_markup(page: str) -> None:
    words = Withheld([SAID, SHORT])
    assert passages(page, words)
    shown = hidden_on_page(page, words)
    assert not {word for word in (*WORDS, "brambled") if word in shown.lower().replace("&shy;", "")}
    assert "…" in shown


LONG = "The driver came at noon with two wrong boxes and nobody at the counter could say why"


@pytest.mark.parametrize(
    "copy",
    [
        LONG.replace("noon", "dusk"),
        LONG.replace("wrong ", "").replace("counter", "desk"),
        LONG.replace("driver", "new driver").replace("boxes", "boxes, they said,"),
        LONG.replace("The driver", "Driver the"),
        " ".join(f"{at}. {word}" for at, word in enumerate(LONG.split())),
        f"{LONG[:41]} […] {LONG[46:]}",
    ],
)
def test_a_quote_in_a_few_other_words_is_hidden_from_its_first_word_to_its_last(copy: str) -> None:
    words = Withheld([LONG])
    for shown in (
        words.hide(f"Yesterday: {copy}. Since then"),
        hidden_on_page(f"Yesterday: {copy}. Since then", words),
    ):
        assert not [word for word in ("driver", "boxes", "counter", "desk", "why") if word in shown]
        assert shown.startswith("Yesterday: ")
        assert shown.endswith("Since then")


@pytest.mark.parametrize(
    "text",
    [
        "The driver of the van came back, and at the counter two boxes stood open.",
        "Nobody at the depot knew the driver, who came with two invoices.",
        "They ask at the counter and could not say when the driver came.",
    ],
)
def test_sentences_about_the_same_are_no_quote(text: str) -> None:
    assert Withheld([LONG]).hide(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('As one said: "Nobody at the counter."', 'As one said: "…."'),
        ("«two wrong boxes», they said", "«…», they said"),
        ("It was \u2018two wrong boxes\u2019 again", "It was \u2018…\u2019 again"),
        ("Two wrong boxes came back", "Two wrong boxes came back"),
        ('It was "wrong boxes" and "two or three wrong boxes"', 'It was "wrong boxes" and "two or three wrong boxes"'),
    ],
)
def test_three_words_of_a_quote_in_quotation_marks_are_a_quote(text: str, shown: str) -> None:
    assert Withheld([LONG]).hide(text) == shown
    assert hidden_on_page(text, Withheld([LONG])) == shown


def test_words_joined_by_hyphens_are_hidden_where_no_id_is_expected() -> None:
    copy = "zanzibarine-quixotetic-fjordlike-marmaladen-umbrellish-topazine"
    data = {"id": copy, "evidence": [copy], "thought": copy, "x-note": [copy]}
    shown = {"id": copy, "evidence": [copy], "thought": "…", "x-note": ["…"]}
    assert Withheld([SAID]).hide_in(data) == shown


NINE = "They get it five uncommon words together right now"


@pytest.mark.parametrize(
    ("said", "text", "shown"),
    [
        (NINE, "We know: five uncommon words together right, as ever.", "We know: …, as ever."),
        (NINE, "Two uncommon words together right, as ever.", "Two uncommon words together right, as ever."),
        (
            f"{NINE} again",
            "Five uncommon words together right, as ever.",
            "Five uncommon words together right, as ever.",
        ),
    ],
)
def test_five_words_are_more_than_half_of_a_quote_of_nine(said: str, text: str, shown: str) -> None:
    assert Withheld([said]).hide(text) == shown


def test_what_is_hidden_in_a_claim_is_told_to_whoever_wrote_it(tmp_path: Path) -> None:
    """A quote for the organization, on a site for anyone: three words of a note that are the whole of it."""
    root = handbook(tmp_path, OPEN.replace("public", "internal"), {"docs/index.md": "# A\n"})
    persona = root / "personas/buyer.yaml"
    persona.write_text(f"{persona.read_text('utf-8')}\nx-note: {SHORT}\n", "utf-8")
    assert [each.location.path for each in found_in(root)] == ["personas/buyer.yaml"]
    assert "ysters" not in site_tree(edition(root))["personas/buyer.md"].decode()


def test_a_whole_quote_of_five_words_is_recognized_anywhere() -> None:
    assert passages("They get it: five uncommon words together now.", Withheld(["Five uncommon words together now"]))


@pytest.mark.parametrize(
    "page",
    [
        "Brambled oysters again and again, says nobody.",
        "# Brambled oysters again\n",
        "zanzibarine quixotetic fjordlike marmaladen",
        "They ask when the part arrives.",
        "",
    ],
)
def test_ordinary_phrases_are_left_alone(page: str) -> None:
    assert passages(page, Withheld([SAID, SHORT, "They ask", "part"])) == ()
    assert hidden_on_page(page, Withheld([SAID, SHORT, "They ask", "part"])) == page


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        (f"A <b>{SAID[:11]}</b>{SAID[11:]} B", "A <b>…</b>. B"),
        (f"A [{SAID[:11]}](x.md){SAID[11:]} B", "A […](x.md). B"),
        ("A zanzibarine [quixotetic](x.md) fjordlike marmaladen umbrellish topazine B", "A …[](x.md) B"),
        (f"- {SAID[:11]}\n  {SAID[12:]}\n- B\n", "- …\n  .\n- B\n"),
        (
            f"---\ntitle: A\n---\n# {SAID}\n\n```\n{SAID}\n```\n\n{SAID}",
            "---\ntitle: A\n---\n# ….\n\n```\n….\n```\n\n….",
        ),
        (f"<a title='{SAID}'>B</a>", "<a title='….'>B</a>"),
    ],
)
def test_what_is_hidden_leaves_the_page_in_order(page: str, shown: str) -> None:
    assert hidden_on_page(page, Withheld([SAID])) == shown


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("部品が遅れて届いて本当に困りました", "彼女は部品が遅れて届いて本当に困りましたと言った。"),
        ("零件总是来得太晚我们只能等待", "她说零件总是来得太晚我们只能等待。"),
        ("부품이 항상 너무 늦게 와서 기다립니다", "고객은 부품이 항상 너무 늦게 와서 기다립니다 라고"),
        ("อะไหล่มาช้าเสมอและเราต้องรอ", "เธอบอกว่าอะไหล่มาช้าเสมอและเราต้องรอทุกครั้ง"),
    ],
)
def test_scripts_without_spaces_are_recognized_within_a_sentence(said: str, text: str) -> None:
    words = Withheld([said])
    assert said not in words.hide(text)
    assert passages(text, words)
    assert words.hide("部品が早く届く。") == "部品が早く届く。"


def test_a_page_for_another_host_is_without_them(tmp_path: Path) -> None:
    page = f"---\ntitle: {SAID}\n---\n# {ANSWERED}\n\n[[persona:buyer]] said: {FOUND}\n"
    shown = completed(edition(handbook(tmp_path, ENDED, {})), "guide.md", page)
    assert not [word for word in WORDS if word in shown.lower()]
    assert shown.startswith("---\ntitle: ….\n---\n# ….\n\n<a ")


def test_an_unreadable_interview_is_hidden_on_pages_and_found_once(tmp_path: Path) -> None:
    root = handbook(tmp_path, "{scope: publik}", {"docs/guide.md": f"# Guide\n\n{SAID}\n"})
    assert found_in(root) == []
    assert "anzibarine" not in completed(edition(root), "guide.md", SAID)


def test_large_pages_take_time_in_proportion(tmp_path: Path) -> None:
    """A page of 350 kB takes a fraction of a second; without withheld words, pages are not searched."""
    del tmp_path
    words = Withheld([f"{SAID} number {number} {ANSWERED}" for number in range(100)])
    page = "The part arrives on Mondays and they ask [[ < & when it arrives again. " * 5_000
    begun = time.process_time()
    assert passages(page, words) == ()
    assert time.process_time() - begun < 20


@pytest.mark.parametrize(
    "text", ["<" * 50_000, "&" * 50_000, "](" * 25_000, "[" * 50_000, "{." * 25_000, "_a" * 25_000]
)
def test_no_markup_makes_it_slow(text: str) -> None:
    begun = time.process_time()
    assert len(without_markup(text)) == len(text)
    assert time.process_time() - begun < 5


def test_markdown_itself_sees_the_same_words() -> None:
    """What is taken for markup is none of the words that a reader sees."""
    text = "The **first** part & [the second](x.md), *third* and <b>fourth</b>.\n"
    seen = without_markup(text)
    shown = Markdown().convert(text)
    assert [word for word in ("first", "second", "third", "fourth") if word in seen and word in shown] == [
        "first",
        "second",
        "third",
        "fourth",
    ]


STATIC = {
    "notes.txt": f"Visit in May.\n{SAID}\n".encode(),
    "talks.csv": f'P-22;"{SAID}"\r\n'.encode("utf-16"),
    "page.html": f"<p>{SAID.replace(' ', '</b> <b>')}</p>".encode(),
    "DATA.JSON": json.dumps({"said": f"“{SAID}”"}).encode(),
    "answer.svg": f"<svg><text>{FOUND}</text></svg>".encode(),
    "umlaut.txt": f"Größe\n{SAID}".encode("cp1252"),
}


def packed(**members: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in members.items():
            made.writestr(f"word/{name}.xml", text)
    return file.getvalue()


def png(kind: bytes, content: bytes) -> bytes:
    parts = ((b"IHDR", bytes(13)), (kind, content), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(part).to_bytes(4, "big") + name + part + bytes(4) for name, part in parts
    )


def jpeg(marker: int, content: bytes) -> bytes:
    return b"\xff\xd8\xff" + bytes([marker]) + (len(content) + 2).to_bytes(2, "big") + content + b"\xff\xda\x00\x02a"


def webp(content: bytes) -> bytes:
    chunk = b"EXIF" + len(content).to_bytes(4, "little") + content
    return b"RIFF\x00\x00\x00\x00WEBPVP8 \x03\x00\x00\x00abc\x00" + chunk


def pdf(drawn: bytes = b"", change: Callable[[PdfWriter], object] = lambda _writer: None) -> bytes:
    """Make a PDF file that draws something on its page."""
    writer = PdfWriter()
    content = ContentStream(None, writer)
    content.set_data(drawn)
    page = writer.add_blank_page(width=400, height=400)
    page.replace_contents(content)
    names = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    font = DictionaryObject({NameObject(name): NameObject(value) for name, value in names.items()})
    fonts = DictionaryObject({NameObject("/F1"): font})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    change(writer)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


PLAIN = SAID.encode()
DRAWN = PLAIN.replace(b" ", b") -300 (").replace(b"fjord", b"fj) 20 (ord")
EMBEDDED = {
    "talk.docx": packed(document=f"<w:t>{SAID.replace(' ', '</w:t></w:r><w:r><w:t> ')}</w:t>"),
    "talks.xlsx": packed(sharedStrings=f"<si><t>{ANSWERED}</t></si>"),
    "text.png": png(b"tEXt", b"Comment\x00" + PLAIN),
    "packed.png": png(b"zTXt", b"Comment\x00\x00" + zlib.compress(PLAIN)),
    "international.png": png(b"iTXt", b"Comment\x00\x01\x00\x00\x00" + zlib.compress(PLAIN)),
    "comment.jpg": jpeg(0xFE, PLAIN),
    "PHOTO.JPEG": jpeg(0xE1, b"Exif\x00\x00II*\x00" + SAID.encode("utf-16-le")),
    "portrait.webp": webp(PLAIN),
    "portrait.gif": b"GIF89a" + bytes(7) + b"\x21\xfe" + bytes([len(PLAIN)]) + PLAIN + b"\x00;",
    "title.pdf": pdf(change=lambda writer: writer.add_metadata({"/Title": SAID})),
    "bookmark.pdf": pdf(change=lambda writer: writer.add_outline_item(title=SAID, page_number=0)),
    "attached.pdf": pdf(change=lambda writer: writer.add_attachment(filename="a.txt", data=SAID.encode())),
    "packed.pdf": pdf(
        change=lambda writer: writer.add_attachment(filename="a.docx", data=packed(document=f"<w:t>{SAID}</w:t>"))
    ),
    "comment.pdf": pdf(
        change=lambda writer: writer.add_annotation(page_number=0, annotation=FreeText(text=SAID, rect=(0, 0, 9, 9)))
    ),
    "page.pdf": pdf(b"BT /F1 9 Tf (" + PLAIN.replace(b" quix", b"\\040quix") + b") Tj ET"),
    "lines.pdf": pdf(b"BT /F1 9 Tf [(" + DRAWN + b")] TJ ET"),
    "a picture.png": jpeg(0xFE, PLAIN),
}


@pytest.mark.parametrize("name", EMBEDDED)
def test_words_inside_pictures_and_documents_are_read(name: str) -> None:
    text = embedded_text(EMBEDDED[name], Path(name).suffix.lower())
    assert text is not None
    assert repeats(text, Withheld([SAID, ANSWERED]))


@pytest.mark.parametrize("name", EMBEDDED)
def test_a_broken_picture_or_document_is_no_failure(name: str) -> None:
    content = EMBEDDED[name]
    for end in range(0, len(content), 31 if len(content) < 700 else 199):
        for broken in (content[:end], content[:end] + b"\xff" * 9 + content[end:]):
            with suppress(ValueError):
                embedded_text(broken, Path(name).suffix.lower())


def test_little_of_a_document_that_grows_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("persona_handbook.model.site_files.embedded_text.LARGEST_UNPACKED", 1_000)
    with pytest.raises(ValueError, match="broken"):
        embedded_text(packed(a="a" * 900_000, b="b" * 900_000), ".docx")


def encrypted(writer: PdfWriter) -> None:
    writer.encrypt("secret", algorithm="RC4-128")


UNSEARCHED = {
    "broken.docx": EMBEDDED["talk.docx"][:40],
    "encrypted.pdf": pdf(b"BT /F1 9 Tf (Hello) Tj ET", encrypted),
    "broken.pdf": EMBEDDED["page.pdf"][:80],
    "other.png": PLAIN,
    "other.jpg": b"BM" + PLAIN,
    "large.csv": b"a" * 20_000_001,
}


@pytest.mark.parametrize("name", UNSEARCHED)
def test_what_cannot_be_searched_is_left_out_and_listed_until_it_is_allowed(name: str, tmp_path: Path) -> None:
    root = handbook(tmp_path, ENDED, {"docs/index.md": "# A\n"})
    (root / "docs" / name).write_bytes(UNSEARCHED[name])
    (found,) = found_in(root)
    assert (found.location.path, "cannot be searched" in found.message) == (f"docs/{name}", True)
    assert name not in site_tree(edition(root))
    site = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(site.replace("{today", f"{{unsearched: [docs/{name}], today"), "utf-8")
    assert found_in(root) == []
    assert name in site_tree(edition(root))


def test_what_cannot_be_searched_stays_if_there_is_nothing_to_hide(tmp_path: Path) -> None:
    root = handbook(tmp_path, OPEN, {"docs/index.md": "# A\n"})
    site = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(site.replace("audience: public", "audience: internal"), "utf-8")
    for name, content in UNSEARCHED.items():
        (root / "docs" / name).write_bytes(content)
    assert found_in(root) == []
    assert set(site_tree(edition(root))) >= set(UNSEARCHED)


def test_an_empty_picture_is_published(tmp_path: Path) -> None:
    root = handbook(tmp_path, ENDED, {"docs/index.md": "# A\n", "docs/a.png": ""})
    assert (found_in(root), "a.png" in site_tree(edition(root))) == ([], True)


def test_texts_that_are_published_as_they_are_are_found_and_left_out(tmp_path: Path) -> None:
    root = handbook(tmp_path, ENDED, {"docs/index.md": "# A\n", "docs/plain.txt": "Two lifts.\n"})
    for name, content in (STATIC | EMBEDDED).items():
        (root / "docs" / name).write_bytes(content)
    (root / "docs" / "data.bin").write_bytes(SAID.encode())
    assert {each.location.path for each in found_in(root)} == {f"docs/{name}" for name in STATIC | EMBEDDED}
    config = load_config(str(root / "mkdocs.yml"), plugins=[], site_dir=str(root / "site"))
    files = Files(
        [
            File(each.name, config.docs_dir, config.site_dir, use_directory_urls=True)
            for each in (root / "docs").iterdir()
        ]
    )
    remove_withheld(files, edition(root), config)
    assert {each.src_uri for each in files} == {"index.md", "plain.txt", "data.bin"}
    (root / "docs/old.md").write_bytes(f"# Größe\n\n{SAID}\n".encode("cp1252"))
    tree = site_tree(edition(root))
    left_out = {path for path in tree if path in STATIC or path in EMBEDDED}
    assert (left_out, "plain.txt" in tree, tree["old.md"].decode()) == (set(), True, "# Größe\n\n….\n")


def test_static_texts_stay_while_the_consent_holds(tmp_path: Path) -> None:
    root = handbook(tmp_path, OPEN, {"docs/index.md": "# A\n", "docs/notes.txt": SAID})
    assert found_in(root) == []


def test_letters_that_are_escaped_are_read() -> None:
    said = "Größere Kisten würden mir über den Winter helfen"
    assert repeats(json.dumps({"said": said}), Withheld([said]))
    assert not repeats(json.dumps({"said": "Kisten über den Winter"}), Withheld([said]))


def test_words_of_an_unreadable_interview_are_known_wherever_words_are_hidden(tmp_path: Path) -> None:
    root = handbook(tmp_path, "{scope: publik}", {"docs/index.md": "# A\n"})
    read = read_handbook(read_settings(root), real_day=DAY)
    assert spoken(read).holds(SAID)
    assert withheld(read, DAY).holds(SAID)
    assert withheld(read, DAY, "Some other words that are hidden").holds(SAID)
