"""A page of the school's figures for families, on which no child can be told.

A class of few children is left out, and so is a number that few children made (school policy: a
newsletter names no child). Rates are shown rounded; classes are compared by the exact fraction.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from desktop.models.marks.rates import Tally

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

STAR = "★"


class Counted(NamedTuple):
    """A group's sessions, and how many children had one that counts."""

    tally: Tally
    children: int

    def rate(self, smallest: int) -> Decimal | None:
        """The attendance rate; None where nothing counts or too few children made it."""
        return self.tally.attendance if self.children >= smallest else None


NOBODY = Counted(Tally(), 0)


@dataclass(frozen=True, slots=True)
class ClassCount:
    """A class's sessions of the half-term, and of the year so far."""

    name: str
    now: Counted
    year: Counted = NOBODY


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A class as the page shows it; None is a rate that cannot be shown."""

    name: str
    now: Decimal | None
    year: Decimal | None
    is_best: bool = False


@dataclass(frozen=True, slots=True)
class ClassLines:
    """The classes that are shown, in their own order, and the names of those left out."""

    shown: tuple[ClassLine, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def best(self) -> tuple[str, ...]:
        """The class of the half-term; several where they tie."""
        return tuple(one.name for one in self.shown if one.is_best)

    @property
    def has_year(self) -> bool:
        """Whether the year so far says more than the half-term."""
        return any(one.year is not None for one in self.shown)


def class_lines(classes: Sequence[ClassCount], smallest: int) -> ClassLines:
    """Return what families may read of each class, in the order given."""
    left = _left_out(classes, smallest)
    stay = [one for one in classes if one.name not in left]
    best = _best(stay)
    return ClassLines(
        tuple(
            ClassLine(one.name, one.now.tally.attendance, one.year.rate(smallest), one in best)
            for one in stay
        ),
        tuple(one.name for one in classes if one.name in left),
    )


def _left_out(classes: Sequence[ClassCount], smallest: int) -> set[str]:
    """Find the classes of few children; another goes with them while they are few together.

    Otherwise the school's figure less the other classes' would be theirs.
    """
    counted = sorted((one for one in classes if one.now.children), key=_children)
    left: set[str] = set()
    together = 0
    for one in counted:
        if one.now.children >= smallest and (not left or together >= smallest):
            break
        left.add(one.name)
        together += one.now.children
    return left


def _children(one: ClassCount) -> int:
    return one.now.children


def _best(classes: Sequence[ClassCount]) -> tuple[ClassCount, ...]:
    """Return those with the highest fraction attended, before any rounding; of one class, none."""
    counted = [one for one in classes if one.now.tally.possible]
    if len(counted) < 2:
        return ()
    highest = max(map(_fraction, counted))
    return tuple(one for one in counted if _fraction(one) == highest)


def _fraction(one: ClassCount) -> Fraction:
    return Fraction(one.now.tally.attended, one.now.tally.possible)


class Box(NamedTuple):
    """A large figure with its name above, and what it is beside or made of below."""

    title: str
    figure: str
    below: str = ""


class Part(NamedTuple):
    """A heading and the paragraphs below it."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SchoolPage:
    """All that stands on the page below its heading; parts without a paragraph are left out."""

    boxes: tuple[Box, ...]
    classes: ClassLines = ClassLines()
    numbers: tuple[Box, ...] = ()
    parts: tuple[Part, ...] = ()
    notes: tuple[str, ...] = ()
