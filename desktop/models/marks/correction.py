"""A correction: what a teacher found wrong after the close, and what the office made of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.models.days.session import Session
    from desktop.models.marks.entry import Entry


class Outcome(Enum):
    """What became of a correction."""

    OPEN = "waiting for the office"
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Correction:
    """One child's mark that should be another; `seen_entry` is the mark the teacher looked at.

    `current` is the mark as it stands now; it may have changed since the teacher asked.
    """

    id: int
    pupil: int
    pupil_name: str
    group: int
    group_name: str
    session: Session
    code: str
    words: str
    asked_at: datetime
    asked_by: str
    asker: int
    minutes: int | None = None
    note: str = ""
    seen_entry: int | None = None
    current: Entry | None = None
    outcome: Outcome = Outcome.OPEN
    settled_at: datetime | None = None
    settled_by: str = ""
    answer: str = ""

    @property
    def has_moved_on(self) -> bool:
        """Whether the mark was changed after the teacher had looked at it."""
        return (self.current.id if self.current else None) != self.seen_entry

    @property
    def reason(self) -> str:
        """The amendment's reason, should it be accepted: the teacher's words and name."""
        return f"{self.words} (asked by {self.asked_by})"
