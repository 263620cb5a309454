"""G. Mobile (Traveller) pupils (WC56, WC57, WC59, WC60)."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.models.days.session import session_of
from desktop.models.marks.rates import rate_in_words, tally_counts
from desktop.models.marks.year_marks import place_in_year, with_mark
from desktop.models.travel.journey import Reason, journey_findings
from desktop.models.travel.meters import TravelMeter, attendance_meter, base_school, travel_sessions
from tests.models.calendars import CALENDAR_A, YEAR_A
from tests.models.travel.travels import CALENDAR, TODAY, asked

LAST = date(2025, 7, 22)
LIMIT = 180  # the setting of policy 004


def year_of_marks(attended: int, travelling: int) -> dict[int, str]:
    """A year of calendar A: so many attended first, then T."""
    marks = ""
    numbers = CALENDAR_A.session_numbers(YEAR_A.starts, YEAR_A.ends)
    for place, number in enumerate(numbers[: attended + travelling]):
        session = session_of(number)
        code = ("/", "\\")[session.half] if place < attended else "T"
        marks = with_mark(marks, place_in_year(session), code)
    return {2024: marks}


@pytest.mark.parametrize(
    ("attended", "travelling", "rate", "met", "flag"),
    [(200, 180, "52.6", True, False), (199, 181, "52.4", False, True)],
)
def test_wc56_two_indicators_of_one_year(
    attended: int, travelling: int, rate: str, met: bool, flag: bool
) -> None:
    marks = year_of_marks(attended, travelling)
    tally = tally_counts({"/": attended, "T": travelling})
    assert (tally.possible, rate_in_words(tally.attendance)) == (380, rate)
    assert (tally.is_persistent, tally.is_severe) == (True, False)
    meter = attendance_meter(marks, (), date(2015, 10, 1), LAST)
    assert (meter.count, meter.is_met) == (attended, met)
    travel = TravelMeter(len(travel_sessions(marks, YEAR_A.starts, LAST)), LIMIT)
    assert (travel.count, travel.is_over) == (travelling, flag)


def test_wc56_the_absence_is_the_rest() -> None:
    assert rate_in_words(tally_counts({"/": 200, "T": 180}).absence) == "47.4"


@pytest.mark.parametrize(
    ("born", "applies", "short"),
    [(date(2020, 7, 1), False, 0), (date(2018, 7, 1), True, 50)],
)
def test_wc57_from_the_age_of_six(born: date, applies: bool, short: int) -> None:
    """Aged 5, then 7, on the day: born 1 July."""
    day = date(2026, 6, 30) if not applies else LAST
    marks = year_of_marks(150, 0)
    meter = attendance_meter(marks, (), born, day)
    assert meter.applies is applies
    assert meter.short == short


@pytest.mark.parametrize(
    ("last", "qualifies"), [(date(2023, 3, 15), True), (date(2023, 3, 1), False)]
)
def test_wc59_attended_within_eighteen_months(last: date, qualifies: bool) -> None:
    found = base_school(last, date(2024, 9, 10), 18, date(2020, 9, 1))
    assert found.since == date(2023, 3, 10)
    assert found.qualifies is qualifies


def test_wc60_a_family_wedding_is_not_t() -> None:
    (said,) = journey_findings(asked(reason=Reason.WEDDING), CALENDAR, TODAY)
    assert said.text == "A wedding is not travel for work: it cannot be T."
    assert said.reason == "Ask for it as leave: C if the head grants it, else G (holiday) or O."
