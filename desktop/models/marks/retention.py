"""How long register entries are kept: six years from the day each was made (reg 7)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.models.admissions.compulsory_age import birthday

if TYPE_CHECKING:
    from collections.abc import Iterable

YEARS_KEPT = 6


def kept_through(recorded: date) -> date:
    """Return the sixth anniversary: the entry still exists at the end of that day."""
    return birthday(recorded, YEARS_KEPT)


def disposable_from(recorded: date) -> date:
    """Return the first day on which an entry standing alone might be disposed of."""
    return kept_through(recorded) + timedelta(days=1)


def chain_disposable_from(recorded: Iterable[date]) -> date:
    """Return when an entry with its amendments might go: all together, at the latest date."""
    return max(disposable_from(day) for day in recorded)
