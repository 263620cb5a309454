"""What needs someone about children at risk, and about contracts and plans."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from desktop.models.days.session_times import instant
from desktop.models.marks.class_day import children
from desktop.models.site.pressing import Matter, Pressing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from desktop.models.safeguarding.watched_child import WatchedChild

AGREEMENTS = "contracts and plans"  # what the place is asked to show


def from_at_risk(found: Iterable[WatchedChild], today: date) -> Iterator[Pressing]:
    """Find reviews that are due and first-tier children without an assessment (R193, R200).

    Children are counted and not named: Today may be read over a shoulder.
    """
    watched, now = tuple(found), instant(today, time(0))
    lacking = [one for one in watched if one.needs_assessment]
    if lacking:
        what = f"{lacking[0].tier.tier} without a risk assessment"
        yield Pressing(Matter.AT_RISK, what, children(len(lacking)), now)
    for what, days in (
        ("Risk assessment: review due", [one.review_on for one in watched]),
        ("Safeguarding flag: review due", [one.flag_review_on for one in watched]),
    ):
        due = [day for day in days if day is not None and day <= today]
        if due:
            since = instant(min(due), time(0))
            yield Pressing(Matter.AT_RISK, what, children(len(due)), since)


def from_agreements(due: Sequence[date]) -> Iterator[Pressing]:
    """Put the reviews of contracts and plans that are due into one line, nobody named."""
    if due:
        what = "Contract or action plan: review due"
        since = instant(min(due), time(0))
        yield Pressing(Matter.AGREEMENT, what, children(len(due)), since)
