"""README shows pictures of the example, each of which a script takes."""

from __future__ import annotations

import re

import pytest

from conftest import REPOSITORY
from pictures import FOLDER, PICTURES

SHOWN = re.findall(r"docs/pictures/[\w.-]+", (REPOSITORY / "README.md").read_text("utf-8"))
LARGEST = 150_000
MADE = [f"docs/pictures/{file}" for picture in PICTURES for file in picture.files]


def test_the_script_takes_each_picture_that_readme_shows_and_no_other() -> None:
    assert sorted({*SHOWN}) == sorted(MADE) == sorted(f"docs/pictures/{each.name}" for each in FOLDER.iterdir())


@pytest.mark.parametrize("path", MADE)
def test_a_picture_is_there_and_loads_fast(path: str) -> None:
    content = (REPOSITORY / path).read_bytes()
    assert (content[:4], content[8:12]) == (b"RIFF", b"WEBP")
    assert len(content) < LARGEST


def test_every_picture_says_in_words_what_it_shows() -> None:
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    assert len(re.findall(r'<img [^>]*alt="[^"]{20,}"', readme)) == len(PICTURES)
