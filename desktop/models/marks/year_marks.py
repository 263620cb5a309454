"""A pupil's current marks of a year as one string: a character a session, from 1 August."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from desktop.models.days.session import Half, Session

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_MARK = "."
_TWO_LETTERS = {"C1": "c", "C2": "d", "J1": "j"} | {f"Y{n}": str(n) for n in range(1, 8)}
_BACK = {character: symbol for symbol, character in _TWO_LETTERS.items()}


def character_of(symbol: str) -> str:
    """Return the one character that stands for a code; `.` for none."""
    return _TWO_LETTERS.get(symbol, symbol) or NO_MARK


def symbol_of(character: str) -> str:
    """Return the code that a character stands for; empty for none."""
    return "" if character == NO_MARK else _BACK.get(character, character)


def year_of(day: date) -> int:
    """Return the calendar year in which the school year of this day begins (1 August)."""
    return day.year if day.month >= 8 else day.year - 1


@cache
def first_session(year: int) -> Session:
    """Return the session that the first character of a year's string stands for."""
    return Session(date(year, 8, 1), Half.AM)


def place_in_year(session: Session) -> int:
    """Return how many characters stand before this session's in its year's string."""
    return session.number - first_session(year_of(session.day)).number


def with_mark(marks: str, place: int, symbol: str) -> str:
    """Return the string with one session's mark set; it grows as far as it must."""
    padded = marks.ljust(place, NO_MARK)
    return padded[:place] + character_of(symbol) + padded[place + 1 :]


def mark_at(marks: str, place: int) -> str:
    """Return the code at a place; empty where there is none."""
    return symbol_of(marks[place]) if 0 <= place < len(marks) else ""


def codes_on(marks: str, day: date) -> tuple[str, ...]:
    """Return the codes of a day of the string's year that there are, the morning's first."""
    place = _morning(day)
    return tuple(symbol_of(one) for one in marks[place : place + 2] if one != NO_MARK)


@lru_cache(maxsize=1024)  # the same few days are asked of every child
def _morning(day: date) -> int:
    return place_in_year(Session(day, Half.AM))


def marks_by_session(year: int, marks: str) -> Iterator[tuple[int, str]]:
    """Give session number and code for every mark in a year's string."""
    start = first_session(year).number
    for place, character in enumerate(marks):
        if character != NO_MARK:
            yield start + place, symbol_of(character)
