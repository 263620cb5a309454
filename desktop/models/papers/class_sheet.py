"""A class over a span of days, as a sheet shows it: who was in it and every session's mark."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from desktop.models.days.school_year import SessionState
from desktop.models.days.session import both_halves
from desktop.models.days.session_times import london
from desktop.models.marks.year_marks import mark_at, place_in_year, year_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.days.session import Session


class Taken(Enum):
    """Whether a session's register was taken; not taken is nobody's absence."""

    TAKEN = "taken"
    NOT_TAKEN = "not taken"
    TO_COME = "to come"
    BEFORE = "before registers were kept here"
    NO_SCHOOL = "no school"


@dataclass(frozen=True, slots=True)
class SheetPupil:
    """A pupil and the spans of days, both ends included, in the class; `latin` may be empty."""

    id: int
    name: str
    latin: str
    roll_number: str
    spans: tuple[tuple[date, date | None], ...]

    def is_in(self, day: date) -> bool:
        """Whether the pupil was in the class, and on roll, on a day."""
        return any(first <= day and (last is None or day <= last) for first, last in self.spans)


@dataclass(frozen=True, slots=True)
class KeptRegister:
    """When a class's register closes, and whether a person took it."""

    closes: datetime
    taken: bool


@dataclass(frozen=True, slots=True)
class SheetSession:
    """A session of the sheet; `shut` is `#`, `Y4` or empty, and stands where no mark does."""

    session: Session
    taken: Taken
    shut: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A pupil's codes, one a session; None while not in the class, empty where nobody marked."""

    pupil: SheetPupil
    codes: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class ClassSheet:
    """What stands on a class's sheet; `rows` are sorted as a person would."""

    group_name: str
    teachers: tuple[str, ...]
    sessions: tuple[SheetSession, ...]
    rows: tuple[SheetRow, ...]

    @property
    def not_taken(self) -> tuple[Session, ...]:
        """The sessions whose register nobody took."""
        return tuple(one.session for one in self.sessions if one.taken is Taken.NOT_TAKEN)


def sheet_sessions(
    calendar: SchoolCalendar,
    days: Iterable[date],
    kept: Mapping[Session, KeptRegister],
    begins: date,
    now: datetime,
) -> tuple[SheetSession, ...]:
    """Return both sessions of each day, with what the calendar and the register say.

    `begins` is the first day whose registers are kept here: on earlier ones nobody took any.
    """
    return tuple(
        SheetSession(session, Taken.BEFORE)
        if day < begins
        else _sheet_session(calendar, session, kept.get(session), now)
        for day in days
        for session in both_halves(day)
    )


def _sheet_session(
    calendar: SchoolCalendar, session: Session, kept: KeptRegister | None, now: datetime
) -> SheetSession:
    state = calendar.session_state(session)
    if state is not SessionState.OPEN:
        return SheetSession(session, Taken.NO_SCHOOL, state.code)
    if kept is not None and kept.taken:
        return SheetSession(session, Taken.TAKEN)
    closed = now >= kept.closes if kept else session.day < london(now).date()
    return SheetSession(session, Taken.NOT_TAKEN if closed else Taken.TO_COME)


def sheet_rows(
    pupils: Sequence[SheetPupil],
    sessions: Sequence[SheetSession],
    marks: Mapping[tuple[int, int], str],
) -> tuple[SheetRow, ...]:
    """Return each pupil's codes; `marks` are the years' strings by pupil and year."""
    places = [
        (one.session.day, year_of(one.session.day), place_in_year(one.session), one.shut)
        for one in sessions
    ]
    return tuple(
        SheetRow(
            pupil,
            tuple(
                (mark_at(marks.get((pupil.id, year), ""), place) or shut)
                if pupil.is_in(day)
                else None
                for day, year, place, shut in places
            ),
        )
        for pupil in pupils
    )


def with_imported(
    sessions: Sequence[SheetSession],
    rows: Sequence[SheetRow],
    kept: Mapping[Session, KeptRegister],
) -> tuple[SheetSession, ...]:
    """Return the sessions, with those as taken whose marks were imported and had no register here.

    A register that nobody took stays so, though a child may have come to the late desk.
    """
    marked = {
        place for row in rows for place, code in enumerate(row.codes) if code not in (None, "")
    }
    return tuple(
        SheetSession(one.session, Taken.TAKEN)
        if place in marked and one.taken is Taken.NOT_TAKEN and one.session not in kept
        else one
        for place, one in enumerate(sessions)
    )
