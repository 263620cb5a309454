"""Taking the register: open it, mark, fill the rest, hand it in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.errors import PermissionRefused, RuleError
from desktop.models.days.session_times import timetable
from desktop.models.marks.entry import CORRECTED_WHILE_OPEN, TAKEN_BY_A_PERSON, Draft, Entry, Kind
from desktop.models.marks.marking import check_draft, check_in_time, codes_offered
from desktop.models.marks.register import (
    check_can_mark,
    check_minutes,
    check_seen,
    with_entries,
)
from desktop.models.organisation.staff import Duty
from desktop.storage.file.authors import author_of
from desktop.storage.file.database import saving
from desktop.storage.file.signature import Signature
from desktop.storage.marks import entries, registers
from desktop.storage.marks.teaching import teaches
from desktop.storage.organisation import groups, policies, school_years, schools
from desktop.tasks.absence.raise_doubts import raise_doubts
from desktop.tasks.marks.close_registers import close_if_due, close_late_taken
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from desktop.models.days.session import Session
    from desktop.models.marks.attendance_code import Code
    from desktop.models.marks.register import Register, Row
    from desktop.tasks.desk import Desk


@dataclass(frozen=True, slots=True)
class Marked:
    """An entry that is on the disk, and a sentence where something about it is unusual."""

    entry: Entry
    warning: str | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """The blanks "the rest are here" marked, and how many known reasons it left alone."""

    entries: tuple[Entry, ...]
    left: int


def open_register(desk: Desk, group: int, session: Session) -> Register:
    """Read a class's register, fixing its times when it is first needed; looking marks nothing."""
    check_may_see(desk, group, session)
    number = registers.register_number(desk.db, group, session)
    if number is None:
        with saving(desk.db):
            number = ensure_register(desk, group, session)
    return registers.load_register(desk.db, number)


def ensure_register(desk: Desk, group: int, session: Session) -> int:
    """Return the register's number, made with its times when it is new; inside `saving`."""
    number = registers.register_number(desk.db, group, session)
    if number is not None:
        return number
    _check_session(desk, session)
    policy = policies.policy_on(desk.db, desk.school, session.day)
    found = groups.load_group(desk.db, group)
    times = timetable(policy.times(session.half, found.times_of), session.day)
    return registers.add_register(desk.db, desk.school, group, session, times)


def _check_session(desk: Desk, session: Session) -> None:
    if session.day > desk.today:
        raise RuleError(f"{session} has not come yet.", "A register is taken on its own day.")
    if session.day < schools.load_school(desk.db, desk.school).registers_from:
        raise RuleError(
            f"{session} is before the school's registers here begin.",
            "Import earlier marks instead.",
        )
    calendar = school_years.load_calendar(desk.db, desk.school)
    if not calendar.is_school_session(session):
        raise RuleError(f"The school does not meet on {session}.", "Choose a school day.")


def check_may_see(desk: Desk, group: int, session: Session) -> None:
    """PermissionRefused for a class that is neither the person's own nor lent to them."""
    if groups.load_group(desk.db, group).school != desk.school:
        raise PermissionRefused("That class is at another school.", "Choose the school first.")
    if desk.who.may(Duty.SEE_EVERY_CLASS) or _takes(desk, group, session):
        return
    raise PermissionRefused(
        f"{desk.who.name} does not take this class.", "Ask the office to lend you the class."
    )


def _takes(desk: Desk, group: int, session: Session) -> bool:
    if desk.who.may(Duty.TAKE_ANY_REGISTER):
        return True
    person = desk.who.person
    own = desk.who.may(Duty.TAKE_OWN_REGISTER)
    return own and (
        teaches(desk.db, person, group, session.day) or teaches(desk.db, person, group, desk.today)
    )


def check_may_take(desk: Desk, register: Register) -> None:
    """PermissionRefused unless the person takes this class's register."""
    if register.school != desk.school or not _takes(desk, register.group, register.session):
        raise PermissionRefused(
            f"{desk.who.name} does not take this class.", "Ask the office to lend you the class."
        )


def mark(desk: Desk, register: int, draft: Draft) -> Marked:
    """Enter one mark; while the register is open without a reason, afterwards as an amendment."""
    with saving(desk.db):
        return enter_mark(desk, register, draft, right_time(desk))


def enter_mark(desk: Desk, register: int, draft: Draft, now: datetime) -> Marked:
    """Check and add one mark, running the close first when it is due; inside `saving`."""
    close_if_due(desk.db, register, now)
    found = registers.load_register(desk.db, register, draft.pupil)
    check_may_take(desk, found)
    entry, warning = _enter(desk, found, draft, now)
    return Marked(entry, warning)


def _enter(desk: Desk, register: Register, draft: Draft, now: datetime) -> tuple[Entry, str | None]:
    check_can_mark(register, now, may_amend=desk.who.may(Duty.AMEND), reason=draft.reason)
    warning = check_draft_here(desk, register, draft, now)
    return add_mark(desk, register, register.row(draft.pupil), draft, now), warning


def check_draft_here(desk: Desk, register: Register, draft: Draft, now: datetime) -> str | None:
    """RuleError unless this mark may be made of this child now; a warning comes back as words."""
    check_seen(register.row(draft.pupil), draft)
    check_minutes(draft)
    check_in_time(register, draft.code, now)
    policy = policies.policy_on(desk.db, desk.school, register.session.day)
    return check_draft(desk.who, policy, register, draft)


