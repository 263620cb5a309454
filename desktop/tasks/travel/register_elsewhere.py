"""Dual registration while away: the other school, on which days, and that it has confirmed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.finding import Finding, settled
from desktop.models.letters.letter import LetterKind
from desktop.models.organisation.staff import Duty
from desktop.models.travel.journey import school_findings
from desktop.storage.file.database import saving
from desktop.storage.file.signature import note, sign
from desktop.storage.travel import journey_parts
from desktop.tasks.safety.confirm_clock import right_time
from desktop.tasks.travel.decide_journey import fresh
from desktop.tasks.travel.journey_plans import end_other_school, expect_other_school
from desktop.tasks.travel.travel_letters import flag_of_kind

if TYPE_CHECKING:
    from desktop.models.travel.journey import Journey, OtherSchool
    from desktop.tasks.desk import Desk

_CHANGED = "What is recorded of the other school was changed."


def findings(desk: Desk, journey: Journey, school: OtherSchool) -> tuple[Finding, ...]:
    """Return what the entry lacks, for the form as it is filled in."""
    desk.need(Duty.LOG_ABSENCE)
    return tuple(school_findings(school, journey, desk.today))


def register_elsewhere(desk: Desk, seen: Journey, school: OtherSchool) -> int:
    """Keep the other school in place of what stood; agreed and confirmed, its days become D."""
    desk.need(Duty.LOG_ABSENCE)
    with saving(desk.db):
        journey = fresh(desk, seen)
        if not journey.is_open:
            raise RuleError("This journey is over.", "Write it to the next one.")
        settled(school_findings(school, journey, desk.today))
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        number = journey_parts.add_other_school(desk.db, journey.id, school, signed)
        if _is_another(journey.school, school):
            flag_of_kind(desk, signed, journey, LetterKind.DUAL_REGISTRATION, _CHANGED)
        if journey.is_agreed:
            end_other_school(desk, signed, journey.id, "The other school’s days were written anew")
            expect_other_school(desk, signed, replace(journey, school=school))
        for pupil in journey.pupils:
            what = "dual registration recorded"
            note(desk.db, signed, ("pupil", pupil), what, journey=journey.id, entry=number)
    return number


def _is_another(before: OtherSchool | None, now: OtherSchool) -> bool:
    """Whether a letter to the school says something else now; that it has confirmed is no news."""
    if before is None:
        return False
    said = (before.name, before.address, before.since)
    return said != (now.name.strip(), now.address.strip(), now.since)
