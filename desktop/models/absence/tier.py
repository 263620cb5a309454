"""Which tier a child is in: from flags and figures, unless a person has chosen (R192)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from desktop.models.absence.first_day_clock import FirstDayClock
    from desktop.models.marks.rates import Tally

RED_FLAGS = (
    "EHC plan",
    "looked after",
    "social worker",
    "child protection",
    "section 47 enquiry",
    "sexual exploitation",
    "criminal exploitation",
    "risk of suicide",
)
AMBER_FLAGS = (
    "other agency",
    "family concern",
    "young carer",
    "medical",
    "education welfare",
    "police",
)
OUTSIDERS = {
    "social worker": "the child’s social worker",
    "child protection": "the child’s social worker",
    "looked after": "the child’s social worker",
    "youth offending team": "the youth offending team",
}


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
    known = {flag.strip().casefold() for flag in flags}
    names = [tier.name for tier in clock.tiers]
    if known & {flag.casefold() for flag in (*RED_FLAGS, "youth offending team")}:
        return Placed(names[0], "a flag on the child’s record")
    middle = names[min(1, len(names) - 1)]
    if known & {flag.casefold() for flag in AMBER_FLAGS}:
        return Placed(middle, "a flag on the child’s record")
    if figures.is_severe:
        return Placed(middle, "severely absent this year")
    if figures.is_persistent:
        return Placed(middle, "persistently absent this year")
    return Placed(names[-1], "nothing speaks for more")


def outsiders(flags: Iterable[str]) -> tuple[str, ...]:
    """Return who outside must be told of an unexplained absence (law; R163, R193)."""
    known = [flag.strip().casefold() for flag in flags]
    return tuple(dict.fromkeys(OUTSIDERS[flag] for flag in known if flag in OUTSIDERS))
