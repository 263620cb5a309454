"""A class's register for one session: who may mark what, until when, and what the close does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from desktop.errors import RuleError, StaleError
from desktop.models.admissions.compulsory_age import is_compulsory
from desktop.models.days.session_times import london
from desktop.models.marks.attendance_code import BY_SYMBOL, NOT_EXPECTED_HERE, present_code

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from desktop.models.days.session import Session
    from desktop.models.days.session_times import Timetable
    from desktop.models.marks.entry import Draft, Entry
    from desktop.models.marks.expectation import Expectation

LONGEST_LATE = 120  # minutes; a longer figure is a slip of the finger


class State(Enum):
    """Where a register stands at a moment, as Today and the status line say it."""

    NOT_OPEN = "not open yet"
    OPEN = "open"
    BEING_TAKEN = "being taken"
    IN = "in"
    LATE = "late"
    NOT_TAKEN = "not taken"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Row:
    """One pupil in a register: the current entry, what is known, and whether X may stand."""

    pupil: int
    name: str
    birth_date: date
    entry: Entry | None = None
    known: Expectation | None = None

    @property
    def code(self) -> str:
        """The current code; empty where nobody has marked."""
        return self.entry.code if self.entry else ""

    @property
    def is_blank(self) -> bool:
        """Whether nobody has said anything yet: blank is never present."""
        return not self.code


@dataclass(frozen=True, slots=True)
class Register:
    """One class, one session; `times` are instants fixed when the register was first needed."""

    id: int
    school: int
    group: int
    group_name: str
    session: Session
    times: Timetable
    rows: tuple[Row, ...]
    taken_at: datetime | None = None
    handed_in_at: datetime | None = None
    handed_in_by: str = ""
    closed_at: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        """Whether the class may be marked now without a reason."""
        return self.times.opens <= now < self.times.closes

    def has_closed(self, now: datetime) -> bool:
        """Whether the closing minute has passed, whether or not the close has run."""
        return now >= self.times.closes

    def row(self, pupil: int) -> Row:
        """Return a pupil's row; RuleError for a child who is not in the class that day."""
        for row in self.rows:
            if row.pupil == pupil:
                return row
        raise RuleError("That child is not in this class on that day.", "Look the child up.")

    @property
    def was_taken(self) -> bool:
        """Whether a person marked the class or handed it in; looking does not count."""
        return self.taken_at is not None or self.handed_in_at is not None

    @property
    def blanks(self) -> tuple[Row, ...]:
        """Rows nobody has marked and about whom nothing is known."""
        return tuple(row for row in self.rows if row.is_blank and row.known is None)

    @property
    def known_blanks(self) -> tuple[Row, ...]:
        """Rows nobody has marked but about whom something is known."""
        return tuple(row for row in self.rows if row.is_blank and row.known is not None)

    @property
    def to_fill(self) -> tuple[Row, ...]:
        """Rows that "the rest are here" marks: blanks only, never a known reason."""
        return self.blanks

    @property
    def present_code(self) -> str:
        """The code for a child who is here in this session."""
        return present_code(self.session.half)


def state(register: Register, now: datetime) -> State:
    """Return where a register stands: taken means that a person marked it or handed it in."""
    if register.has_closed(now):
        return State.CLOSED if register.was_taken else State.NOT_TAKEN
    if register.handed_in_at is not None:
        return State.IN
    if now >= register.times.expected_by:
        return State.LATE
    if register.was_taken:
        return State.BEING_TAKEN
    return State.OPEN if now >= register.times.opens else State.NOT_OPEN


def check_can_mark(register: Register, now: datetime, *, may_amend: bool, reason: str) -> None:
    """RuleError unless the register may be marked now: open, or amended after it with a reason."""
    if now < register.times.opens:
        opens = f"{london(register.times.opens):%H:%M}"
        raise RuleError(f"Marking opens at {opens}.", "You can look at the register until then.")
    if not register.has_closed(now):
        return
    closed = f"{london(register.times.closes):%H:%M}"
    if not may_amend:
        raise RuleError(
            f"This register closed before {closed}.", "Send the office a correction instead."
        )
    if not reason.strip():
        raise RuleError("After the close a change needs a reason.", "Say why in a few words.")


def check_seen(row: Row, draft: Draft) -> None:
    """StaleError unless the person saw the entry that is current now (nobody's mark is lost)."""
    current = row.entry.id if row.entry else None
    if current != draft.seen:
        by = row.entry.name if row.entry and row.entry.name else "Somebody else"
        mark = f"marked {row.name}" if row.code else f"taken back {row.name}’s mark"
        raise StaleError(
            f"{by} has just {mark}.", "Look at the new mark, then mark again if need be."
        )


def check_minutes(draft: Draft) -> None:
    """RuleError for minutes on a code that is not a late one, or out of reason."""
    if draft.minutes is None:
        return
    if draft.code not in ("L", "U"):
        raise RuleError("Minutes go with L or U only.", "Leave the minutes empty.")
    if not 0 <= draft.minutes <= LONGEST_LATE and draft.code == "L":
        raise RuleError(f"{draft.minutes} minutes late is too many for L.", "Check the minutes.")


def at_the_close(register: Register) -> tuple[tuple[Row, str], ...]:
    """Return the rows the close marks, with their codes; none where nobody took the register.

    A child who is not expected here (dual registered, part-time, suspended) gets that code, any
    other blank becomes N (Working together (2024) para 407).
    """
    if not register.was_taken:
        return ()
    day = register.session.day
    return tuple((row, _close_code(row, day)) for row in register.rows if row.is_blank)


def _close_code(row: Row, day: date) -> str:
    code = row.known.code if row.known else ""
    if code == "X" and is_compulsory(row.birth_date, day):
        return "N"  # the plan was made for a birth date that has been put right since
    return code if code in NOT_EXPECTED_HERE else "N"


def with_entry(register: Register, entry: Entry) -> Register:
    """Return the register with one pupil's current entry replaced."""
    return with_entries(register, (entry,))


def with_entries(register: Register, entries: Iterable[Entry]) -> Register:
    """Return the register with these pupils' current entries replaced."""
    new = {entry.pupil: entry for entry in entries}
    rows = tuple(
        replace(row, entry=new[row.pupil]) if row.pupil in new else row for row in register.rows
    )
    first = min((entry.recorded_at for entry in new.values()), default=None)
    return replace(register, rows=rows, taken_at=register.taken_at or first)


def coarse(code: str) -> str:
    """Return what a class's screen may show of a past mark: never the reason."""
    if not code:
        return ""
    if code == "L":
        return "late"
    found = BY_SYMBOL.get(code)
    return "present" if found and found.is_attended else "absent"


def minutes_late(register: Register, now: datetime) -> int | None:
    """Return the whole minutes since registration began; None while the register is not open."""
    if not register.is_open(now):
        return None
    return max(0, int((now - register.times.begins).total_seconds()) // 60)
