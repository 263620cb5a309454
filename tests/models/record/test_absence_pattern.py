"""Absence that comes often, or on certain weekdays, by table: authorised or not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.models.days.session import Half, Session
from desktop.models.marks.year_marks import place_in_year
from desktop.models.record.absence_pattern import (
    AbsencePattern,
    PatternLimits,
    absence_pattern,
    limits_in_words,
)
from desktop.models.record.glance import Part

MONDAY = date(2026, 9, 7)
BEGIN = place_in_year(Session(MONDAY, Half.AM))
WEEKEND = "...."
HERE = "/\\" * 5 + WEEKEND


def school_days(weeks: int) -> dict[date, int]:
    met = [MONDAY + timedelta(days=7 * week + day) for week in range(weeks) for day in range(5)]
    return {day: place for place, day in enumerate(met)}


def week(**away: str) -> str:
    """A week here but on the days named, which have these two marks."""
    names = ("mon", "tue", "wed", "thu", "fri")
    return "".join(away.get(name, "/\\") for name in names) + WEEKEND


def found(*weeks: str, limits: PatternLimits | None = None) -> AbsencePattern | None:
    part = Part(1, 2026, 7, "6", BEGIN, "".join(weeks))
    return absence_pattern([part], school_days(len(weeks)), limits or PatternLimits())


@pytest.mark.parametrize(
    ("case", "weeks", "words"),
    [
        ("never away", [HERE] * 8, ""),
        ("nothing recorded", ["." * 14] * 8, ""),
        ("ill for a week", [HERE, week(mon="II", tue="II", wed="II", thu="II", fri="II")], ""),
        ("three spells", [week(tue="II"), week(wed="II"), week(thu="II")], ""),
        ("four spells", [week(tue="II"), week(wed="II"), week(thu="OO"), week(mon="MM")],
         "4 separate spells"),
        ("half a day is a day away", [week(tue="I\\"), week(wed="/I"), week(thu="I\\"),
                                      week(mon="M\\")], "4 separate spells"),
        ("over a weekend is one spell", [week(fri="II"), week(mon="II")] * 3,
         "6 of 6 days away were Mondays or Fridays"),
        ("Mondays", [week(mon="II")] * 5, "5 of 5 days away were Mondays; 5 separate spells"),
        ("four Mondays are too few for a weekday", [week(mon="II")] * 4, "4 separate spells"),
        ("Mondays and Fridays", [week(mon="II", fri="NN")] * 3,
         "6 of 6 days away were Mondays or Fridays; 4 separate spells"),
        ("leave is absence too", [week(fri="CC")] * 5,
         "5 of 5 days away were Fridays; 5 separate spells"),
        ("a trip is none", [week(fri="VV")] * 6, ""),
        ("nor a day at another school", [week(fri="DD")] * 6, ""),
        ("nor an agreed timetable", [week(fri="dd")] * 6, ""),
        ("nor one who came late", [week(mon="UU")] * 6, ""),
    ],
)  # fmt: skip
def test_what_is_looked_at(case: str, weeks: list[str], words: str) -> None:
    pattern = found(*weeks)
    assert (pattern.words if pattern else "") == words, case


@pytest.mark.parametrize(
    ("mondays", "fridays", "others", "weekdays"),
    [
        (2, 2, 1, (0, 4)),
        (3, 2, 1, (0, 4)),
        (2, 2, 2, ()),
        (1, 2, 1, ()),
        (1, 4, 0, (4,)),
        (4, 1, 1, (0,)),
        (0, 3, 2, (4,)),
        (1, 1, 4, (2,)),
    ],
)
def test_beside_the_weekend(
    mondays: int, fridays: int, others: int, weekdays: tuple[int, ...]
) -> None:
    counts = {"mon": mondays, "fri": fridays, "wed": others}
    weeks = [
        week(**{name: "II" for name, count in counts.items() if number < count})
        for number in range(5)
    ]
    pattern = found(*weeks, limits=PatternLimits(spells=99))
    assert (pattern.weekdays if pattern else ()) == weekdays


def test_the_numbers_that_made_it() -> None:
    pattern = found(*[week(mon="IN")] * 5, week(wed="MM"))
    assert pattern == AbsencePattern(6, 6, 7, 5, (0,), 5, is_frequent=True)


def test_a_child_who_changed_class_is_one_child() -> None:
    marks = week(mon="II") * 5
    cut = [
        Part(1, 2026, 7, "6", BEGIN, marks[:14]),
        Part(1, 2026, 8, "6", BEGIN + 14, marks[14:]),
    ]
    pattern = absence_pattern(cut, school_days(5))
    assert pattern is not None
    assert pattern.on_weekdays == 5


def test_it_says_whose_choice_the_numbers_are() -> None:
    assert "4 separate spells in a term" in limits_in_words()
    assert "the school’s own choice" in limits_in_words().lower()
