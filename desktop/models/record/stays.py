"""Which class a child's days were spent in, as places in the year's string of marks."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from desktop.models.marks.rates import LATE
from desktop.models.marks.year_marks import NO_MARK, first_session
from desktop.models.record.glance import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date


class Stay(NamedTuple):
    """Days in one class, from the first place to the one after the last; no class is possible."""

    begin: int
    end: int
    group: int | None = None
    year_group: str = ""


class Child(NamedTuple):
    """A child's string of one year; `late`: what the last late mark of a session said in minutes.

    It may not be the mark that stands; then its minutes count for nothing.
    """

    pupil: int
    year: int
    marks: str
    late: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Due:
    """The sessions whose registers have closed: of earlier days for all, of today by class."""

    before: int = 0
    today: Mapping[int, int] = field(default_factory=dict)
    _found: dict[tuple[int, int], int] = field(default_factory=dict, compare=False, repr=False)

    def of(self, group: int | None, begin: int) -> int:
        """Return a class's closed sessions from a place on.

        Nobody's register holds a child without a class. Children of a class share the answer.
        """
        if group is None:
            return 0
        found = self._found.get((group, begin))
        if found is None:
            found = (self.before | self.today.get(group, 0)) >> (8 * begin)
            self._found[group, begin] = found
        return found


@cache
def _start_of(year: int) -> int:
    return first_session(year).number


def place_of(year: int, day: date) -> int:
    """Return the place of a day's morning in the year's string, also past its ends."""
    return day.toordinal() * 2 - _start_of(year)


def cut(begin: int, end: int, places: Sequence[Stay]) -> Iterable[Stay]:
    """Cut a time on roll into the classes it was spent in; days in no class stay a part of it."""
    if len(places) == 1 and places[0].begin <= begin and end <= places[0].end:
        return (Stay(begin, end, *places[0][2:]),) if begin < end else ()
    return _cut(begin, end, places)


def _cut(begin: int, end: int, places: Sequence[Stay]) -> Iterator[Stay]:
    at = begin
    for place in places:
        first, last = max(at, place.begin), min(end, place.end)
        if first >= last:
            continue
        if at < first:
            yield Stay(at, first)
        yield Stay(first, last, place.group, place.year_group)
        at = last
    if at < end:
        yield Stay(at, end)


def parts_of(child: Child, stays: Iterable[Stay], due: Due) -> list[Part]:
    """Give a child's marks class by class: none before the first day on roll or after the last."""
    return [
        Part(
            child.pupil, child.year, group, year_group, begin,
            child.marks[begin:end].ljust(end - begin, NO_MARK), due.of(group, begin),
            _minutes(child, begin, end) if child.late else child.late,
        )
        for begin, end, group, year_group in stays
    ]  # fmt: skip


def _minutes(child: Child, begin: int, end: int) -> Mapping[int, int]:
    start, marks = _start_of(child.year), child.marks
    first, after = start + begin, start + min(end, len(marks))
    return {
        number: minutes
        for number, minutes in child.late.items()
        if first <= number < after and marks[number - start] in LATE
    }
