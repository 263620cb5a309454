"""The lines of the first-day board, read in one pass a table and put in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.absence.attempt import TEACHER_ASKED, wrong_numbers
from desktop.models.absence.board import BoardLine, has_come, in_order, next_for
from desktop.models.absence.proposal import (
    DayAway,
    is_run,
    proposals,
    thresholds,
    unexplained_run,
)
from desktop.models.absence.tier import outsiders, placed
from desktop.models.days.session import both_halves
from desktop.models.days.session_times import london
from desktop.models.marks.rates import Tally, alerts_suppressed, tally_marks
from desktop.models.marks.year_marks import codes_on, year_of
from desktop.storage.absence import (
    attempts,
    home_visits,
    messages,
    proposal_decisions,
    tier_choices,
)
from desktop.storage.admissions import families
from desktop.storage.marks import class_days, entries, expectations
from desktop.storage.marks.unexplained import unexplained_on
from desktop.storage.organisation import groups, policies, school_years
from desktop.tasks.leave.due_back import due_back
from desktop.tasks.travel.due_from_travel import due_from_travel

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from desktop.models.absence.attempt import Attempt
    from desktop.models.absence.board import DueBack
    from desktop.models.absence.message import Message
    from desktop.models.absence.proposal import Proposed, Threshold
    from desktop.models.absence.tier import TierChoice
    from desktop.models.marks.entry import Entry
    from desktop.models.marks.register import Register
    from desktop.models.organisation.policy import Policy
    from desktop.models.site.pressing import Unexplained
    from desktop.tasks.desk import Desk

_LOOK_BACK = 200  # school days: a run keeps its first day over a year, and over the summer


@dataclass(frozen=True, slots=True)
class _Known:
    """All that the file says of the children on the board, read in one pass a table."""

    now: datetime
    days: tuple[date, ...]  # of this school year, today the last
    strings: Mapping[int, str]
    days_before: tuple[date, ...]  # of the year before, for whoever was away all this year
    strings_before: Mapping[int, str]
    choices: Mapping[int, TierChoice]
    flags: Mapping[int, list[str]]
    families: Mapping[int, frozenset[int]]
    attempts: Mapping[int, list[Attempt]]
    unheard: Mapping[int, list[Message]]
    decided: set[tuple[int, str, int]]
    limits: tuple[Threshold, ...]
    due: Mapping[int, DueBack]  # children who were to be back by today
    visited: frozenset[int]  # children to whom a visit is asked for today and not yet made


def registers_today(desk: Desk) -> tuple[Register, ...]:
    """Return today's registers without their children."""
    return class_days.registers_of_day(desk.db, desk.school, desk.today)


def board_lines(
    desk: Desk,
    kept: Sequence[Register],
    before: Iterable[BoardLine] = (),
    *,
    about: Collection[int] | None = None,
) -> tuple[BoardLine, ...]:
    """Return today's lines, by what is due first; `kept` are `registers_today`.

    A child appears as the register is handed in, or at its close; an `N` that is explained and
    waits for the head is not on it, nor a child who has come since. Where only some children are
    asked `about`, the lines of the others are those of `before`.
    """
    policy = policies.policy_on(desk.db, desk.school, desk.today)
    found = _without_reason(desk, kept, about)
    lines = [one for one in before if about is not None and one.pupil not in about]
    if found:
        known = _know(desk, tuple(found), policy)
        lines += [
            _line(policy, known, one, met)
            for pupil, (one, met) in found.items()
            if not has_come(codes_on(known.strings.get(pupil, ""), desk.today))
        ]
    return in_order(policy.first_day, lines)


def all_are_in(desk: Desk, kept: Iterable[Register]) -> bool:
    """Whether every class has handed in each of today's registers that has opened.

    Then nobody is unknown or waited for, and the classes need not be counted.
    """
    calendar = school_years.load_calendar(desk.db, desk.school)
    policy = policies.policy_on(desk.db, desk.school, desk.today)
    handed_in = {(one.group, one.session) for one in kept if one.handed_in_at is not None}
    clock = london(desk.now()).time()
    return not any(
        policy.times(session.half, group.times_of).opens <= clock
        for session in calendar.sessions(desk.today, desk.today)
        for group in groups.groups_on(desk.db, desk.school, desk.today)
        if (group.id, session) not in handed_in
    )


def _without_reason(
    desk: Desk, kept: Iterable[Register], about: Collection[int] | None
) -> dict[int, tuple[Unexplained, list[tuple[Entry, Register]]]]:
    """Return the children with an unexplained `N` of today in a register that is in or closed."""
    today = unexplained_on(desk.db, desk.school, desk.today)
    if about is not None:
        today = tuple(one for one in today if one.pupil in about)
    now = desk.now()
    registers = {(one.group, one.session): one for one in kept}
    found: dict[int, tuple[Unexplained, list[tuple[Entry, Register]]]] = {}
    for session in both_halves(desk.today):
        whose = {one.pupil: one for one in today if session in one.sessions}
        for pupil, entry in entries.current_entries(desk.db, tuple(whose), session).items():
            register = registers.get((entry.group or 0, session))
            if register is None or not _is_in(register, now):
                continue
            if not is_explained(desk, entry):
                found.setdefault(pupil, (whose[pupil], []))[1].append((entry, register))
    return found


