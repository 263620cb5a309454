"""The recovery sheet carries the code as it must be typed."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from pypdf import PdfReader

from desktop.documents.recovery_sheet import RecoverySheet, recovery_sheet

SHEET = RecoverySheet(
    "St Mary's & All Saints <CE> Primary",
    "Łucja Żółć",
    "5AJR-694M-KFUN-Q8RR-RJKB",
    date(2026, 11, 10),
)


def test_the_sheet_says_whose_code_it_is_and_what_it_does() -> None:
    pages = PdfReader(BytesIO(recovery_sheet(SHEET))).pages
    text = pages[0].extract_text()
    assert len(pages) == 1
    for words in (
        "5AJR-694M-KFUN-Q8RR-RJKB",
        "St Mary's & All Saints <CE> Primary",
        "Tue 10 Nov 2026 by Łucja Żółć",
        "The code works once",
    ):
        assert words in text


def test_the_same_facts_print_as_the_same_bytes() -> None:
    assert recovery_sheet(SHEET) == recovery_sheet(SHEET)
