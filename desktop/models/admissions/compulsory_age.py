"""Compulsory school age: from the prescribed day after five to the last Friday of June at 16."""

from __future__ import annotations

from calendar import FRIDAY
from datetime import date, timedelta

_PRESCRIBED = ((3, 31), (8, 31), (12, 31))
_YEAR_BEGINS = 9  # September


def first_compulsory_day(birth: date) -> date:
    """Return 31 March, 31 August or 31 December: the first on or after the fifth birthday."""
    fifth = birthday(birth, 5)
    return next(
        day for month, last in _PRESCRIBED if (day := date(fifth.year, month, last)) >= fifth
    )


def last_compulsory_day(birth: date) -> date:
    """Return the last Friday in June of the school year in which the child turns 16."""
    sixteenth = birthday(birth, 16)
    end_of_june = date(sixteenth.year + (sixteenth.month >= _YEAR_BEGINS), 6, 30)
    return end_of_june - timedelta(days=(end_of_june.weekday() - FRIDAY) % 7)


def is_compulsory(birth: date, day: date) -> bool:
    """Whether the child is of compulsory school age on the day, its first and last included."""
    return first_compulsory_day(birth) <= day <= last_compulsory_day(birth)


def birthday(born: date, age: int) -> date:
    """Return the day the age is reached; 29 February comes round on 1 March in common years."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)
