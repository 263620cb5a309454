"""What each square of the year strip says: its words, its letter, and the colours by theme name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.models.days.school_year import SessionState
from desktop.models.days.session import Half, Session
from desktop.models.marks.attendance_code import BY_SYMBOL, Category
from desktop.tasks.admissions.show_pupil import Sight

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from desktop.models.days.school_year import SchoolCalendar
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


@dataclass(frozen=True, slots=True)
class YearCell:
    """One session; `back` is empty where nothing is recorded, `words` where there is no school."""

    session: Session
    words: str = "no school"
    letter: str = ""
    back: str = ""
    fore: str = "muted"
    is_school: bool = False
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class YearCells:
    """The weeks of a school year, each with its ten sessions."""

    weeks: tuple[date, ...]
    columns: tuple[tuple[YearCell, ...], ...]

    def cell(self, at: tuple[int, int]) -> YearCell | None:
        """Return the square at column and row; None outside."""
        column, row = at
        within = 0 <= column < len(self.columns) and 0 <= row < ROWS
        return self.columns[column][row] if within else None

    def place_of(self, session: Session) -> tuple[int, int]:
        """Return column and row of a session; the first square for one that is not there."""
        monday = session.day - timedelta(days=session.day.weekday())
        if monday not in self.weeks or session.day.weekday() > 4:
            return 0, 0
        return self.weeks.index(monday), session.day.weekday() * 2 + session.half


def year_cells(calendar: SchoolCalendar, today: date, marks: Iterable[SessionMark]) -> YearCells:
    """Lay out the school year that today belongs to; nothing when no year holds today."""
    year = calendar.year_of(today)
    weeks = calendar.school_weeks(year.starts, year.ends) if year else ()
    by_session = {mark.session: mark for mark in marks}
    return YearCells(
        weeks,
        tuple(
            tuple(_cell(calendar, session, by_session.get(session)) for session in _week(monday))
            for monday in weeks
        ),
    )


def _week(monday: date) -> tuple[Session, ...]:
    return tuple(Session(monday + timedelta(days=row // 2), Half(row % 2)) for row in range(ROWS))


def _cell(calendar: SchoolCalendar, session: Session, mark: SessionMark | None) -> YearCell:
    if mark is not None:
        return _marked(session, mark)
    state = calendar.session_state(session)
    if state is SessionState.OPEN:
        return YearCell(session, "no mark", is_school=True)
    if state is SessionState.UNEXPECTED:
        return YearCell(session, "school closed unexpectedly", "Y", "hover", is_school=True)
    return YearCell(session)


def _marked(session: Session, mark: SessionMark) -> YearCell:
    back, fore = _BY_SIGHT[mark.sight]
    code = BY_SYMBOL.get(mark.code)
    if code and code.category is Category.UNAUTHORISED and mark.sight is Sight.ABSENT:
        back, fore = _UNAUTHORISED
    plain = mark.sight is Sight.PRESENT and mark.code in ("/", "\\")
    letter = "" if plain else mark.code or _UNSAID[mark.sight]
    return YearCell(session, mark.words, letter, back, fore, is_school=True, is_marked=True)
