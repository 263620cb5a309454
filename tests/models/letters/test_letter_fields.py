"""A day alone is no span: what a letter says of its days."""

from __future__ import annotations

import pytest

from desktop.models.letters.letter_fields import with_dates


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"first_day": "Thu 26 Nov", "last_day": "Thu 26 Nov"}, {"dates": "on Thu 26 Nov"}),
        (
            {"first_day": "Tue 10 Nov", "last_day": "Thu 12 Nov"},
            {"dates": "from Tue 10 Nov to Thu 12 Nov"},
        ),
        (
            {"asked_first_day": "Mon 9 Nov", "asked_last_day": "Mon 9 Nov"},
            {"asked_dates": "on Mon 9 Nov"},
        ),
        ({"back_on": "Fri 27 Nov"}, {}),
    ],
)
def test_both_ends_are_said_together(values: dict[str, str], said: dict[str, str]) -> None:
    assert with_dates(values) == {**values, **said}
