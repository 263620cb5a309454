"""What will have happened to each child: every session that was not simply spent in class."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from desktop.models.days.session import Half

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

NEVER = 1 << 30  # sessions until the office hears the reason of an absence that stays N


class How(Enum):
    """How the school came to know."""

    KNOWN = "planned beforehand"
    UNKNOWN = "marked N, explained afterwards"
    LATE = "came while the register was open"


class Away(NamedTuple):
    """A session away from class; `delay` is in sessions, `expected` numbers the plan's rows."""

    how: How
    code: str
    words: str = ""
    delay: int = 0
    minutes: int | None = None
    expected: int | None = None
    then: Away | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A row of what is expected, of a pupil or of a class."""

    pupil: int | None = None
    group: int | None = None
    first: date
    last: date
    pattern: int
    code: str
    note: str = ""
    review: date | None = None
    recorded_at: datetime
    source: str = "planned"

    def numbers(self, days: Iterable[date]) -> list[int]:
        """Return the numbers of the sessions of these days that it speaks of."""
        return [
            day.toordinal() * 2 + half
            for day in days
            if self.first <= day <= self.last
            for half in Half
            if self.pattern >> (day.weekday() * 2 + half) & 1
        ]


@dataclass
class Plan:
    """Who is away when (by session and pupil), and what was known beforehand.

    `waits` is the child whose reason of the day before waits for the head.
    """

    away: dict[int, dict[int, Away]] = field(default_factory=dict)
    expected: list[Expected] = field(default_factory=list)
    waits: int = 0

    def add(self, session: int, pupil: int, away: Away) -> None:
        """Let a child be away; what was planned first stands."""
        self.away.setdefault(session, {}).setdefault(pupil, away)

    def is_free(self, sessions: Iterable[int], pupil: int) -> bool:
        """Whether nothing is planned for the child in any of these sessions."""
        return all(pupil not in self.away.get(session, {}) for session in sessions)

    def expect(self, new: Expected, sessions: Iterable[int], pupils: Iterable[int]) -> None:
        """Plan beforehand: children who are away for another reason stay so."""
        self.expected.append(new)
        away = Away(How.KNOWN, new.code, new.note, expected=len(self.expected))
        numbers = list(pupils)
        for session in sessions:
            for pupil in numbers:
                self.add(session, pupil, away)
