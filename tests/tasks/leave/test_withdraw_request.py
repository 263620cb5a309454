"""A withdrawn request stays in the file, counts no longer, and lets nothing stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.errors import RuleError, StaleError
from desktop.storage.marks import expectations
from desktop.tasks.leave import decide_leave
from desktop.tasks.leave.see_requests import open_request, waiting_requests
from desktop.tasks.leave.withdraw_request import withdraw_request
from tests.tasks.leave.asking import ask, at, granted

if TYPE_CHECKING:
    from tests.conftest import SmallSchool


def test_a_withdrawn_request_waits_no_longer_and_is_kept(small: SmallSchool) -> None:
    number = ask(small, 0, 1)
    withdraw_request(small.office, number, "The trip is off")
    assert waiting_requests(small.head) == ()
    line = open_request(small.head, number).line
    assert (line.state.value, line.request.withdrawn_why) == ("withdrawn", "The trip is off")
    assert line.request.withdrawn_by == "Olive Office"


def test_leave_that_was_given_stands_no_longer(small: SmallSchool) -> None:
    number = ask(small, 0)
    decide_leave.decide(small.head, number, granted(small, 0))
    standing = expectations.standing(small.db, small.school, at(16).day, at(20).day)
    assert [one.pupil for one in standing] == [small.pupils[0]]
    withdraw_request(small.office, number, "The trip is off")
    assert expectations.standing(small.db, small.school, at(16).day, at(20).day) == ()


def test_it_is_withdrawn_once_and_with_a_reason(small: SmallSchool) -> None:
    number = ask(small, 0)
    with pytest.raises(RuleError, match="Say why"):
        withdraw_request(small.office, number, "  ")
    withdraw_request(small.office, number, "Wrong child")
    with pytest.raises(StaleError, match="Olive Office has withdrawn"):
        withdraw_request(small.officer, number, "Wrong child")
