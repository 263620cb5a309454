"""The invented school's classes, and who is in each of them in a school year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.admissions.person_name import sort_key
from desktop.models.organisation.group import Group
from desktop.tasks.sample.seats import LEVELS

if TYPE_CHECKING:
    from datetime import date

    from desktop.tasks.sample.children import Child

_TREES = ("Acorn", "Hazel", "Rowan", "Birch", "Willow", "Elm", "Oak")


@dataclass(frozen=True, slots=True)
class SampleClass:
    """A class by its number in the file; reception is level 0."""

    number: int
    level: int
    form: int
    name: str


@dataclass(frozen=True, slots=True)
class Roster:
    """A class in one school year, in register order; `moves`: somebody comes or goes within it."""

    of: SampleClass
    children: tuple[Child, ...]
    moves: bool

    def on(self, day: date) -> list[int]:
        """Return the pupils on roll on a day."""
        if not self.moves:
            return [child.number for child in self.children]
        return [child.number for child in self.children if child.seat.holds(day)]


def sample_classes(forms: int) -> tuple[SampleClass, ...]:
    """Number and name the classes, the youngest first."""
    places = [(level, form) for level in range(LEVELS) for form in range(forms)]
    return tuple(
        SampleClass(number, level, form, _name(level, form, forms))
        for number, (level, form) in enumerate(places, start=1)
    )


def _name(level: int, form: int, forms: int) -> str:
    if forms == 1:
        return _TREES[level]
    return f"{year_group(level)}{chr(ord('A') + form)}"


def year_group(level: int) -> str:
    """Return R or the year's number."""
    return str(level) if level else "R"


def group_of(one: SampleClass, school: int, first_day: date) -> Group:
    """Return the class as the file keeps it."""
    return Group(one.number, school, one.name, (year_group(one.level),), "", first_day)


def rosters(
    children: tuple[Child, ...], classes: tuple[SampleClass, ...], year: int, days: tuple[date, ...]
) -> tuple[Roster, ...]:
    """Return every class of the school year that begins in this calendar year."""
    seated: dict[tuple[int, int], list[Child]] = {}
    for child in children:
        seat = child.seat
        if seat.starts <= days[-1] and (seat.leaves is None or seat.leaves >= days[0]):
            seated.setdefault((seat.level(year), seat.form), []).append(child)
    return tuple(_roster(one, seated.get((one.level, one.form), []), days) for one in classes)


def _roster(one: SampleClass, there: list[Child], days: tuple[date, ...]) -> Roster:
    first, last = days[0], days[-1]
    moves = any(child.seat.starts > first or (child.seat.leaves or last) < last for child in there)
    return Roster(one, tuple(sorted(there, key=_in_register)), moves)


def _in_register(child: Child) -> tuple[tuple[str, str, str, str], int]:
    return sort_key(child.pupil.surname, child.pupil.forename), child.number
