"""A child at risk as those with the duty watch them: how much there is, never what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from desktop.models.absence.tier import Placed
    from desktop.models.safeguarding.note import Look
    from desktop.models.safeguarding.risk import Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedChild:
    """One line; `needs_assessment` where the tier is the first and none is written (R193)."""

    pupil: int
    name: str
    class_name: str
    tier: Placed
    is_first_tier: bool
    flags: int
    notes: int
    colour: Colour | None = None
    review_on: date | None = None
    flag_review_on: date | None = None
    last_look: Look | None = None

    @property
    def needs_assessment(self) -> bool:
        """All children of the first tier need a full risk assessment (policy 003, R193)."""
        return self.is_first_tier and self.colour is None

    def is_due(self, today: date) -> bool:
        """Whether the assessment's review has come, or a flag's."""
        return any(
            day is not None and day <= today for day in (self.review_on, self.flag_review_on)
        )


def most_urgent_first(found: Iterable[WatchedChild], today: date) -> tuple[WatchedChild, ...]:
    """Put first who needs an assessment, then reviews that are due, then the first tier."""

    def order(one: WatchedChild) -> tuple[bool, bool, bool, str]:
        return (
            not one.needs_assessment,
            not one.is_due(today),
            not one.is_first_tier,
            one.name.casefold(),
        )

    return tuple(sorted(found, key=order))
