"""A number is dialled as typed or not at all, and only mobiles are texted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.phones import can_be_texted, read_phones


@pytest.mark.parametrize(
    "typed",
    [
        "07700 900123", "07700900123", "+44 7700 900123", "+44 (0)7700 900123", "0044 7700 900123",
        "7700900123", "07700 900123 (Mum)", "Mum: 07700 900123", "07700-900-123",
        "０７７００ ９００１２３", "(07700) 900123", "07700 900123 mobile", "447700900123",
        "07700 900123 ext 12", "07700.900.123", " 07700\u00a0900123 ", "07700 900123 (Mum's work)",
        "07700 900123 (after 5pm)", "07700 900123 Mum 2nd", "07700900123.0", "tel:07700900123",
        "+44(0)7700 900123", "07700 900123 do not ring after 9", "00 44 7700 900123",
    ],
)  # fmt: skip
def test_one_number_in_any_clothes_is_the_same_number(typed: str) -> None:
    (phone,), reasons = read_phones(typed, "mobile")
    assert phone.e164 == "+447700900123"
    assert phone.can_text
    assert reasons == ()


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("07700 900108 / 07700 900109", ("+447700900108", "+447700900109")),
        ("07700900108;01632960109", ("+447700900108", "+441632960109")),
        ("07700 900108 or 07700 900109", ("+447700900108", "+447700900109")),
        ("07700 900108\n07700 900109", ("+447700900108", "+447700900109")),
        ("Mum 07700 900108, Dad 07700 900109", ("+447700900108", "+447700900109")),
        ("07700 900108 / Mum", ("+447700900108",)),
        ("07700900108 07700900109", ("+447700900108", "+447700900109")),
        ("Mum 07700900108 Dad 07700900109", ("+447700900108", "+447700900109")),
        ("07700 900108 (work) 07700 900109 (home)", ("+447700900108", "+447700900109")),
        ("01632 960101 ext 23 / 07700 900108", ("+441632960101", "+447700900108")),
    ],
)
def test_two_numbers_in_a_cell_are_both_read(typed: str, numbers: tuple[str, ...]) -> None:
    phones, reasons = read_phones(typed, "mobile")
    assert tuple(phone.e164 for phone in phones) == numbers
    assert reasons == ()


@pytest.mark.parametrize(
    "typed",
    [
        "4.477E+11",
        "960101",
        "01632 960101/2",
        "07700 90012",
        "07700 9001234567",
        "0" * 60,
        "12",
        "07700 900123 or 124",
        "01632 960101 (9-5)",
        "07700 9OO123",
        "999",
    ],
)
def test_what_cannot_be_read_is_kept_as_typed_and_said(typed: str) -> None:
    (phone,), reasons = read_phones(typed, "mobile")
    assert (phone.typed, phone.e164, phone.can_text) == (typed, "", False)
    assert len(reasons) == 1


@pytest.mark.parametrize("typed", ["", " ", "-", "n/a", "none"])
def test_no_number_is_no_phone(typed: str) -> None:
    assert read_phones(typed, "mobile")[0] == ()


@pytest.mark.parametrize(
    ("e164", "texted"),
    [
        ("+447700900123", True), ("+441632960101", False), ("+447012345678", False),
        ("+447612345678", False), ("+353851234567", False), ("", False),
    ],
)  # fmt: skip
def test_only_mobiles_are_texted(e164: str, texted: bool) -> None:
    assert can_be_texted(e164) is texted


def test_a_mobile_in_a_general_column_is_known_for_one() -> None:
    assert read_phones("07700 900123", "other")[0][0].kind == "mobile"
    assert read_phones("01632 960101", "other")[0][0].kind == "other"


def test_words_stay_with_their_number() -> None:
    phones, _ = read_phones("Mum 07700900108 Dad 07700900109", "mobile")
    assert [phone.typed for phone in phones] == ["Mum 07700900108", "Dad 07700900109"]


@pytest.mark.parametrize(
    ("typed", "e164"),
    [("+353 85 123 4567", "+353851234567"), ("0033 6 12 34 56 78", "+33612345678")],
)
def test_a_foreign_number_is_dialled_and_not_texted(typed: str, e164: str) -> None:
    (phone,), _ = read_phones(typed, "mobile")
    assert (phone.e164, phone.can_text) == (e164, False)


@given(st.text(max_size=60))
def test_no_text_upsets_the_reading(typed: str) -> None:
    read_phones(typed, "home")
