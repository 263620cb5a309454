"""A family is back: a journey ends on the day they were in school again, early or late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.days.session import day_in_words
from desktop.models.letters.letter import LetterKind
from desktop.models.organisation.staff import Duty
from desktop.storage.file.database import saving
from desktop.storage.file.signature import note, sign
from desktop.storage.travel import journey_parts
from desktop.tasks.safety.confirm_clock import right_time
from desktop.tasks.travel.decide_journey import fresh
from desktop.tasks.travel.journey_plans import end_plans
from desktop.tasks.travel.travel_letters import flag_of_kind

if TYPE_CHECKING:
    from datetime import date

    from desktop.models.travel.journey import Journey
    from desktop.tasks.desk import Desk


def end_journey(desk: Desk, seen: Journey, back_on: date, words: str) -> None:
    """Keep the day from which the family is back; T and D end before it.

    At home or on a site a child who is away is looked for as any other (school policy, R43).
    """
    desk.need(Duty.LOG_ABSENCE)
    with saving(desk.db):
        journey = fresh(desk, seen)
        _check(journey, back_on, words, desk.today)
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        journey_parts.add_return(desk.db, journey.id, back_on, words, signed)
        end_plans(desk, signed, journey.id, back_on, "The family is back")
        flag_of_kind(desk, signed, journey, LetterKind.TRAVEL_OVERDUE, "The family is back.")
        for pupil in journey.pupils:
            days = str(back_on)
            note(desk.db, signed, ("pupil", pupil), "journey ended", journey=journey.id, on=days)


def _check(journey: Journey, back_on: date, words: str, today: date) -> None:
    if not journey.is_agreed:
        raise RuleError("This journey was not agreed.", "Nothing needs ending.")
    if back_on < journey.first_day:
        raise RuleError(
            f"The journey begins on {day_in_words(journey.first_day)}.",
            "If they do not go at all, withdraw it.",
        )
    if back_on > today:
        raise RuleError(
            "That day is to come.", "A family is back when the children are in school again."
        )
    if not words.strip():
        raise RuleError("How the school knows is not said.", "Such as: in class this morning.")
