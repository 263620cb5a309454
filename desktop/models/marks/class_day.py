"""Where each class stands on a day: its two registers, how many are here, and what is missing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.marks.register import Register, State
from desktop.models.marks.shown_mark import Tone, tone

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from desktop.models.days.session import Session
    from desktop.models.site.reminder import Reminder


@dataclass(frozen=True, slots=True)
class Count:
    """How a class's marks of one session add up; blank is unknown, never present."""

    present: int = 0
    late: int = 0
    absent: int = 0
    no_reason: int = 0
    blank: int = 0

    @property
    def children(self) -> int:
        """Everyone on roll in the class."""
        return self.present + self.late + self.absent + self.no_reason + self.blank


def count_marks(codes: Iterable[str]) -> Count:
    """Add up the marks of a class; L is counted apart from the other present marks."""
    return count_codes(Counter(codes).items())


def count_codes(codes: Iterable[tuple[str, int]]) -> Count:
    """Add up codes that come with how many children have them."""
    found = dict.fromkeys(Tone, 0)
    for code, count in codes:
        found[tone(code)] += count
    return Count(
        present=found[Tone.PRESENT],
        late=found[Tone.LATE],
        absent=found[Tone.ABSENT],
        no_reason=found[Tone.NO_REASON],
        blank=found[Tone.BLANK],
    )


@dataclass(frozen=True, slots=True)
class ClassSession:
    """One class in one session; `register` has its times and events but no rows.

    `reminder` is the last one that was sent to its teacher.
    """

    group: int
    group_name: str
    register: Register
    state: State
    count: Count
    reminder: Reminder | None = None

    @property
    def session(self) -> Session:
        """The session it is about."""
        return self.register.session

    @property
    def unknown(self) -> int:
        """Children about whom nobody has said anything after the close."""
        return self.count.blank if self.state in (State.NOT_TAKEN, State.CLOSED) else 0

    @property
    def asks_the_teacher(self) -> bool:
        """Whether it was taken but never handed in, so that its N marks need checking."""
        closed = self.state is State.CLOSED
        return closed and self.register.handed_in_at is None and self.count.no_reason > 0

    @property
    def words(self) -> str:
        """Where it stands, as Today says it."""
        if self.unknown:
            return f"{children(self.unknown)} unknown"
        if self.asks_the_teacher:
            return "not handed in: check"
        return self.state.value


@dataclass(frozen=True, slots=True)
class ClassDay:
    """One class on one day: who takes it and its morning and afternoon, if it meets then."""

    group: int
    name: str
    teachers: tuple[str, ...]
    sessions: tuple[ClassSession, ...]

    @property
    def unknown(self) -> int:
        """Children unknown after a close, for the order on Today."""
        return sum(one.unknown for one in self.sessions)


@dataclass(frozen=True, slots=True)
class Gap:
    """A register that nobody took: in no rate, on every list until the office takes it.

    `begun`: the office has begun to take it late, and `children` are those still without a mark.
    """

    group: int
    group_name: str
    session: Session
    children: int
    begun: bool = False


@dataclass(frozen=True, slots=True)
class HereAfterAll:
    """A child marked here about whom something else was known: the office should hear of it."""

    pupil: int
    name: str
    group: int
    group_name: str
    session: Session
    known: str
    code: str
    by: str
    at: datetime


def children(count: int) -> str:
    """1 child, 28 children."""
    return "1 child" if count == 1 else f"{count} children"


def most_pressing(day: ClassDay) -> bool:
    """Sort key: classes with children unknown come first, the rest keep their order."""
    return day.unknown == 0
