"""A pupil leaves: the leaving day, where to, and the ground; undone until it takes effect."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.admissions.roll import (
    NOT_BACK_FROM_LEAVE,
    Enrolment,
    check_ground,
    check_leaving,
)
from desktop.models.days.session import day_in_words
from desktop.models.organisation.staff import Duty
from desktop.storage.admissions import pupils, rolls
from desktop.storage.file.database import saving
from desktop.tasks.admissions.pupil_history import keep, pupil_here
from desktop.tasks.leave.due_back import check_may_come_off
from desktop.tasks.travel.search_steps import check_may_leave

if TYPE_CHECKING:
    from datetime import date

    from desktop.tasks.desk import Desk


@dataclass(frozen=True, slots=True)
class Leaving:
    """The last day on roll, where the pupil goes, and the ground (reg 9(1)), known or not yet."""

    day: date
    destination: str = ""
    ground: str = ""
    future_address: str = ""


def take_off_roll(desk: Desk, number: int, leaving: Leaving) -> Enrolment:
    """Let a pupil leave at the end of a day, never before a mark in the register.

    Ground H asks for its ten school days and for every condition ticked (C26).
    """
    desk.need(Duty.KEEP_THE_ROLL)
    check_ground(leaving.ground, leaving.day)
    with saving(desk.db):
        if leaving.ground == NOT_BACK_FROM_LEAVE:
            check_may_come_off(desk, number, pupil_here(desk, number).name)
        return leave(desk, number, leaving)


def leave(desk: Desk, number: int, leaving: Leaving) -> Enrolment:
    """Do what `take_off_roll` does inside a save that is already going on."""
    pupil = pupil_here(desk, number)
    check_may_leave(desk, number, leaving.ground, leaving.day)
    old = rolls.enrolments_of(desk.db, number)[-1]
    marked = rolls.marked_sessions(desk.db, number)
    check_leaving(old, leaving.day, marked[1] if marked else None)
    enrolment = replace(
        old, leaving_day=leaving.day, destination=leaving.destination, ground=leaving.ground
    )
    rolls.update_enrolment(desk.db, enrolment)
    moved = replace(
        pupil,
        future_school=leaving.destination or pupil.future_school,
        future_address=leaving.future_address or pupil.future_address,
    )
    pupils.update_pupil(desk.db, moved, ("future_school", "future_address"))
    keep(desk, number, "left", **_in_history(old, enrolment))
    return enrolment


def stay_on_roll(desk: Desk, number: int) -> Enrolment:
    """Undo a leaving day that has not passed yet."""
    desk.need(Duty.KEEP_THE_ROLL)
    with saving(desk.db):
        pupil = pupil_here(desk, number)
        old = rolls.enrolments_of(desk.db, number)[-1]
        if old.leaving_day is None:
            raise RuleError(f"{pupil.name} has no leaving day.", "Nothing needs undoing.")
        if old.leaving_day < desk.today:
            raise RuleError(
                f"{pupil.name} left on {day_in_words(old.leaving_day)}.",
                "Put the child on roll again from a new starting day.",
            )
        enrolment = replace(old, leaving_day=None, destination="", ground="")
        rolls.update_enrolment(desk.db, enrolment)
        keep(desk, number, "stays", **_in_history(old, enrolment))
    return enrolment


def _in_history(old: Enrolment, new: Enrolment) -> dict[str, list[str | None]]:
    return {
        "leaving_day": [_text(old.leaving_day), _text(new.leaving_day)],
        "destination": [old.destination, new.destination],
        "ground": [old.ground, new.ground],
    }


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
