"""The page about one child, as each person may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused
from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import Draft
from desktop.tasks.admissions.show_pupil import Sight, mark_history, pupil_page
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
    assert page.this_year.authorised == 1
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
    ("who", "may_change", "may_flag"),
    [("teacher", False, False), ("office", True, False), ("officer", True, True)],
)
def test_what_can_be_done_follows_the_duties(
    small: SmallSchool, who: str, may_change: bool, may_flag: bool
) -> None:
    page = pupil_page(getattr(small, who), small.pupils[0])
    assert (page.may_change, page.may_flag) == (may_change, may_flag)
