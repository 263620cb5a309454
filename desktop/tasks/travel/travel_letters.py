"""The letters of travelling families; they are kept with the decision, in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.days.session import day_in_words
from desktop.models.letters.letter import JOURNEY, LetterDraft, LetterKind, LetterState
from desktop.models.organisation.staff import Duty
from desktop.models.travel.journey import Outcome, away_days
from desktop.models.travel.journey_state import State
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.letters import ledger
from desktop.storage.organisation.school_years import load_calendar
from desktop.storage.travel import journeys
from desktop.tasks.letters.write_letters import flag_letter, flag_letters, write_letters
from desktop.tasks.safety.confirm_clock import right_time
from desktop.tasks.travel.travel_facts import travel_marks

if TYPE_CHECKING:
    from desktop.models.travel.journey import Journey
    from desktop.storage.file.signature import Signature
    from desktop.tasks.desk import Desk

_KINDS = {
    Outcome.AGREED: LetterKind.TRAVEL_AGREED,
    Outcome.NOT_AGREED: LetterKind.TRAVEL_NOT_AGREED,
}


def letters_of_decision(desk: Desk, signed: Signature, journey: Journey) -> tuple[int, ...]:
    """Write the letter that tells the family, in place of one of an earlier decision.

    Inside `saving`. A request that the family withdrew asks for no letter.
    """
    decision = journey.decision
    if decision is None:
        return ()
    flag_letters(desk, signed, (JOURNEY, journey.id), "The decision about the journey was changed.")
    kind = _KINDS.get(decision.outcome)
    if kind is None:
        return ()
    values = _span(desk, journey)
    if kind is LetterKind.TRAVEL_AGREED:
        values |= {"conditions": decision.reason, "where": _where(journey)}
        values |= {"education": _education(journey)}
    else:
        values |= {"reason": decision.reason}
    return write_letters(desk, signed, [_draft(kind, journey, values)])


def write_overdue(desk: Desk, number: int) -> tuple[int, ...]:
    """Write to a family that is not back; only about the children who are not."""
    desk.need(Duty.LOG_ABSENCE)
    with saving(desk.db):
        journey = _load(desk, number)
        read = travel_marks(desk, journey.pupils)
        _check_none_waits(desk, number, LetterKind.TRAVEL_OVERDUE)
        standing = read.standing(journey)
        if standing.state is not State.OVERDUE:
            raise RuleError("This journey is not overdue.", "Look at the list again.")
        missed = len(read.calendar.school_days(standing.due, desk.today))
        words = "1 school day" if missed == 1 else f"{missed} school days"
        values = _span(desk, journey) | {
            "back_on": day_in_words(standing.due),
            "where": _where(journey),
            "missed": f"{words} since then",
        }
        draft = _draft(LetterKind.TRAVEL_OVERDUE, journey, values, standing.missing)
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        return write_letters(desk, signed, [draft])


def write_to_other_school(desk: Desk, number: int) -> tuple[int, ...]:
    """Write to the other school about dual registration."""
    desk.need(Duty.LOG_ABSENCE)
    with saving(desk.db):
        journey = _load(desk, number)
        school = journey.school
        if school is None:
            raise RuleError("No other school is recorded.", "Record it first, then write to it.")
        _check_none_waits(desk, number, LetterKind.DUAL_REGISTRATION)
        since = f"Registered with you since {day_in_words(school.since)}."
        values = _span(desk, journey) | {"back_on": day_in_words(journey.back_on)}
        values |= {"since": since, "contact": desk.who.name}
        lines = (school.name, *school.address.replace(", ", "\n").splitlines())
        address = "\n".join(line.strip() for line in lines if line.strip())
        draft = _draft(LetterKind.DUAL_REGISTRATION, journey, values, school=address)
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        return write_letters(desk, signed, [draft])


def flag_of_kind(
    desk: Desk, signed: Signature, journey: Journey, kind: LetterKind, why: str
) -> None:
    """Let a journey’s letters of one kind fall away, or flag the signed ones; inside `saving`."""
    for one in ledger.letters_about(desk.db, desk.school, (JOURNEY, journey.id)):
        if one.kind is kind:
            flag_letter(desk, signed, one, why)


def _check_none_waits(desk: Desk, number: int, kind: LetterKind) -> None:
    for one in ledger.letters_about(desk.db, desk.school, (JOURNEY, number)):
        if one.kind is kind and one.state is LetterState.UNSIGNED:
            raise RuleError(
                "Such a letter waits for the head’s signature already.",
                f"It is {one.reference}: sign that one, or see it in the letters.",
            )


def _load(desk: Desk, number: int) -> Journey:
    found = journeys.load_journey(desk.db, desk.school, number)
    if found is None or not found.is_agreed:
        raise RuleError("This journey is not agreed.", "Look at the list again.")
    return found


def _draft(
    kind: LetterKind,
    journey: Journey,
    values: dict[str, str],
    pupils: tuple[int, ...] = (),
    school: str = "",
) -> LetterDraft:
    decision = journey.decision
    relied_on: dict[str, object] = {
        "journey": journey.id,
        "decision": decision.id if decision else None,
        "first_day": str(journey.first_day),
        "back_on": str(journey.back_on),
    }
    return LetterDraft(
        kind=kind, pupils=pupils or journey.pupils, about=(JOURNEY, journey.id), values=values,
        relied_on=relied_on, school=school,
    )  # fmt: skip


def _span(desk: Desk, journey: Journey) -> dict[str, str]:
    days = away_days(journey, load_calendar(desk.db, desk.school)) or (journey.first_day,)
    found = {"first_day": day_in_words(journey.first_day), "last_day": day_in_words(days[-1])}
    if journey.is_agreed:
        found["back_on"] = day_in_words(journey.back_on)
    return found


def _where(journey: Journey) -> str:
    return f"You told us that you would be here: {journey.place}." if journey.place else ""


def _education(journey: Journey) -> str:
    if not journey.pack:
        return ""
    what = f": {journey.pack_words}" if journey.pack_words else ""
    return f"We have given you work to take along{what}."
