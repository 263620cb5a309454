"""A request is withdrawn: by the family, or because it was written down wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.organisation.staff import Duty
from desktop.storage.file.database import saving
from desktop.storage.file.signature import note, sign
from desktop.storage.leave import requests
from desktop.tasks.leave.ask_for_leave import standing_request
from desktop.tasks.leave.decide_leave import stop_leave
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from desktop.models.leave.request import LeaveRequest
    from desktop.tasks.desk import Desk


def withdraw_request(desk: Desk, number: int, why: str) -> LeaveRequest:
    """Let a request count no longer, and no leave stand from it; marks made stay as they are.

    StaleError where somebody has withdrawn it already.
    """
    desk.need(Duty.LOG_ABSENCE)
    if not why.strip():
        raise RuleError("Say why the request is withdrawn.", "A few words are enough.")
    with saving(desk.db):
        found = standing_request(desk, number)
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        stop_leave(desk, signed, found, why.strip())
        requests.withdraw_request(desk.db, number, signed, why.strip())
        for pupil in found.pupils:
            note(desk.db, signed, ("pupil", pupil), "leave request withdrawn", request=number)
    return found
