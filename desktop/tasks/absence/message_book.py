"""The book of messages: what was said on a day, and how an absence goes on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from typing import TYPE_CHECKING

from desktop.models.absence.continuing import days_of_absence, said_of
from desktop.models.days.session import session_of
from desktop.models.days.session_times import instant
from desktop.models.marks.year_marks import marks_by_session, year_of
from desktop.models.organisation.staff import Duty
from desktop.storage.absence import messages
from desktop.storage.admissions import pupils
from desktop.storage.marks import entries
from desktop.storage.organisation import school_years

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop.models.absence.message import Message
    from desktop.tasks.desk import Desk


@dataclass(frozen=True, slots=True)
class TakenMessage:
    """A message with its children's names; `waits`: its code is the head's to enter."""

    message: Message
    names: tuple[str, ...]
    waits: bool = False


def messages_of_day(desk: Desk, day: date | None = None) -> tuple[TakenMessage, ...]:
    """Return what was written down on a day, newest first."""
    desk.need(Duty.LOG_ABSENCE)
    begins = instant(day or desk.today, time.min)
    ends = begins + timedelta(days=1)
    since = messages.messages_since(desk.db, desk.school, begins)
    found = [one for one in reversed(since) if one.recorded_at < ends]
    names = pupils.names_of(desk.db, [pupil for one in found for pupil in one.pupils])
    waiting = messages.waiting_for_head(desk.db, [one.id for one in found])
    return tuple(
        TakenMessage(one, tuple(names[pupil] for pupil in one.pupils), one.id in waiting)
        for one in found
    )


def messages_of_pupil(desk: Desk, pupil: int) -> tuple[Message, ...]:
    """Return everything that was ever said of a child, newest first."""
    desk.need(Duty.LOG_ABSENCE)
    return tuple(reversed(messages.messages_of_pupil(desk.db, desk.school, pupil)))


@dataclass(frozen=True, slots=True)
class GoingOn:
    """How an absence stands: which day of it today is (0: none), and what was said of it last."""

    day: int
    last: Message | None


def going_on(desk: Desk, pupils: Sequence[int]) -> dict[int, GoingOn]:
    """Return how the absence of each of these children stands today."""
    desk.need(Duty.LOG_ABSENCE)
    calendar, today = school_years.load_calendar(desk.db, desk.school), desk.today
    year = calendar.year_of(today)
    sessions = calendar.sessions(year.starts, today) if year else ()
    strings = entries.marks_of_year(desk.db, pupils, year_of(today))
    found = {}
    for pupil in pupils:
        year_marks = marks_by_session(year_of(today), strings.get(pupil, ""))
        marks = {session_of(number): code for number, code in year_marks}
        said = messages.messages_of_pupil(desk.db, desk.school, pupil)
        run = days_of_absence(sessions, marks, today)
        of_it = said_of((one for one in said if one.withdrawn_at is None), min(run, default=today))
        found[pupil] = GoingOn(len(run), of_it[-1] if of_it else None)
    return found
