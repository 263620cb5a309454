"""One class's register for one session: who keys what and when, as a teacher would."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from desktop.models.marks.attendance_code import NOT_EXPECTED_HERE
from desktop.models.marks.entry import CORRECTED_WHILE_OPEN, Kind
from desktop.tasks.marks.close_registers import CLOSED_BY_THE_CLOCK
from desktop.tasks.sample.plan import Away, How

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from random import Random

_TAKEN, _FILLED, _CLOSE = Kind.TAKEN.value, Kind.FILLED.value, Kind.CLOSE.value
_PAPER = Kind.PAPER.value
_A_KEY = 2  # seconds between two marks
_TAKEN_LATE_AFTER = 2700  # seconds after the close


class Made(NamedTuple):
    """An entry to be, in seconds; without an author it is the close's.

    It takes effect when it is recorded, unless it comes from a paper taken earlier.
    """

    at: int
    group: int
    pupil: int
    code: str
    minutes: int | None
    note: str
    kind: str
    author: int | None
    reason: str
    source: int | None
    effective: int | None = None


@dataclass(frozen=True, slots=True)
class Sitting:
    """A class's session about to be taken: the moments that count, and who is away."""

    group: int
    pupils: list[int]
    away: Mapping[int, Away]
    present: str
    begins: int
    closes: int
    author: int
    reason: str = ""  # why the office takes it after the close


def take(sitting: Sitting, dice: Random) -> tuple[list[Made], int | None]:
    """Take a register; returns its entries and when it was handed in, None for not at all."""
    at = sitting.begins + dice.randrange(20, 400)
    if sitting.reason:
        at = sitting.closes + _TAKEN_LATE_AFTER
    left = dice.random() < 0.04 and not sitting.reason and _anyone_is_here(sitting)
    one_by_one = bool(sitting.reason) or dice.random() < 0.5
    called = sitting.pupils if one_by_one else _not_simply_here(sitting)
    made = [] if left else list(_absent(sitting, called, at))
    made += _late(sitting, called, at)
    if one_by_one:
        made += _one_by_one(sitting, at)
        at += _A_KEY * len(sitting.pupils)
    else:
        at += _A_KEY * len(called) + dice.randrange(5, 20)
        made += _filled(sitting, at)
    if left:
        return [*made, *_closed(sitting)], None
    at += dice.randrange(3, 30)
    return [*made, *_accepted(sitting, at)], at


def _anyone_is_here(sitting: Sitting) -> bool:
    return any(pupil not in sitting.away for pupil in sitting.pupils)


def _not_simply_here(sitting: Sitting) -> list[int]:
    return [pupil for pupil in sitting.pupils if pupil in sitting.away]


def _one_by_one(sitting: Sitting, at: int) -> Iterator[Made]:
    group, away, present = sitting.group, sitting.away, sitting.present
    author, reason = sitting.author, sitting.reason
    for then, pupil in enumerate(sitting.pupils):
        if pupil not in away:
            yield Made(
                at + _A_KEY * then, group, pupil, present, None, "", _TAKEN, author, reason, None
            )


def _filled(sitting: Sitting, at: int) -> Iterator[Made]:
    group, away, present = sitting.group, sitting.away, sitting.present
    author = sitting.author
    for pupil in sitting.pupils:
        if pupil not in away:
            yield Made(at, group, pupil, present, None, "", _FILLED, author, "", None)


def _of(sitting: Sitting, called: list[int], how: How) -> Iterator[tuple[int, int, Away]]:
    """Give place, pupil and why for everyone called who is away in one way."""
    for place, pupil in enumerate(called):
        away = sitting.away.get(pupil)
        if away is not None and away.how is how:
            yield place, pupil, away


def _absent(sitting: Sitting, called: list[int], at: int) -> Iterator[Made]:
    for place, pupil, _ in _of(sitting, called, How.UNKNOWN):
        yield _keyed(sitting, pupil, "N", at + _A_KEY * place)


def _late(sitting: Sitting, called: list[int], at: int) -> Iterator[Made]:
    """A child who comes after the name was called is N until then."""
    for place, pupil, away in _of(sitting, called, How.LATE):
        then, minutes = at + _A_KEY * place, away.minutes or 0
        arrived = sitting.begins + 60 * minutes + 15
        late = _keyed(sitting, pupil, "L", max(then, arrived), minutes)
        if arrived > then:
            yield _keyed(sitting, pupil, "N", then)
            late = late._replace(reason=CORRECTED_WHILE_OPEN)
        yield late


def _keyed(sitting: Sitting, pupil: int, code: str, at: int, minutes: int | None = None) -> Made:
    return Made(
        at, sitting.group, pupil, code, minutes, "", _TAKEN, sitting.author, sitting.reason, None
    )


def _accepted(sitting: Sitting, at: int) -> Iterator[Made]:
    for _, pupil, away in _of(sitting, sitting.pupils, How.KNOWN):
        yield Made(
            at, sitting.group, pupil, away.code, None, away.words, _FILLED, sitting.author,
            sitting.reason, away.expected,
        )  # fmt: skip


def _closed(sitting: Sitting) -> Iterator[Made]:
    for _, pupil, _ in _of(sitting, sitting.pupils, How.UNKNOWN):
        yield _by_the_clock(sitting, pupil, "N", CLOSED_BY_THE_CLOCK)
    for _, pupil, away in _of(sitting, sitting.pupils, How.KNOWN):
        is_here = away.code not in NOT_EXPECTED_HERE
        code, note = ("N", "") if is_here else (away.code, away.words)
        made = _by_the_clock(sitting, pupil, code, "made by the close, from planned")
        yield made._replace(note=note, source=away.expected)


def _by_the_clock(sitting: Sitting, pupil: int, code: str, reason: str) -> Made:
    return Made(sitting.closes, sitting.group, pupil, code, None, "", _CLOSE, None, reason, None)


def from_paper(made: list[Made], at: int) -> list[Made]:
    """Let marks that were keyed one by one come from a paper taken at a moment."""
    return [one._replace(kind=_PAPER, effective=at) if one.kind == _TAKEN else one for one in made]
