from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.models.absence.proposal import DayAway, Proposal
from desktop.models.days.session import session_of
from desktop.models.leave.taken_without import (
    LeaveLimits,
    alert_at,
    leave_runs,
    proposed_after,
    to_refer,
)

MONDAY = date(2026, 9, 7)


def days(codes: str) -> list[DayAway]:
    """A day for each pair of letters; . is a half without a mark."""
    return [
        DayAway(MONDAY + timedelta(days=n), tuple(one for one in pair if one != "."))
        for n, pair in enumerate(codes.split())
    ]


RUNS = [
    ("GG GG GG GG GG", (), [5]),
    ("GG GG /\\ GG", (), [2, 1]),
    ("GG G\\ GG", (), [1, 1]),
    ("OO OO", (), []),
    ("OO OO", (0, 1), [2]),
    ("NN OO UU", (0, 1, 2), [2]),
    ("GG ..  GG", (), [1, 1]),
    ("G. GG", (), [2]),
]


@pytest.mark.parametrize(("codes", "refused", "lengths"), RUNS)
def test_runs_of_leave_without_permission(
    codes: str, refused: tuple[int, ...], lengths: list[int]
) -> None:
    asked = [MONDAY + timedelta(days=n) for n in refused]
    assert [run.days for run in leave_runs(days(codes), asked)] == lengths


REFERRED = [
    ("GG GG GG GG", []),
    ("GG GG GG GG GG", [5]),
    ("GG GG GG GG GG /\\ GG GG", [5, 2]),
    ("GG GG /\\ GG GG GG GG GG", [5]),
]


@pytest.mark.parametrize(("codes", "lengths"), REFERRED)
def test_five_days_in_a_row_or_fewer_after_earlier_leave(codes: str, lengths: list[int]) -> None:
    assert [run.days for run in to_refer(leave_runs(days(codes)), LeaveLimits())] == lengths


@pytest.mark.parametrize(
    ("limit", "count", "place"), [(20, 19, None), (20, 20, 19), (20, 25, 19), (0, 40, None)]
)
def test_the_schools_own_alert(limit: int, count: int, place: int | None) -> None:
    sessions = [session_of(1_479_000 + n) for n in range(count)]
    found = alert_at(sessions, LeaveLimits(sessions=limit))
    assert found == (None if place is None else sessions[place])


def test_each_proposal_says_where_it_comes_from() -> None:
    runs = leave_runs(days("GG GG GG GG GG"))
    found = list(proposed_after(runs, None, (), LeaveLimits()))
    assert [(one.proposal, one.since, one.days) for one in found] == [
        (Proposal.REFER_LEAVE, MONDAY, 5)
    ]
    assert "R236" in found[0].source
