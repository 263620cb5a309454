"""What a journey lets the registers expect: T while away, D on the other school's days."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.models.marks.expectation import EVERY_SESSION, Expectation
from desktop.models.travel.journey import SOURCE, TRAVELLING
from desktop.storage.marks import expectations
from desktop.storage.travel import journeys

if TYPE_CHECKING:
    from datetime import date

    from desktop.models.travel.journey import Journey
    from desktop.storage.file.signature import Signature
    from desktop.tasks.desk import Desk

_DAY = timedelta(days=1)


def expect_journey(desk: Desk, signed: Signature, journey: Journey) -> None:
    """Expect T of each child while away, and D where the other school has confirmed it.

    D is written after T, so that on its sessions it is the one that stands. Both are only filled
    in if the child is away: present is present. From today on: what is marked already is amended
    or stays. Inside `saving`.
    """
    for pupil in journey.pupils:
        plan = Expectation(
            id=0, pupil=pupil, group=None, first_day=max(journey.first_day, desk.today),
            last_day=journey.back_on - _DAY, pattern=EVERY_SESSION, code="T",
            recorded_at=signed.at, note=TRAVELLING, source=SOURCE,
        )  # fmt: skip
        _expect(desk, signed, journey, plan)
    expect_other_school(desk, signed, journey)


def expect_other_school(desk: Desk, signed: Signature, journey: Journey) -> None:
    """Expect D on the halves scheduled at the other school, once it is confirmed."""
    school = journey.school
    if school is None or not school.is_confirmed:
        return
    since = max(school.since, journey.first_day)
    for pupil in journey.pupils:
        plan = Expectation(
            id=0, pupil=pupil, group=None, first_day=max(since, desk.today),
            last_day=journey.back_on - _DAY, pattern=school.pattern, code="D",
            recorded_at=signed.at, note=school.name, source=SOURCE,
        )  # fmt: skip
        _expect(desk, signed, journey, plan)


def end_plans(desk: Desk, signed: Signature, number: int, from_day: date, why: str) -> None:
    """Let nothing of a journey stand from a day on; inside `saving`."""
    for expectation in journeys.plans_of(desk.db, number):
        standing = expectations.load_expectation(desk.db, expectation)
        if standing is None or standing.last_day < from_day:
            continue
        if from_day <= standing.first_day:
            expectations.withdraw_expectation(
                desk.db, expectation, signed.at, signed.author or 0, why
            )
        else:
            expectations.end_expectation(desk.db, expectation, from_day - _DAY)


def end_other_school(desk: Desk, signed: Signature, number: int, why: str) -> None:
    """Let the D sessions of a journey stand no longer, since they are planned anew."""
    for expectation in journeys.plans_of(desk.db, number):
        standing = expectations.load_expectation(desk.db, expectation)
        if standing is not None and standing.code == "D":
            expectations.withdraw_expectation(
                desk.db, expectation, signed.at, signed.author or 0, why
            )


def _expect(desk: Desk, signed: Signature, journey: Journey, plan: Expectation) -> None:
    if plan.last_day < plan.first_day:
        return
    number = expectations.add_expectation(desk.db, desk.school, plan, signed.author or 0)
    journeys.add_plan(desk.db, journey.id, number)
