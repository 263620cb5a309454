"""The page about one child: the record, this year session by session, earlier years, changes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from desktop.models.admissions.history import without_secrets
from desktop.models.days.session import Session, session_of
from desktop.models.marks.attendance_code import BY_SYMBOL, Category
from desktop.models.marks.rates import LATE, Tally, tally
from desktop.models.marks.year_marks import marks_by_session, year_of
from desktop.models.organisation.staff import Duty
from desktop.storage.admissions import pupil_pages
from desktop.storage.marks import entries
from desktop.storage.organisation import school_years
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.admissions.see_pupil import see_pupil

if TYPE_CHECKING:
    from datetime import date

    from desktop.models.admissions.history import Change
    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.imports.incoming import YearTotals
    from desktop.models.marks.entry import Entry
    from desktop.tasks.admissions.see_pupil import PupilRecord
    from desktop.tasks.desk import Desk


class Sight(Enum):
    """What a past session shows to anybody in the room: never the reason."""

    PRESENT = "present"
    LATE = "late"
    ABSENT = "absent"
    UNCOUNTED = "not counted"


@dataclass(frozen=True, slots=True)
class SessionMark:
    """A mark of the year; the code is empty for a person who may see only the sight of it."""

    session: Session
    sight: Sight
    code: str = ""

    @property
    def words(self) -> str:
        """The code with its title, or the sight alone."""
        found = BY_SYMBOL.get(self.code)
        return f"{self.code} {found.title}" if found else self.sight.value


@dataclass(frozen=True, slots=True)
class YearAtSchool:
    """One school year's sessions here, by what they count as."""

    year: int
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilPage:
    """The record with the year beside it; what the person may not see is empty."""

    record: PupilRecord
    marks: tuple[SessionMark, ...]
    years: tuple[YearAtSchool, ...]
    totals: tuple[YearTotals, ...]
    history: tuple[Change, ...]
    calendar: SchoolCalendar
    today: date
    may_change: bool
    may_flag: bool
    sees_all: bool

    @property
    def this_year(self) -> Tally:
        """The sessions of the year that today belongs to."""
        now = year_of(self.today)
        return next((one.tally for one in self.years if one.year == now), Tally())


def pupil_page(desk: Desk, number: int) -> PupilPage:
    """Read the page; PermissionRefused for a child of a class that is not the person's."""
    record = see_pupil(desk, number)
    years = pupil_pages.marks_by_year(desk.db, number)
    wide = desk.who.may(Duty.SEE_EVERY_CLASS)
    return PupilPage(
        record=record,
        marks=_marks(years.get(year_of(desk.today), ""), desk.today, with_codes=wide),
        years=tuple(_year(year, marks) for year, marks in years.items()),
        totals=pupil_pages.totals_of(desk.db, number),
        history=_history(desk, number) if wide else (),
        calendar=school_years.load_calendar(desk.db, desk.school),
        today=desk.today,
        may_change=desk.who.may(Duty.KEEP_THE_ROLL),
        may_flag=desk.who.may(Duty.SEE_FLAGS),
        sees_all=wide,
    )


def mark_history(desk: Desk, number: int, session: Session) -> tuple[Entry, ...]:
    """Return every entry of a child for a session, oldest first, with the reasons."""
    desk.need(Duty.SEE_EVERY_CLASS)
    return entries.entry_chain(desk.db, pupil_here(desk, number).id, session)


def _history(desk: Desk, number: int) -> tuple[Change, ...]:
    history = pupil_pages.history_of(desk.db, "pupil", number)
    if desk.who.may(Duty.KEEP_THE_ROLL):
        return history
    return tuple(map(without_secrets, history))


def _marks(marks: str, today: date, *, with_codes: bool) -> tuple[SessionMark, ...]:
    return tuple(
        SessionMark(session_of(number), sight_of(code), code if with_codes else "")
        for number, code in marks_by_session(year_of(today), marks)
    )


def sight_of(code: str) -> Sight:
    """Return what a mark looks like without its reason."""
    if code in LATE:
        return Sight.LATE
    found = BY_SYMBOL[code]
    if found.is_attended:
        return Sight.PRESENT
    if found.category is Category.ADMINISTRATIVE:
        return Sight.UNCOUNTED
    return Sight.ABSENT


def _year(year: int, marks: str) -> YearAtSchool:
    return YearAtSchool(year, tally(code for _, code in marks_by_session(year, marks)))
