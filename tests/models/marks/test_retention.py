"""An entry is kept to the end of its sixth anniversary; a chain goes together."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.models.marks.retention import chain_disposable_from, disposable_from, kept_through


@pytest.mark.parametrize(
    ("recorded", "kept", "disposable"),
    [
        (date(2024, 9, 9), date(2030, 9, 9), date(2030, 9, 10)),
        (date(2024, 2, 29), date(2030, 3, 1), date(2030, 3, 2)),
        (date(2024, 12, 31), date(2030, 12, 31), date(2031, 1, 1)),
    ],
)
def test_six_years_run_to_the_end_of_the_day(recorded: date, kept: date, disposable: date) -> None:
    assert (kept_through(recorded), disposable_from(recorded)) == (kept, disposable)


def test_a_chain_goes_at_its_latest_date() -> None:
    assert chain_disposable_from([date(2024, 9, 11), date(2024, 9, 9)]) == date(2030, 9, 12)