def is_explained(desk: Desk, entry: Entry) -> bool:
    """Whether of an `N` something is known that still stands: what was withdrawn is not."""
    source = entry.source if entry.code == "N" else None
    return bool(source and expectations.load_expectation(desk.db, source))


def _is_in(register: Register, now: datetime) -> bool:
    return register.handed_in_at is not None or register.has_closed(now)


def _know(desk: Desk, pupils: tuple[int, ...], policy: Policy) -> _Known:
    today = desk.today
    calendar = school_years.load_calendar(desk.db, desk.school)
    before = calendar.previous_school_days(today, _LOOK_BACK)
    year, db = year_of(today), desk.db
    days = (*(one for one in before if year_of(one) == year), today)
    strings = entries.marks_of_year(db, pupils, year)
    ever_away = tuple(one for one in pupils if _is_run_of(strings.get(one, ""), days))
    earlier = before[: len(before) - len(days) + 1] if ever_away else ()
    made: dict[int, list[Attempt]] = {}
    for one in attempts.attempts_since(db, pupils, (*earlier, *days)[0]):
        made.setdefault(one.pupil, []).append(one)
    unheard: dict[int, list[Message]] = {}
    for said in messages.messages_about(db, pupils, *both_halves(today)):
        for pupil in said.pupils if not said.explains else ():
            unheard.setdefault(pupil, []).append(said)
    return _Known(
        desk.now(),
        days,
        strings,
        earlier,
        entries.marks_of_year(db, ever_away, year - 1) if ever_away else {},
        tier_choices.choices_of(db, pupils, today),
        tier_choices.flags_of_pupils(db, pupils),
        families.families_of(db, pupils),
        made,
        unheard,
        proposal_decisions.decided(db, pupils),
        thresholds(policy.refer_days, policy.missing_days, policy.in_touch_days),
        due_from_travel(desk, pupils) | due_back(desk, pupils),
        frozenset(
            one.pupil for one in home_visits.visits_of_day(db, desk.school, today) if one.is_open
        ),
    )


def _line(
    policy: Policy,
    known: _Known,
    one: Unexplained,
    met: list[tuple[Entry, Register]],
) -> BoardLine:
    pupil, today = one.pupil, known.days[-1]
    history = _history(known, pupil)
    flags = known.flags.get(pupil, [])
    figures = tally_marks(known.strings.get(pupil, ""))
    if alerts_suppressed(figures, policy.minimum_sessions):
        figures = Tally()
    tier = placed(policy.first_day, flags, figures, known.choices.get(pupil))
    appeared = min(_appeared(entry, register, known.now) for entry, register in met)
    number = max(1, len(unexplained_run(history))) if len(history) > 1 else 1
    made = [each for each in known.attempts.get(pupil, []) if each.day == today]
    # What was tried about a morning that is explained by now does nothing for the afternoon.
    about = [each for each in made if each.at >= min(register.times.opens for _, register in met)]
    return BoardLine(
        pupil=pupil,
        name=one.name,
        group=one.group,
        group_name=one.group_name,
        sessions=tuple(entry.session for entry, _ in met),
        appeared=appeared,
        day=number,
        tier=tier,
        next=next_for(policy.first_day, tier.tier, (today, appeared, number), about),
        attempts=tuple(made),
        family=tuple(sorted(known.families.get(pupil, frozenset()))),
        outsiders=outsiders(flags, (each.how for each in made)),
        proposed=_proposed(known, pupil, history),
        unheard=tuple(known.unheard.get(pupil, ())),
        ask_teacher=any(register.handed_in_at is None for _, register in met)
        and all(each.how != TEACHER_ASKED for each in about),
        visit_asked=pupil in known.visited,
        due_back=known.due.get(pupil),
        wrong=tuple(wrong_numbers(known.attempts.get(pupil, [])).items()),
    )


def _appeared(entry: Entry, register: Register, now: datetime) -> datetime:
    seen = [at for at in (register.handed_in_at, register.times.closes) if at and at <= now]
    return max(entry.recorded_at, min(seen, default=entry.recorded_at))


def _is_run_of(marks: str, days: Sequence[date]) -> bool:
    return all(is_run(codes_on(marks, day)) for day in days)


def _history(known: _Known, pupil: int) -> tuple[DayAway, ...]:
    """Return the days that a run may be made of: back to the last day that ends every run."""
    marks, before = known.strings.get(pupil, ""), known.strings_before.get(pupil, "")
    reached = {one.day for one in known.attempts.get(pupil, []) if one.has_reached}
    found: list[DayAway] = []
    for day in reversed((*known.days_before, *known.days)):
        codes = codes_on(marks if day >= known.days[0] else before, day)
        if not is_run(codes):
            break
        found.append(DayAway(day, codes, day in reached))
    return tuple(reversed(found))


def _proposed(known: _Known, pupil: int, history: Sequence[DayAway]) -> tuple[Proposed, ...]:
    limits = known.limits
    if len(history) < min(one.days for one in limits):
        return ()
    return tuple(
        one
        for one in proposals(history, limits)
        if (pupil, one.proposal.value, proposal_decisions.number_of(one.since)) not in known.decided
    )
