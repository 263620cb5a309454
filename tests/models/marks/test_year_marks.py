"""A year's marks in one string: every code has its own character, and nothing moves another."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.days.session import Half, Session
from desktop.models.marks.attendance_code import CODES
from desktop.models.marks.year_marks import (
    NO_MARK,
    character_of,
    first_session,
    mark_at,
    marks_by_session,
    place_in_year,
    symbol_of,
    with_mark,
    year_of,
)

SYMBOLS = [code.symbol for code in CODES]


def test_every_code_has_a_character_of_its_own() -> None:
    characters = {character_of(symbol) for symbol in SYMBOLS}
    assert len(characters) == len(SYMBOLS)
    assert NO_MARK not in characters
    assert [symbol_of(character_of(symbol)) for symbol in SYMBOLS] == SYMBOLS


@pytest.mark.parametrize(
    ("day", "half", "year", "place"),
    [
        (date(2026, 8, 1), Half.AM, 2026, 0),
        (date(2026, 8, 1), Half.PM, 2026, 1),
        (date(2026, 11, 10), Half.AM, 2026, 202),
        (date(2027, 7, 31), Half.PM, 2026, 729),
        (date(2028, 7, 31), Half.PM, 2027, 731),
    ],
)
def test_a_year_begins_on_the_first_of_august(day: date, half: Half, year: int, place: int) -> None:
    session = Session(day, half)
    assert year_of(day) == year
    assert place_in_year(session) == place
    assert first_session(year).number + place == session.number


@given(st.dictionaries(st.integers(0, 731), st.sampled_from(["", *SYMBOLS])))
def test_what_is_set_is_read_back_and_nothing_else_changes(marks: dict[int, str]) -> None:
    kept = ""
    for place, symbol in marks.items():
        kept = with_mark(kept, place, symbol)
    assert {place: mark_at(kept, place) for place in marks} == marks
    start = first_session(2026).number
    found = {number - start: symbol for number, symbol in marks_by_session(2026, kept)}
    assert found == {place: symbol for place, symbol in marks.items() if symbol}


@pytest.mark.parametrize("place", [-1, 3, 900])
def test_outside_the_string_there_is_no_mark(place: int) -> None:
    assert mark_at("/.L", place) == ""
