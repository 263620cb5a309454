"""Leave taken without permission: what a run of it proposes to a person (R236; WC46).

Policy 004 speaks of five days in a row, and of fewer where it has happened before; its alert at
twenty unauthorised sessions is the school's own. The national threshold is counted beside them and
changed by neither. Each is a proposal: somebody decides, and the decision not to is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.absence.penalty_window import is_unauthorised
from desktop.models.absence.proposal import Proposal, Proposed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from desktop.models.absence.penalty_window import PenaltyCount
    from desktop.models.absence.proposal import DayAway
    from desktop.models.days.session import Session

HOLIDAY = "G"
ARRIVED = "U"  # came late, and so was not away on leave


@dataclass(frozen=True, slots=True)
class LeaveLimits:
    """The policy's numbers; `sessions` 0: the school has no alert of its own."""

    days: int = 5
    days_again: int = 1
    sessions: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """School days in a row of leave taken without permission."""

    first: date
    days: int


def leave_runs(days: Sequence[DayAway], refused: Iterable[date] = ()) -> tuple[Run, ...]:
    """Return the runs of unauthorised leave in consecutive school days, oldest first.

    A day is one of them if every session of it is G, or on a refused day unauthorised but not U.
    """
    asked = frozenset(refused)
    runs: list[list[date]] = [[]]
    for one in days:
        if _is_leave(one, asked):
            runs[-1].append(one.day)
        elif runs[-1]:
            runs.append([])
    return tuple(Run(run[0], len(run)) for run in runs if run)


def _is_leave(one: DayAway, refused: frozenset[date]) -> bool:
    if not one.codes:
        return False
    if all(code == HOLIDAY for code in one.codes):
        return True
    away = all(is_unauthorised(code) and code != ARRIVED for code in one.codes)
    return away and one.day in refused


def to_refer(runs: Sequence[Run], limits: LeaveLimits) -> tuple[Run, ...]:
    """Return the runs for which a referral is proposed: the limit, fewer after an earlier one."""
    found: list[Run] = []
    for run in runs:
        if run.days >= (limits.days_again if found else limits.days):
            found.append(run)
    return tuple(found)


def alert_at(unauthorised: Sequence[Session], limits: LeaveLimits) -> Session | None:
    """Return the session of the year that reached the school's own number; None while below."""
    enough = 0 < limits.sessions <= len(unauthorised)
    return unauthorised[limits.sessions - 1] if enough else None


def proposed_after(
    runs: Sequence[Run],
    penalty: PenaltyCount | None,
    unauthorised: Sequence[Session],
    limits: LeaveLimits,
) -> Iterator[Proposed]:
    """Give what leave taken without permission proposes to a person, the referral first."""
    for run in to_refer(runs, limits):
        source = f"school policy: {limits.days} days of leave in a row, fewer if again (R236)"
        yield Proposed(Proposal.REFER_LEAVE, run.first, run.days, source)
    if penalty is not None and penalty.met is not None:
        source = "national framework: ten unauthorised sessions in ten school weeks"
        yield Proposed(Proposal.PENALTY, penalty.met.day, penalty.count, source)
    alert = alert_at(unauthorised, limits)
    if alert is not None:
        source = f"school policy: {limits.sessions} unauthorised sessions in the year (R218)"
        yield Proposed(Proposal.ALERT, alert.day, len(unauthorised), source)
