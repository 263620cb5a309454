"""The lines of the first-day board, read in one pass a table and put in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.absence.attempt import TEACHER_ASKED
from desktop.models.absence.board import BoardLine, in_order, next_for
from desktop.models.absence.proposal import DayAway, proposals, run_of, thresholds
from desktop.models.absence.tier import outsiders, placed
from desktop.models.days.session import both_halves
from desktop.models.marks.rates import Tally, alerts_suppressed, tally
from desktop.models.marks.year_marks import mark_at, place_in_year, symbol_of, year_of
from desktop.storage.absence import (
    attempts,
    home_visits,
    messages,
    proposal_decisions,
    tier_choices,
)
from desktop.storage.admissions import contacts, families
from desktop.storage.marks import class_days, entries
from desktop.storage.marks.unexplained import unexplained
from desktop.storage.organisation import policies, school_years

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from desktop.models.absence.attempt import Attempt
    from desktop.models.absence.message import Message
    from desktop.models.absence.proposal import Proposed
    from desktop.models.absence.tier import TierChoice
    from desktop.models.admissions.pupil import Contact
    from desktop.models.marks.entry import Entry
    from desktop.models.marks.register import Register
    from desktop.models.organisation.policy import Policy
    from desktop.models.site.pressing import Unexplained
    from desktop.tasks.desk import Desk

_LOOK_BACK = 30  # school days: a run that is longer has been decided about long before


@dataclass(frozen=True, slots=True)
class _Known:
    """All that the file says of the children on the board, read in one pass a table."""

    days: tuple[date, ...]
    strings: Mapping[int, str]
    choices: Mapping[int, TierChoice]
    flags: Mapping[int, list[str]]
    contacts: Mapping[int, tuple[Contact, ...]]
    families: Mapping[int, frozenset[int]]
    attempts: Mapping[int, list[Attempt]]
    unheard: Mapping[int, list[Message]]
    decided: set[tuple[int, str, int]]
    visited: frozenset[int]  # children to whom a visit is asked for today and not yet made


def board_lines(desk: Desk) -> tuple[BoardLine, ...]:
    """Return today's lines, by what is due first.

    A child appears as the register is handed in, or at its close; an `N` that is explained and
    waits for the head is not on it.
    """
    policy = policies.policy_on(desk.db, desk.school, desk.today)
    found = _without_reason(desk)
    if not found:
        return ()
    known = _know(desk, tuple(found))
    lines = [_line(desk, policy, known, one, met) for one, met in found.values()]
    return in_order(policy.first_day, lines)


def _without_reason(desk: Desk) -> dict[int, tuple[Unexplained, list[tuple[Entry, Register]]]]:
    """Return the children with an unexplained `N` of today in a register that is in or closed."""
    today = [
        one
        for one in unexplained(desk.db, desk.school, desk.today, year_of(desk.today))
        if one.sessions[-1].day == desk.today
    ]
    kept = class_days.registers_of_day(desk.db, desk.school, desk.today)
    registers = {(one.group, one.session): one for one in kept}
    found: dict[int, tuple[Unexplained, list[tuple[Entry, Register]]]] = {}
    for session in both_halves(desk.today):
        whose = {one.pupil: one for one in today if session in one.sessions}
        for pupil, entry in entries.current_entries(desk.db, tuple(whose), session).items():
            register = registers.get((entry.group or 0, session))
            if entry.source is None and register is not None and _is_in(register, desk.now()):
                found.setdefault(pupil, (whose[pupil], []))[1].append((entry, register))
    return found


def _is_in(register: Register, now: datetime) -> bool:
    return register.handed_in_at is not None or register.has_closed(now)


def _know(desk: Desk, pupils: tuple[int, ...]) -> _Known:
    today = desk.today
    calendar = school_years.load_calendar(desk.db, desk.school)
    days = (*calendar.previous_school_days(today, _LOOK_BACK), today)
    db = desk.db
    made: dict[int, list[Attempt]] = {}
    for one in attempts.attempts_since(db, pupils, days[0]):
        made.setdefault(one.pupil, []).append(one)
    unheard: dict[int, list[Message]] = {}
    for said in messages.messages_about(db, pupils, *both_halves(today)):
        for pupil in said.pupils if not said.explains else ():
            unheard.setdefault(pupil, []).append(said)
    return _Known(
        days,
        entries.marks_of_year(db, pupils, year_of(today)),
        tier_choices.choices_of(db, pupils, today),
        tier_choices.flags_of_pupils(db, pupils),
        contacts.contacts_of_pupils(db, pupils),
        families.families_of(db, pupils),
        made,
        unheard,
        proposal_decisions.decided(db, pupils),
        frozenset(
            one.pupil for one in home_visits.visits_of_day(db, desk.school, today) if one.is_open
        ),
    )


def _line(
    desk: Desk,
    policy: Policy,
    known: _Known,
    one: Unexplained,
    met: list[tuple[Entry, Register]],
) -> BoardLine:
    pupil, today = one.pupil, desk.today
    history = _history(known, pupil)
    flags = known.flags.get(pupil, [])
    figures = tally(map(symbol_of, known.strings.get(pupil, "")))
    if alerts_suppressed(figures, policy.minimum_sessions):
        figures = Tally()
    tier = placed(policy.first_day, flags, figures, known.choices.get(pupil))
    appeared = min(_appeared(entry, register, desk.now()) for entry, register in met)
    number = max(1, len(run_of(history, frozenset({"N", "O"}))))
    made = [each for each in known.attempts.get(pupil, []) if each.day == today]
    return BoardLine(
        pupil=pupil,
        name=one.name,
        group=one.group,
        group_name=one.group_name,
        sessions=tuple(entry.session for entry, _ in met),
        appeared=appeared,
        day=number,
        tier=tier,
        next=next_for(policy.first_day, tier.tier, (today, appeared, number), made),
        attempts=tuple(made),
        contacts=known.contacts.get(pupil, ()),
        family=tuple(sorted(known.families.get(pupil, frozenset()))),
        outsiders=outsiders(flags),
        proposed=_proposed(known, pupil, history, policy),
        unheard=tuple(known.unheard.get(pupil, ())),
        ask_teacher=any(register.handed_in_at is None for _, register in met)
        and all(each.how != TEACHER_ASKED for each in made),
        visit_asked=pupil in known.visited,
    )


def _appeared(entry: Entry, register: Register, now: datetime) -> datetime:
    seen = [at for at in (register.handed_in_at, register.times.closes) if at and at <= now]
    return max(entry.recorded_at, min(seen, default=entry.recorded_at))


def _history(known: _Known, pupil: int) -> tuple[DayAway, ...]:
    """Return a child's last school days of this school year, today the last of them."""
    marks = known.strings.get(pupil, "")
    reached = {one.day for one in known.attempts.get(pupil, []) if one.has_reached}
    found = []
    for day in known.days:
        if year_of(day) == year_of(known.days[-1]):
            codes = (mark_at(marks, place_in_year(session)) for session in both_halves(day))
            found.append(DayAway(day, tuple(filter(None, codes)), day in reached))
    return tuple(found)


def _proposed(
    known: _Known, pupil: int, history: Sequence[DayAway], policy: Policy
) -> tuple[Proposed, ...]:
    limits = thresholds(policy.refer_days, policy.missing_days)
    return tuple(
        one
        for one in proposals(history, limits)
        if (pupil, one.proposal.value, proposal_decisions.number_of(one.since)) not in known.decided
    )
