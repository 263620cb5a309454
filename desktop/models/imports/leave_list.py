"""Requests for leave and what the head decided of them, as rows of cells for an export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.imports.book_lists import IDENTITY, identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from desktop.models.admissions.pupil import Pupil
    from desktop.models.imports.school_lists import Cell
    from desktop.models.leave.decision import LeaveDecision
    from desktop.models.leave.request import LeaveRequest

LEAVE = (
    *IDENTITY, "Request", "Received on", "How it came", "Who asks", "Relationship to the child",
    "Lives with the child", "From", "From AM or PM", "Until", "Until AM or PM", "Reason", "Words",
    "Where", "Recorded", "By", "Position", "Withdrawn", "Withdrawn by", "Why withdrawn",
    "Decision", "Outcome", "Code", "Given from", "Given from AM or PM", "Given until",
    "Given until AM or PM", "Why", "Decided", "Decided by", "Decided as", "Replaces decision",
)  # fmt: skip
_LIVES = {True: "yes", False: "no", None: ""}


def leave_rows(
    known: Mapping[int, Pupil],
    asked: Iterable[LeaveRequest],
    decided: Mapping[tuple[int, int], tuple[LeaveDecision, ...]],
) -> Iterator[list[Cell]]:
    """Give each child of each request a row for every decision, or one where there is none yet."""
    for request in asked:
        for pupil in request.pupils:
            own = [*identity(known[pupil]), *_request(request)]
            for decision in decided.get((request.id, pupil), ()):
                yield [*own, *_decision(decision)]
            if (request.id, pupil) not in decided:
                yield [*own, *[""] * 12]


def _request(one: LeaveRequest) -> list[Cell]:
    withdrawn = one.withdrawn_at.isoformat() if one.withdrawn_at else ""
    return [
        one.id, one.received_on, one.came.value, one.asker, one.relationship,
        _LIVES[one.lives_with], one.first.day, one.first.half.name, one.last.day,
        one.last.half.name, one.reason, one.words, one.destination, one.recorded_at.isoformat(),
        one.name, one.position, withdrawn, one.withdrawn_by, one.withdrawn_why,
    ]  # fmt: skip


def _decision(one: LeaveDecision) -> list[Cell]:
    given: list[Cell] = ["", "", "", ""]
    if one.first is not None and one.last is not None:
        given = [one.first.day, one.first.half.name, one.last.day, one.last.half.name]
    return [
        one.id, one.outcome.value, one.code, *given, one.reason, one.recorded_at.isoformat(),
        one.name, one.position, one.replaces,
    ]  # fmt: skip
