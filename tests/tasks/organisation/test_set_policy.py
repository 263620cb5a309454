"""A policy holds from its day on; what the law forbids is refused, and the past stays."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from desktop.errors import PermissionRefused, RuleError
from desktop.models.days.session import Half, Session
from desktop.storage.organisation.policies import policy_on
from desktop.tasks.organisation import set_policy as errand
from tests import make

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

TODAY = make.TUESDAY
TOMORROW = TODAY + timedelta(days=1)
SHORTER = errand.filled(make.POLICY, {"name": "Shorter", "am": {"closes": "09:15"}})


def open_today(small: SmallSchool) -> None:
    times = ("opens_at", "begins_at", "closes_at", "expected_at", "ends_at")
    at = int(small.clock().timestamp())
    make.insert(
        small.db, "registers", school=small.school, group_id=small.group,
        session=Session(TODAY, Half.AM).number, **dict.fromkeys(times, at),
    )  # fmt: skip


def test_a_changed_policy_holds_from_its_day(small: SmallSchool) -> None:
    warnings = errand.change_policy(small.head, SHORTER, TOMORROW)
    assert [finding.field for finding in warnings] == ["pm.closes"]
    closes = {
        day: policy_on(small.db, small.school, day).times(Half.AM).closes
        for day in (TODAY, TOMORROW)
    }
    assert closes == {TODAY: time(9, 25), TOMORROW: time(9, 15)}
    assert [kept.by for kept in errand.policies_of(small.head)] == ["", "Hilda Head"]
    assert small.db.execute("SELECT what FROM history").fetchall() == [("changed the policy",)]


@pytest.mark.parametrize(
    ("opened", "from_day", "earliest"),
    [
        (False, TODAY - timedelta(days=1), "Tue 10 Nov 2026"),
        (True, TODAY, "Wed 11 Nov 2026"),
    ],
)
def test_the_past_and_standing_registers_keep_their_policy(
    small: SmallSchool, opened: bool, from_day: date, earliest: str
) -> None:
    if opened:
        open_today(small)
    with pytest.raises(RuleError, match=f"hold from {earliest} or later"):
        errand.change_policy(small.head, SHORTER, from_day)
    errand.change_policy(small.head, SHORTER, errand.earliest_day(small.head))


def test_the_first_policy_may_hold_from_before_today(small: SmallSchool) -> None:
    other = make.insert(
        small.db, "schools", name="Other", la="802", estab="2002", registers_from="2026-09-03"
    )
    desk = type(small.head)(small.db, other, small.head.who, small.clock)
    errand.change_policy(desk, make.POLICY, make.YEAR_START)
    assert errand.policy_today(desk).name == "National default"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"am": {"begins": "08:35"}}, "open for 50 minutes"),
        ({"deadline_days": 10}, "cannot wait 10 school days"),
        ({"am": {"closes": "late"}}, "'late' is no time"),
        ({"pm": {}, "am": {"begins": "09:25"}}, "closes before"),
    ],
)
def test_what_the_law_forbids_is_refused_with_the_reason(
    small: SmallSchool, changes: dict[str, Any], words: str
) -> None:
    with pytest.raises(RuleError, match=words):
        errand.change_policy(small.head, errand.filled(make.POLICY, changes), TOMORROW)
    assert len(errand.policies_of(small.head)) == 1


@pytest.mark.parametrize("file", errand.shipped_policies(), ids=lambda file: str(file.name))
def test_every_shipped_policy_can_be_chosen_once_its_gaps_are_confirmed(
    small: SmallSchool, file: Any
) -> None:
    errand.choose_policy(small.head, file.name, file.suggested, TOMORROW)
    kept = policy_on(small.db, small.school, TOMORROW)
    assert kept == file.suggestion()


def test_gaps_are_not_filled_without_a_person(small: SmallSchool) -> None:
    gaps = [file for file in errand.shipped_policies() if file.policy().am is None]
    with pytest.raises(RuleError, match="has no times yet"):
        errand.choose_policy(small.head, gaps[0].name, {}, TOMORROW)
    with pytest.raises(RuleError, match="no policy called"):
        errand.choose_policy(small.head, "Nobody's", {}, TOMORROW)


def test_a_policy_is_checked_as_it_is_filled_in() -> None:
    (finding,) = errand.check_policy({"name": "Ours", "am": make.TIMES["am"]}, TOMORROW)
    assert (finding.field, finding.is_refusal) == ("pm", True)


@pytest.mark.parametrize("whose", ["teacher", "office", "officer"])
def test_only_who_sets_up_changes_the_policy(small: SmallSchool, whose: str) -> None:
    desk = getattr(small, whose)
    with pytest.raises(PermissionRefused):
        errand.change_policy(desk, SHORTER, TOMORROW)
    with pytest.raises(PermissionRefused):
        errand.choose_policy(desk, "National default", {}, TOMORROW)
