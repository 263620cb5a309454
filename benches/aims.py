"""What a row should reach: in its own unit, in floors, in growth from the small school."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """What a row counts in, and how a number of it is said."""

    name: str

    def said(self, value: float) -> str:
        """0.31 ms, 16.2 ms, 1.34 s; 75 bytes; 1.0 syncs."""
        if self.name:
            return f"{value:,.0f} {self.name}" if value >= 10 else f"{value:.3g} {self.name}"
        if value >= 1:
            return f"{value:.2f} s"
        return f"{value * 1000:.2f} ms" if value < 0.01 else f"{value * 1000:.1f} ms"


SECONDS, BYTES, SYNCS, MEGABYTES = Unit(""), Unit("bytes"), Unit("syncs"), Unit("MB")


@dataclass(frozen=True, slots=True)
class Aim:
    """The most that a row may take; each part that is None is not asked for.

    `most` is in the row's unit, `floors` so many times its floor, `growth` the large school against
    the small. The median must reach it, or with `worst` the 95th percentile.
    """

    most: float | None = None
    floors: float | None = None
    growth: float | None = None
    worst: bool = False

    def said(self, unit: Unit) -> str:
        """Return the aim in words; empty when there is none."""
        parts = []
        if self.most is not None:
            parts.append(_round(self.most, unit) + (" in 95 of 100" if self.worst else ""))
        if self.floors is not None:
            parts.append(f"{self.floors:g} × the floor")
        if self.growth is not None:
            parts.append(f"grows {self.growth:g} ×")
        return ", ".join(parts)


def _round(value: float, unit: Unit) -> str:
    if unit != SECONDS:
        return f"{value:g} {unit.name}"
    return f"{value:g} s" if value >= 1 else f"{value * 1000:g} ms"


NO_AIM = Aim()
FRAME = Aim(most=0.016, worst=True)
AT_ONCE = Aim(most=0.025)
