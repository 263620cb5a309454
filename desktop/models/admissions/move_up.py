"""A new school year: which class follows which, and which year group leaves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from desktop.models.organisation.group import Group

_EARLY = {"N1": "N2", "N2": "R", "N": "R", "R": "1"}
_NAMES = {"N": "Nursery", "N1": "Nursery 1", "N2": "Nursery 2", "R": "Reception"}


@dataclass(frozen=True, slots=True)
class ClassMove:
    """Where the children of one year group in a class go; an empty `to` has still to be chosen."""

    group: int | None
    name: str
    year_group: str
    pupils: tuple[int, ...]
    to: str
    to_year: str
    leaves: bool = False


@dataclass(frozen=True, slots=True)
class NewTeacher:
    """A class that is given to a person from the first day of the new year."""

    to: str
    person: int


@dataclass(frozen=True, slots=True)
class MoveUp:
    """Everybody's move on `first_day`; those who leave do so on `last_day`.

    `teachers` are the classes that change hands; every other class keeps its teachers.
    """

    first_day: date
    last_day: date
    moves: tuple[ClassMove, ...]
    teachers: tuple[NewTeacher, ...] = ()

    @property
    def undecided(self) -> tuple[ClassMove, ...]:
        """The classes for which no class has been found or chosen."""
        return tuple(move for move in self.moves if not move.leaves and not move.to)


def next_year_group(year_group: str) -> str:
    """Return the year group a child is in next year; empty when it is not known."""
    if year_group.isdecimal():
        return str(int(year_group) + 1)
    return _EARLY.get(year_group, "")


def top_year_group(year_groups: Iterable[str]) -> str:
    """Return the oldest year group of a school; empty for none."""
    return max(year_groups, key=year_rank, default="")


def year_rank(year_group: str) -> int:
    """Sort key of a year group: nursery, reception, then by number."""
    if year_group.isdecimal():
        return int(year_group)
    return {"N1": -3, "N2": -2, "N": -2, "R": -1}.get(year_group, -9)


def next_class_name(name: str, year_group: str) -> str:
    """Return the class that follows by its name, 1A to 2A; empty where the name has no year."""
    following = next_year_group(year_group)
    if not following:
        return ""
    for sign in (_NAMES.get(year_group, ""), f"Year {year_group}", year_group):
        found = _whole(sign, name) if sign else None
        if found is not None:
            return name[: found.start()] + _like(sign, following) + name[found.end() :]
    return ""


def only_class_of(classes: Iterable[Group], year_group: str) -> str:
    """Return the class of a year group where there is just one; empty for none or several."""
    found = [one.name for one in classes if year_group in one.year_groups]
    return found[0] if len(found) == 1 and year_group else ""


def _whole(sign: str, name: str) -> re.Match[str] | None:
    """A number stands for itself and not inside another; a letter begins the name."""
    if sign.isdecimal():
        return re.search(rf"(?<!\d){sign}(?!\d)", name)
    if len(sign) <= 2:
        return re.match(rf"{sign}(?![a-z])", name)
    return re.search(re.escape(sign), name, re.IGNORECASE)


def _like(sign: str, following: str) -> str:
    if len(sign) <= 2:
        return following
    return _NAMES.get(following, f"Year {following}")
