"""Everything that needs someone now, gathered for Today and put in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.models.marks.deadline import last_day_run_out
from desktop.models.marks.entry import Kind
from desktop.models.marks.year_marks import year_of
from desktop.models.organisation.staff import Duty
from desktop.models.site.pressing import (
    Pressing,
    from_board,
    from_corrections,
    from_deadlines,
    from_doubts,
    from_gaps,
    from_here,
    from_known,
    from_leave,
    from_letters,
    from_registers,
    from_review,
    from_travel,
    from_waiting,
    in_order,
)
from desktop.models.site.pressing_back import from_back
from desktop.models.site.pressing_newsletter import from_newsletter
from desktop.models.site.pressing_risk import from_agreements, from_at_risk
from desktop.storage.absence import doubts
from desktop.storage.admissions import pupils
from desktop.storage.letters.signed_files import unsigned_since
from desktop.storage.marks import corrections, entries, expectations
from desktop.storage.marks.unexplained import unexplained
from desktop.storage.organisation import groups, policies, schools
from desktop.storage.organisation.school_years import load_calendar
from desktop.tasks.absence.board_lines import board_lines, registers_today
from desktop.tasks.agreements.see_agreements import due_reviews
from desktop.tasks.leave.back_again import back_again
from desktop.tasks.leave.see_requests import waiting_requests
from desktop.tasks.letters.see_letters import may_see_letters
from desktop.tasks.marks.see_today import gaps_of_the_year, here_after_all
from desktop.tasks.papers.newsletters_owed import newsletters_owed
from desktop.tasks.safeguarding.watch_children import children_at_risk
from desktop.tasks.travel.see_journeys import overdue_since, waiting_journeys

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.days.session import Session
    from desktop.models.marks.class_day import ClassDay
    from desktop.models.marks.expectation import Expectation
    from desktop.models.site.pressing import Unexplained
    from desktop.tasks.desk import Desk

_A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class _Read:
    """What several lines are worked out from, read once: Today is looked at all the time.

    `run_out` is the latest day whose `N` has come to its deadline; `plans` stood since then.
    """

    calendar: SchoolCalendar
    run_out: date | None
    since: date
    plans: tuple[Expectation, ...]


def pressing(desk: Desk, days: tuple[ClassDay, ...]) -> tuple[Pressing, ...]:
    """Return what needs someone now, first what presses most; `days` is how today's classes stand.

    What the person at the desk has no place for is left to those who do.
    """
    desk.need(Duty.SEE_EVERY_CLASS)
    read = _read(desk)
    return in_order(
        (
            *from_registers(days),
            *_here_after_all(desk, read),
            *_leave(desk),
            *_travel(desk),
            *_corrections(desk),
            *_reviews(desk, read.plans),
            *_back(desk),
            *_at_risk(desk),
            *_agreements(desk),
            *_letters(desk),
            *from_gaps(gaps_of_the_year(desk, read.calendar)),
            *_without_a_reason(desk, read),
            *from_newsletter(newsletters_owed(desk)),
        )
    )


def _read(desk: Desk) -> _Read:
    today = desk.today
    limit = policies.policy_on(desk.db, desk.school, today).deadline_days
    calendar = load_calendar(desk.db, desk.school)
    run_out = last_day_run_out(calendar, today, limit)
    begins = schools.load_school(desk.db, desk.school).registers_from
    since = max(begins, run_out + _A_DAY) if run_out else begins
    plans = expectations.standing(desk.db, desk.school, since, today)
    return _Read(calendar, run_out, since, plans)


def class_then(desk: Desk, one: Pressing) -> int:
    """Return the class in whose register a child's session stands; 0 where it is in none."""
    desk.need(Duty.SEE_EVERY_CLASS)
    if one.session is None or one.group:
        return one.group
    found = entries.current_entries(desk.db, [one.pupil], one.session).get(one.pupil)
    return found.group or 0 if found else 0


def _here_after_all(desk: Desk, read: _Read) -> Iterator[Pressing]:
    """What a parent said is in doubt until it is settled; the rest was planned."""
    asked = doubts.doubts_of_day(desk.db, desk.school, desk.today)
    seen = {(one.pupil, one.session) for one in asked}
    here = here_after_all(desk, known=read.plans)
    yield from from_here(one for one in here if (one.pupil, one.session) not in seen)
    if desk.who.may(Duty.LOG_ABSENCE):
        yield from from_doubts(doubts.open_doubts(desk.db, desk.school))


