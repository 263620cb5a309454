"""Looking back on real tables: what stood when, and who may look."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError
from desktop.models.days.session import Half, Session
from desktop.models.organisation.staff import Role
from desktop.models.record.past_register import standing_in_words
from desktop.storage.file.database import saving
from desktop.tasks.marks.close_registers import close_due
from desktop.tasks.record.look_back import classes_on, first_shown, look_back
from tests import make
from tests.tasks.record.amending import FIRST, LAST, MONDAY, amended, two_days, wanted
from tests.tasks.taking import mark, opened

if TYPE_CHECKING:
    from desktop.tasks.record.look_back import PastRegisters
    from tests.conftest import SmallSchool


def story(small: SmallSchool, past: PastRegisters) -> list[str]:
    """The class's marks after each change, as one text; . for none."""
    return [
        " ".join(past.at(place).code(pupil) or "." for pupil in small.pupils)
        for place in range(len(past.stops) + 1)
    ]


def test_each_change_is_a_moment_from_blank_to_now(small: SmallSchool) -> None:
    two_days(small)
    small.clock.set(10, 0)
    amended(small.office, wanted(small))
    past = look_back(small.head, small.group, FIRST)
    assert story(small, past) == [". . . . .", "N N / / L", "N N / / L", "I I / / L"]
    assert [stop.by for stop in past.stops] == [
        "Tara Teach, Class teacher",
        "the clock",
        "Olive Office, Office",
    ]


def test_a_register_nobody_took_says_so(small: SmallSchool) -> None:
    opened(small)
    small.clock.set(9, 40)
    close_due(small.db, small.clock(), make.TUESDAY)
    past = look_back(small.office, small.group, LAST)
    words = standing_in_words(past.record, past.at(len(past.stops)))
    assert words == "Not taken: it closed and nobody had marked the class."
    assert story(small, past) == [". . . . ."] * 2


def test_a_child_moved_to_another_class_since_is_still_there(small: SmallSchool) -> None:
    two_days(small)
    other = make.make_group(small.db, small.school, "6C")
    with saving(small.db):
        small.db.conn.execute(
            "UPDATE memberships SET group_id = ? WHERE pupil = ?", (other, small.pupils[1])
        )
    past = look_back(small.head, small.group, FIRST)
    assert past.record.names[small.pupils[1]] == "Ben Baxter"
    assert story(small, past)[-1] == "N N / / L"


def test_looking_back_makes_no_register(small: SmallSchool) -> None:
    with pytest.raises(RuleError, match="No register has been opened for Tue 10 Nov 2026 PM yet"):
        look_back(small.head, small.group, Session(make.TUESDAY, Half.PM))
    assert small.db.conn.execute("SELECT count(*) FROM registers").fetchone()[0] == 0


def test_only_those_who_see_every_class_look_back(small: SmallSchool) -> None:
    opened(small)
    with pytest.raises(PermissionRefused):
        look_back(small.teacher, small.group, LAST)
    other = make.make_school(small.db, "Upton Junior School")
    with pytest.raises(PermissionRefused, match="another school"):
        look_back(replace(small.head, school=other), small.group, LAST)


def test_reasons_are_in_full_only_where_no_class_looks_on(small: SmallSchool) -> None:
    mark(small.teacher, opened(small), 0, "N")
    teaching_head = make.make_person(small.db, small.school, "Tom Both", Role.HEAD)
    make.teach(small.db, small.group, teaching_head)
    assert look_back(small.head, small.group, LAST).in_full
    assert not look_back(small.desk(teaching_head), small.group, LAST).in_full


@pytest.mark.parametrize(("is_opened", "first"), [(True, LAST), (False, Session(MONDAY, Half.PM))])
def test_it_begins_with_the_last_register_of_the_first_class(
    small: SmallSchool, is_opened: bool, first: Session
) -> None:
    if is_opened:
        opened(small)
    assert first_shown(small.office) == (small.group, first)
    assert [group.name for group in classes_on(small.office, LAST)] == ["6B"]


def test_before_any_register_there_is_none_to_begin_with(small: SmallSchool) -> None:
    small.clock.set(9, 0, day=MONDAY.replace(month=8))
    assert first_shown(small.office) is None
