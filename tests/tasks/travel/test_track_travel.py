"""The list and the card: who is where, what is counted and opens, what is due, what it prompts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError, StaleError
from desktop.models.days.session import Half, Session
from desktop.models.marks.year_marks import place_in_year, with_mark
from desktop.models.travel.journey import Outcome
from desktop.models.travel.journey_state import State
from desktop.models.travel.meters import Elsewhere
from desktop.tasks.travel.attend_elsewhere import add_attendances, attendances_elsewhere
from desktop.tasks.travel.decide_journey import decide_journey
from desktop.tasks.travel.track_travel import travel_lines
from desktop.tasks.travel.travelling_child import (
    attendance_working,
    see_travelling,
    travel_working,
)
from tests.models.travel.travels import SCHOOL
from tests.tasks.travel.family import agreed, asked, record

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

ELSEWHERE = Elsewhere(
    pupil=0, place="Saltmarsh Primary", first_day=date(2026, 10, 5), last_day=date(2026, 10, 9),
    attendances=9, source="E-mail of its office",
)  # fmt: skip


def mark(small: SmallSchool, pupil: int, marks: str) -> None:
    """Keep a string of the school year's marks, from the first morning of September."""
    begins = "." * (2 * 31)  # August
    small.db.execute(
        "INSERT INTO year_marks (pupil, year, marks) VALUES (?, 2026, ?)", (pupil, begins + marks)
    )
    small.db.conn.commit()


def test_a_line_for_each_journey_and_for_each_child_at_the_base(small: SmallSchool) -> None:
    record(small)
    agreed(small)
    found = [(one.names, one.state, one.class_names) for one in travel_lines(small.office)]
    assert found == [("Aisha Ahmed", "agreed", "6B"), ("Ben Baxter", "at the base", "6B")]


def test_overdue_stands_first_then_what_waits(small: SmallSchool) -> None:
    record(small)
    agreed(small)
    asked(small, pupils=small.pupils[1:2], first_day=date(2026, 12, 7), back_on=date(2026, 12, 14))
    small.clock.set(9, 0, day=date(2026, 12, 1))
    states = [one.standing.state for one in travel_lines(small.office) if one.standing]
    assert states == [State.OVERDUE, State.ASKED]


def test_a_child_who_left_is_on_no_line(small: SmallSchool) -> None:
    record(small, small.pupils[0])
    small.db.execute("UPDATE enrolments SET leaving_day = '2026-11-09'")
    small.db.conn.commit()
    assert travel_lines(small.office) == ()


def test_the_meters_count_here_and_elsewhere_and_open(small: SmallSchool) -> None:
    aisha = small.pupils[0]
    record(small, aisha)
    mark(small, aisha, "/\\T.L")
    add_attendances(small.office, replace(ELSEWHERE, pupil=aisha))
    child = see_travelling(small.office, aisha)
    meter = child.attendances
    assert (meter.here, meter.elsewhere, meter.count, meter.short) == (3, 9, 12, 188)
    assert (child.travel.count, child.travel.limit) == (1, 180)
    assert len(attendance_working(small.office, aisha)) == 3
    assert [one.code for one in travel_working(small.office, aisha)] == ["T"]


def test_what_another_school_confirmed_is_corrected_by_a_newer_entry(small: SmallSchool) -> None:
    aisha = small.pupils[0]
    first = add_attendances(small.office, replace(ELSEWHERE, pupil=aisha))
    add_attendances(small.office, replace(ELSEWHERE, pupil=aisha, attendances=8, replaces=first))
    assert [one.attendances for one in attendances_elsewhere(small.office, aisha)] == [8]
    with pytest.raises(StaleError):
        add_attendances(small.head, replace(ELSEWHERE, pupil=aisha, replaces=first))
    (standing,) = attendances_elsewhere(small.office, aisha)
    back = replace(ELSEWHERE, pupil=aisha, attendances=0, replaces=standing.id)
    add_attendances(small.office, back)
    assert attendances_elsewhere(small.office, aisha) == ()
    with pytest.raises(RuleError, match="No attendance"):
        add_attendances(small.office, replace(ELSEWHERE, pupil=aisha, attendances=0))


@pytest.mark.parametrize(
    ("day", "fields"),
    [
        (date(2026, 11, 20), {"attendances", "school"}),
        (date(2026, 12, 1), {"attendances", "overdue", "school"}),
    ],
)
def test_the_card_prompts_what_somebody_should_look_at(
    small: SmallSchool, day: date, fields: set[str]
) -> None:
    record(small, small.pupils[0])
    agreed(small, school=SCHOOL)
    small.clock.set(9, 0, day=day)
    child = see_travelling(small.office, small.pupils[0])
    assert {one.field for one in child.prompts()} == fields
    assert not any(one.is_refusal for one in child.prompts())


def test_the_card_says_what_is_marked_t_and_is_not(small: SmallSchool) -> None:
    aisha = small.pupils[0]
    record(small, aisha)
    journey = agreed(small)
    session = Session(journey.first_day, Half.AM)
    marks = with_mark("", place_in_year(session), "T")
    small.db.execute(
        "INSERT INTO year_marks (pupil, year, marks) VALUES (?, 2026, ?)", (aisha, marks)
    )
    small.db.conn.commit()
    small.clock.set(10, 0, day=journey.first_day)
    assert see_travelling(small.office, aisha).misfits == ()
    decide_journey(small.head, journey, Outcome.NOT_AGREED, "It is no travel for work")
    said = [one.text for one in see_travelling(small.office, aisha).prompts()]
    assert "Marked T, and the journey was not agreed: Mon 16 Nov 2026 AM." in said


def test_what_was_attended_here_was_not_attended_elsewhere(small: SmallSchool) -> None:
    aisha = small.pupils[0]
    marks = "".join("/\\"[place % 2] for place in range(400))
    small.db.execute(
        "INSERT INTO year_marks (pupil, year, marks) VALUES (?, 2026, ?)", (aisha, marks)
    )
    small.db.conn.commit()
    with pytest.raises(RuleError, match="registers here have the child in school"):
        add_attendances(small.office, replace(ELSEWHERE, pupil=aisha))


def test_nobody_else_sees_any_of_it(small: SmallSchool) -> None:
    record(small, small.pupils[0])
    for refused in (
        lambda: travel_lines(small.teacher),
        lambda: see_travelling(small.teacher, small.pupils[0]),
        lambda: attendance_working(small.teacher, small.pupils[0]),
    ):
        with pytest.raises(PermissionRefused):
            refused()
