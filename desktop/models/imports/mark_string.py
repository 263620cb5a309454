"""A year's marks as one string of a transfer file, read only when its totals prove the reading.

Nothing published says whether weekends stand in the string or how two-letter codes are written, so
a reading is kept only when it is the one that can be and gives the four stated totals.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.days.session import Half, Session
from desktop.models.marks.attendance_code import AFTERNOON, MORNING, Category, code_on

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(r"[CJY][0-9]|.", re.DOTALL)
_NO_MARK = frozenset("-# @")
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class YearMarks:
    """A proven reading, kept as its string; `weekends` says whether it holds seven days a week."""

    first: date
    text: str
    weekends: bool

    def marks(self) -> Iterator[tuple[Session, str]]:
        """Give each session that has a mark, with its code, in order."""
        for session, token in self.sessions():
            if token not in _NO_MARK:
                yield session, token

    def sessions(self) -> Iterator[tuple[Session, str]]:
        """Give every session of the string with what stands there, marked or not."""
        day = self.first
        for place, token in enumerate(split_marks(self.text)):
            half = Half(place % 2)
            yield Session(day, half), token
            if half is Half.PM:
                day = _next_day(day, weekends=self.weekends)


@dataclass(frozen=True, slots=True)
class StatedTotals:
    """The four sums a reading must reproduce."""

    possible: int
    attended: int
    authorised: int
    unauthorised: int


def split_marks(text: str) -> tuple[str, ...]:
    """Split into marks: C, J or Y before a digit is one mark with it, as no code is a digit."""
    return tuple(_TOKEN.findall(text))


def read_marks(first: date, text: str, stated: StatedTotals) -> YearMarks | None:
    """Return the only reading that can be and gives the stated totals, else None."""
    seven = YearMarks(first, text, weekends=True)
    five = YearMarks(first, text, weekends=False)
    weekend = [token for session, token in seven.sessions() if session.day.weekday() >= _SATURDAY]
    if weekend and all(token in _NO_MARK for token in weekend):
        reading = seven
    elif first.weekday() < _SATURDAY:
        reading = five
    else:
        return None
    return reading if _totals(reading) == stated else None


def _totals(reading: YearMarks) -> StatedTotals | None:
    """Count a reading as the DfE does; None when a code cannot stand where the reading puts it."""
    counts = dict.fromkeys(Category, 0)
    for session, symbol in reading.marks():
        wrong_slash = AFTERNOON if session.half is Half.AM else MORNING
        if symbol == wrong_slash:
            return None
        try:
            counts[code_on(symbol, session.day).category] += 1
        except RuleError:
            return None
    attended = counts[Category.PRESENT] + counts[Category.APPROVED]
    authorised, unauthorised = counts[Category.AUTHORISED], counts[Category.UNAUTHORISED]
    possible = attended + authorised + unauthorised
    return StatedTotals(possible, attended, authorised, unauthorised)


def _next_day(day: date, *, weekends: bool) -> date:
    following = day + timedelta(days=1)
    while not weekends and following.weekday() >= _SATURDAY:
        following += timedelta(days=1)
    return following
