"""What an errand's fields become in an example, to show a school's words with a real child."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.models.letters.letter_fields import with_dates

if TYPE_CHECKING:
    from datetime import date

_SOON, _DAYS, _AGO = timedelta(days=14), timedelta(days=2), timedelta(days=8)


def example_values(today: date) -> dict[str, str]:
    """Return an invented leave of three days in two weeks' time, for every field that is given."""
    first = today + _SOON
    last, asked = first + _DAYS, today - _AGO
    given = {
        "first_day": day_in_words(first),
        "last_day": day_in_words(last),
        "asked_first_day": day_in_words(first),
        "asked_last_day": day_in_words(last + _DAYS),
        "asked_on": day_in_words(asked),
        "by_day": day_in_words(first - _DAYS),
        "back_on": day_in_words(last + timedelta(days=1)),
        "days": "3 school days",
        "refused_days": f"{day_in_words(last + timedelta(days=1))} and the day after",
        "reason": "This is the reason as it was written down for the family.",
        "conditions": "This is what was agreed besides.",
        "notice_days": "15",
        "evidence": "the dates of your flights",
        "missed": "3 school days later",
        "where": "You told us that you will be in Lincolnshire.",
        "education": "A pack with reading and number work goes with the family.",
        "since": f"The child is on both rolls since {day_in_words(asked)}.",
        "contact": "the school office",
        "other_school": "The other school",
    }
    return with_dates(given)
