"""T that was marked and does not hold: not agreed, back already, or expected at another school."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.models.days.session import Half, Session
from desktop.models.marks.year_marks import place_in_year, with_mark
from desktop.models.travel.journey import Outcome, Return
from desktop.models.travel.misfit import misfits
from tests.models.travel.travels import AGREED, SCHOOL, agreed, asked

if TYPE_CHECKING:
    from desktop.models.travel.journey import Journey

CONFIRMED = replace(SCHOOL, confirmed_on=date(2026, 11, 9), confirmed_by="N. Prowse")


def marked(*days: int, code: str = "T") -> dict[int, str]:
    """Mornings of November, in the year’s string."""
    marks = ""
    for day in days:
        place = place_in_year(Session(date(2026, 11, day), Half.AM))
        marks = with_mark(marks, place, code)
    return {2026: marks}


JOURNEYS: list[tuple[Journey, str, list[int]]] = [
    (asked(), "", []),
    (agreed(), "", []),
    (agreed(decision=replace(AGREED, outcome=Outcome.NOT_AGREED)), "was not agreed", [16, 24, 25]),
    (agreed(decision=replace(AGREED, outcome=Outcome.WITHDRAWN)), "was withdrawn", [16, 24, 25]),
    (agreed(returned=Return(back_on=date(2026, 11, 25))), "the family was back", [25]),
    (agreed(school=SCHOOL), "", []),
    (agreed(school=CONFIRMED), "expected at Saltmarsh Primary", [24]),
]


@pytest.mark.parametrize(("journey", "words", "days"), JOURNEYS)
def test_what_is_marked_t_and_is_not(journey: Journey, words: str, days: list[int]) -> None:
    found = misfits([journey], marked(13, 16, 24, 25))
    assert [one.day.day for each in found for one in each.sessions] == days
    assert all(words in one.why for one in found)


def test_another_journey_of_the_same_days_holds() -> None:
    not_agreed = agreed(decision=replace(AGREED, outcome=Outcome.NOT_AGREED))
    assert misfits([not_agreed, agreed(id=2)], marked(16, 17)) == ()


def test_other_codes_are_left_alone_and_a_long_list_is_shortened() -> None:
    not_agreed = agreed(decision=replace(AGREED, outcome=Outcome.NOT_AGREED))
    assert misfits([not_agreed], marked(16, code="D")) == ()
    (one,) = misfits([not_agreed], marked(16, 17, 18, 19, 20, 23))
    assert one.finding().text == (
        "Marked T, and the journey was not agreed: Mon 16 Nov 2026 AM, Tue 17 Nov 2026 AM, "
        "Wed 18 Nov 2026 AM, Thu 19 Nov 2026 AM and 2 more."
    )
