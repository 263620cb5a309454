"""The search before a travelling child's name comes off the roll: its steps, and what it allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.finding import settled
from desktop.models.organisation.staff import Duty
from desktop.models.travel.deletion import (
    DoneStep,
    Step,
    check_deletion,
    standing_steps,
    step_findings,
)
from desktop.storage.file.database import saving
from desktop.storage.file.signature import note, sign
from desktop.storage.travel import deletion_steps, travel_facts
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.safety.confirm_clock import right_time
from desktop.tasks.travel.travel_facts import travel_marks

if TYPE_CHECKING:
    from datetime import date

    from desktop.tasks.desk import Desk


def steps(desk: Desk, pupil: int) -> dict[Step, DoneStep]:
    """Return the steps that stand: those taken since the child was last in school."""
    desk.need(Duty.LOG_ABSENCE)
    return _standing(desk, pupil_here(desk, pupil).id)


def take_step(desk: Desk, pupil: int, step: Step, done_on: date, words: str) -> int:
    """Keep that a step was done, when, and what came of it."""
    desk.need(Duty.LOG_ABSENCE)
    settled(step_findings(done_on, words, desk.today))
    with saving(desk.db):
        pupil_here(desk, pupil)
        last = travel_marks(desk, [pupil]).last_attended(pupil)
        if last is not None and done_on < last:
            raise RuleError(
                "The child was in school after that day.", "Choose a later day: the search is over."
            )
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        number = deletion_steps.add_step(desk.db, pupil, step, (done_on, words), signed)
        note(desk.db, signed, ("pupil", pupil), "search step taken", step=step.value)
    return number


def check_may_leave(desk: Desk, pupil: int, ground: str, day: date) -> None:
    """RuleError unless a travelling child's name may come off the roll on this ground.

    For every other child nothing is asked. Inside the save that takes the name off.
    """
    known = travel_facts.circumstances_for(desk.db, desk.school, pupil)
    child = pupil_here(desk, pupil)
    if not known.is_mobile(child.birth_date, day):
        return
    standing = _standing(desk, pupil)
    check_deletion(child.name, ground, standing, is_main_school=known.is_main_school)


def _standing(desk: Desk, pupil: int) -> dict[Step, DoneStep]:
    done = deletion_steps.steps_of(desk.db, desk.school, pupil)
    if not done:
        return {}
    return standing_steps(done, travel_marks(desk, [pupil]).last_attended(pupil))
