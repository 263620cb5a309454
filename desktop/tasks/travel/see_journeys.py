"""Which journeys wait for the head's decision, and which families are not back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.leave.waiting import Waiting
from desktop.models.travel.journey_state import State
from desktop.storage.admissions import pupils
from desktop.storage.travel import journeys
from desktop.tasks.travel.travel_facts import travel_marks

if TYPE_CHECKING:
    from datetime import date

    from desktop.tasks.desk import Desk


def waiting_journeys(desk: Desk) -> tuple[Waiting, ...]:
    """Return the journeys that wait for a decision, those that begin soonest first."""
    found = journeys.undecided(desk.db, desk.school)
    names = pupils.names_of(desk.db, [pupil for one in found for pupil in one.pupils])
    return tuple(
        Waiting(
            one.id,
            ", ".join(names[pupil] for pupil in one.pupils),
            one.reason.words,
            one.received_on,
            one.first_day,
        )
        for one in found
    )


def overdue_since(desk: Desk) -> tuple[date, ...]:
    """Return for each family that is not back the day on which it was due."""
    found = journeys.not_back(desk.db, desk.school, desk.today)
    if not found:
        return ()
    read = travel_marks(desk, {pupil for one in found for pupil in one.pupils})
    standings = (read.standing(one) for one in found)
    return tuple(one.due for one in standings if one.state is State.OVERDUE)
