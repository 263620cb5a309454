"""Every page carries the heading, its number and who printed it; tables go on over pages."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from desktop.documents import fonts
from desktop.documents.page import LANDSCAPE, SAMPLE_WORDS, Heading, Letters, Pages
from desktop.documents.table import Column, draw_table
from tests.documents.reading import faces_of, words_of

HEADING = Heading(
    "St Mary’s & All Saints <CE> Primary", "On site", "Printed Tue 10 Nov 2026 09:40 by Łucja Żółć",
    "Tue 10 Nov 2026",
)  # fmt: skip
COLUMNS = (Column("Name", 2), Column("Note", 1, wraps=True))


def _paper(heading: Heading = HEADING, rows: int = 90) -> bytes:
    page = Pages(heading)
    draw_table(
        page, COLUMNS, [(f"Siân Baxter {row}", "fetched early by aunt") for row in range(rows)]
    )
    return page.finish()


def _logo(kind: str = "PNG") -> bytes:
    made = BytesIO()
    Image.new("RGB", (2000, 1000), (200, 30, 30)).save(made, kind)
    return made.getvalue()


def test_every_page_says_whose_it_is_which_it_is_and_who_printed_it() -> None:
    pages = words_of(_paper())
    assert len(pages) == 2
    for number, words in enumerate(pages, 1):
        assert HEADING.school in words
        assert HEADING.printed in words
        assert f"Page {number} of 2" in words
        assert "Name Note" in words


def test_rows_are_neither_lost_nor_printed_twice() -> None:
    words = "\n".join(words_of(_paper()))
    assert [words.count(f"Siân Baxter {row} fetched") for row in range(90)] == [1] * 90


def test_a_sample_school_says_so_on_every_page() -> None:
    assert all(SAMPLE_WORDS in words for words in words_of(_paper(replace(HEADING, sample=True))))
    assert SAMPLE_WORDS not in words_of(_paper())[0]


@pytest.mark.parametrize("logo", [None, _logo(), _logo("JPEG"), b"\x89PNG\r\n\x1a\nnot a picture"])
def test_the_same_facts_print_as_the_same_bytes(logo: bytes | None) -> None:
    heading = replace(HEADING, logo=logo)
    assert _paper(heading) == _paper(heading)


def test_the_chinese_face_is_embedded_only_where_a_name_needs_it() -> None:
    assert faces_of(_paper()) == {"NotoSans-Regular", "NotoSans-SemiBold"}
    chinese = replace(HEADING, school="李小龙 School")
    assert "NotoSansSC-Regular" in faces_of(_paper(chinese))
    assert "李小龙 School" in words_of(_paper(chinese))[0]


def test_words_stay_within_their_box() -> None:
    page = Pages(HEADING, LANDSCAPE)
    page.words_in((50, 300, 60), "Maximiliana Featherstonehaugh-Cholmondeley", Letters(9))
    assert "…" in words_of(page.finish())[0]
    assert fonts.width("Maximiliana Featherstonehaugh-Cholmondeley", 9) > 60


def test_a_long_paragraph_goes_on_overleaf() -> None:
    page = Pages(HEADING)
    page.paragraph("A sentence that is said again. " * 900)
    assert len(words_of(page.finish())) > 1
