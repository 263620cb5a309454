"""The invented school's years: half-terms as English councils set them, and what shut it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from desktop.models.days.school_year import (
    SATURDAY,
    WHOLE_DAY,
    Closure,
    ClosureKind,
    SchoolCalendar,
    SchoolYear,
    Term,
    monday_of,
)
from desktop.models.days.session import Half
from desktop.models.days.session_times import instant
from desktop.models.marks.year_marks import year_of
from desktop.tasks.organisation.bank_holidays import bank_holidays

_TAUGHT = 190
_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
_HALVES = ("Autumn 1", "Autumn 2", "Spring 1", "Spring 2", "Summer 1", "Summer 2")


@dataclass(frozen=True)
class SampleYears:
    """The school years, first to last, and the one to come; closures as each was entered."""

    years: tuple[SchoolYear, ...]
    to_come: SchoolYear
    closures: tuple[tuple[Closure, datetime], ...]
    calendar: SchoolCalendar

    @property
    def first(self) -> int:
        """The calendar year in which the first school year begins."""
        return self.years[0].starts.year

    @property
    def last(self) -> int:
        """The calendar year in which the school year of the sample's day begins."""
        return self.years[-1].starts.year


def sample_years(day: date, years: int) -> SampleYears:
    """Return every school year from the one that was on so many years before the day."""
    last = year_of(day)
    made = [_school_year(year) for year in range(last - years, last + 2)]
    closures = [entered for _, found in made for entered in found] + _unexpected(last, day)
    found = tuple(year for year, _ in made)
    calendar = SchoolCalendar(found, tuple(closure for closure, _ in closures))
    return SampleYears(found[:-1], found[-1], tuple(closures), calendar)


def _school_year(begins: int) -> tuple[SchoolYear, list[tuple[Closure, datetime]]]:
    starts, ends = date(begins, 9, 1), date(begins + 1, 8, 31)
    holidays = bank_holidays(starts, ends)
    terms = _terms(begins)
    inset = _inset(terms)
    terms[-1] = _last_term(terms, (*inset, *holidays))
    entered = instant(date(begins - 1, 7, 8), time(10, 20))
    closures = [(closure, entered) for closure in (*holidays, *inset)]
    name = f"{begins}/{(begins + 1) % 100:02}"
    return SchoolYear(name, starts, ends, tuple(terms)), closures


def _terms(begins: int) -> list[Term]:
    year = begins + 1
    october, february = monday_of(date(begins, 10, 29)), monday_of(date(year, 2, 18))
    christmas = monday_of(date(begins, 12, 18)) + _WEEK
    easter, back = _easter_holiday(year)
    may = monday_of(date(year, 5, 31))
    starts = (
        _weekday(date(begins, 9, 1)), october + _WEEK, _weekday(date(year, 1, 4)),
        february + _WEEK, back, may + _WEEK,
    )  # fmt: skip
    holidays = (october, christmas, february, easter, may, date(year, 8, 1))
    return [
        Term(name, first, _weekday_before(holiday))
        for name, first, holiday in zip(_HALVES, starts, holidays, strict=True)
    ]


def _easter_holiday(year: int) -> tuple[date, date]:
    """Return the first day of two weeks' holiday about Easter, and the first day back."""
    friday = next(
        closure.first
        for closure in bank_holidays(date(year, 3, 1), date(year, 4, 30))
        if closure.name == "Good Friday"
    )
    if friday < date(year, 4, 1):
        return friday, monday_of(friday) + 3 * _WEEK
    first = monday_of(friday) - (_WEEK if friday > date(year, 4, 12) else 0 * _DAY)
    return first, first + 2 * _WEEK


def _inset(terms: list[Term]) -> list[Closure]:
    first = terms[0].first
    days = (first, _weekday(first + _DAY), terms[0].last, terms[2].first, terms[5].first)
    return [
        Closure(day, day, ClosureKind.INSET, WHOLE_DAY, f"INSET {number}")
        for number, day in enumerate(days, start=1)
    ]


def _last_term(terms: list[Term], closures: tuple[Closure, ...]) -> Term:
    """End the last half-term on the day by which the children have been taught 190 days."""
    last = terms[-1]
    year = SchoolYear("", terms[0].first, last.last, tuple(terms))
    days = SchoolCalendar((year,), closures).school_days(year.starts, year.ends)
    return Term(last.name, last.first, days[:_TAUGHT][-1])


def _unexpected(begins: int, day: date) -> list[tuple[Closure, datetime]]:
    snow, burst = _weekday(date(begins, 1, 20)), _weekday(date(begins, 10, 8))
    found = [
        (_lost(snow, "Snow"), instant(snow, time(7, 5))),
        (_lost(burst, "Burst water main", frozenset({Half.PM})), instant(burst, time(11, 15))),
    ]
    return [one for one in found if one[0].first < day]


def _lost(day: date, name: str, halves: frozenset[Half] = WHOLE_DAY) -> Closure:
    return Closure(day, day, ClosureKind.UNEXPECTED, halves, name)


def _weekday(day: date) -> date:
    return day if day.weekday() < SATURDAY else monday_of(day) + _WEEK


def _weekday_before(day: date) -> date:
    day -= _DAY
    return day if day.weekday() < SATURDAY else monday_of(day) + 4 * _DAY
