"""An attendance contract or an action plan (R58, R72, R146): what was agreed at a meeting.

It is voluntary: who declines has done nothing wrong, and neither answer admits anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from desktop.models.finding import Finding, refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from desktop.models.marks.rates import Tally

WHOLE = 1000  # tenths of a per cent
_RATE = re.compile(r"(\d{1,3})(?:[.,](\d))?\s*%?")
_EACH = (
    ("difficulties", "The difficulties are not said.", "Say what keeps the child away."),
    ("family", "What the family will do is not said.", "Write what was agreed, step by step."),
    ("by_school", "What the school will do is not said.", "Support is half of an agreement."),
    ("target", "The target is not said.", "Say in words what is aimed at."),
)


class Kind(Enum):
    """What it is; a school may have both of one child, each once at a time."""

    CONTRACT = "attendance contract"
    PLAN = "action plan"

    @property
    def words(self) -> str:
        """The name as a line begins it."""
        return self.value.capitalize()

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other names by which it is looked for: older policies have parenting contracts."""
        return ("parenting contract",) if self is Kind.CONTRACT else ()


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody at the meeting: a contact of the child by number, or anybody else by name."""

    name: str
    part: str = ""
    contact: int | None = None

    @property
    def words(self) -> str:
        """Name and part, as a list says them."""
        return f"{self.name} ({self.part})" if self.part else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What was agreed, as it was written; a newer version replaces it and both are kept.

    `rate` is the target as a figure, in tenths of a per cent; the span it is counted over is from
    the first day to the last.
    """

    id: int = 0
    pupil: int = 0
    kind: Kind
    made_on: date
    first_day: date
    last_day: date
    review_on: date
    parties: tuple[Party, ...] = ()
    difficulties: str = ""
    family: str = ""
    by_school: str = ""
    others: str = ""
    target: str = ""
    rate: int | None = None
    recorded_at: datetime | None = None
    name: str = ""
    position: str = ""
    replaces: int | None = None


def agreement_findings(draft: Agreement) -> Iterator[Finding]:
    """Find what an agreement still lacks."""
    if not draft.parties:
        yield refused("parties", "Nobody is said to have been at the meeting.", "Say who was.")
    if any(not one.name.strip() for one in draft.parties):
        yield refused("parties", "Somebody at the meeting has no name.", "Write it.")
    for field, text, reason in _EACH:
        if not str(getattr(draft, field)).strip():
            yield refused(field, text, reason)
    if draft.last_day <= draft.first_day:
        yield refused("last_day", "The last day is not after the first.", "Change one of the two.")
    if draft.review_on <= draft.made_on:
        yield refused("review_on", "The review is not after the meeting.", "Choose a later day.")
    if draft.rate is not None and not 0 < draft.rate <= WHOLE:
        yield refused("rate", "No child reaches that figure.", "Write at most 100.")


def rate_typed(text: str) -> int | None:
    """Return tenths of a per cent from 95, 95.5 or 95 %; None where it is no such figure."""
    found = _RATE.fullmatch(text.strip())
    if found is None:
        return None
    rate = int(found[1]) * 10 + int(found[2] or 0)
    return rate if 0 < rate <= WHOLE else None


def rate_shown(rate: int | None) -> str:
    """Return 95 or 95.5; nothing where there is no figure."""
    if rate is None:
        return ""
    whole, tenths = divmod(rate, 10)
    return f"{whole}.{tenths}" if tenths else str(whole)


def is_reached(rate: int, tally: Tally) -> bool:
    """Whether the sessions reach the figure, compared in whole numbers; of no sessions, no."""
    return tally.possible > 0 and WHOLE * tally.attended >= rate * tally.possible
