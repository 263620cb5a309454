"""Which journeys wait for the head's decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.leave.waiting import Waiting
from desktop.storage.admissions import pupils
from desktop.storage.travel import journeys

if TYPE_CHECKING:
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
