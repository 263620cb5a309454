"""E. Penalty notices: what is paid, by when, and for how many (WC43, WC45)."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest

from desktop.models.letters.penalty import Paid, amount, may_be_another, paid_how, rates_on

SERVED = date(2024, 10, 7)


@pytest.mark.parametrize(
    ("paid", "how", "pounds"),
    [
        (date(2024, 10, 7), Paid.EARLY, 80),
        (date(2024, 10, 28), Paid.EARLY, 80),
        (date(2024, 10, 29), Paid.FULL, 160),
        (date(2024, 11, 4), Paid.FULL, 160),
        (date(2024, 11, 5), Paid.OVERDUE, None),
    ],
)
def test_wc43_a_first_notice(paid: date, how: Paid, pounds: int | None) -> None:
    assert (paid_how(SERVED, paid), amount(SERVED, paid)) == (how, pounds)


@pytest.mark.parametrize(
    ("served", "early", "full"),
    [(date(2024, 8, 18), 60, 120), (date(2024, 8, 19), 80, 160), (date(2010, 1, 4), 60, 120)],
)
def test_wc43_the_amounts_are_those_of_the_day_it_is_served(
    served: date, early: int, full: int
) -> None:
    assert amount(served, served + timedelta(21)) == early
    assert amount(served, served + timedelta(22)) == full
    assert amount(served, served + timedelta(28)) == full
    assert (rates_on(served).early_days, rates_on(served).full_days) == (21, 28)


@pytest.mark.parametrize("days", [0, 21, 28])
def test_a_second_notice_has_no_lower_amount(days: int) -> None:
    assert amount(SERVED, SERVED + timedelta(days), earlier=1) == 160
    assert amount(SERVED, SERVED + timedelta(29), earlier=1) is None
    before = date(2024, 6, 3)
    assert amount(before, before + timedelta(days), earlier=1) == (120 if days > 21 else 60)


@pytest.mark.parametrize(
    ("served", "earlier", "may_be"),
    [
        (date(2026, 11, 10), (), True),
        (date(2026, 11, 10), (SERVED,), True),
        (date(2026, 11, 10), (SERVED, date(2025, 3, 3)), False),
        (date(2027, 10, 6), (SERVED, date(2025, 3, 3)), False),
        (date(2027, 10, 7), (SERVED, date(2025, 3, 3)), True),
        (date(2027, 2, 28), (date(2024, 2, 29), date(2025, 3, 3)), False),
        (date(2027, 3, 1), (date(2024, 2, 29), date(2025, 3, 3)), True),
        (date(2024, 6, 3), (date(2024, 1, 8), date(2024, 3, 4)), True),
    ],
)
def test_there_is_no_third_within_three_years_of_the_first(
    served: date, earlier: tuple[date, ...], may_be: bool
) -> None:
    assert may_be_another(served, earlier) is may_be


@pytest.mark.parametrize(("days", "total"), [(21, 480), (22, 960), (28, 960)])
def test_wc45_each_parent_for_each_child(days: int, total: int) -> None:
    notices = list(product(("mother", "father"), ("first", "second", "third")))
    assert len(notices) == 6
    assert sum(amount(SERVED, SERVED + timedelta(days)) or 0 for _ in notices) == total
