"""Leave that was taken without permission, and what it proposes: a person decides (R236, WC46)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.absence.penalty_window import is_unauthorised, penalty_count, unauthorised_in
from desktop.models.absence.proposal import DayAway, Proposal
from desktop.models.days.session import Half, Session, session_of
from desktop.models.leave.decision import Outcome, standing_decisions
from desktop.models.leave.taken_without import LeaveLimits, leave_runs, proposed_after
from desktop.models.marks.attendance_code import CODES
from desktop.models.marks.year_marks import character_of, codes_on, year_of
from desktop.storage.absence import proposal_decisions
from desktop.storage.admissions import pupils
from desktop.storage.admissions.rolls import class_on
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

    from desktop.models.absence.proposal import Proposed
    from desktop.models.days.school_year import SchoolCalendar, SchoolYear
    from desktop.storage.record.year_strings import OnRoll
    from desktop.tasks.desk import Desk

_UNAUTHORISED = frozenset(
    character_of(code.symbol) for code in CODES if is_unauthorised(code.symbol)
)
_HOLIDAY = "G"
_PROPOSED_HERE = frozenset({Proposal.REFER_LEAVE, Proposal.PENALTY, Proposal.ALERT})


@dataclass(frozen=True, slots=True)
class TakenLeave:
    """A child with what is proposed because of leave that was taken without permission."""

    pupil: int
    name: str
    class_name: str
    proposed: tuple[Proposed, ...]


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
    read = _Read(desk, calendar, year, _limits(desk), refused, _last_year(desk, tuple(rows)))
    found = {pupil: tuple(read.proposed(row)) for pupil, row in rows.items()}
    return _undecided(desk, found)


def decide(desk: Desk, pupil: int, about: Proposed, *, done: bool, reason: str) -> None:
    """Keep what a person decided about a proposal, also not to, with the reason."""
    if about.proposal not in _PROPOSED_HERE:
        raise AssertionError(f"{about.proposal} is not proposed here")
    chase_absence.decide(desk, pupil, about, done=done, reason=reason)


@dataclass(frozen=True)
class _Read:
    desk: Desk
    calendar: SchoolCalendar
    year: SchoolYear
    limits: LeaveLimits
    refused: Mapping[int, frozenset[date]]
    last_year: Mapping[int, str]

    def proposed(self, row: OnRoll) -> Iterator[Proposed]:
        runs = leave_runs(self._days(row), self.refused.get(row.pupil, frozenset()))
        if not runs:
            return
        now = year_of(self.desk.today)
        unauthorised = [session_of(number) for number in unauthorised_in({now: row.marks})]
        numbers = unauthorised_in({now - 1: self.last_year.get(row.pupil, ""), now: row.marks})
        birth = pupils.load_pupil(self.desk.db, row.pupil).birth_date
        at = Session(self.desk.today, Half.PM)
        penalty = penalty_count(self.calendar, numbers, at, birth)
        yield from proposed_after(runs, penalty, unauthorised, self.limits)

    def _days(self, row: OnRoll) -> list[DayAway]:
        days = self.calendar.school_days(self.year.starts, self.desk.today)
        return [DayAway(day, codes_on(row.marks, day)) for day in days]


def _limits(desk: Desk) -> LeaveLimits:
    rules = policies.policy_on(desk.db, desk.school, desk.today).leave
    return LeaveLimits(rules.days_in_a_row, rules.days_again, rules.alert_sessions)


def _on_roll(
    desk: Desk, year: SchoolYear, refused: Mapping[int, frozenset[date]]
) -> dict[int, OnRoll]:
    """Return the rows of those who may have taken leave: a G, or an absence when it was refused."""
    first = min(year.starts, desk.today)
    asked = Asked(desk.school, year_of(desk.today), first, desk.today)
    return {
        row.pupil: row
        for row in year_strings.on_roll(desk.db, asked)
        if row.last >= str(desk.today)
        and (_HOLIDAY in row.marks or (row.pupil in refused and _UNAUTHORISED & set(row.marks)))
    }


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


def _undecided(desk: Desk, found: Mapping[int, tuple[Proposed, ...]]) -> tuple[TakenLeave, ...]:
    numbers = tuple(pupil for pupil, proposed in found.items() if proposed)
    if not numbers:
        return ()
    decided = proposal_decisions.decided(desk.db, numbers)
    names = pupils.names_of(desk.db, numbers)
    lines = []
    for pupil in numbers:
        left = tuple(
            one
            for one in found[pupil]
            if (pupil, one.proposal.value, proposal_decisions.number_of(one.since)) not in decided
        )
        if left:
            lines.append(TakenLeave(pupil, names[pupil], _class(desk, pupil), left))
    return tuple(sorted(lines, key=_by_name))


def _class(desk: Desk, pupil: int) -> str:
    place = class_on(desk.db, pupil, desk.today)
    return place.group_name if place else ""


def _by_name(one: TakenLeave) -> str:
    return one.name
