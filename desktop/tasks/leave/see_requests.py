"""Which requests for leave wait for the head's decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.leave.waiting import Waiting
from desktop.storage.admissions.pupils import load_pupil
from desktop.storage.leave import requests

if TYPE_CHECKING:
    from desktop.models.leave.request import LeaveRequest
    from desktop.tasks.desk import Desk


def waiting_requests(desk: Desk) -> tuple[Waiting, ...]:
    """Return the requests that wait for a decision, those that begin soonest first."""
    found = requests.undecided_requests(desk.db, desk.school)
    waiting = [_waiting(desk, one) for one in found]
    return tuple(sorted(waiting, key=lambda one: (one.first_day, one.number)))


def _waiting(desk: Desk, request: LeaveRequest) -> Waiting:
    names = ", ".join(load_pupil(desk.db, number).name for number in request.pupils)
    return Waiting(request.id, names, request.kind.words, request.received_on, request.first.day)
