"""The page about one child, as each person may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused
from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import Draft
from desktop.models.marks.shown_mark import Sight
from desktop.models.record.glance import Figure
from desktop.tasks.admissions.link_siblings import link_siblings
from desktop.tasks.admissions.show_pupil import (
    figure_of_year,
    mark_history,
    marks_of_year,
    pupil_page,
)
from desktop.tasks.marks.take_register import mark, open_register
from tests import make

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

THIS_MORNING = Session(make.TUESDAY, Half.AM)


@pytest.fixture
def ill(small: SmallSchool) -> int:
    register = open_register(small.head, small.group, THIS_MORNING)
    mark(small.head, register.id, Draft(small.pupils[0], "I"))
    return small.pupils[0]


def test_the_office_sees_the_code_and_its_history(small: SmallSchool, ill: int) -> None:
    page = pupil_page(small.office, ill)
    assert [(one.session, one.code, one.sight) for one in page.marks] == [
        (THIS_MORNING, "I", Sight.ABSENT)
    ]
    assert page.newest_year.tally.authorised == 1
    assert [entry.code for entry in mark_history(small.office, ill, THIS_MORNING)] == ["I"]


def test_a_class_teacher_sees_absent_and_never_the_reason(small: SmallSchool, ill: int) -> None:
    page = pupil_page(small.teacher, ill)
    assert [(one.code, one.words) for one in page.marks] == [("", "absent")]
    assert not page.record.contacts
    assert not page.history
    with pytest.raises(PermissionRefused):
        mark_history(small.teacher, ill, THIS_MORNING)


def test_a_teacher_of_another_class_sees_nothing(small: SmallSchool, ill: int) -> None:
    with pytest.raises(PermissionRefused):
        pupil_page(small.stranger, ill)


@pytest.mark.parametrize(
    ("who", "may_change", "has_duty"),
    [("teacher", False, False), ("office", True, False), ("officer", True, True)],
)
def test_what_can_be_done_follows_the_duties(
    small: SmallSchool, who: str, may_change: bool, has_duty: bool
) -> None:
    page = pupil_page(getattr(small, who), small.pupils[0])
    assert (page.may_change, page.safeguarding is not None) == (may_change, has_duty)


def test_a_figure_opens_to_its_sessions_and_to_a_teacher_without_reasons(
    small: SmallSchool, ill: int
) -> None:
    (seen,) = figure_of_year(small.office, ill, 2026, Figure.ABSENT)
    assert (seen.session, seen.code) == (THIS_MORNING, "I")
    (hidden,) = figure_of_year(small.teacher, ill, 2026, Figure.ABSENT)
    assert (hidden.code, hidden.reason, hidden.title) == ("", "", "absent")
    with pytest.raises(PermissionRefused):
        figure_of_year(small.stranger, ill, 2026, Figure.ABSENT)


def test_earlier_years_are_there_and_a_leaver_begins_with_the_last(small: SmallSchool) -> None:
    pupil = small.pupils[0]
    small.db.conn.execute(
        "UPDATE enrolments SET starting_day = '2024-09-01', leaving_day = '2025-07-20'"
        " WHERE pupil = ?", (pupil,)
    )  # fmt: skip
    make.insert(small.db, "year_marks", pupil=pupil, year=2024, marks="." * 80 + "/\\N")
    page = pupil_page(small.office, pupil)
    assert [(one.year, one.tally.possible) for one in page.years] == [(2024, 3)]
    marks = marks_of_year(small.office, pupil, 2024)
    assert [one.code for one in marks] == ["/", "\\", "N"]
    assert page.marks == marks


def test_brothers_and_sisters_show_how_they_stand_today(small: SmallSchool, ill: int) -> None:
    ben = small.pupils[1]
    link_siblings(small.office, ben, ill)
    assert pupil_page(small.office, ben).here_today == {ill: (Sight.ABSENT, None)}
    assert pupil_page(small.teacher, ben).here_today == {}
