"""Attendance figures: what counts as possible, attended and absent, and the rates from them.

Source: the DfE's method for pupil attendance in schools. Flags compare whole numbers; only what is
shown is rounded.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from desktop.models.marks.attendance_code import CODES, Category
from desktop.models.marks.year_marks import symbol_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LATE = frozenset({"L", "U"})
_REMEMBERED = 2048  # strings of marks
_CATEGORY = {code.symbol: code.category for code in CODES}


@dataclass(frozen=True, slots=True)
class Tally:
    """Sessions counted by what they count as; `counts` has them by code."""

    present: int = 0
    approved: int = 0
    authorised: int = 0
    unauthorised: int = 0
    late: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def marks(self) -> int:
        """Every mark, the ones that count for nothing among them."""
        return sum(self.counts.values())

    @property
    def attended(self) -> int:
        """Present, or at an approved educational activity."""
        return self.present + self.approved

    @property
    def absent(self) -> int:
        """Authorised or not."""
        return self.authorised + self.unauthorised

    @property
    def possible(self) -> int:
        """The denominator of every rate."""
        return self.attended + self.absent

    @property
    def attendance(self) -> Decimal | None:
        """The attendance rate, rounded on its own; None without a possible session."""
        return rate(self.attended, self.possible)

    @property
    def absence(self) -> Decimal | None:
        """The absence rate, rounded on its own: it may not add up to 100.0 with attendance."""
        return rate(self.absent, self.possible)

    @property
    def is_persistent(self) -> bool:
        """Whether a tenth or more of the possible sessions were missed."""
        return is_persistent(self.absent, self.possible)

    @property
    def is_severe(self) -> bool:
        """Whether half or more of the possible sessions were missed."""
        return is_severe(self.absent, self.possible)


def is_persistent(absent: int, possible: int) -> bool:
    """Whether a tenth or more was missed, compared in whole numbers; of nothing, no."""
    return possible > 0 and 10 * absent >= possible


def is_severe(absent: int, possible: int) -> bool:
    """Whether half or more was missed, compared in whole numbers; of nothing, no."""
    return possible > 0 and 2 * absent >= possible


def tally(codes: Iterable[str]) -> Tally:
    """Count one code a session; an empty one, nobody recorded, counts for nothing."""
    return tally_counts(Counter(codes))


@lru_cache(maxsize=_REMEMBERED)
def tally_marks(marks: str) -> Tally:
    """Count a year's string of marks; most are the same as when they were looked at last."""
    return tally_counts({symbol_of(one): count for one, count in Counter(marks).items()})


def tally_counts(counts: Mapping[str, int]) -> Tally:
    """Sum up how often each code stands; retired codes count as they did."""
    kept = {symbol: number for symbol, number in counts.items() if symbol and number}
    sums = dict.fromkeys(Category, 0)
    for symbol, number in kept.items():
        sums[_CATEGORY[symbol]] += number
    return Tally(
        present=sums[Category.PRESENT],
        approved=sums[Category.APPROVED],
        authorised=sums[Category.AUTHORISED],
        unauthorised=sums[Category.UNAUTHORISED],
        late=sum(kept.get(symbol, 0) for symbol in LATE),
        counts=kept,
    )


def pooled(tallies: Iterable[Tally]) -> Tally:
    """Add up a group's sessions: its rate is theirs together, never a mean of rates."""
    every = tuple(tallies)
    counts: Counter[str] = Counter()
    for one in every:
        counts.update(one.counts)
    return Tally(
        present=sum(one.present for one in every),
        approved=sum(one.approved for one in every),
        authorised=sum(one.authorised for one in every),
        unauthorised=sum(one.unauthorised for one in every),
        late=sum(one.late for one in every),
        counts=counts,
    )


def persistent_rate(tallies: Iterable[Tally]) -> Decimal | None:
    """Return the share of enrolled pupils who are persistently absent."""
    flags = [one.is_persistent for one in tallies]
    return rate(sum(flags), len(flags))


def rate(part: int, whole: int) -> Decimal | None:
    """Return a percentage to one decimal, half up; None when there is nothing to divide by."""
    if whole == 0:
        return None
    tenths = (2000 * part + whole) // (2 * whole)
    return Decimal(tenths).scaleb(-1)


def rate_in_words(value: Decimal | None) -> str:
    """Return 95.5, or a dash where there is no rate."""
    return "-" if value is None else f"{value:.1f}"


def alerts_suppressed(one: Tally, minimum: int) -> bool:
    """Whether there are too few possible sessions to raise an alert; figures do not change."""
    return one.possible < minimum
