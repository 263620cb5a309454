"""Roll-calls: begun by the office, ticked at several desks, ended with a word, logged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError
from desktop.models.site.roll_call import CallKind
from desktop.tasks.marks import take_register
from desktop.tasks.site import call_roll
from tests import make
from tests.tasks.taking import mark, opened

if TYPE_CHECKING:
    from desktop.models.site.roll_call import RollCall
    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

FIRE = CallKind.DRILL, "Fire"


@pytest.fixture
def call(small: SmallSchool) -> RollCall:
    """Two here, one away, two not marked yet."""
    for place, code in enumerate("/LI"):
        mark(small.office, opened(small), place, code)
    return call_roll.begin(small.office, *FIRE)


def missing(desk: Desk, call: RollCall) -> list[str]:
    return [line.forename for line in call_roll.sheet(desk, call.id).missing]


def test_who_is_here_or_not_known_is_looked_for_and_nobody_else(
    small: SmallSchool, call: RollCall
) -> None:
    lines = call_roll.sheet(small.office, call.id).lines
    assert [(line.forename, line.expected, line.standing) for line in lines] == [
        ("Aisha", True, "here"),
        ("Ben", True, "late"),
        ("Dylan", False, "not marked yet"),
        ("Eve", False, "not marked yet"),
    ]


def test_the_list_is_of_the_moment_it_began(small: SmallSchool, call: RollCall) -> None:
    take_register.fill_rest(small.teacher, opened(small).id)
    assert len(call_roll.sheet(small.office, call.id).lines) == 4


def test_two_desks_tick_and_untick_and_nothing_is_lost(small: SmallSchool, call: RollCall) -> None:
    first, second, third, fourth = (
        one.pupil for one in call_roll.sheet(small.office, call.id).lines
    )
    assert call_roll.tick(small.office, call.id, [first, second]) == (first, second)
    assert call_roll.tick(small.teacher, call.id, [second, third]) == (third,)
    assert call_roll.untick(small.head, call.id, [first, fourth]) == (first,)
    assert missing(small.office, call) == missing(small.teacher, call) == ["Aisha", "Eve"]
    (latest, _) = call_roll.sheet(small.office, call.id).found
    assert latest.by in ("Olive Office", "Tara Teach")


def test_a_teacher_ticks_the_own_class_only(small: SmallSchool) -> None:
    other = make.make_group(small.db, small.school, "Oak", "R")
    child = make.make_pupil(small.db, small.school, other, "Rae", "Reed")
    call = call_roll.begin(small.office, *FIRE)
    assert "Rae" not in missing(small.teacher, call)
    with pytest.raises(PermissionRefused):
        call_roll.tick(small.teacher, call.id, [child])
    assert call_roll.sheet(small.stranger, call.id).lines == ()


@pytest.mark.parametrize("who", ["teacher", "stranger"])
def test_only_who_sees_every_class_begins_ends_and_sees_the_log(
    small: SmallSchool, call: RollCall, who: str
) -> None:
    desk: Desk = getattr(small, who)
    for errand in (
        lambda: call_roll.begin(desk, *FIRE),
        lambda: call_roll.end(desk, call.id, "All home"),
        lambda: call_roll.calls_this_year(desk),
    ):
        with pytest.raises(PermissionRefused):
            errand()


def test_one_roll_call_goes_on_at_a_time(small: SmallSchool, call: RollCall) -> None:
    with pytest.raises(RuleError, match="Olive Office has begun"):
        call_roll.begin(small.head, CallKind.EMERGENCY, "Flood")
    assert call_roll.under_way(small.teacher) == call


def test_it_ends_with_a_word_about_who_was_not_found(small: SmallSchool, call: RollCall) -> None:
    first, *_ = call_roll.sheet(small.office, call.id).lines
    call_roll.tick(small.office, call.id, [first.pupil])
    small.clock.set(9, 4, 12)
    with pytest.raises(RuleError, match="3 children have not been found"):
        call_roll.end(small.office, call.id)
    call_roll.end(small.office, call.id, " Register not taken yet ")
    (past,) = call_roll.calls_this_year(small.head)
    assert (past.looked_for, past.found) == (4, 1)
    assert past.not_found == ("Ben Baxter", "Dylan Dodd", "Eve Evans")
    assert past.call.took(small.clock()).total_seconds() == 252
    assert (past.call.ended_by, past.call.note) == ("Olive Office", "Register not taken yet")
    assert call_roll.under_way(small.office) is None


def test_after_the_end_nothing_is_ticked(small: SmallSchool, call: RollCall) -> None:
    call_roll.end(small.office, call.id, "Stopped")
    first, *_ = call_roll.sheet(small.office, call.id).lines
    with pytest.raises(RuleError, match="has ended"):
        call_roll.tick(small.office, call.id, [first.pupil])
    with pytest.raises(RuleError, match="has ended"):
        call_roll.end(small.office, call.id, "Again")


def test_an_emergency_asks_nobody_about_the_clock(small: SmallSchool) -> None:
    make.set_kind(small.db, "real")
    small.clock.set(10, day=make.TUESDAY.replace(year=2028))
    assert call_roll.begin(small.office, CallKind.EMERGENCY, "Flood").what == "Flood"


def test_a_roll_call_of_another_school_is_not_seen(small: SmallSchool, call: RollCall) -> None:
    other = make.make_own_school(small.head, "Rowan School")
    assert call_roll.under_way(other) is None
    with pytest.raises(RuleError, match="no such roll-call"):
        call_roll.sheet(other, call.id)


def test_what_it_is_for_is_said(small: SmallSchool) -> None:
    with pytest.raises(RuleError):
        call_roll.begin(small.office, CallKind.DRILL, "")
    assert call_roll.under_way(small.office) is None
