"""Whom a person may find, and by what."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.models.admissions.pupil_search import PupilSearch
from desktop.tasks.admissions.find_pupil import findable_pupils
from desktop.tasks.admissions.link_siblings import link_siblings
from desktop.tasks.admissions.take_off_roll import Leaving, take_off_roll
from tests.make import make_pupil, make_school

if TYPE_CHECKING:
    from tests.conftest import SmallSchool


@pytest.fixture
def school(small: SmallSchool) -> SmallSchool:
    """Somebody known by many names, in no class; and a child of another school."""
    make_pupil(
        small.db, small.school, None, "Niamh", "O’Connor", preferred_forename="Neeve",
        middle_names="Gráinne", former_surname="Łukaszewska", upn="R940000020001",
        admission_number="000123",
    )  # fmt: skip
    make_pupil(small.db, make_school(small.db, "Blackthorn Infant School"), None, "Zed", "Else")
    return small


@pytest.mark.parametrize(
    "typed",
    ["neeve", "niamh", "oconnor", "o'con", "grainne", "lukasz", "connor nia", "R94000", "000123"],
)
def test_a_child_is_found_by_any_name_or_number(school: SmallSchool, typed: str) -> None:
    (found,) = PupilSearch(findable_pupils(school.office)).find(typed)
    assert found.name == "Neeve O’Connor"


def test_a_class_finds_its_children_and_no_other_school_is_met(school: SmallSchool) -> None:
    search = PupilSearch(findable_pupils(school.office))
    assert {found.pupil for found in search.find("6b")} == set(school.pupils)
    assert search.find("zed") == ()


def test_a_class_teacher_finds_the_own_class_only(school: SmallSchool) -> None:
    assert {each.pupil for each in findable_pupils(school.teacher)} == set(school.pupils)
    assert findable_pupils(school.stranger) == ()


def test_one_who_left_is_found_and_said_to_have_left(school: SmallSchool) -> None:
    take_off_roll(school.office, school.pupils[0], Leaving(date(2026, 11, 9)))
    (found,) = PupilSearch(findable_pupils(school.office)).find("aisha")
    assert (found.where, found.is_on_roll) == ("Left Mon 9 Nov 2026", False)


def test_brothers_and_sisters_are_offered(school: SmallSchool) -> None:
    link_siblings(school.office, school.pupils[0], school.pupils[1])
    (found,) = PupilSearch(findable_pupils(school.office)).find("aisha")
    assert found.siblings == ("Ben",)
