"""A name comes off the roll on a ground and a day, and never retrospectively."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError
from desktop.storage.admissions import rolls
from desktop.storage.admissions.pupils import load_pupil
from desktop.tasks.admissions.change_roll import Place, admit_again
from desktop.tasks.admissions.take_off_roll import Leaving, stay_on_roll, take_off_roll
from tests.tasks.admissions.test_change_roll import history, imported

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

MONDAY, FRIDAY = date(2026, 11, 9), date(2026, 11, 13)


def test_a_leaver_is_on_roll_until_the_leaving_day(small: SmallSchool) -> None:
    pupil = small.pupils[0]
    leaving = Leaving(FRIDAY, "Blackthorn Junior School", "A", "1 New Road")
    enrolment = take_off_roll(small.office, pupil, leaving)
    assert (enrolment.leaving_day, enrolment.ground) == (FRIDAY, "A")
    assert rolls.is_on_roll(small.db, pupil, FRIDAY)
    assert not rolls.is_on_roll(small.db, pupil, date(2026, 11, 14))
    assert load_pupil(small.db, pupil).future_school == "Blackthorn Junior School"
    assert history(small.db, pupil)[-1][1]["leaving_day"] == [None, "2026-11-13"]


@pytest.mark.parametrize(
    ("leaving", "reason"),
    [
        (Leaving(date(2026, 9, 1)), "before the starting day"),
        (Leaving(date(2026, 11, 8)), "mark after that day"),
        (Leaving(FRIDAY, ground="unfit"), "Ground unfit"),
        (Leaving(FRIDAY, ground="Z"), "Ground Z"),
    ],
)
def test_a_name_never_comes_off_retrospectively_or_without_a_ground(
    small: SmallSchool, leaving: Leaving, reason: str
) -> None:
    imported(small, small.pupils[0], MONDAY.toordinal() * 2, "/")
    with pytest.raises(RuleError, match=reason):
        take_off_roll(small.office, small.pupils[0], leaving)
    assert rolls.enrolments_of(small.db, small.pupils[0])[-1].leaving_day is None


def test_leaving_is_undone_until_it_takes_effect(small: SmallSchool) -> None:
    pupil = small.pupils[0]
    take_off_roll(small.office, pupil, Leaving(FRIDAY, "Elsewhere", "A"))
    assert stay_on_roll(small.office, pupil).leaving_day is None
    take_off_roll(small.office, pupil, Leaving(MONDAY, "Elsewhere", "A"))
    with pytest.raises(RuleError, match="left on Mon 9 Nov 2026"):
        stay_on_roll(small.office, pupil)


def test_a_child_who_comes_back_is_on_roll_again(small: SmallSchool) -> None:
    pupil = small.pupils[0]
    take_off_roll(small.office, pupil, Leaving(MONDAY))
    with pytest.raises(RuleError, match="on roll then already"):
        admit_again(small.office, pupil, MONDAY, Place(small.group, "6"))
    admit_again(small.office, pupil, date(2026, 11, 16), Place(small.group, "6"))
    days = (MONDAY, FRIDAY, date(2026, 11, 16))
    assert [rolls.is_on_roll(small.db, pupil, day) for day in days] == [True, False, True]


def test_a_teacher_takes_nobody_off_the_roll(small: SmallSchool) -> None:
    with pytest.raises(PermissionRefused):
        take_off_roll(small.teacher, small.pupils[0], Leaving(FRIDAY))
