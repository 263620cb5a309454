"""The first-day board: every child absent without a reason, the next thing to do, by when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.absence.attempt import tries
from desktop.models.absence.first_day_clock import next_step, steps_of
from desktop.models.marks.attendance_code import BY_SYMBOL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from desktop.models.absence.attempt import Attempt
    from desktop.models.absence.first_day_clock import DueStep, FirstDayClock
    from desktop.models.absence.message import Message
    from desktop.models.absence.proposal import Proposed
    from desktop.models.absence.tier import Placed
    from desktop.models.admissions.pupil import Contact
    from desktop.models.days.session import Session


@dataclass(frozen=True, slots=True)
class DueBack:
    """That a child was due back from "leave" or "travel" on a day; `words` say it whole."""

    kind: str
    day: date
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardLine:
    """One child; `sessions` are today's without a reason, `day` counts this run of absence.

    `ask_teacher`: the register was never handed in, so the teacher is asked before the family.
    `family` names brothers and sisters on the board; `unheard` are messages from somebody who may
    not explain; `wrong` are the contacts whose number was wrong when it was last rung.
    """

    pupil: int
    name: str
    group: int
    group_name: str
    sessions: tuple[Session, ...]
    appeared: datetime
    day: int
    tier: Placed
    next: DueStep | None
    attempts: tuple[Attempt, ...] = ()
    family: tuple[int, ...] = ()
    outsiders: tuple[str, ...] = ()
    proposed: tuple[Proposed, ...] = ()
    unheard: tuple[Message, ...] = ()
    ask_teacher: bool = False
    visit_asked: bool = False
    due_back: DueBack | None = None
    wrong: tuple[tuple[int, date], ...] = ()

    def is_overdue(self, now: datetime) -> bool:
        """Whether the next step's minute has passed."""
        return self.next is not None and self.next.is_overdue(now)


@dataclass(frozen=True, slots=True)
class UnknownClass:
    """A class whose register nobody took: its children are unknown, and nobody's absence yet."""

    name: str
    children: int
    group: int
    session: Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The whole board: its lines, classes unknown, registers not in yet, children settled today."""

    lines: tuple[BoardLine, ...] = ()
    unknown: tuple[UnknownClass, ...] = ()
    waited_for: int = 0
    settled: int = 0

    def overdue(self, now: datetime) -> int:
        """Count the children whose next step's minute has passed."""
        return sum(line.is_overdue(now) for line in self.lines)


def has_come(codes: Sequence[str]) -> bool:
    """Whether the last mark of a day says that the child is here; late after the close is, too."""
    last = BY_SYMBOL.get(codes[-1]) if codes else None
    return last is not None and (last.is_attended or last.symbol == "U")


def next_for(
    clock: FirstDayClock, tier: str, when: tuple[date, datetime, int], made: Iterable[Attempt]
) -> DueStep | None:
    """Return the next step for a child; `when`: the day, when they appeared, day of absence."""
    day, appeared, number = when
    return next_step(steps_of(clock.tier(tier), day, appeared, number), tries(made))


def in_order(clock: FirstDayClock, lines: Iterable[BoardLine]) -> tuple[BoardLine, ...]:
    """Sort by what is due first; where nothing is due any more today, the more urgent tier first.

    Brothers and sisters stand together, at the place of whichever is due first.
    """
    ranks = {tier.name: rank for rank, tier in enumerate(clock.tiers)}

    def key(line: BoardLine) -> tuple[bool, float, int, str]:
        due = line.next.due.timestamp() if line.next else 0.0
        return line.next is None, due, ranks.get(line.tier.tier, len(ranks)), line.name

    left = {line.pupil: line for line in sorted(lines, key=key)}
    found: list[BoardLine] = []
    while left:
        first = left.pop(next(iter(left)))
        family = set(first.family)
        together = [pupil for pupil in left if pupil in family] if family & left.keys() else []
        found += [first, *map(left.pop, together)]
    return tuple(found)


def to_ring(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    """Return the contacts in order whom the school may ring: never one marked do not contact."""
    return tuple(one for one in contacts if not one.do_not_contact and one.phones)
