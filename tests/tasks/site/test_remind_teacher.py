"""A reminder goes to whoever takes the class, is seen once, and is refused where it would nag."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError
from desktop.tasks.marks import see_today, take_register
from desktop.tasks.marks.close_registers import close_due
from desktop.tasks.organisation.manage_classes import lend_class
from desktop.tasks.site.remind_teacher import remind, remind_late, see, waiting_for_me
from tests import make
from tests.tasks.taking import AFTERNOON, MORNING, opened

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

_WAS = "The office reminds you: the register of 6B was expected by 09:10."


def on_today(small: SmallSchool) -> str:
    (day,) = see_today.classes_on(small.office)
    return str(day.sessions[0].reminder or "")


def test_a_reminder_shows_to_the_teacher_and_once_seen_to_the_office(small: SmallSchool) -> None:
    small.clock.set(9, 11)
    remind(small.office, small.group, MORNING)
    waiting = waiting_for_me(small.teacher)
    assert [one.words for one in waiting] == [_WAS]
    assert waiting_for_me(small.stranger) == waiting_for_me(small.office) == ()
    assert on_today(small) == "reminded 09:11, not seen yet"
    small.clock.set(9, 12)
    see(small.teacher, waiting)
    assert waiting_for_me(small.teacher) == ()
    assert on_today(small) == "reminded 09:11, seen 09:12"


def test_whoever_covers_is_reminded_too(small: SmallSchool) -> None:
    stranger = small.stranger.who.person
    lend_class(small.office, small.group, stranger, make.TUESDAY, make.TUESDAY)
    remind(small.office, small.group, MORNING)
    see(small.stranger, waiting_for_me(small.stranger))
    assert waiting_for_me(small.teacher) == ()


@pytest.mark.parametrize("then", ["handed in", "closed", "another day"])
def test_it_goes_by_itself_when_there_is_nothing_left_to_ask(small: SmallSchool, then: str) -> None:
    remind(small.office, small.group, MORNING)
    if then == "handed in":
        take_register.hand_in(small.teacher, opened(small).id, leave_blanks=True)
    elif then == "closed":
        small.clock.set(9, 26)
    else:
        small.clock.set(9, 0, day=make.TUESDAY.replace(day=11))
    assert waiting_for_me(small.teacher) == ()


@pytest.mark.parametrize(
    ("hour", "minute", "words"),
    [(8, 50, "begins at 08:55"), (9, 1, "reminded again from 09:03"), (9, 26, "has closed")],
)
def test_it_is_refused_where_it_would_nag(
    small: SmallSchool, hour: int, minute: int, words: str
) -> None:
    if minute == 1:
        remind(small.office, small.group, MORNING)
    small.clock.set(hour, minute)
    with pytest.raises(RuleError, match=words):
        remind(small.office, small.group, MORNING)


def test_a_class_handed_in_or_of_no_register_today_is_not_reminded(small: SmallSchool) -> None:
    take_register.hand_in(small.teacher, opened(small).id, leave_blanks=True)
    with pytest.raises(RuleError, match="came in at 09:00"):
        remind(small.office, small.group, MORNING)
    with pytest.raises(RuleError, match="no register today"):
        remind(small.office, 99, MORNING)
    with pytest.raises(RuleError, match="begins at 13:00"):
        remind(small.office, small.group, AFTERNOON)


def test_all_the_late_ones_are_reminded_at_once_and_not_again(small: SmallSchool) -> None:
    oak = make.make_group(small.db, small.school, "Oak", "R")
    make.make_pupil(small.db, small.school, oak, "Rae", "Reed", year_group="R")
    make.teach(small.db, oak, small.stranger.who)
    make.make_group(small.db, small.school, "Empty", "1")
    small.db.conn.commit()
    assert remind_late(small.office) == ()
    small.clock.set(9, 12)
    assert [one.group_name for one in remind_late(small.office)] == ["Oak", "6B"]
    assert remind_late(small.office) == ()
    assert len(waiting_for_me(small.stranger)) == len(waiting_for_me(small.teacher)) == 1


def test_only_the_office_reminds_and_only_a_teacher_of_the_class_sees(small: SmallSchool) -> None:
    with pytest.raises(PermissionRefused):
        remind(small.teacher, small.group, MORNING)
    with pytest.raises(PermissionRefused):
        remind_late(small.teacher)
    sent = remind(small.office, small.group, MORNING)
    with pytest.raises(PermissionRefused):
        see(small.stranger, [sent])
    assert waiting_for_me(small.teacher) == (sent,)


def test_a_close_that_runs_late_does_not_change_a_reminder(small: SmallSchool) -> None:
    remind(small.office, small.group, MORNING)
    small.clock.set(9, 26)
    close_due(small.db, small.clock(), make.TUESDAY)
    assert on_today(small) == "reminded 09:00, not seen yet"


def test_a_look_asks_for_no_child_and_no_class_of_others(small: SmallSchool) -> None:
    remind(small.office, small.group, MORNING)
    asked: list[str] = []
    small.db.conn.set_trace_callback(asked.append)
    assert waiting_for_me(small.teacher)
    small.db.conn.set_trace_callback(None)
    assert len(asked) == 5
    assert not [words for words in asked if "pupils" in words]
