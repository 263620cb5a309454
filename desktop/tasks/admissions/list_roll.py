"""The roll as a list: who is on it, who is coming, who has left, and what each still lacks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from desktop.errors import PermissionRefused
from desktop.models.admissions.contact_rules import contact_findings
from desktop.models.admissions.upn import is_temporary
from desktop.models.organisation.staff import Duty
from desktop.storage.admissions import contacts, pupils, rolls

if TYPE_CHECKING:
    from datetime import date

    from desktop.models.admissions.pupil import Pupil
    from desktop.models.admissions.roll import Enrolment, Membership, Rolls
    from desktop.tasks.desk import Desk


class Standing(Enum):
    """Where a pupil stands on the roll on a day."""

    ON_ROLL = "on roll"
    JOINING = "joining"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class RollLine:
    """One child of the roll; `lacking` says what is wrong with the contacts, or nothing."""

    pupil: Pupil
    enrolment: Enrolment
    place: Membership | None
    standing: Standing
    lacking: str

    @property
    def upn_state(self) -> str:
        """Whether there is a UPN, and whether it is only temporary."""
        if not self.pupil.upn:
            return "No UPN"
        return "Temporary" if is_temporary(self.pupil.upn) else ""


def roll_lines(desk: Desk) -> tuple[RollLine, ...]:
    """Return everybody who is, will be or was on the roll of the school."""
    check_may_see_roll(desk)
    today = desk.today
    known = rolls.rolls_on(desk.db, desk.school, today)
    numbers = contacts.numbers_to_call(desk.db, desk.school)
    return tuple(
        _line(pupil, enrolments[-1], known, numbers.get(pupil.id, 0), today)
        for pupil in pupils.load_pupils(desk.db, desk.school)
        if (enrolments := known.enrolments.get(pupil.id))
    )


def _line(pupil: Pupil, last: Enrolment, known: Rolls, numbers: int, today: date) -> RollLine:
    standing, day = standing_on(last, today), today
    if standing is Standing.JOINING:
        day = last.starting_day
    elif standing is Standing.LEFT:
        day = last.leaving_day or today
    lacking = "" if standing is Standing.LEFT else _lacking(numbers)
    return RollLine(pupil, last, known.place(pupil.id, day), standing, lacking)


@cache
def _lacking(numbers: int) -> str:
    found = contact_findings(numbers)
    return found[0].text if found else ""


def standing_on(last: Enrolment, day: date) -> Standing:
    """Return where the latest time on roll puts a pupil on a day."""
    if day < last.starting_day:
        return Standing.JOINING
    return Standing.ON_ROLL if last.holds(day) else Standing.LEFT


def check_may_see_roll(desk: Desk) -> None:
    """PermissionRefused for a person who neither keeps the roll nor sees every class."""
    if not (desk.who.may(Duty.KEEP_THE_ROLL) or desk.who.may(Duty.SEE_EVERY_CLASS)):
        raise PermissionRefused(
            f"{desk.who.name} may not see the whole roll.", "Find a child of your own class."
        )
