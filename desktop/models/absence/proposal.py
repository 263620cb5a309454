"""What a run of unexplained absence proposes to a person, who decides and says why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from desktop.models.marks.attendance_code import BY_SYMBOL, NOT_EXPECTED_HERE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime


class Proposal(Enum):
    """What is proposed; the program does none of it by itself."""

    REFER = "refer to social care, education welfare or the police"
    CHILD_MISSING = "tell the local authority of a child missing education"
    ATTENDANCE_RETURN = "send the ten-day attendance return"
    GROUND_I = "joint enquiries with the local authority (ground I)"
    OUT_OF_TOUCH = "the safeguarding lead contacts education welfare and the local authority"
    REINTEGRATE = "agree a re-integration plan, reviewed three weeks after"
    REVIEW_PLAN = "review the re-integration plan"
    REFER_LEAVE = "recommend a referral for leave taken without permission"
    PENALTY = "consider a penalty notice with the local authority"
    ALERT = "look at the unauthorised absence of the year"


@dataclass(frozen=True, slots=True)
class Threshold:
    """After how many school days in a row a proposal is made, and where that comes from."""

    proposal: Proposal
    days: int
    source: str


def thresholds(refer: int = 2, missing: int = 5, in_touch: int = 0) -> tuple[Threshold, ...]:
    """Return the thresholds with the policy's own days; those of the law are fixed.

    `in_touch` is the day of absence by which the policy means to be in touch; 0 for none. It is
    over before anything is proposed: there is the whole of that day to reach somebody.
    """
    source = f"school policy: in touch by day {in_touch} of absence (R203)"
    intended = (Threshold(Proposal.OUT_OF_TOUCH, in_touch + 1, source),) if in_touch else ()
    return (
        Threshold(Proposal.REFER, refer, "school policy: days with no contact (R215)"),
        Threshold(Proposal.CHILD_MISSING, missing, "school policy: days unexplained (R126)"),
        *intended,
        Threshold(Proposal.ATTENDANCE_RETURN, 10, "reg 13: ten days of unauthorised absence"),
        Threshold(Proposal.GROUND_I, 20, "reg 9(1)(i): twenty days, every session G, N or O"),
    )


_UNEXPLAINED = frozenset({"N", "O"})
_GROUND_I = frozenset({"G", "N", "O"})


@dataclass(frozen=True, slots=True)
class DayAway:
    """One school day of a child: its codes, and whether anybody reached the family that day."""

    day: date
    codes: tuple[str, ...]
    contact: bool = False


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal with the first day of the run that it rests on, and how long that run is."""

    proposal: Proposal
    since: date
    days: int
    source: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided about a proposal, done or not to, and why; `since` begins its run."""

    proposal: str
    since: date
    done: bool
    reason: str
    at: datetime
    name: str


def run_of(days: Sequence[DayAway], fits: frozenset[str] | None = None) -> tuple[DayAway, ...]:
    """Return the last days in a row, ending with the newest, on which every session fits.

    Without `fits`: every session is an unauthorised absence.
    """
    run: list[DayAway] = []
    for one in reversed(days):
        if not one.codes or not all(_fits(code, fits) for code in one.codes):
            break
        run.append(one)
    return tuple(reversed(run))


def unexplained_run(
    days: Sequence[DayAway], fits: frozenset[str] = _UNEXPLAINED
) -> tuple[DayAway, ...]:
    """Return the last days in a row that nobody has explained.

    A session for which the child was not expected here, as on a part-time timetable or at the
    child's other school, neither ends the run nor counts: nobody saw the child then either.
    """
    expected = [_as_expected(one) for one in days]
    asked = [one for one, was in zip(expected, days, strict=True) if one.codes or not was.codes]
    return run_of(asked, fits)


def _as_expected(day: DayAway) -> DayAway:
    codes = _expected_here(day.codes)
    return day if len(codes) == len(day.codes) else replace(day, codes=codes)


def _expected_here(codes: Sequence[str]) -> tuple[str, ...]:
    return tuple(code for code in codes if code not in NOT_EXPECTED_HERE)


def is_run(codes: Sequence[str]) -> bool:
    """Whether a day may belong to any of the runs, or at least does not end each of them."""
    return bool(codes) and all(_fits(code, None) for code in _expected_here(codes))


def _fits(code: str, fits: frozenset[str] | None) -> bool:
    if fits is not None:
        return code in fits
    found = BY_SYMBOL.get(code)
    return found is not None and found.category.value == "unauthorised absence"


def proposals(
    days: Sequence[DayAway], limits: Iterable[Threshold] | None = None
) -> tuple[Proposed, ...]:
    """Return what a child's last school days propose; `days` are consecutive, oldest first."""
    return tuple(
        Proposed(one.proposal, run[0].day, len(run), one.source)
        for one in limits or thresholds()
        if len(run := _run_for(one.proposal, days)) >= one.days
    )


def _run_for(proposal: Proposal, days: Sequence[DayAway]) -> tuple[DayAway, ...]:
    match proposal:
        case Proposal.REFER:
            return unexplained_run(_since_contact(days), frozenset({"N"}))
        case Proposal.OUT_OF_TOUCH:
            return unexplained_run(_since_contact(days))
        case Proposal.CHILD_MISSING:
            return unexplained_run(days)
        case Proposal.GROUND_I:
            return run_of(days, _GROUND_I)
    return run_of(days)


def _since_contact(days: Sequence[DayAway]) -> Sequence[DayAway]:
    reached = [place for place, one in enumerate(days) if one.contact]
    return days[reached[-1] + 1 :] if reached else days
