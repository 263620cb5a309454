"""Work to take along: that an education pack was given for a journey, and what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.organisation.staff import Duty
from desktop.storage.file.database import saving
from desktop.storage.file.signature import note, sign
from desktop.storage.travel import journey_parts
from desktop.tasks.safety.confirm_clock import right_time
from desktop.tasks.travel.decide_journey import fresh

if TYPE_CHECKING:
    from desktop.models.travel.journey import Journey
    from desktop.tasks.desk import Desk


def give_pack(desk: Desk, seen: Journey, words: str, *, given: bool) -> int:
    """Keep that a pack was given with what is in it, or that none was; what was said before stays.

    StaleError where somebody has changed the journey meanwhile.
    """
    desk.need(Duty.LOG_ABSENCE)
    if given and not words.strip():
        raise RuleError("What is in the pack is not said.", "Such as: reading book, number work.")
    with saving(desk.db):
        journey = fresh(desk, seen)
        if not journey.is_open:
            raise RuleError("This journey is over.", "Write it to the next one.")
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        number = journey_parts.add_pack(desk.db, journey.id, words, signed, given=given)
        for pupil in journey.pupils:
            what = "education pack given" if given else "no education pack"
            note(desk.db, signed, ("pupil", pupil), what, journey=journey.id)
    return number
