"""The board's papers, read back: nobody left out, long words whole, the same bytes twice."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from desktop.documents.absence.open_sheet import open_sheet
from desktop.documents.absence.visit_papers import (
    PHONE_WIDTH,
    PaperStop,
    phone_page,
    visit_forms,
    visit_list,
)
from desktop.documents.page import Heading
from tests.documents.reading import words_of

if TYPE_CHECKING:
    from collections.abc import Callable

HEADING = Heading("Hawthorn Lane", "Home visits", "Printed Tue 10 Nov 2026 09:31 by Janet Copeland")
STOPS = tuple(
    PaperStop(
        f"Siân Łukasz{number:02}, 6B", f"{number} Mill Street, Netherbrook NB1 2CD",
        ("By 10:00. No answer to the text and two calls",), ("Amna Ahmed, mother: 07700 900001",),
    )
    for number in range(40)
)  # fmt: skip
ROW = ("RED", "Siân Łukasz", "6B", "AM, day 1", "09:31 Call, no answer (Amna)", "Call by 09:30", "")


def _list() -> bytes:
    return visit_list(HEADING, STOPS, "For whoever drives.")


def _phone() -> bytes:
    return phone_page(HEADING, STOPS, "For whoever drives.")


def _forms() -> bytes:
    return visit_forms(HEADING, STOPS[:3], ("Who opened?", "Was the child seen?"), ("Seen", "Not"))


def _sheet() -> bytes:
    return open_sheet(HEADING, ["Elm: 27 children unknown."], [ROW] * 60)


@pytest.mark.parametrize("make", [_list, _phone, _forms, _sheet])
def test_the_same_facts_print_as_the_same_bytes(make: Callable[[], bytes]) -> None:
    assert make() == make()


@pytest.mark.parametrize("make", [_list, _phone])
def test_every_stop_has_its_address_and_whom_to_ring(make: Callable[[], bytes]) -> None:
    words = "\n".join(words_of(make()))
    assert [words.count(f"{number} Mill Street") > 0 for number in range(40)] == [True] * 40
    assert words.count("07700 900001") == 40


def test_the_phone_has_one_narrow_page_as_long_as_it_needs() -> None:
    (page,) = PdfReader(BytesIO(_phone())).pages
    assert float(page.mediabox.width) == pytest.approx(PHONE_WIDTH, abs=0.1)
    (short,) = PdfReader(BytesIO(phone_page(HEADING, STOPS[:1]))).pages
    assert float(short.mediabox.height) < float(page.mediabox.height) / 10


def test_each_form_is_a_page_with_every_question() -> None:
    pages = words_of(_forms())
    assert [("Who opened?" in one, "Was the child seen?" in one) for one in pages] == [
        (True, True)
    ] * 3


def test_the_sheet_goes_on_overleaf_and_loses_nobody() -> None:
    pages = words_of(_sheet())
    assert len(pages) > 1
    assert sum(one.count("Siân Łukasz") for one in pages) == 60
    assert all("Decided at the review" in one for one in pages)
