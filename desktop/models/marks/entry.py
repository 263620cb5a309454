"""An entry in the register: one mark as it was made, by whom, when and why; it is never changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.models.days.session import Session


class Kind(Enum):
    """How an entry came to be made."""

    TAKEN = "taken"
    FILLED = "filled"
    LATE_DESK = "late desk"
    CLOSE = "close"
    AMENDMENT = "amendment"
    IMPORT = "import"
    PAPER = "paper"


TAKEN_BY_A_PERSON = frozenset({Kind.TAKEN, Kind.FILLED, Kind.PAPER})
CORRECTED_WHILE_OPEN = "corrected while open"


@dataclass(frozen=True, slots=True)
class Entry:
    """One mark of one pupil for one session; an empty code is a mark taken back while open.

    `effective_at` is when it takes effect (a close run later: the closing minute) and `recorded_at`
    when it was written, both UTC. `name` and `position` are as they were; empty for the close.
    """

    id: int
    pupil: int
    session: Session
    group: int | None
    code: str
    kind: Kind
    effective_at: datetime
    recorded_at: datetime
    name: str = ""
    position: str = ""
    minutes: int | None = None
    note: str = ""
    reason: str = ""
    replaces: int | None = None
    source: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person asks to be entered for one pupil, and the entry they saw (None: none)."""

    pupil: int
    code: str
    seen: int | None = None
    minutes: int | None = None
    note: str = ""
    reason: str = ""
    source: int | None = None
