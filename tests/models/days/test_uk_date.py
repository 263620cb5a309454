"""Dates are read day-first in every form seen, and a month-first column is found out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.days.uk_date import is_day_number, month_first_value, parse_day


@pytest.mark.parametrize(
    "text",
    [
        "14/03/2012", "2012-03-14", "2012-03-14T00:00:00", "2012-03-14 00:00:00.000", "14.03.12",
        "14-03-2012", "14 03 2012", "14/3/12", "14 Mar 2012", "14-Mar-12", "14 March 2012",
        "14th March, 2012", "Wed 14 Mar 2012", "Wednesday 14th of March 2012", "March 14, 2012",
        "14/03/2012 00:00", "14/03/2012 12:00:00 AM", "2012/03/14", "20120314", "40982",
        "40982.0", "40982.5", " 14/03/2012 ", "2012-03-14T00:00:00Z", "2012-03-14T00:00:00+01:00",
    ],
)  # fmt: skip
def test_every_form_seen_is_the_same_day(text: str) -> None:
    assert parse_day(text) == date(2012, 3, 14)


@pytest.mark.parametrize(
    "text",
    [
        "", "-", "n/a", "31/02/2015", "29/02/2019", "00/01/2015", "03/14/2012", "1/2", "2012",
        "14/03/0012", "14/03/212", "14/03-2012", "14 Mrz 2012", "４/3/2012", "1.4E+04", "999999",
        "14 m 2012", "2012-3-14-1", "9999-12-31", "99/99/9999",
    ],
)  # fmt: skip
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_day(text) is None


@pytest.mark.parametrize(
    ("text", "year"), [("01/02/69", 2069), ("01/02/70", 1970), ("01/02/00", 2000)]
)
def test_two_digit_years_turn_at_seventy(text: str, year: int) -> None:
    assert parse_day(text) == date(year, 2, 1)


@given(st.dates(date(1930, 1, 1), date(2069, 12, 31)))
def test_a_day_written_in_any_form_comes_back(day: date) -> None:
    for form in ("%d/%m/%Y", "%Y-%m-%d", "%d %B %Y", "%d.%m.%y" if day.year > 1969 else "%d-%b-%Y"):
        assert parse_day(day.strftime(form)) == day


@pytest.mark.parametrize(
    ("column", "shown"),
    [
        (["03/14/2012", "04/05/2012"], "03/14/2012"),
        (["3/14/12", "", "2012-01-01"], "3/14/12"),
        (["14/03/2012", "04/05/2012"], ""),
        (["01/02/2012", "04/05/2012"], ""),
        (["14/03/2012"] * 20 + ["02/13/2012"], ""),
        (["14/03/2012"] * 5 + ["02/13/2012"], "02/13/2012"),
        ([], ""),
    ],
)
def test_a_month_first_column_is_found_out_by_one_of_its_values(
    column: list[str], shown: str
) -> None:
    assert month_first_value(column) == shown


def test_a_bare_number_is_known_for_a_day_number() -> None:
    assert is_day_number("40982")
    assert not is_day_number("14/03/2012")


@given(st.text())
def test_no_text_upsets_the_reading(text: str) -> None:
    parse_day(text)
    month_first_value([text])
