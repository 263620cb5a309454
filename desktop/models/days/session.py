"""A session: the morning or the afternoon half of a day, and its number in the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import lru_cache


class Half(IntEnum):
    """Morning or afternoon; a school day has two sessions (reg 10(1))."""

    AM = 0
    PM = 1


@dataclass(frozen=True, order=True, slots=True)
class Session:
    """One half of one day, whether or not the school meets then."""

    day: date
    half: Half

    @property
    def number(self) -> int:
        """Twice the day's ordinal, plus one in the afternoon: sorts and stores as one integer."""
        return self.day.toordinal() * 2 + self.half

    def __str__(self) -> str:
        return f"{day_in_words(self.day)} {self.half.name}"


def session_of(number: int) -> Session:
    """Return the session with this number."""
    return Session(date.fromordinal(number // 2), Half(number % 2))


def both_halves(day: date) -> tuple[Session, Session]:
    """Return the morning and the afternoon of a day, in that order."""
    return Session(day, Half.AM), Session(day, Half.PM)


@lru_cache(maxsize=4096)  # long lists name the same days again and again
def day_in_words(day: date) -> str:
    """Thu 12 Nov 2026."""
    return f"{day:%a} {day.day} {day:%b %Y}"
