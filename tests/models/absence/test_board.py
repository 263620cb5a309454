"""The order of the board, and whom it lets one ring."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop.models.absence.board import BoardLine, has_come, in_order, to_ring
from desktop.models.absence.first_day_clock import DEFAULT_CLOCK, DueStep, Step
from desktop.models.absence.tier import Placed
from desktop.models.admissions.pupil import Contact
from desktop.models.imports.incoming import Phone
from tests.tasks.taking import MORNING


def line(pupil: int, due: int | None, tier: str = "GREEN", **more: object) -> BoardLine:
    at = datetime(2026, 11, 10, 9, 26, tzinfo=UTC)
    step = DueStep(Step.CALL, at.replace(hour=due)) if due is not None else None
    made = BoardLine(
        pupil=pupil, name=f"Child {pupil}", group=1, group_name="6B", sessions=(MORNING,),
        appeared=at, day=1, tier=Placed(tier, ""), next=step,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def order(*lines: BoardLine) -> list[int]:
    return [one.pupil for one in in_order(DEFAULT_CLOCK, lines)]


def test_what_is_due_first_stands_first_and_what_is_done_last() -> None:
    assert order(line(1, None), line(2, 14), line(3, 10)) == [3, 2, 1]


def test_the_more_urgent_tier_comes_first_at_the_same_minute() -> None:
    assert order(line(1, 10), line(2, 10, "AMBER"), line(3, 10, "RED")) == [3, 2, 1]


def test_brothers_and_sisters_stand_together() -> None:
    assert order(line(1, 10, family=(3,)), line(2, 11), line(3, 14, family=(1,))) == [1, 3, 2]


def test_a_step_is_overdue_only_after_its_minute() -> None:
    one = line(1, 10)
    assert one.next
    assert [one.is_overdue(at) for at in (one.next.due, one.next.due.replace(minute=27))] == [
        False, True,
    ]  # fmt: skip
    assert not line(1, None).is_overdue(one.next.due)


def test_nobody_marked_do_not_contact_is_offered_to_be_rung() -> None:
    phone = (Phone("mobile", "07700 900001", "+447700900001", can_text=True),)
    people = (
        Contact(id=1, phones=phone), Contact(id=2, phones=phone, do_not_contact=True), Contact(id=3)
    )  # fmt: skip
    assert [one.id for one in to_ring(people)] == [1]


@pytest.mark.parametrize(
    ("codes", "come"),
    [("", False), ("N", False), ("N /", True), ("N \\", True), ("N L", True), ("N U", True),
     ("/ N", False), ("N D", False), ("N I", False), ("N V", True)],
)  # fmt: skip
def test_who_is_marked_here_last_has_come(codes: str, come: bool) -> None:
    assert has_come(codes.split()) is come
