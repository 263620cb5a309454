"""What an amendment over a span would do, before it does: line by line, and to the figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.marks.rates import Tally, pooled, rate_in_words, tally_counts
from desktop.models.marks.year_marks import place_in_year, symbol_of, with_mark, year_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.models.record.span_amendment import Line


@dataclass(frozen=True, slots=True)
class Figure:
    """One child's school year before and after; `year` is the one in which it begins."""

    name: str
    year: int
    before: Tally
    after: Tally

    @property
    def flag(self) -> str:
        """Say whether the child is persistently absent, and whether that changes."""
        before, after = self.before.is_persistent, self.after.is_persistent
        if before == after:
            return "persistently absent" if after else ""
        return "persistently absent now" if after else "no longer persistently absent"


@dataclass(frozen=True, slots=True)
class Preview:
    """The marks that would change, those left alone with why, and how many were not asked about."""

    changes: tuple[Line, ...] = ()
    left: tuple[Line, ...] = ()
    passed: int = 0
    figures: tuple[Figure, ...] = ()

    @property
    def warnings(self) -> tuple[str, ...]:
        """What does not stop it but should be looked at, each once."""
        return tuple(dict.fromkeys(line.warning for line in self.changes if line.warning))

    @property
    def children(self) -> int:
        """How many children's marks would change."""
        return len({line.pupil for line in self.changes})


def figures(changes: Iterable[Line], marks: Mapping[int, Mapping[int, str]]) -> tuple[Figure, ...]:
    """Return each child's figures for each school year touched; `marks` by year and pupil."""
    touched: dict[tuple[int, int], list[Line]] = {}
    for line in changes:
        if line.pupil is not None:
            touched.setdefault((year_of(line.session.day), line.pupil), []).append(line)
    return tuple(
        _figure(year, lines, marks.get(year, {}).get(pupil, ""))
        for (year, pupil), lines in touched.items()
    )


def _figure(year: int, lines: list[Line], before: str) -> Figure:
    after = before
    for line in lines:
        after = with_mark(after, place_in_year(line.session), line.after)
    return Figure(lines[0].name, year, _tally(before), _tally(after))


def _tally(marks: str) -> Tally:
    return tally_counts({symbol_of(sign): times for sign, times in Counter(marks).items()})


def attendance_in_words(shown: Iterable[Figure]) -> str:
    """Say how the attendance of these children together moves, a school year at a time."""
    by_year: dict[int, list[Figure]] = {}
    for figure in shown:
        by_year.setdefault(figure.year, []).append(figure)
    return "; ".join(_year_in_words(year, by_year[year]) for year in sorted(by_year))


def _year_in_words(year: int, shown: list[Figure]) -> str:
    before = pooled(figure.before for figure in shown)
    after = pooled(figure.after for figure in shown)
    rates = moved(rate_in_words(before.attendance), rate_in_words(after.attendance))
    unauthorised = moved(str(before.unauthorised), str(after.unauthorised))
    flags = [sum(tally.is_persistent for tally in one) for one in _both(shown)]
    return (
        f"{year}/{(year + 1) % 100:02}: attendance {rates} %, unauthorised absences {unauthorised},"
        f" children persistently absent {moved(str(flags[0]), str(flags[1]))}"
    )


def _both(shown: list[Figure]) -> tuple[list[Tally], list[Tally]]:
    return [one.before for one in shown], [one.after for one in shown]


def moved(before: str, after: str) -> str:
    """Say what a figure was and will be; once where it stays."""
    return before if before == after else f"{before} to {after}"


def reasons_left(left: Iterable[Line]) -> tuple[tuple[str, int], ...]:
    """Count the marks left alone by why, the most first."""
    return tuple(Counter(line.left for line in left).most_common())
