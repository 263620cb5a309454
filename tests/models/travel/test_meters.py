"""200 attendances in twelve months, T against the policy's limit, the base school's months."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.models.days.session import Half, Session
from desktop.models.marks.year_marks import place_in_year, with_mark, year_of
from desktop.models.travel.meters import (
    Elsewhere,
    TravelMeter,
    attendance_meter,
    attended_sessions,
    base_school,
    elsewhere_findings,
    months_before,
    travel_sessions,
    twelve_months,
)

TODAY = date(2026, 11, 10)
BORN = date(2016, 3, 4)


def marked(*found: tuple[date, str]) -> dict[int, str]:
    """Strings by year: each code stands in the morning of its day."""
    marks: dict[int, str] = {}
    for day, code in found:
        year, session = year_of(day), Session(day, Half.AM)
        marks[year] = with_mark(marks.get(year, ""), place_in_year(session), code)
    return marks


def elsewhere(first: date, last: date, count: int = 10) -> Elsewhere:
    return Elsewhere(
        pupil=1, place="Saltmarsh Primary", first_day=first, last_day=last, attendances=count,
        source="E-mail of its office",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("last", "first"),
    [
        (date(2026, 11, 10), date(2025, 11, 11)),
        (date(2027, 2, 28), date(2026, 3, 1)),
        (date(2024, 2, 29), date(2023, 3, 1)),
        (date(2025, 2, 28), date(2024, 2, 29)),
    ],
)
def test_the_twelve_months_end_with_the_day(last: date, first: date) -> None:
    assert twelve_months(last) == (first, last)


@pytest.mark.parametrize(
    ("day", "counts"),
    [(date(2025, 11, 10), 0), (date(2025, 11, 11), 1), (TODAY, 1), (date(2026, 11, 11), 0)],
)
def test_only_sessions_within_them_count(day: date, counts: int) -> None:
    meter = attendance_meter(marked((day, "/")), (), BORN, TODAY)
    assert meter.here == counts


@pytest.mark.parametrize(
    ("code", "counts"),
    [("/", 1), ("L", 1), ("V", 1), ("K", 1), ("P", 1), ("B", 1), ("T", 0), ("D", 0), ("U", 0),
     ("I", 0), ("C", 0), ("N", 0)],
)  # fmt: skip
def test_only_what_was_attended_counts(code: str, counts: int) -> None:
    assert attendance_meter(marked((TODAY, code)), (), BORN, TODAY).here == counts


@pytest.mark.parametrize(
    ("first", "last", "counted", "beside"),
    [
        (date(2026, 1, 5), date(2026, 1, 9), 10, 0),
        (date(2025, 11, 11), date(2025, 11, 14), 10, 0),
        (date(2025, 11, 10), date(2025, 11, 14), 0, 10),
        (date(2025, 1, 6), date(2025, 1, 10), 0, 0),
    ],
)
def test_attendances_elsewhere_count_where_all_their_days_do(
    first: date, last: date, counted: int, beside: int
) -> None:
    meter = attendance_meter({}, [elsewhere(first, last)], BORN, TODAY)
    assert (meter.elsewhere, meter.beside, meter.count) == (counted, beside, counted)


@pytest.mark.parametrize(
    ("born", "applies"), [(date(2020, 11, 10), True), (date(2020, 11, 11), False)]
)
def test_the_test_applies_from_the_sixth_birthday(born: date, applies: bool) -> None:
    meter = attendance_meter({}, (), born, TODAY)
    assert (meter.applies, meter.is_met, meter.short) == (applies, not applies, 200 * applies)


def test_the_meters_open_to_their_sessions() -> None:
    days = [TODAY - timedelta(days=back) for back in (0, 1, 370)]
    marks = marked((days[0], "/"), (days[1], "T"), (days[2], "L"))
    first, last = twelve_months(TODAY)
    assert attended_sessions(marks, first, last) == ((Session(days[0], Half.AM).number, "/"),)
    assert travel_sessions(marks, first, last) == ((Session(days[1], Half.AM).number, "T"),)


@pytest.mark.parametrize(("count", "over"), [(0, False), (180, False), (181, True)])
def test_t_is_a_concern_above_the_limit_of_the_policy(count: int, over: bool) -> None:
    assert TravelMeter(count, 180).is_over is over


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2024, 9, 10), 18, date(2023, 3, 10)),
        (date(2026, 8, 31), 18, date(2025, 2, 28)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 3, 31), 12, date(2025, 3, 31)),
    ],
)
def test_months_back_end_with_a_shorter_month(day: date, months: int, found: date) -> None:
    assert months_before(day, months) == found


@pytest.mark.parametrize(
    ("last", "begins", "qualifies", "unknown"),
    [
        (date(2025, 5, 10), date(2020, 9, 1), True, False),
        (date(2025, 5, 9), date(2020, 9, 1), False, False),
        (None, date(2020, 9, 1), False, False),
        (None, date(2026, 9, 1), False, True),
    ],
)
def test_the_base_school_is_where_the_child_attended_in_time(
    last: date | None, begins: date, qualifies: bool, unknown: bool
) -> None:
    found = base_school(last, TODAY, 18, begins)
    assert (found.qualifies, found.unknown) == (qualifies, unknown)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"place": " "}, "not named"),
        ({"source": ""}, "Who confirmed"),
        ({"last_day": date(2026, 1, 2)}, "before the first"),
        ({"last_day": date(2026, 11, 13)}, "to come"),
        ({"attendances": 11}, "at most 10 sessions"),
    ],
)
def test_what_is_wrong_with_an_entry_is_said(change: dict[str, object], words: str) -> None:
    whole = elsewhere(date(2026, 1, 5), date(2026, 1, 9))
    facts = {name: getattr(whole, name) for name in Elsewhere.__slots__} | change
    found = tuple(elsewhere_findings(Elsewhere(**facts), (), TODAY))
    assert any(one.is_refusal and words in one.text for one in found)


@pytest.mark.parametrize(
    ("count", "here", "words"), [(10, 1, "in school for 1 of these 10 sessions"), (-1, 0, "less")]
)
def test_nobody_attends_in_two_places_at_once(count: int, here: int, words: str) -> None:
    one = elsewhere(date(2026, 1, 5), date(2026, 1, 9), count)
    (found,) = elsewhere_findings(one, (), TODAY, here)
    assert found.is_refusal
    assert words in found.text
    assert not tuple(elsewhere_findings(elsewhere(one.first_day, one.last_day, 9), (), TODAY, 1))


def test_what_may_be_counted_twice_warns() -> None:
    one = elsewhere(date(2026, 1, 5), date(2026, 1, 9))
    (found,) = elsewhere_findings(one, [one], TODAY)
    assert not found.is_refusal
