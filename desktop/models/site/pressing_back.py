"""Children who are back after a long absence, as a line of Today."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from desktop.models.absence.proposal import Proposal
from desktop.models.days.session_times import instant
from desktop.models.marks.class_day import children
from desktop.models.site.pressing import Matter, Pressing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.models.absence.proposal import Proposed

WATCH = "watch"  # what the place of leave shows for such a line
_WORDS = {
    Proposal.REINTEGRATE: "Back after a long absence: a plan to agree",
    Proposal.REVIEW_PLAN: "Re-integration plan: review due",
}


def from_back(proposed: Sequence[Proposed]) -> Iterator[Pressing]:
    """Count the plans to agree and those to review, not named: Today may be read by others."""
    for what, words in _WORDS.items():
        days = [one.since for one in proposed if one.proposal is what]
        if days:
            since = instant(min(days), time(0))
            yield Pressing(Matter.BACK, words, children(len(days)), since)
