"""A measured row: medians and 95th percentiles beside the floor that was timed in the same run."""

from __future__ import annotations

import time
from dataclasses import dataclass
from statistics import median, quantiles
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

HEADINGS = ("what", "times", "median", "95 in 100", "floor", "ratio", "aim", "")
_WIDTHS = (74, 6, 26, 11, 10, 7, 23, 8)


@dataclass(frozen=True, slots=True)
class Measured:
    """One row: seconds, the same for the floor, and the aim for the 95th percentile in words.

    `limit` is the aim in seconds; `said` stands in for figures that are not times.
    """

    what: str
    seconds: tuple[float, ...] = ()
    floor: tuple[float, ...] = ()
    aim: str = ""
    limit: float | None = None
    said: str = ""

    @property
    def usual(self) -> float:
        """The median in seconds."""
        return median(self.seconds)

    @property
    def worst(self) -> float:
        """The 95th percentile, or the longest of a few."""
        if len(self.seconds) < 20:
            return max(self.seconds)
        return quantiles(self.seconds, n=20)[-1]

    @property
    def is_met(self) -> bool:
        """Whether the aim is reached; a row without one reaches it."""
        return self.limit is None or not self.seconds or self.worst <= self.limit

    def cells(self) -> tuple[str, ...]:
        """Return the row's words, in the order of the headings."""
        if not self.seconds:
            return self.what, "", self.said, "", "", "", self.aim, ""
        least = median(self.floor) if self.floor else 0.0
        return (
            self.what,
            str(len(self.seconds)),
            in_words(self.usual),
            in_words(self.worst),
            in_words(least) if least else "",
            f"{self.usual / least:.1f}" if least else "",
            self.aim,
            "" if self.limit is None else "met" if self.is_met else "MISSED",
        )


def line(cells: tuple[str, ...]) -> str:
    """Return a row's cells in columns."""
    first, *rest = zip(cells, _WIDTHS, strict=True)
    return f"{first[0]:<{first[1]}}" + "".join(f"{cell:>{width}}" for cell, width in rest)


def in_words(seconds: float) -> str:
    """0.31 ms, 16.2 ms, 1.34 s."""
    if seconds >= 1:
        return f"{seconds:.2f} s"
    return f"{seconds * 1000:.2f} ms" if seconds < 0.01 else f"{seconds * 1000:.1f} ms"


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that a piece of work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