def add_mark(desk: Desk, register: Register, row: Row, draft: Draft, now: datetime) -> Entry:
    """Add one mark that has been checked, as an amendment once the register has closed."""
    kind = Kind.AMENDMENT if register.has_closed(now) and row.code else Kind.TAKEN
    reason = draft.reason or (CORRECTED_WHILE_OPEN if row.code else "")
    (made,) = add_marks(desk, register, [replace(draft, reason=reason)], kind, now)
    return made


def add_marks(  # noqa: PLR0913 - the moment they take effect is that of recording but on paper
    desk: Desk,
    register: Register,
    drafts: Iterable[Draft],
    kind: Kind,
    at: datetime,
    *,
    effective: datetime | None = None,
) -> tuple[Entry, ...]:
    """Add entries that have been checked and note the register as taken; inside `saving`."""
    author = author_of(desk.db, desk.school, desk.who)
    new = [
        entries.NewEntry(
            desk.school, draft.pupil, register.session, register.group, draft.code, kind,
            effective or at, at, author, draft.minutes, draft.note.strip(), draft.reason.strip(),
            draft.seen, draft.source,
        )
        for draft in drafts
    ]  # fmt: skip
    numbers = entries.add_entries(desk.db, new)
    made = tuple(entries.entry_from(*one, desk.who) for one in zip(numbers, new, strict=True))
    if made and kind in TAKEN_BY_A_PERSON and register.taken_at is None:
        registers.note_taken(desk.db, register.id, at, author)
    raise_doubts(desk.db, register, made, Signature(at, desk.school, author))
    return made


def fill_rest(desk: Desk, register: int, reason: str = "") -> Filled:
    """Mark every blank present; a known reason is never touched.

    After the close only the office fills, with a reason, a register it takes late.
    """
    with saving(desk.db):
        found, now = _markable(desk, register, reason)
        made = _fill(desk, found, now, reason)
    return Filled(made, len(found.known_blanks))


def _markable(desk: Desk, register: int, reason: str) -> tuple[Register, datetime]:
    """Return a register that this person may mark now, closed first when that is due."""
    now = right_time(desk)
    close_if_due(desk.db, register, now)
    found = registers.load_register(desk.db, register)
    check_may_take(desk, found)
    check_can_mark(found, now, may_amend=desk.who.may(Duty.AMEND), reason=reason)
    return found, now


def _fill(desk: Desk, found: Register, now: datetime, reason: str) -> tuple[Entry, ...]:
    drafts = [
        Draft(row.pupil, found.present_code, row.entry.id if row.entry else None, reason=reason)
        for row in found.to_fill
    ]
    return add_marks(desk, found, drafts, Kind.FILLED, now)


def hand_in(desk: Desk, register: int, *, leave_blanks: bool = False, reason: str = "") -> Register:
    """Hand the register in, accepting the known reasons; it stays open until the clock closes it.

    RuleError while children are blank, unless the person has said to leave them. After the close
    only the office hands in, with a reason, and what is still blank becomes N at once.
    """
    with saving(desk.db):
        found, now = _markable(desk, register, reason)
        _check_blanks(found, leave_blanks=leave_blanks)
        _hand_in(desk, found, now, reason)
    return registers.load_register(desk.db, register)


def fill_and_hand_in(desk: Desk, register: int, reason: str = "") -> tuple[Filled, Register]:
    """The rest are here, and hand in: one press and one save, so that it is done whole or not."""
    with saving(desk.db):
        found, now = _markable(desk, register, reason)
        made = _fill(desk, found, now, reason)
        _hand_in(desk, with_entries(found, made), now, reason)
    return Filled(made, len(found.known_blanks)), registers.load_register(desk.db, register)


def _hand_in(desk: Desk, found: Register, now: datetime, reason: str) -> None:
    _accept_known(desk, found, now, reason)
    author = author_of(desk.db, desk.school, desk.who)
    registers.add_event(desk.db, found.id, registers.Event("handed in", now, now, author, reason))
    if found.closed_at is not None:
        close_late_taken(desk.db, found.id, now)


def _check_blanks(register: Register, *, leave_blanks: bool) -> None:
    if register.blanks and not leave_blanks:
        count = len(register.blanks)
        noun = "child has" if count == 1 else "children have"
        raise RuleError(f"{count} {noun} no mark.", "Mark them, or hand in and leave them blank.")


def _accept_known(desk: Desk, register: Register, now: datetime, reason: str) -> None:
    drafts = [
        Draft(
            row.pupil, row.known.code, row.entry.id if row.entry else None, None, row.known.note,
            reason, row.known.id,
        )
        for row in register.known_blanks
        if row.known is not None
    ]  # fmt: skip
    add_marks(desk, register, drafts, Kind.FILLED, now)


def codes_for(desk: Desk, register: Register, pupil: int) -> tuple[tuple[Code, str], ...]:
    """Return the codes in force for this child now, each with why not (empty: offered)."""
    policy = policies.policy_on(desk.db, desk.school, register.session.day)
    return codes_offered(desk.who, policy, register, register.row(pupil))
