"""The list says of each request how it stands today, what presses most first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from desktop.errors import RuleError
from desktop.models.days.session import Half, Session
from desktop.models.leave.decision import DecisionDraft, Outcome
from desktop.models.leave.request import Came, RequestDraft
from desktop.models.marks.entry import Draft
from desktop.models.site.pressing import Matter
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.leave import decisions, requests
from desktop.tasks.leave.see_requests import (
    open_request,
    requests_of_pupil,
    requests_of_year,
    waiting_requests,
)
from desktop.tasks.marks import take_register
from desktop.tasks.site.see_pressing import pressing
from tests import make

if TYPE_CHECKING:
    from tests.conftest import SmallSchool


def ask(small: SmallSchool, place: int, first: str, last: str, **changes: Any) -> int:
    """A request of the first day of term, written down past the errand."""
    facts: dict[str, Any] = {
        "pupils": small.pupils[place : place + 1], "received_on": date(2026, 9, 3),
        "came": Came.FORM, "asker": "A parent", "reason": "holiday",
        "first": Session(date.fromisoformat(first), Half.AM),
        "last": Session(date.fromisoformat(last), Half.PM),
    }  # fmt: skip
    with saving(small.db):
        signed = sign(small.db, small.school, small.office.who, small.clock())
        return requests.add_request(small.db, RequestDraft(**(facts | changes)), signed)


def grant(small: SmallSchool, number: int) -> int:
    with saving(small.db):
        signed = sign(small.db, small.school, small.head.who, small.clock())
        one = requests.load_request(small.db, small.school, number)
        assert one is not None
        made = DecisionDraft(
            request=number, pupil=one.pupils[0], outcome=Outcome.GRANTED, code="C",
            reason="Once", first=one.first, last=one.last,
        )  # fmt: skip
        return decisions.add_decision(small.db, made, signed)


def states(small: SmallSchool) -> list[tuple[str, str]]:
    return [(one.children[0].name, one.state.value) for one in requests_of_year(small.office)]


def test_the_list_begins_with_who_is_not_back(small: SmallSchool) -> None:
    ask(small, 0, "2026-12-01", "2026-12-04")
    for place, days in enumerate([("2026-11-04", "2026-11-06"), ("2026-11-05", "2026-11-09"),
                                  ("2026-11-09", "2026-11-13")], 1):  # fmt: skip
        grant(small, ask(small, place, *days))
    grant(small, ask(small, 4, "2026-12-14", "2026-12-15"))
    assert states(small) == [
        ("Ben Baxter", "not back"),
        ("Chloe Carr", "due back today"),
        ("Dylan Dodd", "away now"),
        ("Aisha Ahmed", "waits for the head"),
        ("Eve Evans", "granted"),
    ]


@pytest.mark.parametrize(("code", "state"), [("/", "granted"), ("N", "not back")])
def test_a_mark_says_whether_a_child_is_back(small: SmallSchool, code: str, state: str) -> None:
    grant(small, ask(small, 0, "2026-11-04", "2026-11-06"))
    register = take_register.open_register(
        small.teacher, small.group, Session(make.TUESDAY, Half.AM)
    )
    take_register.mark(small.teacher, register.id, Draft(small.pupils[0], code))
    assert states(small) == [("Aisha Ahmed", state)]


def test_a_request_of_another_year_is_only_on_the_childs_page(small: SmallSchool) -> None:
    ask(small, 0, "2026-07-01", "2026-07-03", received_on=date(2026, 6, 1))
    assert requests_of_year(small.office) == ()
    (line,) = requests_of_pupil(small.office, small.pupils[0])
    assert line.names == "Aisha Ahmed"


def test_what_waits_is_told_to_the_head_soonest_first(small: SmallSchool) -> None:
    later = ask(small, 0, "2026-12-14", "2026-12-15")
    sooner = ask(small, 1, "2026-12-01", "2026-12-04")
    assert [one.number for one in waiting_requests(small.head)] == [sooner, later]
    assert waiting_requests(small.head)[0].what == "Family holiday"


@pytest.mark.parametrize(("who", "told"), [("head", True), ("office", False)])
def test_today_tells_who_decides_how_many_wait(small: SmallSchool, who: str, told: bool) -> None:
    desk = getattr(small, who)
    assert [one for one in pressing(desk, ()) if one.matter is Matter.LEAVE] == []
    ask(small, 0, "2026-12-14", "2026-12-15")
    ask(small, 1, "2026-12-01", "2026-12-04")
    found = [(one.what, one.who) for one in pressing(desk, ()) if one.matter is Matter.LEAVE]
    line = ("2 requests for leave wait", "Ben Baxter, from Tue 1 Dec 2026")
    assert found == ([line] if told else [])


def test_a_request_of_nobody_here_is_refused(small: SmallSchool) -> None:
    with pytest.raises(RuleError, match="not in this school"):
        open_request(small.office, 99)
