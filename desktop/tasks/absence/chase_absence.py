"""The first-day board: who is absent without a reason, what comes next, and what was tried."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import RuleError, StaleError
from desktop.models.absence.attempt import check_attempt
from desktop.models.absence.board import BoardLine, in_order, next_for
from desktop.models.absence.proposal import DayAway, proposals, run_of, thresholds
from desktop.models.absence.tier import outsiders, placed
from desktop.models.days.session import both_halves
from desktop.models.marks.rates import Tally, alerts_suppressed, tally
from desktop.models.marks.year_marks import mark_at, place_in_year, symbol_of, year_of
from desktop.models.organisation.staff import Duty
from desktop.storage.absence import attempts, messages, proposal_decisions, tier_choices
from desktop.storage.admissions import contacts, families
from desktop.storage.file.database import saving
from desktop.storage.file.signature import note, sign
from desktop.storage.marks import class_days, entries
from desktop.storage.marks.unexplained import unexplained
from desktop.storage.organisation import policies, school_years
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from desktop.models.absence.attempt import Attempt, AttemptDraft
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


def board(desk: Desk) -> tuple[BoardLine, ...]:
    """Return today's board, by what is due first; empty means that everybody is accounted for.

    A child appears as the register is handed in, or at its close; an `N` that is explained and
    waits for the head is not on it.
    """
    desk.need(Duty.LOG_ABSENCE)
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
        ask_teacher=any(register.handed_in_at is None for _, register in met),
        visit_asked=any(each.how == "visit asked for" for each in made),
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


def log_attempt(desk: Desk, draft: AttemptDraft) -> tuple[int, ...]:
    """Write down an attempt for one child or a family at once; returns the lines' numbers."""
    desk.need(Duty.LOG_ABSENCE)
    check_attempt(draft)
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        made = []
        for pupil in draft.pupils:
            pupil_here(desk, pupil)
            made.append(attempts.add_attempt(desk.db, draft, (pupil, desk.today), signed))
    return tuple(made)


def take_back(desk: Desk, numbers: Sequence[int]) -> int:
    """Let attempts count no longer; their lines stay. Returns how many were taken back."""
    desk.need(Duty.LOG_ABSENCE)
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        found = [attempts.load_attempt(desk.db, desk.school, number) for number in numbers]
        standing = [one for one in found if one is not None]
        for one in standing:
            attempts.take_back(desk.db, one, signed)
    return len(standing)


def choose_tier(desk: Desk, pupil: int, tier: str, reason: str) -> None:
    """Place a child in another tier than the rule's, with a reason, from today on."""
    desk.need(Duty.LOG_ABSENCE)
    policy = policies.policy_on(desk.db, desk.school, desk.today)
    if tier not in [one.name for one in policy.first_day.tiers]:
        raise RuleError(f"The policy has no tier {tier}.", "Choose one of its tiers.")
    if not reason.strip():
        raise RuleError("Say why the child is in another tier.", "A few words are enough.")
    with saving(desk.db):
        pupil_here(desk, pupil)
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        tier_choices.end_choices(desk.db, pupil, signed)
        tier_choices.add_choice(desk.db, pupil, (tier, reason.strip()), desk.today, signed)
        note(desk.db, signed, ("pupil", pupil), "tier chosen", tier=tier)


def end_tier(desk: Desk, pupil: int) -> None:
    """Let the rule place a child again."""
    desk.need(Duty.LOG_ABSENCE)
    with saving(desk.db):
        pupil_here(desk, pupil)
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        if not tier_choices.end_choices(desk.db, pupil, signed):
            raise RuleError("Nobody has chosen a tier for this child.", "The rule places it.")
        note(desk.db, signed, ("pupil", pupil), "tier by rule")


def decide(desk: Desk, pupil: int, about: Proposed, *, done: bool, reason: str) -> None:
    """Keep what a person decided about a proposal, also not to, with the reason."""
    desk.need(Duty.LOG_ABSENCE)
    if not reason.strip():
        raise RuleError("Say why.", "The decision is kept with its reason, also the one not to.")
    key = (pupil, about.proposal.value, proposal_decisions.number_of(about.since))
    with saving(desk.db):
        pupil_here(desk, pupil)
        if key in proposal_decisions.decided(desk.db, [pupil]):
            raise StaleError("Somebody has decided about this already.", "Look again first.")
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        proposal_decisions.add_decision(desk.db, pupil, about, signed, (done, reason.strip()))
