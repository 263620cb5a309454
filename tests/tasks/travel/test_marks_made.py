"""Marks made before a journey is agreed: shown, amended with it; who was here is not touched."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import StaleError
from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import Draft
from desktop.models.travel.journey import Outcome
from desktop.storage.marks import entries, expectations
from desktop.tasks.marks import take_register
from desktop.tasks.marks.close_registers import close_due
from desktop.tasks.travel.decide_journey import decide_journey, load
from desktop.tasks.travel.marks_made import lines_of, marks_made
from desktop.tasks.travel.register_elsewhere import register_elsewhere
from tests.models.travel.travels import SCHOOL
from tests.tasks.travel.family import asked, record

if TYPE_CHECKING:
    from desktop.models.travel.journey import Journey
    from tests.conftest import SmallSchool

MONDAY, TUESDAY = date(2026, 11, 9), date(2026, 11, 10)


@pytest.fixture
def late(small: SmallSchool) -> Journey:
    """Aisha is away on Monday and Tuesday morning; the family asks on Tuesday at 10."""
    record(small)
    for day, code in ((MONDAY, "N"), (TUESDAY, "N")):
        small.clock.set(9, 0, day=day)
        register = take_register.open_register(small.teacher, small.group, Session(day, Half.AM))
        take_register.mark(small.teacher, register.id, Draft(small.pupils[0], code))
        take_register.fill_rest(small.teacher, register.id)
        take_register.hand_in(small.teacher, register.id)
        small.clock.set(10, 0, day=day)
        close_due(small.db, small.clock())
    return asked(small, pupils=small.pupils[:2], received_on=TUESDAY, first_day=MONDAY,
                 back_on=date(2026, 11, 16))  # fmt: skip


def code(small: SmallSchool, pupil: int, day: date) -> str:
    return entries.current_code(small.db, small.pupils[pupil], Session(day, Half.AM))


def test_what_would_change_is_shown_and_then_done(small: SmallSchool, late: Journey) -> None:
    made = marks_made(small.head, late)
    said = [(one.name, str(one.session), one.before, one.after) for one in lines_of(made)]
    assert said == [
        ("Aisha Ahmed", "Mon 9 Nov 2026 AM", "N", "T"),
        ("Aisha Ahmed", "Tue 10 Nov 2026 AM", "N", "T"),
    ]
    decide_journey(small.head, late, Outcome.AGREED, "", made)
    assert [code(small, 0, day) for day in (MONDAY, TUESDAY)] == ["T", "T"]
    assert [code(small, 1, day) for day in (MONDAY, TUESDAY)] == ["/", "/"]


def test_what_is_not_shown_stays(small: SmallSchool, late: Journey) -> None:
    decide_journey(small.head, late, Outcome.AGREED)
    assert code(small, 0, MONDAY) == "N"
    found = expectations.standing(small.db, small.school, MONDAY, date(2026, 11, 20))
    assert {one.first_day for one in found} == {TUESDAY}


def test_a_journey_not_agreed_after_all_takes_its_t_with_it(
    small: SmallSchool, late: Journey
) -> None:
    assert marks_made(small.head, late, Outcome.NOT_AGREED) == ()
    decide_journey(small.head, late, Outcome.AGREED, "", marks_made(small.head, late))
    journey = load(small.head, late.id)
    made = marks_made(small.head, journey, Outcome.NOT_AGREED)
    assert [(one.name, one.before, one.after) for one in lines_of(made)] == [
        ("Aisha Ahmed", "T", "O")
    ] * 2
    decide_journey(small.head, journey, Outcome.NOT_AGREED, "There was no fair", made)
    assert [code(small, 0, day) for day in (MONDAY, TUESDAY)] == ["O", "O"]
    assert [code(small, 1, day) for day in (MONDAY, TUESDAY)] == ["/", "/"]


def test_the_other_schools_days_become_d(small: SmallSchool, late: Journey) -> None:
    school = replace(
        SCHOOL, since=TUESDAY, pattern=0b1100, confirmed_on=TUESDAY, confirmed_by="N. Pugh"
    )
    register_elsewhere(small.office, late, school)
    journey = load(small.head, late.id)
    made = marks_made(small.head, journey)
    assert [one.after for one in lines_of(made)] == ["T", "D"]
    decide_journey(small.head, journey, Outcome.AGREED, "", made)
    assert [code(small, 0, day) for day in (MONDAY, TUESDAY)] == ["T", "D"]


def test_a_mark_that_changed_meanwhile_stops_all_of_it(small: SmallSchool, late: Journey) -> None:
    made = marks_made(small.head, late)
    first = made[0]
    gone = replace(first, shown=replace(first.shown, changes=first.shown.changes[:1]))
    with pytest.raises(StaleError):
        decide_journey(small.head, late, Outcome.AGREED, "", (gone,))
    assert load(small.head, late.id).decision is None
    assert code(small, 0, MONDAY) == "N"


def test_a_journey_to_come_has_no_marks(small: SmallSchool) -> None:
    record(small)
    assert marks_made(small.head, asked(small)) == ()
