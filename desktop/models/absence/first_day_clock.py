"""The first-day clock: by which minute which step is taken for a child absent without a reason.

The law sets no clock: the times, tiers and their order are the policy's (R190 to R192, R202, WC65).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from desktop.models.days.session_times import instant, london

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


class Step(Enum):
    """What the policy asks to be done next."""

    TEXT = "text"
    CALL = "call"
    VISIT_DETAILS = "details to the visitor"
    CALL_AGAIN = "call again"
    SEE_THE_CHILD = "see the child"


@dataclass(frozen=True, slots=True)
class TimedStep:
    """A step and the London time by which it is due."""

    what: Step
    by: time


@dataclass(frozen=True, slots=True)
class Tier:
    """How soon a child without a reason is looked for; seen face to face by `seen_by_day`."""

    name: str
    steps: tuple[TimedStep, ...]
    seen_by_day: int
    seen_by: time


@dataclass(frozen=True, slots=True)
class FirstDayClock:
    """A school's tiers, the most urgent first, and when it looks over what is still open."""

    tiers: tuple[Tier, ...]
    review: time = time(10, 30)
    end_of_day: time = time(15, 30)

    def tier(self, name: str) -> Tier:
        """Return a tier by name; the least urgent for one that the policy no longer has."""
        return next((one for one in self.tiers if one.name == name), self.tiers[-1])


RED = Tier(
    "RED",
    (
        TimedStep(Step.CALL, time(9, 30)),
        TimedStep(Step.VISIT_DETAILS, time(9, 45)),
        TimedStep(Step.CALL_AGAIN, time(12, 30)),
    ),
    1,
    time(10),
)
AMBER = Tier(
    "AMBER",
    (
        TimedStep(Step.TEXT, time(9, 30)),
        TimedStep(Step.CALL, time(10, 30)),
        TimedStep(Step.CALL_AGAIN, time(13, 30)),
    ),
    3,
    time(11),
)
GREEN = Tier(
    "GREEN",
    (
        TimedStep(Step.TEXT, time(9, 30)),
        TimedStep(Step.CALL, time(10, 30)),
        TimedStep(Step.CALL_AGAIN, time(14, 30)),
    ),
    5,
    time(11),
)
DEFAULT_CLOCK = FirstDayClock((RED, AMBER, GREEN))

# What does a step: a call will do where a text was asked for, and a visit where a call was.
_TALKS = frozenset({"call", "video call", "emergency contact"})
_DOES: dict[Step, frozenset[str]] = {
    Step.TEXT: frozenset({"text", "e-mail"}) | _TALKS,
    Step.CALL: _TALKS | {"home visit"},
    Step.VISIT_DETAILS: frozenset({"visit asked for", "home visit"}),
    Step.CALL_AGAIN: _TALKS | {"home visit"},
    Step.SEE_THE_CHILD: frozenset({"home visit", "video call"}),
}


@dataclass(frozen=True, slots=True)
class Try:
    """An attempt as the clock sees it; `seen`: the child was seen, not only asked after."""

    how: str
    at: datetime
    seen: bool = False


@dataclass(frozen=True, slots=True)
class DueStep:
    """The next step and the moment (UTC) by which it is due."""

    what: Step
    due: datetime

    def is_overdue(self, now: datetime) -> bool:
        """Whether its minute has passed."""
        return now > self.due


@lru_cache(maxsize=512)  # a class's children in a tier have the same
def steps_of(tier: Tier, day: date, appeared: datetime, absent_days: int) -> tuple[DueStep, ...]:
    """Return a day's steps with their moments for a child in this tier.

    Who turns out to be missing later than the first step's time, as in an afternoon, gets the same
    steps as far apart from that moment on. From the tier's day on the child is also to be seen.
    """
    timed = list(tier.steps)
    if absent_days >= tier.seen_by_day:
        timed.append(TimedStep(Step.SEE_THE_CHILD, tier.seen_by))
    late = max(timedelta(), appeared - instant(day, min(one.by for one in timed)))
    placed = (DueStep(one.what, instant(day, one.by) + late) for one in timed)
    return tuple(sorted(placed, key=_due))


def next_step(steps: Sequence[DueStep], tries: Sequence[Try]) -> DueStep | None:
    """Return the first step not yet done; each attempt does one step of its kind."""
    left = sorted(tries, key=_at)
    for step in steps:
        done = next((one for one in left if _does(one, step.what)), None)
        if done is None:
            return step
        left.remove(done)
    return None


def what_in_words(what: Step) -> str:
    """Return what is to be done: who drives gets the details by being asked for a visit."""
    words = "ask for a visit" if what is Step.VISIT_DETAILS else what.value
    return f"{words[:1].upper()}{words[1:]}"


def in_words(step: DueStep) -> str:
    """Text by 09:30."""
    return f"{what_in_words(step.what)} by {london(step.due):%H:%M}"


def _does(one: Try, step: Step) -> bool:
    if step is Step.SEE_THE_CHILD and not one.seen:
        return False
    return one.how in _DOES[step]


def _due(step: DueStep) -> datetime:
    return step.due


def _at(one: Try) -> datetime:
    return one.at
