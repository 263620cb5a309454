"""The office's morning: every class's registers, what nobody took, who is here after all."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.models.days.session import both_halves
from desktop.models.days.session_times import timetable
from desktop.models.marks.attendance_code import AFTERNOON, MORNING
from desktop.models.marks.class_day import (
    ClassDay,
    ClassSession,
    Gap,
    HereAfterAll,
    count_codes,
    most_pressing,
)
from desktop.models.marks.register import Register, state
from desktop.models.marks.shown_mark import known_word
from desktop.models.organisation.staff import Duty
from desktop.storage.marks import class_days, entries, expectations, registers
from desktop.storage.organisation import groups, policies, school_years
from desktop.storage.site import reminders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, datetime

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.days.session import Session
    from desktop.models.marks.expectation import Expectation
    from desktop.models.organisation.group import Group, Teaching
    from desktop.models.organisation.policy import Policy
    from desktop.models.site.reminder import Reminder
    from desktop.tasks.desk import Desk

_A_DAY = timedelta(days=1)
_HERE = frozenset({MORNING, AFTERNOON, "L"})


def classes_on(desk: Desk, day: date | None = None) -> tuple[ClassDay, ...]:
    """Return the classes that have children and meet on a day, those with unknown children first.

    A class without children is left out: nobody is asked for an empty register.
    """
    desk.need(Duty.SEE_EVERY_CLASS)
    day = day or desk.today
    sessions = school_years.load_calendar(desk.db, desk.school).sessions(day, day)
    if not sessions:
        return ()
    codes = class_days.codes_of_classes(desk.db, desk.school, day)
    kept = class_days.registers_of_day(desk.db, desk.school, day)
    placed = {(one.group, one.session): one for one in kept}
    takers = groups.teachings_at(desk.db, desk.school, day)
    reminded = reminders.last_reminders(desk.db, desk.school, day)
    policy = policies.policy_on(desk.db, desk.school, day)
    now, found = desk.now(), []
    for group in groups.groups_on(desk.db, desk.school, day):
        if group.id in codes:
            halves = (
                placed.get((group.id, one)) or _unopened(policy, group, one) for one in sessions
            )
            both = tuple(
                _class_session(one, now, codes[group.id], reminded.get((group.id, one.session)))
                for one in halves
            )
            found.append(ClassDay(group.id, group.name, _names(takers.get(group.id, ())), both))
    return tuple(sorted(found, key=most_pressing))


def _names(takers: tuple[Teaching, ...]) -> tuple[str, ...]:
    return tuple(f"{one.name} (cover)" if one.cover else one.name for one in takers)


def _class_session(
    register: Register,
    now: datetime,
    codes: Mapping[tuple[str, str], int],
    reminder: Reminder | None,
) -> ClassSession:
    count = count_codes((pair[register.session.half], many) for pair, many in codes.items())
    where = state(register, now)
    return ClassSession(register.group, register.group_name, register, where, count, reminder)


def _unopened(policy: Policy, group: Group, session: Session) -> Register:
    times = timetable(policy.times(session.half, group.times_of), session.day)
    return Register(0, group.school, group.id, group.name, session, times, ())


def not_taken(desk: Desk, first: date, last: date) -> tuple[Gap, ...]:
    """Return the registers of these days that nobody took, oldest first (WC75).

    A session that the school turned out to be closed for is no gap. One that the office has begun
    to take late stays until it is handed in or no child is left without a mark.
    """
    return _gaps(desk, school_years.load_calendar(desk.db, desk.school), first, last)


def _gaps(desk: Desk, calendar: SchoolCalendar, first: date, last: date) -> tuple[Gap, ...]:
    desk.need(Duty.SEE_EVERY_CLASS)
    found = class_days.registers_not_in_time(desk.db, desk.school, first, last)
    held = [one for one in found if calendar.is_school_session(one[0].session)]
    return tuple(left for gap, number in held if (left := _left(desk, gap, number)).children)


def _left(desk: Desk, gap: Gap, number: int) -> Gap:
    if not gap.begun:
        return gap
    rows = registers.load_register(desk.db, number).rows
    return replace(gap, children=sum(row.is_blank for row in rows))


def gaps_of_the_year(desk: Desk, calendar: SchoolCalendar | None = None) -> tuple[Gap, ...]:
    """Return the registers of this school year's earlier days that nobody took."""
    calendar = calendar or school_years.load_calendar(desk.db, desk.school)
    year = calendar.year_of(desk.today)
    return () if year is None else _gaps(desk, calendar, year.starts, desk.today - _A_DAY)


def here_after_all(
    desk: Desk, day: date | None = None, known: Iterable[Expectation] | None = None
) -> tuple[HereAfterAll, ...]:
    """Return the children marked here on a day for whom something of their own was known.

    `known` is what stands for that day, where it has been read already.
    """
    desk.need(Duty.SEE_EVERY_CLASS)
    day = day or desk.today
    standing = expectations.standing(desk.db, desk.school, day, day) if known is None else known
    own = [one for one in standing if one.pupil]
    return tuple(
        here
        for session in both_halves(day)
        for here in _here_in(
            desk, session, {one.pupil for one in own if one.pupil and one.applies(session)}
        )
    )


def _here_in(desk: Desk, session: Session, pupils: set[int]) -> Iterator[HereAfterAll]:
    current = entries.current_entries(desk.db, sorted(pupils), session)
    for pupil, entry in current.items():
        if entry.group is None or entry.code not in _HERE:
            continue
        for row in registers.class_rows(desk.db, entry.group, session, pupil):
            if row.known is not None:
                yield HereAfterAll(
                    pupil, row.name, entry.group, groups.load_group(desk.db, entry.group).name,
                    session, known_word(row.known.code), entry.code, entry.name, entry.recorded_at,
                )  # fmt: skip
