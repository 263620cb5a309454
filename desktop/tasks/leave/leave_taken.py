"""Leave that was taken without permission, and what it proposes: a person decides (R236, WC46)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from desktop.models.absence.penalty_window import (
    is_unauthorised,
    penalty_count,
    school_weeks_to,
    unauthorised_in,
)
from desktop.models.absence.proposal import DayAway, Proposal
from desktop.models.days.session import Half, Session, session_of
from desktop.models.leave.decision import Outcome, standing_decisions
from desktop.models.leave.taken_without import LeaveLimits, leave_runs, proposed_after
from desktop.models.marks.attendance_code import CODES
from desktop.models.marks.year_marks import character_of, codes_on, place_in_year, year_of
from desktop.storage.absence import proposal_decisions
from desktop.storage.admissions import pupils
from desktop.storage.admissions.rolls import rolls_of
from desktop.storage.leave import decisions, requests
from desktop.storage.marks import entries
from desktop.storage.organisation import policies, school_years
from desktop.storage.record import year_strings
from desktop.storage.record.year_strings import Asked
from desktop.tasks.absence import chase_absence
from desktop.tasks.leave.watch_returns import may_watch

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from desktop.models.absence.penalty_window import PenaltyCount
    from desktop.models.absence.proposal import Proposed
    from desktop.models.days.school_year import SchoolCalendar, SchoolYear
    from desktop.storage.record.year_strings import OnRoll
    from desktop.tasks.desk import Desk

_LETTERS = (character_of(code.symbol) for code in CODES if is_unauthorised(code.symbol))
_UNAUTHORISED = re.compile(f"[{''.join(_LETTERS)}]")
_HOLIDAY = "G"
_PROPOSED_HERE = frozenset({Proposal.REFER_LEAVE, Proposal.PENALTY, Proposal.ALERT})


@dataclass(frozen=True, slots=True)
class ToDecide:
    """A child with what is proposed and not decided."""

    pupil: int
    name: str
    class_name: str
    proposed: tuple[Proposed, ...]


@dataclass(frozen=True, slots=True)
class TakenLeave(ToDecide):
    """A child with what is proposed because of leave that was taken without permission."""


T = TypeVar("T", bound=ToDecide)


def leave_taken(desk: Desk) -> tuple[TakenLeave, ...]:
    """Return the children about whom something is proposed and not decided, by name.

    The national threshold is looked at for children with a day of leave without permission only:
    what else is unauthorised has its own ladder.
    """
    may_watch(desk)
    calendar = school_years.load_calendar(desk.db, desk.school)
    year = calendar.year_of(desk.today)
    if year is None:
        return ()
    refused = _refused_days(desk, calendar, year)
    rows = _on_roll(desk, year, refused)
    if not rows:
        return ()
    days = tuple(calendar.school_days(year.starts, desk.today))
    births = pupils.birth_dates_of(desk.db, tuple(rows))
    window = _Window(calendar, Session(desk.today, Half.PM), _last_year(desk, tuple(rows)), births)
    read = _Read(days, _limits(desk), refused, window)
    found = {pupil: tuple(read.proposed(row)) for pupil, row in rows.items()}
    return undecided(desk, found, TakenLeave)


def decide(desk: Desk, pupil: int, about: Proposed, *, done: bool, reason: str) -> None:
    """Keep what a person decided about a proposal, also not to, with the reason."""
    if about.proposal not in _PROPOSED_HERE:
        raise AssertionError(f"{about.proposal} is not proposed here")
    chase_absence.decide(desk, pupil, about, done=done, reason=reason)


@dataclass(frozen=True)
class _Window:
    """What the national threshold is counted by, to a session: the same weeks for every child."""

    calendar: SchoolCalendar
    at: Session
    last_year: Mapping[int, str]
    births: Mapping[int, date]

    @cached_property
    def _weeks(self) -> tuple[date, ...]:
        return school_weeks_to(self.calendar, self.at.day)

    def count(self, row: OnRoll) -> PenaltyCount | None:
        now = year_of(self.at.day)
        strings = {now - 1: self.last_year.get(row.pupil, ""), now: row.marks}
        numbers, birth = unauthorised_in(strings), self.births[row.pupil]
        return penalty_count(self.calendar, numbers, self.at, birth, self._weeks)


@dataclass(frozen=True)
class _Read:
    """`days` are the school days of the year until today."""

    days: tuple[date, ...]
    limits: LeaveLimits
    refused: Mapping[int, frozenset[date]]
    window: _Window

    def proposed(self, row: OnRoll) -> Iterator[Proposed]:
        runs = leave_runs(self._away(row), self.refused.get(row.pupil, frozenset()))
        if runs:
            now = year_of(self.window.at.day)
            unauthorised = [session_of(number) for number in unauthorised_in({now: row.marks})]
            yield from proposed_after(runs, self.window.count(row), unauthorised, self.limits)

    @cached_property
    def _places(self) -> tuple[tuple[date, int], ...]:
        return tuple((day, place_in_year(Session(day, Half.AM))) for day in self.days)

    def _away(self, row: OnRoll) -> list[DayAway]:
        """Return the days with their codes, none on a day without an unauthorised absence."""
        away = frozenset(found.start() // 2 for found in _UNAUTHORISED.finditer(row.marks))
        return [
            DayAway(day, codes_on(row.marks, day) if place // 2 in away else ())
            for day, place in self._places
        ]


def _limits(desk: Desk) -> LeaveLimits:
    rules = policies.policy_on(desk.db, desk.school, desk.today).leave
    return LeaveLimits(rules.days_in_a_row, rules.days_again, rules.alert_sessions)


def _on_roll(
    desk: Desk, year: SchoolYear, refused: Mapping[int, frozenset[date]]
) -> dict[int, OnRoll]:
    """Return the rows of those who may have taken leave: a G, or an absence when it was refused."""
    today = desk.today
    asked = Asked(desk.school, year_of(today), min(year.starts, today), today)
    return {
        row.pupil: row
        for row in year_strings.on_roll(desk.db, asked)
        if row.last >= str(today) and _may_have_taken(row, refused)
    }


def _may_have_taken(row: OnRoll, refused: Mapping[int, frozenset[date]]) -> bool:
    if _HOLIDAY in row.marks:
        return True
    return row.pupil in refused and _UNAUTHORISED.search(row.marks) is not None


def _refused_days(
    desk: Desk, calendar: SchoolCalendar, year: SchoolYear
) -> dict[int, frozenset[date]]:
    """Return for each child the school days for which leave was asked and not given."""
    first = Session(year.starts, Half.AM)
    asked = {one.id: one for one in requests.requests_since(desk.db, desk.school, first)}
    standing = standing_decisions(decisions.decisions_on(desk.db, tuple(asked)))
    found: dict[int, frozenset[date]] = {}
    for (number, pupil), one in standing.items():
        request = asked[number]
        if request.is_withdrawn or one.outcome is Outcome.GRANTED:
            continue
        days = calendar.school_days(request.first.day, request.last.day)
        given = {day for day in days if one.covers(Session(day, Half.AM))}
        found[pupil] = found.get(pupil, frozenset()) | (frozenset(days) - given)
    return found


def _last_year(desk: Desk, numbers: tuple[int, ...]) -> dict[int, str]:
    return entries.marks_of_year(desk.db, numbers, year_of(desk.today) - 1)


def undecided(
    desk: Desk, found: Mapping[int, tuple[Proposed, ...]], kind: type[T]
) -> tuple[T, ...]:
    """Return a line of this kind for each child with something not yet decided, by name."""
    numbers = tuple(pupil for pupil, proposed in found.items() if proposed)
    if not numbers:
        return ()
    decided = proposal_decisions.decided(desk.db, numbers)
    names, rolls = pupils.names_of(desk.db, numbers), rolls_of(desk.db, numbers)
    today, lines = desk.today, []
    for pupil in numbers:
        left = tuple(
            one
            for one in found[pupil]
            if (pupil, one.proposal.value, proposal_decisions.number_of(one.since)) not in decided
        )
        if left:
            place = rolls.place(pupil, today)
            lines.append(kind(pupil, names[pupil], place.group_name if place else "", left))
    return tuple(sorted(lines, key=_by_name))


def _by_name(one: ToDecide) -> str:
    return one.name
