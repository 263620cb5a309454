"""One measured row: the median and 95th percentile beside the floor timed in the same run."""

from __future__ import annotations

import time
from dataclasses import dataclass
from statistics import median, quantiles
from typing import TYPE_CHECKING

from benches.aims import NO_AIM, SECONDS, Aim, Unit

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured, on one school: the values, the same for the floor, and the aim.

    `instead` are the words of a row that could not be measured here.
    """

    what: str
    values: tuple[float, ...] = ()
    floor: tuple[float, ...] = ()
    aim: Aim = NO_AIM
    unit: Unit = SECONDS
    instead: str = ""

    @property
    def usual(self) -> float:
        """The median."""
        return median(self.values)

    @property
    def worst(self) -> float:
        """The 95th percentile, or the most of a few."""
        if len(self.values) < 20:
            return max(self.values)
        return quantiles(self.values, n=20)[-1]

    @property
    def floors(self) -> float | None:
        """How many times its floor it takes."""
        return self.usual / median(self.floor) if self.floor and self.values else None

    def growth_from(self, small: Measured | None) -> float | None:
        """Return how many times a smaller school's it is; None where either is missing."""
        return self.usual / small.usual if small and small.values and self.values else None

    def misses(self, small: Measured | None = None) -> bool:
        """Whether a part of the aim is missed; what was not measured misses nothing."""
        if not self.values:
            return False
        reached = (
            (self.worst if self.aim.worst else self.usual, self.aim.most),
            (self.floors, self.aim.floors),
            (self.growth_from(small), self.aim.growth),
        )
        return any(got is not None and may is not None and got > may for got, may in reached)

    def cells(self, small: Measured | None = None) -> tuple[str, ...]:
        """Return the row's words: median, 95th percentile, floor, ratio, growth."""
        if not self.values:
            return self.instead, "", "", "", ""
        growth = self.growth_from(small)
        return (
            self.unit.said(self.usual),
            self.unit.said(self.worst) if len(self.values) > 1 else "",
            self.unit.said(median(self.floor)) if self.floor else "",
            f"{self.floors:.1f}" if self.floors is not None else "",
            f"{growth:.2f}" if growth is not None else "",
        )


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that a piece of work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
