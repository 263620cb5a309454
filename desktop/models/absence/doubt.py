"""A child marked here whose parent rang, or the other way round: asked until it is settled."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.models.days.session import Session


class DoubtOutcome(Enum):
    """What turned out to be true."""

    HERE = "here"
    AWAY = "away"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One child in one session: the mark says here, the message says away."""

    id: int
    pupil: int
    pupil_name: str
    group: int
    group_name: str
    session: Session
    message: int
    caller: str
    received_at: datetime
    code: str
    marked_by: str
    raised_at: datetime
    settled_at: datetime | None = None
    settled_by: str = ""
    outcome: DoubtOutcome | None = None
    answer: str = ""
