"""Attendance week by week, pooled over the children asked for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.models.days.school_year import monday_of
from desktop.models.marks.rates import pooled
from desktop.models.marks.year_marks import NO_MARK
from desktop.models.record.glance import tally_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.models.marks.rates import Tally
    from desktop.models.record.glance import Part

_WEEK = 14  # places of a week


@dataclass(frozen=True, slots=True)
class Week:
    """A week from its Monday, with its sessions pooled."""

    monday: date
    tally: Tally

    @property
    def friday(self) -> date:
        """The last school day that it can have."""
        return self.monday + timedelta(days=4)


def weeks_of(parts: Iterable[Part]) -> tuple[Week, ...]:
    """Return the weeks that have a possible session, oldest first."""
    by_year: defaultdict[int, list[Part]] = defaultdict(list)
    for part in parts:
        by_year[part.year].append(part)
    found: defaultdict[date, list[Tally]] = defaultdict(list)
    for year, theirs in by_year.items():
        for monday, tally in _weeks_of_year(year, theirs):
            found[monday].append(tally)
    weeks = (Week(monday, pooled(found[monday])) for monday in sorted(found))
    return tuple(week for week in weeks if week.tally.possible)


def _weeks_of_year(year: int, parts: Sequence[Part]) -> Iterator[tuple[date, Tally]]:
    """Cut everybody's strings, made equally long, at each Monday."""
    begin = date(year, 8, 1)
    before = begin.weekday() * 2  # places that the first week is short of
    width = before + max(part.begin + len(part.marks) for part in parts)
    rows = [(NO_MARK * (before + part.begin) + part.marks).ljust(width, NO_MARK) for part in parts]
    for place in range(0, width, _WEEK):
        marks = "".join([row[place : place + _WEEK] for row in rows])
        if marks.strip(NO_MARK):
            yield monday_of(begin) + timedelta(days=place // 2), tally_marks(marks)
