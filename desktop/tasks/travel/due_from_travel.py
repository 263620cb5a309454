"""Who is due back from a journey and not in school, for the first-day board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.absence.board import DueBack
from desktop.models.days.session import day_in_words
from desktop.models.travel.circumstances import FactKind
from desktop.models.travel.journey_state import State
from desktop.models.travel.travelling import last_known
from desktop.storage.travel import journeys, travel_facts
from desktop.tasks.travel.travel_facts import travel_marks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop.models.travel.journey import Journey
    from desktop.tasks.desk import Desk
    from desktop.tasks.travel.travel_facts import TravelMarks

_LATE = (State.OVERDUE, State.DUE_BACK)


def due_from_travel(desk: Desk, pupils: Sequence[int]) -> dict[int, DueBack]:
    """Return who of these children was due back from a journey by today, with where they were.

    The board asks about children whom a register of today has without a reason.
    """
    found: dict[int, DueBack] = {}
    theirs = journeys.journeys_of(desk.db, desk.school, pupils) if pupils else ()
    open_ones = tuple(one for one in theirs if one.is_agreed and one.returned is None)
    if not open_ones:
        return found
    read = travel_marks(desk, {pupil for one in open_ones for pupil in one.pupils})
    for journey in open_ones:
        standing = read.standing(journey)
        if standing.state not in _LATE or standing.due > desk.today:
            continue
        for pupil in set(standing.missing) & set(pupils):
            words = _words(desk, read, journey, (pupil, standing.due))
            found[pupil] = DueBack("travel", standing.due, words)
    return found


def _words(desk: Desk, read: TravelMarks, journey: Journey, late: tuple[int, date]) -> str:
    pupil, due = late
    days = len(read.calendar.school_days(due, desk.today))
    when = "today" if days == 1 else f"today is school day {days}"
    said = f"Was due back from travelling on {day_in_words(due)}: {when}."
    known = travel_facts.circumstances_for(desk.db, desk.school, pupil)
    where = last_known(known) or journey.place
    if where:
        said += f" Last known: {where}."
    mobile = known.words(FactKind.MOBILE)
    return f"{said} On the road: {mobile}." if mobile else said
