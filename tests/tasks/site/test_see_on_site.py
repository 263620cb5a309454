"""On site: the day as the office and a teacher see it, from real registers and the book."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused
from desktop.models.organisation.staff import Role
from desktop.models.site.on_site import Where
from desktop.models.site.signing import NewSigning, SigningKind
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.site.signings import add_signing
from desktop.tasks.marks import take_register
from desktop.tasks.marks.close_registers import close_due
from desktop.tasks.organisation.set_terms import unexpected_closure
from desktop.tasks.site.see_on_site import on_site
from tests import make
from tests.tasks.taking import AFTERNOON, MORNING, expect, mark, opened

if TYPE_CHECKING:
    from desktop.models.days.session import Session
    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

LATE, LEFT, BACK = SigningKind.CAME_LATE, SigningKind.LEFT, SigningKind.CAME_BACK


def signed(
    small: SmallSchool, place: int, kind: SigningKind, session: Session = MORNING,
    takes_back: int | None = None,
) -> int:  # fmt: skip
    """Write a line of the book as the office, now."""
    at = small.clock()
    with saving(small.db):
        new = NewSigning(small.pupils[place], session, kind, at, takes_back=takes_back)
        return add_signing(small.db, new, sign(small.db, small.school, small.office.who, at))


def words(desk: Desk) -> list[str]:
    return [child.placed.words for child in on_site(desk).children]


def test_nobody_is_known_to_be_here_before_a_register_is_taken(small: SmallSchool) -> None:
    expect(small, 0, "I")
    known = "register not taken; absence known"
    assert words(small.office) == [known, *["register not taken"] * 4]


def test_a_visit_of_the_whole_class_is_said_before_and_after(small: SmallSchool) -> None:
    expect(small, 0, "V", pupil=None, group_id=small.group)
    assert set(words(small.office)) == {"register not taken; known: on a trip"}
    take_register.hand_in(small.teacher, opened(small).id)
    (group,) = on_site(small.office).classes
    assert (group.count(Where.ELSEWHERE), group.count(Where.HERE)) == (5, 0)


def test_marks_and_the_book_say_who_is_here(small: SmallSchool) -> None:
    register = opened(small)
    for place, code in enumerate("/LIN"):
        mark(small.office, register, place, code)
    small.clock.set(9, 20)
    signed(small, 3, LATE)
    assert words(small.office) == ["here", "late", "away", "came late 09:20", "not marked yet"]
    signed(small, 0, LEFT)
    small.clock.set(9, 24)
    signed(small, 0, BACK)
    signed(small, 1, LEFT)
    assert words(small.office)[:2] == ["came back 09:24", "left 09:24"]


def test_a_line_that_was_taken_back_says_nothing(small: SmallSchool) -> None:
    take_register.fill_rest(small.teacher, opened(small).id)
    line = signed(small, 2, LEFT)
    assert words(small.office)[2] == "left 09:00"
    signed(small, 2, SigningKind.TAKEN_BACK, takes_back=line)
    assert words(small.office)[2] == "here"


def test_who_was_marked_in_class_after_leaving_is_here(small: SmallSchool) -> None:
    register = opened(small)
    signed(small, 0, LEFT)
    small.clock.set(9, 10)
    mark(small.teacher, register, 0, "/")
    assert words(small.office)[0] == "marked here 09:10"


def test_the_morning_stands_until_the_afternoon_is_settled(small: SmallSchool) -> None:
    take_register.fill_rest(small.teacher, opened(small).id)
    take_register.hand_in(small.teacher, opened(small).id)
    seen = {}
    for clock in ((9, 1), (12, 30), (13, 5), (13, 31)):
        small.clock.set(*clock)
        close_due(small.db, small.clock(), make.TUESDAY)
        seen[clock] = set(words(small.office))
    assert list(seen.values()) == [
        {"here"}, {"here"}, {"here"}, {"here this morning, register not taken"},
    ]  # fmt: skip


def test_in_the_afternoon_its_own_marks_count(small: SmallSchool) -> None:
    take_register.fill_rest(small.teacher, opened(small).id)
    small.clock.set(13, 5)
    register = opened(small, AFTERNOON)
    for place, code in enumerate("\\VN"):
        mark(small.office, register, place, code)
    gone = "here this morning, not in class since"
    # nobody handed the morning in, so that only what was marked present stands
    assert words(small.office) == ["here", "on a trip", gone, "here", "here"]


def test_an_n_by_the_close_of_a_register_never_handed_in_is_nobodys_word(
    small: SmallSchool,
) -> None:
    mark(small.teacher, opened(small), 0, "/")
    small.clock.set(9, 26)
    close_due(small.db, small.clock(), make.TUESDAY)
    doubt = "register not handed in"
    assert words(small.office) == ["here", *[doubt] * 4]


def test_a_child_on_roll_in_no_class_is_on_the_list(small: SmallSchool) -> None:
    make.make_pupil(small.db, small.school, None, "Rae", "Reed")
    *_, last = on_site(small.office).classes
    assert (last.group, last.name) == (None, "In no class")
    assert [child.placed.words for child in last.children] == ["in no class"]


@pytest.mark.parametrize("span", [{"leaving_day": "2026-11-09"}, {"starting_day": "2026-11-11"}])
def test_who_has_left_or_is_to_come_is_not_on_the_list(
    small: SmallSchool, span: dict[str, str]
) -> None:
    make.make_pupil(small.db, small.school, small.group, "Rae", "Reed", **span)
    assert len(on_site(small.office).children) == 5


def test_a_teacher_sees_the_own_class_and_the_stranger_none(small: SmallSchool) -> None:
    other = make.make_group(small.db, small.school, "Oak", "R")
    make.make_pupil(small.db, small.school, other, "Rae", "Reed")
    assert [one.name for one in on_site(small.office).classes] == ["Oak", "6B"]
    assert [one.name for one in on_site(small.teacher).classes] == ["6B"]
    assert on_site(small.stranger).classes == ()


def test_who_sets_the_school_up_sees_nobody(small: SmallSchool) -> None:
    ada = make.make_person(small.db, small.school, "Ada Admin", Role.ADMINISTRATOR)
    with pytest.raises(PermissionRefused):
        on_site(small.desk(ada))


def test_without_school_nobody_is_known_to_be_here(small: SmallSchool) -> None:
    small.clock.set(10, day=date(2026, 11, 8))
    seen = on_site(small.office)
    assert (seen.meets, {child.placed.words for child in seen.children}) == (False, {"no session"})


def test_who_came_before_the_school_was_closed_for_the_day_is_still_listed(
    small: SmallSchool,
) -> None:
    mark(small.teacher, opened(small), 0, "/")
    unexpected_closure(small.head, make.TUESDAY, make.TUESDAY, "Boiler")
    seen = on_site(small.office)
    assert (seen.meets, [one.count(Where.HERE) for one in seen.classes]) == (True, [1])


@pytest.mark.parametrize(("hour", "over"), [(15, False), (16, True)])
def test_when_the_last_session_has_ended_the_list_says_so(
    small: SmallSchool, hour: int, over: bool
) -> None:
    small.clock.set(hour)
    assert on_site(small.office).is_over is over
