"""A line of the front desk's book: a child came late, left or came back; lines are only added."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from desktop.models.days.session import Session


class SigningKind(Enum):
    """What a line of the book says."""

    CAME_LATE = "came late"
    LEFT = "left"
    CAME_BACK = "came back"
    TAKEN_BACK = "taken back"


@dataclass(frozen=True, slots=True)
class Signing:
    """One line: `at` is when it happened, `recorded_at` when it was written, both UTC.

    `entry` is the mark that was made with it; `takes_back` the line that this one takes back.
    """

    id: int
    pupil: int
    session: Session
    kind: SigningKind
    at: datetime
    recorded_at: datetime
    name: str = ""
    position: str = ""
    with_whom: str = ""
    contact: int | None = None
    reason: str = ""
    entry: int | None = None
    takes_back: int | None = None


@dataclass(frozen=True, slots=True)
class NewSigning:
    """A line about to be written; who writes it and when come with the signature."""

    pupil: int
    session: Session
    kind: SigningKind
    at: datetime
    with_whom: str = ""
    contact: int | None = None
    reason: str = ""
    entry: int | None = None
    takes_back: int | None = None


@dataclass(frozen=True, slots=True)
class BookLine:
    """A line as the book shows it: whose, the mark made with it, and by whom it was taken back."""

    signing: Signing
    child: str
    group_name: str
    code: str = ""
    minutes: int | None = None
    taken_back_by: str = ""

    @property
    def holds(self) -> bool:
        """Whether nobody has taken it back."""
        return not self.taken_back_by


def standing(signings: Iterable[Signing]) -> tuple[Signing, ...]:
    """Return the lines that hold: neither taken back nor a taking back, in the order written."""
    lines = tuple(signings)
    gone = {line.takes_back for line in lines}
    return tuple(
        line for line in lines if line.id not in gone and line.kind is not SigningKind.TAKEN_BACK
    )


def out_now(signings: Iterable[Signing]) -> dict[int, Signing]:
    """Return by pupil the line of each child who has left that day and not come back."""
    out: dict[int, Signing] = {}
    for line in sorted(standing(signings), key=_when):
        if line.kind is SigningKind.LEFT:
            out[line.pupil] = line
        else:
            out.pop(line.pupil, None)
    return out


def _when(line: Signing) -> tuple[datetime, int]:
    return line.at, line.id
