"""The first-day board: who is absent without a reason, what comes next, and what was tried."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.errors import RuleError, StaleError
from desktop.models.absence.attempt import (
    BY_HOW,
    HOME_VISIT,
    VISIT_ASKED,
    check_attempt,
    is_same_person,
    may_use,
)
from desktop.models.absence.board import Board, UnknownClass
from desktop.models.absence.home_visit import CALLED_OFF, VisitReport
from desktop.models.marks.register import State
from desktop.models.organisation.staff import Duty
from desktop.storage.absence import attempts, home_visits, proposal_decisions, tier_choices
from desktop.storage.admissions import contacts
from desktop.storage.file.database import saving
from desktop.storage.file.signature import note, sign
from desktop.storage.marks.settled import settled_on
from desktop.storage.organisation import policies
from desktop.tasks.absence.board_lines import all_are_in, board_lines, registers_today
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.marks.see_today import classes_on
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from desktop.models.absence.attempt import Attempt, AttemptDraft
    from desktop.models.absence.board import BoardLine
    from desktop.models.absence.first_day_clock import FirstDayClock
    from desktop.models.absence.proposal import Proposed
    from desktop.models.admissions.pupil import Contact
    from desktop.storage.file.signature import Signature
    from desktop.tasks.desk import Desk

_COMING = (State.OPEN, State.BEING_TAKEN, State.LATE)


def board(desk: Desk) -> tuple[BoardLine, ...]:
    """Return today's lines, by what is due first; see `board_lines`."""
    desk.need(Duty.LOG_ABSENCE)
    return board_lines(desk, registers_today(desk))


def whole_board(desk: Desk) -> Board:
    """Return the lines with what is unknown besides; empty means that all are accounted for."""
    desk.need(Duty.LOG_ABSENCE)
    kept = registers_today(desk)
    lines = board_lines(desk, kept)
    days = () if all_are_in(desk, kept) else classes_on(desk)
    sessions = [one for day in days for one in day.sessions]
    return Board(
        lines=lines,
        unknown=tuple(
            UnknownClass(one.group_name, one.unknown, one.group, one.session)
            for one in sessions
            if one.unknown
        ),
        waited_for=sum(one.state in _COMING for one in sessions),
        settled=0 if lines else settled_on(desk.db, desk.school, desk.today),
    )


def board_after(desk: Desk, before: Board, pupils: Collection[int]) -> Board:
    """Return the board after something was written down about these children: only they are read.

    What other windows have saved since comes with the next look at the whole board.
    """
    desk.need(Duty.LOG_ABSENCE)
    lines = board_lines(desk, registers_today(desk), before.lines, about=pupils)
    return replace(before, lines=lines) if lines else whole_board(desk)


def whom_to_ring(desk: Desk, pupil: int) -> tuple[Contact, ...]:
    """Return a child's contacts in order, also who is not to be contacted: for a warning."""
    desk.need(Duty.LOG_ABSENCE)
    return contacts.contacts_of(desk.db, pupil_here(desk, pupil).id)


def first_day_clock(desk: Desk) -> FirstDayClock:
    """Return the tiers and times that the policy has today."""
    desk.need(Duty.LOG_ABSENCE)
    return policies.policy_on(desk.db, desk.school, desk.today).first_day


def log_attempt(desk: Desk, draft: AttemptDraft) -> tuple[int, ...]:
    """Write down an attempt for one child or a family at once; returns the lines' numbers.

    A brother or sister has the contact by the same name or number; who is not to be contacted is
    refused for each child. A visit is asked for and reported as a visit, never by an attempt alone.
    """
    desk.need(Duty.LOG_ABSENCE)
    check_attempt(draft)
    if draft.how in (VISIT_ASKED, HOME_VISIT):
        raise RuleError("A visit is kept with why and by when.", "Press H to ask for one.")
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        made = []
        for one in _each_childs(desk, draft):
            place = (one.pupils[0], desk.today)
            made.append(attempts.add_attempt(desk.db, one, place, signed))
    return tuple(made)


def _each_childs(desk: Desk, draft: AttemptDraft) -> Iterator[AttemptDraft]:
    known = {pupil: contacts.contacts_of(desk.db, pupil) for pupil in draft.pupils}
    found = (one for those in known.values() for one in those if one.id == draft.contact)
    meant = next(found, None)
    for pupil in draft.pupils:
        child = pupil_here(desk, pupil)
        theirs = [one for one in known[pupil] if meant and is_same_person(one, meant)]
        if any(one.do_not_contact for one in theirs):
            raise RuleError(
                f"{theirs[0].name} is not to be contacted about {child.name}.", "Choose another."
            )
        if any(not may_use(one, draft.how) for one in theirs if BY_HOW[draft.how].to_contact):
            raise RuleError(f"{theirs[0].name} cannot be reached so.", "Choose another way.")
        contact = theirs[0].id if theirs else None
        reached = draft.reached or (meant.name if meant else "")
        yield replace(draft, pupils=(pupil,), contact=contact, reached=reached)


def take_back(desk: Desk, numbers: Sequence[int]) -> int:
    """Let attempts count no longer; their lines stay. Returns how many were taken back.

    A visit that was asked for is called off with it; what a visit found is never taken back.
    """
    desk.need(Duty.LOG_ABSENCE)
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        found = [attempts.load_attempt(desk.db, desk.school, number) for number in numbers]
        standing = [one for one in found if one is not None]
        for one in standing:
            if one.how == HOME_VISIT:
                raise RuleError("What a visit found stays written down.", "It is not taken back.")
            attempts.take_back(desk.db, one, signed)
            if one.how == VISIT_ASKED:
                _call_visit_off(desk, one, signed)
    return len(standing)


def _call_visit_off(desk: Desk, asked: Attempt, signed: Signature) -> None:
    for visit in home_visits.visits_of_day(desk.db, desk.school, asked.day):
        if visit.pupil == asked.pupil and visit.is_open:
            home_visits.settle_visit(desk.db, visit.id, VisitReport(outcome=CALLED_OFF), signed)
            return
    raise RuleError("This visit has been made or called off.", "See the list of visits.")


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
