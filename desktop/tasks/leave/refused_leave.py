"""What a refusal suggests for sessions that stand as `N`: G for a holiday, O for anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.absence.unexplained_line import Suggested
from desktop.models.days.session import day_in_words
from desktop.models.leave.decision import standing_decisions
from desktop.storage.leave import decisions, requests

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop.models.days.session import Session
    from desktop.models.leave.decision import LeaveDecision
    from desktop.models.leave.request import LeaveRequest
    from desktop.tasks.desk import Desk


def suggested_for(desk: Desk, pupils: Collection[int], session: Session) -> dict[int, Suggested]:
    """Return for each of these children what leave not given suggests about a session.

    The caller checks who may see it. Nothing is entered by it.
    """
    if not pupils:
        return {}
    asked = requests.requests_for(desk.db, tuple(pupils), session, session)
    if not asked:
        return {}
    standing = standing_decisions(decisions.decisions_on(desk.db, [one.id for one in asked]))
    found: dict[int, Suggested] = {}
    for request in asked:
        for pupil in request.pupils:
            decision = standing.get((request.id, pupil))
            if pupil in pupils and decision is not None and not decision.covers(session):
                found[pupil] = _suggested(request, decision)
    return found


def _suggested(request: LeaveRequest, decision: LeaveDecision) -> Suggested:
    code = request.kind.refused if decision.outcome.gives_leave else decision.code
    words = (
        f"leave refused by {decision.name}, asked for on {day_in_words(request.received_on)}: "
        f"{request.kind.words.lower()}"
    )
    return Suggested(code, words)
