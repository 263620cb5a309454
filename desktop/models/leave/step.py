"""What was done about a child not back from leave, and about what was proposed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDraft:
    """A step about to be kept: done on a day, or decided against, with the words that say why.

    `request` is None for leave that nobody asked for; `since` is then the first session's number.
    """

    pupil: int
    step: str
    day: date
    done: bool = True
    words: str = ""
    request: int | None = None
    since: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveStep(StepDraft):
    """A step as it is kept, by whom and when."""

    id: int
    recorded_at: datetime
    name: str
    position: str
