"""Leaving early and coming back: present stands, and nobody leaves without an adult named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from desktop.errors import PermissionRefused, RuleError
from desktop.models.days.session import Half
from desktop.models.site.late_reason import LEAVING_REASONS
from desktop.storage.site import signings
from desktop.tasks.marks.close_registers import close_due
from desktop.tasks.marks.take_register import fill_rest
from desktop.tasks.organisation.set_terms import unexpected_closure
from desktop.tasks.site.sign_out import Leaving, SignedOut, sign_back, sign_out
from tests import make
from tests.tasks.site.test_sign_in_late import late
from tests.tasks.taking import AFTERNOON, MORNING, codes, mark, opened

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

REASONS = {reason.key: reason for reason in LEAVING_REASONS}


def leave(desk: Desk, pupil: int, key: str = "D", **more: Any) -> SignedOut:
    return sign_out(desk, Leaving(pupil, REASONS[key], **({"with_whom": "her mother"} | more)))


@pytest.fixture
def morning(small: SmallSchool) -> SmallSchool:
    """10:10; everybody is here but the first child."""
    mark(small.teacher, opened(small), 0, "N")
    fill_rest(small.teacher, opened(small).id)
    small.clock.set(10, 10)
    close_due(small.db, small.clock(), make.TUESDAY)
    return small


def test_a_child_who_leaves_stays_marked_present(morning: SmallSchool) -> None:
    leave(morning.office, morning.pupils[1])
    assert codes(morning) == "N / / / /"
    assert list(signings.out_on(morning.db, morning.school, make.TUESDAY)) == [morning.pupils[1]]


def test_a_child_who_comes_back_is_out_no_longer(morning: SmallSchool) -> None:
    leave(morning.office, morning.pupils[1])
    morning.clock.set(11, 20)
    done = sign_back(morning.office, morning.pupils[1])
    assert (done.name, done.entry) == ("Ben Baxter", None)
    assert signings.out_on(morning.db, morning.school, make.TUESDAY) == {}


@pytest.mark.parametrize(
    ("clock", "codes_then"),
    [((12, 30), "."), ((12, 58), "."), ((13, 10), "L"), ((14, 0), "M"), ((15, 40), ".")],
)
def test_back_after_the_afternoon_began_is_late_in_the_afternoon(
    morning: SmallSchool, clock: tuple[int, int], codes_then: str
) -> None:
    leave(morning.office, morning.pupils[1], "D")
    morning.clock.set(*clock)
    sign_back(morning.office, morning.pupils[1])
    assert codes(morning, AFTERNOON).split()[1] == codes_then


def test_back_from_lunch_at_home_after_the_close_is_u(morning: SmallSchool) -> None:
    leave(morning.office, morning.pupils[1], "L")
    morning.clock.set(14, 0)
    done = sign_back(morning.office, morning.pupils[1])
    assert done.entry is not None
    assert (done.entry.code, done.entry.minutes) == ("U", 60)


def test_where_the_afternoon_is_not_held_who_leaves_at_noon_leaves_the_morning(
    morning: SmallSchool,
) -> None:
    unexpected_closure(morning.head, make.TUESDAY, make.TUESDAY, "Boiler", frozenset({Half.PM}))
    morning.clock.set(12, 40)
    leave(morning.office, morning.pupils[1])
    (line,) = signings.signings_of_day(morning.db, morning.school, make.TUESDAY)
    assert (line.session, line.at) == (MORNING, morning.clock())


@pytest.mark.parametrize(
    ("place", "more", "sentence"),
    [
        (0, {}, "Aisha Ahmed is marked N, not here"),
        (1, {"with_whom": " "}, "Nobody is named who collects"),
        (1, {"key": "W"}, "words are missing"),
    ],
)
def test_who_cannot_leave_is_said(
    morning: SmallSchool, place: int, more: dict[str, str], sentence: str
) -> None:
    with pytest.raises(RuleError, match=sentence):
        leave(morning.office, morning.pupils[place], **more)
    assert signings.signings_of_day(morning.db, morning.school, make.TUESDAY) == ()


def test_wrong_order_is_refused_with_the_time(morning: SmallSchool) -> None:
    with pytest.raises(RuleError, match="has not been signed out today"):
        sign_back(morning.office, morning.pupils[1])
    leave(morning.office, morning.pupils[1])
    with pytest.raises(RuleError, match=r"Ben Baxter left at 10:10"):
        leave(morning.office, morning.pupils[1])
    with pytest.raises(RuleError, match="left at 10:10, after that"):
        sign_back(morning.office, morning.pupils[1], morning.clock().replace(hour=9))
    with pytest.raises(RuleError, match="was signed out at 10:10"):
        late(morning.office, morning.pupils[1])


def test_a_child_who_came_late_may_leave_afterwards_and_not_before(morning: SmallSchool) -> None:
    late(morning.office, morning.pupils[0], key="D")
    with pytest.raises(RuleError, match="came in at 10:10, after that"):
        leave(morning.office, morning.pupils[0], at=morning.clock().replace(hour=9))
    morning.clock.set(11, 0)
    leave(morning.office, morning.pupils[0], "I")
    assert codes(morning).split()[0] == "M"


def test_only_the_office_signs_children_out(morning: SmallSchool) -> None:
    with pytest.raises(PermissionRefused):
        leave(morning.teacher, morning.pupils[1])
    with pytest.raises(PermissionRefused):
        sign_back(morning.teacher, morning.pupils[1])
