"""A reminder to a class's teacher: when one may be sent, what it says, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.models.days.session_times import london
from desktop.models.marks.register import Register, State, state

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from desktop.models.days.session import Session
    from desktop.models.days.session_times import Timetable
    from desktop.models.marks.class_day import ClassDay, ClassSession

AGAIN_AFTER = timedelta(minutes=3)  # between two reminders of one register: no nagging


@dataclass(frozen=True, slots=True)
class Reminder:
    """A nudge about one class's register, seen once by whoever takes the class."""

    id: int
    group: int
    session: Session
    words: str
    sent_at: datetime
    seen_at: datetime | None = None
    seen_by: str = ""

    def __str__(self) -> str:
        sent = f"reminded {london(self.sent_at):%H:%M}"
        if self.seen_at is None:
            return f"{sent}, not seen yet"
        return f"{sent}, seen {london(self.seen_at):%H:%M}"

    @property
    def in_full(self) -> str:
        """The same, and by whom it was seen."""
        return f"{self} by {self.seen_by}" if self.seen_by else str(self)


def reminder_words(group_name: str, times: Timetable, now: datetime) -> str:
    """Return what the teacher reads: by when the register is, or was, expected."""
    verb = "was" if now >= times.expected_by else "is"
    by = f"{london(times.expected_by):%H:%M}"
    return f"The office reminds you: the register of {group_name} {verb} expected by {by}."


def why_not(day: ClassDay, one: ClassSession, now: datetime) -> str:
    """Return why the class's teacher is not reminded now; empty where a reminder may be sent.

    Nobody is reminded before registration begins, after the close, of a register that is in, of an
    empty class, or again within a few minutes.
    """
    times, handed_in = one.register.times, one.register.handed_in_at
    if not one.count.children:
        return f"{day.name} has no children today: nothing is expected."
    if one.register.has_closed(now):
        return f"{day.name} has closed. The office takes it now, with a reason."
    if handed_in is not None:
        return f"{day.name} came in at {london(handed_in):%H:%M}."
    if now < times.begins:
        begins = f"{london(times.begins):%H:%M}"
        return f"{day.name} begins at {begins}: nobody is late before that."
    if not day.teachers:
        return f"Nobody takes {day.name} today. Lend the class first."
    return _why_not_again(day.name, one.reminder, now)


def _why_not_again(name: str, last: Reminder | None, now: datetime) -> str:
    if last is None or now - last.sent_at >= AGAIN_AFTER:
        return ""
    again = f"{london(last.sent_at + AGAIN_AFTER):%H:%M}"
    return f"{name} was {last}. It can be reminded again from {again}."


def late_to_remind(days: Iterable[ClassDay], now: datetime) -> tuple[ClassSession, ...]:
    """Return the registers past their time of which somebody may be reminded now."""
    return tuple(
        one
        for day in days
        for one in day.sessions
        if one.state is State.LATE and not why_not(day, one, now)
    )


def is_due(register: Register, now: datetime) -> bool:
    """Whether a reminder of this register still asks for something: it is open and not in."""
    return state(register, now) in (State.OPEN, State.BEING_TAKEN, State.LATE)
