"""Lines of figures: the whole school, each year group, each class, each child of one of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import Enum
from itertools import starmap
from typing import TYPE_CHECKING

from desktop.models.admissions.person_name import sort_key
from desktop.models.marks.rates import is_persistent, is_severe
from desktop.models.organisation.group import age_order, year_in_words
from desktop.models.record.glance import Figure, Glance, Part, Sums, added

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

Counted = tuple[Part, Sums]
Name = tuple[str, str]  # forename and surname as the class knows them
WHOLE_SCHOOL = "Whole school"
NO_CLASS = "No class"


class Kind(Enum):
    """What a line is about."""

    SCHOOL = "school"
    YEAR = "year group"
    CLASS = "class"
    CHILD = "child"


class Whose(Enum):
    """Whose sessions count: everybody's, or only while a child is of compulsory school age."""

    ALL = "All pupils"
    COMPULSORY = "Compulsory age"


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A name with its figures; `key` is the class's or child's number, or the year group."""

    kind: Kind
    key: int | str | None
    name: str
    glance: Glance
    children: int = 1
    persistent: int = 0
    severe: int = 0

    def amount(self, figure: Figure) -> int:
        """Return a figure as a whole number."""
        if figure is Figure.PERSISTENT:
            return self.persistent
        if figure is Figure.SEVERE:
            return self.severe
        return self.glance.amount(figure)

    @property
    def attendance(self) -> Decimal | None:
        """The rate of all its sessions together."""
        return self.glance.tally.attendance

    def holds(self, part: Part) -> bool:
        """Whether a child's days are counted in this line."""
        match self.kind:
            case Kind.SCHOOL:
                return True
            case Kind.YEAR:
                return part.year_group == self.key
            case Kind.CLASS:
                return part.group == self.key
        return part.pupil == self.key


def figure_lines(parts: Iterable[Part], classes: Mapping[int, str]) -> tuple[FigureLine, ...]:
    """Return the school's line, then the year groups, the youngest first, then the classes.

    `classes` are names by number, in order. A child who changed class counts in each for the days
    spent there, and once in the school.
    """
    found = [(part, part.sums) for part in parts]
    years: defaultdict[str, list[Counted]] = defaultdict(list)
    groups: defaultdict[int | None, list[Counted]] = defaultdict(list)
    for one in found:
        years[one[0].year_group].append(one)
        groups[one[0].group].append(one)
    return (
        _line(Kind.SCHOOL, None, WHOLE_SCHOOL, found),
        *(
            _line(Kind.YEAR, year, year_in_words(year), years[year])
            for year in sorted(filter(None, years), key=age_order)
        ),
        *(
            _line(Kind.CLASS, group, classes.get(group, NO_CLASS) if group else NO_CLASS, theirs)
            for group in (*classes, None)
            if (theirs := groups.get(group))
        ),
    )


def child_lines(parts: Iterable[Part], names: Mapping[int, Name]) -> tuple[FigureLine, ...]:
    """Return a line for each child with days among the parts, by surname."""
    theirs = _by_child((part, part.sums) for part in parts)
    order = sorted(theirs, key=lambda pupil: sort_key(names[pupil][1], names[pupil][0]))
    return tuple(_child(pupil, " ".join(names[pupil]), theirs[pupil]) for pupil in order)


def _line(kind: Kind, key: int | str | None, name: str, found: Iterable[Counted]) -> FigureLine:
    whole = _by_child(found).values()
    missed = [(one.absent, one.possible) for one in whole]
    return FigureLine(
        kind, key, name, added(whole).glance, len(whole),
        sum(starmap(is_persistent, missed)), sum(starmap(is_severe, missed)),
    )  # fmt: skip


def _child(pupil: int, name: str, sums: Sums) -> FigureLine:
    tally = sums.glance.tally
    flags = int(tally.is_persistent), int(tally.is_severe)
    return FigureLine(Kind.CHILD, pupil, name, sums.glance, 1, *flags)


def _by_child(found: Iterable[Counted]) -> dict[int, Sums]:
    whole: dict[int, Sums] = {}
    for part, sums in found:
        before = whole.get(part.pupil)
        whole[part.pupil] = added((before, sums)) if before else sums
    return whole
