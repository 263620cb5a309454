"""Marks of a journey made before it was decided: shown first, then amended with the decision."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.errors import StaleError
from desktop.models.days.session import Half, Session, day_in_words
from desktop.models.marks.attendance_code import BY_SYMBOL
from desktop.models.marks.expectation import EVERY_SESSION
from desktop.models.organisation.staff import Duty
from desktop.models.record.span_amendment import Wanted, Which
from desktop.models.travel.journey import Outcome
from desktop.models.travel.meters import TRAVELLING
from desktop.tasks.record.amend_registers import amend_as, preview

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.models.record.amendment_preview import Preview
    from desktop.models.record.span_amendment import Line
    from desktop.models.travel.journey import Journey
    from desktop.storage.file.signature import Signature
    from desktop.tasks.desk import Desk

_CAME = frozenset({"U"})  # came late, and was not away
_UNEXPLAINED = "O"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Made:
    """What is asked of the registers, and the marks that it would change."""

    wanted: Wanted
    shown: Preview


def marks_made(desk: Desk, journey: Journey, outcome: Outcome = Outcome.AGREED) -> tuple[Made, ...]:
    """Return the marks that a decision would amend; nothing is written.

    Agreed: unauthorised absences to T, or D. Not agreed after all: T to O, until more is known.
    Nobody who was here is touched, nor who came late.
    """
    desk.need(Duty.DECIDE_LEAVE)
    but = _but(outcome)
    found = (Made(one, preview(desk, one, but)) for one in _wanted(desk, journey, outcome))
    return tuple(made for made in found if made.shown.changes)


def lines_of(made: tuple[Made, ...]) -> tuple[Line, ...]:
    """Return the marks that would change, one after another."""
    return tuple(line for one in made for line in one.shown.changes)


def amend_made(
    desk: Desk, signed: Signature, journey: Journey, outcome: Outcome, made: tuple[Made, ...]
) -> int:
    """Amend the marks that were shown and return how many; inside `saving`."""
    asked = tuple(_wanted(desk, journey, outcome))
    count = 0
    for one in made:
        if one.wanted not in asked:
            raise StaleError(
                "The days are other ones now.", "Look at the marks again, then decide."
            )
        count += amend_as(desk, signed, one.wanted, one.shown, _but(outcome)).marks
    return count


def _but(outcome: Outcome) -> frozenset[str]:
    return _CAME if outcome is Outcome.AGREED else frozenset(BY_SYMBOL) - {TRAVELLING}


def _wanted(desk: Desk, journey: Journey, outcome: Outcome) -> Iterator[Wanted]:
    last = min(journey.back_on - _DAY, desk.today)
    if journey.first_day > last or (outcome is not Outcome.AGREED and not journey.is_agreed):
        return
    whole = Wanted(
        first=Session(journey.first_day, Half.AM),
        last=Session(last, Half.PM),
        which=Which.UNAUTHORISED,
        code="T",
        reason=f"journey agreed, asked for on {day_in_words(journey.received_on)}",
        pupils=journey.pupils,
    )
    if outcome is not Outcome.AGREED:
        why = f"journey {outcome.value}, asked for on {day_in_words(journey.received_on)}"
        yield replace(whole, which=Which.ABSENT, code=_UNEXPLAINED, reason=why)
        return
    school = journey.school
    if school is None or not school.is_confirmed or school.since > last:
        yield whole
        return
    if school.since > journey.first_day:
        yield replace(whole, last=Session(school.since - _DAY, Half.PM))
    there = replace(whole, first=Session(max(school.since, journey.first_day), Half.AM))
    rest = EVERY_SESSION & ~school.pattern
    if rest:
        yield replace(there, pattern=rest)
    yield replace(there, pattern=school.pattern, code="D", note=school.name)
