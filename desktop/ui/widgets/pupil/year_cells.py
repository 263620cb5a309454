"""What each square of the year strip says: its words, its letter, and the colours by theme name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from desktop.models.days.school_year import SchoolCalendar, SessionState, monday_of
from desktop.models.days.session import Half, Session
from desktop.models.marks.attendance_code import BY_SYMBOL, Category
from desktop.models.marks.shown_mark import Sight

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from desktop.models.days.school_year import Closure, SchoolYear
    from desktop.tasks.admissions.show_pupil import SessionMark

ROWS = 10  # Monday morning to Friday afternoon
_BY_SIGHT = {
    Sight.PRESENT: ("ok_back", "ok_text"),
    Sight.LATE: ("late_back", "late_text"),
    Sight.ABSENT: ("info_back", "info_text"),
    Sight.UNCOUNTED: ("hover", "muted"),
}
_UNAUTHORISED = ("warn_back", "warn_text")
_UNSAID = {Sight.PRESENT: "", Sight.LATE: "L", Sight.ABSENT: "A", Sight.UNCOUNTED: "–"}


class YearCell(NamedTuple):
    """One session; `back` is empty where nothing is recorded, `words` where there is no school."""

    session: Session
    words: str = "no school"
    letter: str = ""
    back: str = ""
    fore: str = "muted"
    is_school: bool = False
    is_marked: bool = False


@dataclass(frozen=True)
class YearCells:
    """The weeks of a school year, each with its ten sessions."""

    weeks: tuple[date, ...]
    columns: tuple[tuple[YearCell, ...], ...]

    def cell(self, at: tuple[int, int]) -> YearCell | None:
        """Return the square at column and row; None outside."""
        return self.columns[at[0]][at[1]] if at in self else None

    def __contains__(self, at: tuple[int, int]) -> bool:
        """Whether there is a square at column and row."""
        return 0 <= at[0] < len(self.columns) and 0 <= at[1] < ROWS

    def place_of(self, session: Session) -> tuple[int, int]:
        """Return column and row of a session; outside for one that is not there."""
        day = session.day
        return self._column.get(monday_of(day), -1), day.weekday() * 2 + session.half

    @cached_property
    def _column(self) -> dict[date, int]:
        return {monday: column for column, monday in enumerate(self.weeks)}


def year_cells(calendar: SchoolCalendar, day: date, marks: Iterable[SessionMark]) -> YearCells:
    """Lay out the school year that a day belongs to; only weeks with marks when none holds it."""
    marks, year = tuple(marks), calendar.year_of(day)
    if year is None:
        weeks = tuple(sorted({monday_of(mark.session.day) for mark in marks}))
    else:
        weeks = calendar.school_weeks(year.starts, year.ends)
    blank = _blank_weeks(calendar.years, calendar.closures, weeks)
    columns = [list(column) for column in blank.columns]
    for mark in marks:
        at = blank.place_of(mark.session)
        if at in blank:
            columns[at[0]][at[1]] = YearCell(
                mark.session, mark.words, *_look(mark.code, mark.sight)
            )
    return YearCells(weeks, tuple(map(tuple, columns)))


@lru_cache(maxsize=16)  # the same for every child
def _blank_weeks(
    years: tuple[SchoolYear, ...], closures: tuple[Closure, ...], weeks: tuple[date, ...]
) -> YearCells:
    calendar = SchoolCalendar(years, closures)
    cells = (tuple(_blank(calendar, session) for session in _week(monday)) for monday in weeks)
    return YearCells(weeks, tuple(cells))


def _week(monday: date) -> tuple[Session, ...]:
    return tuple(Session(monday + timedelta(days=row // 2), Half(row % 2)) for row in range(ROWS))


def _blank(calendar: SchoolCalendar, session: Session) -> YearCell:
    state = calendar.session_state(session)
    if state is SessionState.OPEN:
        return YearCell(session, "no mark", is_school=True)
    if state is SessionState.UNEXPECTED:
        return YearCell(session, "school closed unexpectedly", "Y", "hover", is_school=True)
    return YearCell(session)


@cache
def _look(code: str, sight: Sight) -> tuple[str, str, str, bool, bool]:
    back, fore = _BY_SIGHT[sight]
    found = BY_SYMBOL.get(code)
    if found and found.category is Category.UNAUTHORISED and sight is Sight.ABSENT:
        back, fore = _UNAUTHORISED
    plain = sight is Sight.PRESENT and code in ("/", "\\")
    return "" if plain else code or _UNSAID[sight], back, fore, True, True
