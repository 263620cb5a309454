"""Which tier a child is in: from flags and figures, unless a person has chosen (R192)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.safeguarding.flag_kind import (
    SOCIAL_WORKER,
    YOUTH_OFFENDING_TEAM,
    Weight,
    kind_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from desktop.models.absence.first_day_clock import FirstDayClock
    from desktop.models.marks.rates import Tally


@dataclass(frozen=True, slots=True)
class TierChoice:
    """A person's own choice for a child, which holds from its day until it is ended."""

    id: int
    pupil: int
    tier: str
    reason: str
    from_day: date
    author: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A child's tier and why, in words that the office may read: no flag is named in them."""

    tier: str
    why: str
    chosen: bool = False


def placed(
    clock: FirstDayClock, flags: Iterable[str], figures: Tally, choice: TierChoice | None = None
) -> Placed:
    """Return the tier; the office sees the tier and not the flags behind it."""
    if choice is not None:
        return Placed(choice.tier, f"chosen by {choice.author}: {choice.reason}", chosen=True)
    weights = {kind_of(flag).weight for flag in flags}
    names = [tier.name for tier in clock.tiers]
    if Weight.RED in weights:
        return Placed(names[0], "a flag on the child’s record")
    middle = names[min(1, len(names) - 1)]
    if Weight.AMBER in weights:
        return Placed(middle, "a flag on the child’s record")
    if figures.is_severe:
        return Placed(middle, "severely absent this year")
    if figures.is_persistent:
        return Placed(middle, "persistently absent this year")
    return Placed(names[-1], "nothing speaks for more")


def outsiders(flags: Iterable[str], told: Iterable[str] = ()) -> tuple[str, ...]:
    """Return who outside must still be told of an unexplained absence (law; R163, R193).

    `told` are the ways in which somebody was told today, such as social care.
    """
    wanted = dict.fromkeys(filter(None, (kind_of(flag).outsider for flag in flags)))
    done = set(told)
    return tuple(one for one in wanted if _TOLD_BY.get(one) not in done)


_TOLD_BY = {SOCIAL_WORKER: "social care", YOUTH_OFFENDING_TEAM: "youth offending team"}
