"""What a figure was made of: the sessions behind it, and the sum at their foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.marks.attendance_code import BY_SYMBOL
from desktop.models.marks.rates import rate_in_words
from desktop.models.record.glance import Figure

if TYPE_CHECKING:
    from desktop.models.days.session import Session
    from desktop.models.marks.shown_mark import Sight
    from desktop.models.record.glance import Glance


@dataclass(frozen=True, slots=True)
class Worked:
    """One session that counted; the code and the reason are empty for those who may not see them.

    `reason` is what the last entry says, with its note.
    """

    session: Session
    sight: Sight | None
    code: str = ""
    minutes: int | None = None
    reason: str = ""

    @property
    def title(self) -> str:
        """What the code means; how it looks where the code is not shown; not taken without one."""
        found = BY_SYMBOL.get(self.code)
        if found:
            return found.title
        return self.sight.value if self.sight else "register not taken"


def sum_in_words(figure: Figure, glance: Glance) -> str:
    """Say what the sessions add up to: the sentence at the foot of the list."""
    tally = glance.tally
    match figure:
        case Figure.RATE | Figure.ATTENDED:
            share = rate_in_words(tally.attendance)
            return f"Attended {tally.attended:,} of {tally.possible:,} possible: {share} %"
        case Figure.ABSENT | Figure.PERSISTENT | Figure.SEVERE:
            share = rate_in_words(tally.absence)
            return f"Missed {tally.absent:,} of {tally.possible:,} possible: {share} %"
        case Figure.MINUTES:
            return f"{glance.minutes:,} minutes late altogether"
    return f"{_counted(glance.amount(figure))}"


def _counted(sessions: int) -> str:
    return f"{sessions:,} session" if sessions == 1 else f"{sessions:,} sessions"