def _leave(desk: Desk) -> Iterator[Pressing]:
    if desk.who.may(Duty.DECIDE_LEAVE):
        yield from from_leave(waiting_requests(desk))


def _travel(desk: Desk) -> Iterator[Pressing]:
    if desk.who.may(Duty.LOG_ABSENCE):
        decides = desk.who.may(Duty.DECIDE_LEAVE)
        waiting = waiting_journeys(desk) if decides else ()
        yield from from_travel(waiting, overdue_since(desk), decides=decides)


def _corrections(desk: Desk) -> Iterator[Pressing]:
    if desk.who.may(Duty.AMEND):
        yield from from_corrections(corrections.open_corrections(desk.db, desk.school))


def _reviews(desk: Desk, plans: tuple[Expectation, ...]) -> Iterator[Pressing]:
    for plan in plans if desk.who.may(Duty.KEEP_THE_ROLL) else ():
        if plan.review_day is not None and plan.review_day <= desk.today:
            found = from_review(plan, _whose(desk, plan), desk.today)
            if found is not None:
                yield found


def _back(desk: Desk) -> Iterator[Pressing]:
    if desk.who.may(Duty.LOG_ABSENCE):
        yield from from_back([one for child in back_again(desk) for one in child.proposed])


def _at_risk(desk: Desk) -> Iterator[Pressing]:
    if desk.who.may(Duty.SEE_FLAGS):
        yield from from_at_risk(children_at_risk(desk), desk.today)


def _agreements(desk: Desk) -> Iterator[Pressing]:
    if desk.who.may(Duty.KEEP_AGREEMENTS):
        yield from from_agreements(due_reviews(desk))


def _letters(desk: Desk) -> Iterator[Pressing]:
    if may_see_letters(desk):
        yield from from_letters(unsigned_since(desk.db, desk.school))


def _whose(desk: Desk, plan: Expectation) -> str:
    if plan.pupil is None:
        return groups.load_group(desk.db, plan.group or 0).name
    return pupils.load_pupil(desk.db, plan.pupil).name


def _without_a_reason(desk: Desk, read: _Read) -> Iterator[Pressing]:
    """Look at each `N` of this school year; in its first days at those of the summer before."""
    today = read.calendar.is_school_day(desk.today)
    for year in {year_of(desk.today), year_of(read.since)}:
        found = unexplained(desk.db, desk.school, desk.today, year)
        yield from _known(desk, found, read)
        yield from _board(desk, found)
        if read.run_out is not None:
            yield from from_deadlines(found, read.run_out, today=today)


def _board(desk: Desk, found: tuple[Unexplained, ...]) -> Iterator[Pressing]:
    """Look at the first-day board, for whoever works on it, when anybody may be on it."""
    today = any(one.sessions[-1].day == desk.today for one in found)
    if today and desk.who.may(Duty.LOG_ABSENCE):
        yield from from_board(board_lines(desk, registers_today(desk)), desk.now())


def _known(desk: Desk, found: tuple[Unexplained, ...], read: _Read) -> Iterator[Pressing]:
    planned = {plan.pupil for plan in read.plans if plan.pupil is not None}
    classes = {plan.group for plan in read.plans if plan.group is not None}
    sessions: dict[Session, list[Unexplained]] = {}
    for one in found:
        if one.pupil in planned or one.group in classes:
            for session in one.sessions:
                if session.day >= read.since:
                    sessions.setdefault(session, []).append(one)
    waiting: dict[Session, list[Unexplained]] = {}
    for session, ones in sessions.items():
        kinds = _kinds_of_known(desk, session, ones)
        yield from from_known(session, [one for one in ones if kinds.get(one.pupil) is Kind.CLOSE])
        waiting[session] = [one for one in ones if kinds.get(one.pupil) is Kind.AMENDMENT]
    if desk.who.may(Duty.ALL_CODES):
        yield from from_waiting(waiting)


def _kinds_of_known(desk: Desk, session: Session, ones: list[Unexplained]) -> dict[int, Kind]:
    """Return how the `N` of each child of whom something is known came about.

    The close made it of what was known; an amendment, of a message whose code is the head's.
    """
    current = entries.current_entries(desk.db, [one.pupil for one in ones], session)
    return {pupil: entry.kind for pupil, entry in current.items() if entry.source is not None}
