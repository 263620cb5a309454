"""The late slip: who, which class and when, on its own size of paper; never why."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from desktop.documents.page import MM, SAMPLE_WORDS, Heading
from desktop.documents.site.late_slip import Slip, late_slip
from tests.documents.reading import words_of

HEADING = Heading(
    "St Mary’s & All Saints Church of England Primary School", "Łucja Wiśniewska-O’Connor",
    "Printed Tue 10 Nov 2026 09:28 by Olive Office, Office manager",
    "6B  ·  came in at 09:28  ·  Tue 10 Nov 2026", sample=True,
)  # fmt: skip


@pytest.mark.parametrize(("is_label", "size"), [(False, (80, 52)), (True, (89, 36))])
def test_a_slip_is_one_page_of_its_size(size: tuple[int, int], *, is_label: bool) -> None:
    pdf = late_slip(HEADING, Slip("09:28", is_label))
    (page,) = PdfReader(BytesIO(pdf)).pages
    assert (round(page.mediabox.width / MM), round(page.mediabox.height / MM)) == size
    assert late_slip(HEADING, Slip("09:28", is_label)) == pdf


@pytest.mark.parametrize("is_label", [False, True])
def test_a_slip_says_who_which_class_and_when(*, is_label: bool) -> None:
    (words,) = words_of(late_slip(HEADING, Slip("09:28", is_label)))
    for said in (
        "Łucja Wiśniewska-O’Connor",
        "6B",
        "came in at 09:28",
        "let the child in",
        SAMPLE_WORDS,
    ):
        assert said in words


def test_a_long_name_stands_whole_on_the_slip() -> None:
    name = "Bartholomew Featherstonehaugh-Cholmondeley"
    (words,) = words_of(late_slip(replace(HEADING, title=name), Slip("09:28")))
    assert name in words
