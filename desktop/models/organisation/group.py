"""A class, the year groups in it, whose session times it keeps, and who takes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Group:
    """A class between two days; `picked_times` is the year group whose times it was given."""

    id: int
    school: int
    name: str
    year_groups: tuple[str, ...]
    picked_times: str
    first_day: date
    last_day: date | None = None

    @property
    def times_of(self) -> str:
        """The year group whose session times hold: the one picked, else the only one there is."""
        if self.picked_times or len(self.year_groups) != 1:
            return self.picked_times
        return self.year_groups[0]

    def is_kept_on(self, day: date) -> bool:
        """Whether the class exists on a day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


def youngest_first(group: Group) -> tuple[int, str]:
    """Sort key: nursery, reception, then by year and name; classes without a year group last."""
    return min(map(age_order, group.year_groups), default=99), group.name.casefold()


def age_order(year_group: str) -> int:
    """Sort key of a year group: nursery, reception, then by year, then what is none of these."""
    if year_group.isdecimal():
        return int(year_group)
    return {"N": -1, "R": 0}.get(year_group[:1].upper(), 98)


def year_in_words(year_group: str) -> str:
    """Year 6, Reception, Nursery 2; as it is written when it is none of these."""
    if year_group.isdigit():
        return f"Year {year_group}"
    return {"R": "Reception", "N1": "Nursery 1", "N2": "Nursery 2"}.get(year_group, year_group)


@dataclass(frozen=True, slots=True)
class Teaching:
    """A person takes a class between two days; `cover`: it was lent to them."""

    id: int
    group: int
    person: int
    name: str
    cover: bool
    first_day: date
    last_day: date | None = None
