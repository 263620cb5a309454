"""What waits for the head and who is not back, also on Today and the first-day board."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import Draft
from desktop.models.site.pressing import Matter
from desktop.models.travel.circumstances import NONE_KNOWN, FactKind
from desktop.tasks.absence.board_lines import board_lines, registers_today
from desktop.tasks.marks import take_register
from desktop.tasks.site.see_pressing import pressing
from desktop.tasks.travel.record_circumstances import record_circumstances
from desktop.tasks.travel.see_journeys import overdue_since, waiting_journeys
from tests import make
from tests.models.travel.travels import facts
from tests.tasks.travel.family import agreed, asked, record

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

BACK = make.TUESDAY


def due_today(small: SmallSchool, day: date = BACK) -> int:
    """Aisha travels from 3 to 10 November; the family was last known at the showground."""
    aisha = small.pupils[0]
    where = replace(
        facts(aisha)[0], kind=FactKind.WHEREABOUTS, words="Kirkby showground", source="Mother rang"
    )
    mobile = replace(where, kind=FactKind.MOBILE, words="07700 900146")
    record_circumstances(small.office, NONE_KNOWN, (*facts(aisha), where, mobile))
    small.clock.set(9, 0, day=date(2026, 11, 2))
    agreed(small, received_on=date(2026, 10, 30), first_day=date(2026, 11, 3), back_on=BACK)
    small.clock.set(9, 5, day=day)
    return aisha


def mark(small: SmallSchool, pupil: int, code: str) -> None:
    day = Session(small.clock().date(), Half.AM)
    register = take_register.open_register(small.teacher, small.group, day)
    take_register.mark(small.teacher, register.id, Draft(pupil, code))
    take_register.fill_rest(small.teacher, register.id)
    take_register.hand_in(small.teacher, register.id)


def test_what_waits_is_told_soonest_first(small: SmallSchool) -> None:
    record(small)
    later = asked(small, first_day=date(2026, 12, 7), back_on=date(2026, 12, 14))
    sooner = asked(small, pupils=small.pupils[1:2])
    assert [one.number for one in waiting_journeys(small.head)] == [sooner.id, later.id]


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("head", ["1 journey waits for a decision", "1 family is not back from travelling"]),
        ("office", ["1 family is not back from travelling"]),
    ],
)
def test_today_counts_and_names_nobody(small: SmallSchool, who: str, told: list[str]) -> None:
    due_today(small, date(2026, 11, 11))
    asked(small, pupils=small.pupils[1:2])
    found = [one for one in pressing(getattr(small, who), ()) if one.matter is Matter.TRAVEL]
    assert sorted(one.what for one in found) == sorted(told)
    assert not any("Aisha" in one.who or "Ben" in one.who for one in found)


@pytest.mark.parametrize(("code", "overdue"), [("N", (BACK,)), ("/", ())])
def test_the_register_of_the_day_of_return_tells_who_is_back(
    small: SmallSchool, code: str, overdue: tuple[date, ...]
) -> None:
    aisha = due_today(small)
    assert overdue_since(small.office) == ()
    mark(small, aisha, code)
    assert overdue_since(small.office) == overdue


def test_that_morning_the_child_is_on_the_board_with_where_the_family_was(
    small: SmallSchool,
) -> None:
    mark(small, due_today(small), "N")
    (line,) = board_lines(small.office, registers_today(small.office))
    assert line.due_back is not None
    assert (line.due_back.kind, line.due_back.day) == ("travel", BACK)
    assert line.due_back.words == (
        "Was due back from travelling on Tue 10 Nov 2026: today. Last known: Kirkby showground"
        " (Mother rang, Tue 10 Nov 2026). On the road: 07700 900146."
    )


def test_a_child_whose_journey_goes_on_is_not_due(small: SmallSchool) -> None:
    due_today(small, date(2026, 11, 9))
    mark(small, small.pupils[0], "N")
    (line,) = board_lines(small.office, registers_today(small.office))
    assert line.due_back is None
