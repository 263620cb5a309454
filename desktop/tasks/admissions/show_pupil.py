"""The page about one child: the record, each year session by session, what was changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.admissions.history import is_safeguarding, without_secrets
from desktop.models.days.session import Session, both_halves, session_of
from desktop.models.marks.attendance_code import BY_SYMBOL
from desktop.models.marks.shown_mark import Sight, sight_of
from desktop.models.marks.year_marks import mark_at, marks_by_session, place_in_year, year_of
from desktop.models.organisation.staff import Duty
from desktop.models.record.glance import Glance, glance_of
from desktop.models.record.spans import Span, span_of_year
from desktop.storage.admissions import pupil_pages
from desktop.storage.marks import entries
from desktop.storage.organisation import policies
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.admissions.see_pupil import see_pupil
from desktop.tasks.record.count_sessions import counting
from desktop.tasks.record.show_working import working
from desktop.tasks.safeguarding.open_safeguarding import summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from desktop.models.admissions.history import Change
    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.imports.incoming import YearTotals
    from desktop.models.marks.entry import Entry
    from desktop.models.marks.rates import Tally
    from desktop.models.record.glance import Figure
    from desktop.models.record.working import Worked
    from desktop.tasks.admissions.see_pupil import PupilRecord
    from desktop.tasks.desk import Desk
    from desktop.tasks.record.count_sessions import Counting
    from desktop.tasks.safeguarding.open_safeguarding import Summary


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
    """One school year's figures here; `year` is the one in which it begins."""

    year: int
    span: Span
    glance: Glance

    @property
    def tally(self) -> Tally:
        """The sessions by what they count as."""
        return self.glance.tally


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilPage:
    """The record with the years beside it, the newest first; what one may not see is empty.

    `marks` are those of the newest year: this one, or a leaver's last.
    """

    record: PupilRecord
    marks: tuple[SessionMark, ...]
    years: tuple[YearAtSchool, ...]
    totals: tuple[YearTotals, ...]
    history: tuple[Change, ...]
    here_today: dict[int, tuple[Sight | None, ...]]
    calendar: SchoolCalendar
    today: date
    minimum: int
    may_change: bool
    safeguarding: Summary | None
    sees_all: bool

    @property
    def newest_year(self) -> YearAtSchool:
        """This year; of a child who has left before it, the last one here."""
        return self.years[0]

    def year(self, year: int) -> YearAtSchool | None:
        """Return the school year that begins in a calendar year, if the child has marks of it."""
        return next((one for one in self.years if one.year == year), None)


def pupil_page(desk: Desk, number: int) -> PupilPage:
    """Read the page; PermissionRefused for a child of a class that is not the person's."""
    record = see_pupil(desk, number)
    count = counting(desk)
    wide = desk.who.may(Duty.SEE_EVERY_CLASS)
    marked = pupil_pages.marks_by_year(desk.db, number)
    years = _years_here(record, year_of(desk.today), marked)
    return PupilPage(
        record=record,
        marks=_marks(years[0], marked.get(years[0], ""), with_codes=wide),
        years=tuple(_years(count, number, years)),
        totals=pupil_pages.totals_of(desk.db, number),
        history=_history(desk, number) if wide else (),
        here_today=_here_today(count, record) if wide else {},
        calendar=count.calendar,
        today=desk.today,
        minimum=policies.policy_on(desk.db, desk.school, desk.today).minimum_sessions,
        may_change=desk.who.may(Duty.KEEP_THE_ROLL),
        safeguarding=summary(desk, number),
        sees_all=wide,
    )


def marks_of_year(desk: Desk, number: int, year: int) -> tuple[SessionMark, ...]:
    """Return another year's marks; PermissionRefused as for the page."""
    see_pupil(desk, number)
    marks = entries.year_marks(desk.db, number, year)
    return _marks(year, marks, with_codes=desk.who.may(Duty.SEE_EVERY_CLASS))


def figure_of_year(desk: Desk, number: int, year: int, figure: Figure) -> tuple[Worked, ...]:
    """Return the sessions that a figure of a year was made of; no codes to a class teacher."""
    see_pupil(desk, number)
    count = counting(desk)
    parts = count.parts(span_of_year(count.calendar, year), pupil=number)
    return working(desk, parts, figure, with_codes=desk.who.may(Duty.SEE_EVERY_CLASS))


def mark_history(desk: Desk, number: int, session: Session) -> tuple[Entry, ...]:
    """Return every entry of a child for a session, oldest first, with the reasons."""
    desk.need(Duty.SEE_EVERY_CLASS)
    return entries.entry_chain(desk.db, pupil_here(desk, number).id, session)


def _history(desk: Desk, number: int) -> tuple[Change, ...]:
    history = pupil_pages.history_of(desk.db, "pupil", number)
    if not desk.who.may(Duty.SEE_FLAGS):
        history = tuple(one for one in history if not is_safeguarding(one))
    if desk.who.may(Duty.KEEP_THE_ROLL):
        return history
    return tuple(map(without_secrets, history))


def _years_here(record: PupilRecord, now: int, marked: Iterable[int]) -> tuple[int, ...]:
    before = tuple(one for one in marked if one < now)
    left = record.enrolments[-1].leaving_day
    has_left = left is not None and year_of(left) < now
    return before if has_left and before else (now, *before)


def _years(count: Counting, number: int, years: Iterable[int]) -> Iterator[YearAtSchool]:
    for year in years:
        span = span_of_year(count.calendar, year)
        yield YearAtSchool(year, span, glance_of(count.parts(span, pupil=number)))


def _marks(year: int, marks: str, *, with_codes: bool) -> tuple[SessionMark, ...]:
    return tuple(
        SessionMark(session_of(number), sight_of(code), code if with_codes else "")
        for number, code in marks_by_session(year, marks)
    )


def _here_today(count: Counting, record: PupilRecord) -> dict[int, tuple[Sight | None, ...]]:
    """Return what stands today for brothers and sisters at this school; None for no mark."""
    desk, day = count.desk, count.desk.today
    held = [one for one in both_halves(day) if count.calendar.is_school_session(one)]
    theirs = [one.pupil for one in record.siblings if one.is_here]
    if not theirs or not held:
        return {}
    years = entries.marks_of_year(desk.db, theirs, year_of(day))
    return {
        pupil: tuple(_sight(years.get(pupil, ""), session) for session in held) for pupil in theirs
    }


def _sight(marks: str, session: Session) -> Sight | None:
    code = mark_at(marks, place_in_year(session))
    return sight_of(code) if code else None
