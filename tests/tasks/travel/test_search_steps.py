"""The search before a travelling child's name comes off the roll, and what protects the name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError
from desktop.models.travel.circumstances import NONE_KNOWN, FactKind
from desktop.models.travel.deletion import Step
from desktop.storage.admissions import rolls
from desktop.tasks.admissions.take_off_roll import Leaving, take_off_roll
from desktop.tasks.travel.record_circumstances import record_circumstances
from desktop.tasks.travel.search_steps import steps, take_step
from tests import make
from tests.models.travel.travels import facts

if TYPE_CHECKING:
    from tests.conftest import SmallSchool


def travels(small: SmallSchool, *, main: bool = True) -> int:
    made = facts(small.pupils[0])
    school = replace(made[0], kind=FactKind.MAIN_SCHOOL, holds=main)
    record_circumstances(small.office, NONE_KNOWN, (*made, school))
    return small.pupils[0]


def search(small: SmallSchool, *left_out: Step) -> None:
    for step in Step:
        if step not in left_out:
            take_step(small.office, small.pupils[0], step, make.TUESDAY, "Nobody answers")


@pytest.mark.parametrize("ground", ["A", "C"])
def test_the_main_school_keeps_the_name_from_grounds_a_and_c(
    small: SmallSchool, ground: str
) -> None:
    child = travels(small)
    search(small)
    with pytest.raises(RuleError, match="main school"):
        take_off_roll(small.office, child, Leaving(date(2026, 12, 18), ground=ground))
    assert rolls.enrolments_of(small.db, child)[-1].leaving_day is None


def test_elsewhere_ground_a_stands(small: SmallSchool) -> None:
    child = travels(small, main=False)
    take_off_roll(small.office, child, Leaving(date(2026, 12, 18), ground="A"))
    assert rolls.enrolments_of(small.db, child)[-1].ground == "A"


def test_a_family_not_found_needs_every_step_first(small: SmallSchool) -> None:
    child = travels(small)
    leaving = Leaving(date(2026, 12, 18), ground="I")
    with pytest.raises(RuleError, match="and 6 more"):
        take_off_roll(small.office, child, leaving)
    search(small, Step.AGREED)
    with pytest.raises(RuleError, match="authority agrees"):
        take_off_roll(small.office, child, leaving)
    take_step(small.office, child, Step.AGREED, make.TUESDAY, "Letter of the authority")
    take_off_roll(small.office, child, leaving)


def test_other_children_need_none_of_it(small: SmallSchool) -> None:
    take_off_roll(small.office, small.pupils[1], Leaving(date(2026, 12, 18), ground="A"))


def test_steps_lapse_when_the_child_is_in_school_again(small: SmallSchool) -> None:
    child = travels(small)
    small.db.execute(
        "INSERT INTO year_marks (pupil, year, marks) VALUES (?, 2026, ?)",
        (child, "." * (2 * (date(2026, 11, 9) - date(2026, 8, 1)).days) + "/"),
    )
    small.db.conn.commit()
    with pytest.raises(RuleError, match="in school after that day"):
        take_step(small.office, child, Step.CONTACTS, date(2026, 11, 6), "Nobody answers")
    take_step(small.office, child, Step.CONTACTS, make.TUESDAY, "Nobody answers")
    assert list(steps(small.office, child)) == [Step.CONTACTS]


def test_a_teacher_takes_no_step(small: SmallSchool) -> None:
    with pytest.raises(PermissionRefused):
        take_step(small.teacher, small.pupils[0], Step.CONTACTS, make.TUESDAY, "x")
