"""Back after a long absence: a plan is proposed, then its review; a person decides (R198)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.absence.back_again import (
    is_here,
    plan_for,
    returns_after,
    review_of,
    with_review,
)
from desktop.models.absence.proposal import DayAway, Proposal
from desktop.models.days.session_times import london
from desktop.models.marks.attendance_code import CODES
from desktop.models.marks.year_marks import NO_MARK, character_of, codes_on, year_of
from desktop.storage.absence import proposal_decisions
from desktop.storage.admissions import rolls
from desktop.storage.marks import entries
from desktop.storage.organisation import policies, school_years
from desktop.storage.record import year_strings
from desktop.storage.record.year_strings import Asked
from desktop.tasks.absence import chase_absence
from desktop.tasks.leave.leave_taken import ToDecide, undecided
from desktop.tasks.leave.watch_returns import may_watch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.models.absence.back_again import Back
    from desktop.models.absence.proposal import Proposed
    from desktop.models.days.school_year import SchoolCalendar, SchoolYear
    from desktop.tasks.desk import Desk

_HERE, _AWAY = "+", "-"
_KINDS = str.maketrans(
    {
        character_of(code.symbol): _HERE if is_here(code) else _AWAY
        for code in CODES
        if code.is_possible
    }
)
_LAST_YEAR = 200  # school days, all of it: a run may have begun before the summer


@dataclass(frozen=True, slots=True)
class BackAgain(ToDecide):
    """A child who is back after a long absence, with what is proposed."""


def back_again(desk: Desk) -> tuple[BackAgain, ...]:
    """Return the children of whom a plan, or the review of one, waits for a decision, by name.

    A plan is proposed only where the policy says after how many school days; a plan that was
    agreed is reviewed whatever the policy says by then.
    """
    may_watch(desk)
    found: dict[int, tuple[Proposed, ...]] = {}
    limit = policies.policy_on(desk.db, desk.school, desk.today).long_absence_days
    for pupil, back in _returns(desk, limit) if limit else ():
        found[pupil] = (*found.get(pupil, ()), plan_for(back, limit))
    for pupil, review in _reviews(desk):
        found[pupil] = (*found.get(pupil, ()), review)
    return undecided(desk, found, BackAgain)


def decide(desk: Desk, pupil: int, about: Proposed, *, done: bool, reason: str) -> None:
    """Keep what a person decided; a plan with the day of its review, three weeks after."""
    if done and about.proposal is Proposal.REINTEGRATE:
        reason = with_review(reason, desk.today)
    chase_absence.decide(desk, pupil, about, done=done, reason=reason)


def _returns(desk: Desk, limit: int) -> Iterator[tuple[int, Back]]:
    calendar = school_years.load_calendar(desk.db, desk.school)
    year = calendar.year_of(desk.today)
    if year is None:
        return
    asked = Asked(desk.school, year_of(desk.today), min(year.starts, desk.today), desk.today)
    strings = {
        row.pupil: row.marks
        for row in year_strings.on_roll(desk.db, asked)
        if row.last >= str(desk.today) and _may_be_back(row.marks, limit)
    }
    days = calendar.school_days(year.starts, desk.today)
    begun_away = tuple(pupil for pupil, marks in strings.items() if _begins_away(marks))
    before = _last_year(desk, calendar, year, begun_away)
    for pupil, marks in strings.items():
        now = [DayAway(day, codes_on(marks, day)) for day in days]
        for back in returns_after([*before.get(pupil, ()), *now], limit):
            if back.day >= year.starts:
                yield pupil, back


def _may_be_back(marks: str, limit: int) -> bool:
    """Whether a string is worth a look by the day: most are not, and Today is read all the time."""
    runs = marks.translate(_KINDS).split(_HERE)[:-1]
    return any(run.count(_AWAY) > limit for run in runs) or (bool(runs) and _begins_away(marks))


def _begins_away(marks: str) -> bool:
    """Whether the first mark of the year is an absence, which the year before may have begun."""
    return marks.translate(_KINDS).lstrip(NO_MARK).startswith(_AWAY)


def _last_year(
    desk: Desk, calendar: SchoolCalendar, year: SchoolYear, pupils: tuple[int, ...]
) -> dict[int, list[DayAway]]:
    if not pupils:
        return {}
    last = year_of(desk.today) - 1
    days = calendar.previous_school_days(year.starts, _LAST_YEAR)
    days = tuple(day for day in days if year_of(day) == last)
    strings = entries.marks_of_year(desk.db, pupils, last)
    return {
        pupil: [DayAway(day, codes_on(marks, day)) for day in days]
        for pupil, marks in strings.items()
    }


def _reviews(desk: Desk) -> Iterator[tuple[int, Proposed]]:
    agreed = proposal_decisions.done_about(desk.db, desk.school, Proposal.REINTEGRATE.value)
    if not agreed:
        return
    known = rolls.rolls_of(desk.db, tuple({one.pupil for one in agreed}))
    for one in agreed:
        plan = london(one.decided_at).date(), one.reason
        review = review_of(one.since, plan, desk.today)
        if review is not None and known.on_roll(one.pupil, desk.today):
            yield one.pupil, review
