"""The roll as a list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused
from desktop.models.admissions.pupil import Contact
from desktop.storage.admissions.rolls import rolls_of_school, rolls_on
from desktop.tasks.admissions.change_contacts import add_contact
from desktop.tasks.admissions.change_roll import Place, move_pupil
from desktop.tasks.admissions.list_roll import Standing, roll_lines
from desktop.tasks.admissions.take_off_roll import Leaving, take_off_roll
from desktop.tasks.admissions.type_phones import typed_phones
from tests import make

if TYPE_CHECKING:
    from tests.conftest import SmallSchool


def test_everybody_stands_on_roll_joining_or_left(small: SmallSchool) -> None:
    make.make_pupil(small.db, small.school, small.group, "Finn", "Field", starting_day="2027-01-05")
    take_off_roll(small.office, small.pupils[0], Leaving(date(2026, 11, 9)))
    standing = {line.pupil.forename: line.standing for line in roll_lines(small.office)}
    assert standing["Finn"] is Standing.JOINING
    assert standing["Aisha"] is Standing.LEFT
    assert standing["Ben"] is Standing.ON_ROLL


def test_the_roll_of_a_day_is_what_the_whole_roll_says_of_it(small: SmallSchool) -> None:
    make.make_pupil(small.db, small.school, small.group, "Finn", "Field", starting_day="2027-01-05")
    take_off_roll(small.office, small.pupils[0], Leaving(date(2026, 11, 9)))
    move_pupil(small.office, small.pupils[1], Place(None, "5"), date(2026, 11, 10))
    day, whole = small.office.today, rolls_of_school(small.db, small.school)
    known = rolls_on(small.db, small.school, day)
    assert known.enrolments == whole.enrolments
    for line in roll_lines(small.office):
        assert known.place(line.pupil.id, day) == whole.place(line.pupil.id, day)
        assert line.place in whole.memberships[line.pupil.id]
        assert len(known.memberships[line.pupil.id]) == 1


def test_a_leaver_is_listed_with_the_class_they_left(small: SmallSchool) -> None:
    take_off_roll(small.office, small.pupils[0], Leaving(date(2026, 11, 9)))
    aisha = next(line for line in roll_lines(small.office) if line.pupil.forename == "Aisha")
    assert aisha.place is not None
    assert aisha.place.group_name == "6B"


def test_too_few_people_to_ring_is_said(small: SmallSchool) -> None:
    phones, _doubts = typed_phones("07700 900123", "mobile")
    add_contact(small.office, Contact(pupil=small.pupils[1], forename="Mo", phones=phones))
    lacking = {line.pupil.forename: line.lacking for line in roll_lines(small.office)}
    assert lacking["Ben"] == "There is only one emergency contact."
    assert lacking["Aisha"] == "There is nobody to call in an emergency."


def test_a_class_teacher_has_no_list_of_the_whole_roll(small: SmallSchool) -> None:
    with pytest.raises(PermissionRefused):
        roll_lines(small.teacher)
