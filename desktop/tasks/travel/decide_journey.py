"""The head decides about a journey: agreed, not agreed; or the family withdraws its request."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.errors import RuleError, StaleError
from desktop.models.days.session import both_halves
from desktop.models.finding import Finding, refused, settled, warning
from desktop.models.leave.leave_words import span_in_words
from desktop.models.organisation.staff import Duty
from desktop.models.travel.circumstances import t_findings
from desktop.models.travel.journey import Outcome, not_for_work
from desktop.storage.admissions import pupils
from desktop.storage.file.database import saving
from desktop.storage.file.signature import note, sign
from desktop.storage.leave import decisions
from desktop.storage.travel import journey_parts, journeys, travel_facts
from desktop.tasks.safety.confirm_clock import right_time
from desktop.tasks.travel.journey_plans import end_plans, expect_journey
from desktop.tasks.travel.marks_made import Made, amend_made
from desktop.tasks.travel.travel_letters import letters_of_decision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.models.admissions.pupil import Pupil
    from desktop.models.travel.journey import Journey
    from desktop.tasks.desk import Desk

_DAY = timedelta(days=1)


def findings(desk: Desk, journey: Journey, outcome: Outcome) -> tuple[Finding, ...]:
    """Return what stands against a decision, for the form before it is made."""
    desk.need(Duty.DECIDE_LEAVE)
    return tuple(_findings(desk, journey, outcome))


def decide_journey(
    desk: Desk, seen: Journey, outcome: Outcome, reason: str = "", made: tuple[Made, ...] = ()
) -> int:
    """Keep a decision and let the registers follow; StaleError where somebody was quicker.

    `made` are the marks that were seen to be amended with it.

    Agreed: T is expected while away, D on the other school's days. Anything else lets what was
    expected stand no longer. A decision that is changed is kept, and its letters are flagged.
    """
    desk.need(Duty.DECIDE_LEAVE)
    with saving(desk.db):
        journey = fresh(desk, seen)
        settled(_findings(desk, journey, outcome))
        if outcome is not Outcome.AGREED and not reason.strip():
            raise RuleError("The reason is not said.", "The family is told it: write a few words.")
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        number = journey_parts.add_decision(desk.db, journey.id, outcome, reason, signed)
        if journey.decision is not None:
            end_plans(desk, signed, journey.id, journey.first_day, "The decision was changed")
        if outcome is Outcome.AGREED:
            expect_journey(desk, signed, journey)
        amend_made(desk, signed, journey, outcome, made)
        for pupil in journey.pupils:
            what = f"journey {outcome.value}"
            note(desk.db, signed, ("pupil", pupil), what, journey=journey.id, decision=number)
        letters_of_decision(desk, signed, load(desk, journey.id))
    return number


def withdraw_journey(desk: Desk, seen: Journey, reason: str) -> int:
    """Keep that the family does not go after all; the office may, since it is no decision."""
    desk.need(Duty.LOG_ABSENCE)
    if not reason.strip():
        raise RuleError("Who said so is not written.", "Such as: mother, by telephone.")
    with saving(desk.db):
        journey = fresh(desk, seen)
        if not journey.is_open:
            raise RuleError("This journey is over.", "Nothing needs withdrawing.")
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        number = journey_parts.add_decision(desk.db, journey.id, Outcome.WITHDRAWN, reason, signed)
        end_plans(desk, signed, journey.id, journey.first_day, reason.strip())
        for pupil in journey.pupils:
            note(desk.db, signed, ("pupil", pupil), "journey withdrawn", journey=journey.id)
        letters_of_decision(desk, signed, load(desk, journey.id))
    return number


def load(desk: Desk, number: int) -> Journey:
    """Read a journey of the school; RuleError where there is none."""
    found = journeys.load_journey(desk.db, desk.school, number)
    if found is None:
        raise RuleError("There is no such journey.", "Look at the list again.")
    return found


def fresh(desk: Desk, seen: Journey) -> Journey:
    """Return a journey as it stands; StaleError where it is not as it was seen."""
    now = load(desk, seen.id)
    if now != seen:
        raise StaleError(
            "Somebody else has just changed this journey.",
            "Nothing was written. Look at what it says now.",
        )
    return now


def _findings(desk: Desk, journey: Journey, outcome: Outcome) -> Iterator[Finding]:
    if outcome is Outcome.WITHDRAWN:
        yield refused("outcome", "Only the family withdraws.", "Decide, or write what they said.")
    if journey.returned is not None:
        yield refused("outcome", "The family is back.", "What was decided stays as it is.")
    if outcome is not Outcome.AGREED:
        return
    if not journey.reason.is_for_work:
        said = not_for_work(journey.reason)
        yield refused("outcome", said.text, said.reason)
        return
    for number in journey.pupils:
        pupil = pupils.load_pupil(desk.db, number)
        known = travel_facts.circumstances_for(desk.db, desk.school, number)
        yield from t_findings(pupil, known, journey.first_day)
        yield from _on_leave(desk, journey, pupil)


def _on_leave(desk: Desk, journey: Journey, pupil: Pupil) -> Iterator[Finding]:
    """Leave that is granted gives way to T: said, not refused."""
    first, last = both_halves(journey.first_day)[0], both_halves(journey.back_on - _DAY)[1]
    for one in decisions.leave_between(desk.db, desk.school, first, last):
        if one.pupil == pupil.id and one.first and one.last:
            span = span_in_words(one.first, one.last)
            yield warning(
                "outcome",
                f"{pupil.name} has leave then: {span} ({one.code}).",
                f"T would stand in place of {one.code} on these days.",
            )
