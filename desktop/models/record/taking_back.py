"""Taking an amendment of several marks back: what can be put back, and what is left alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from desktop.models.marks.entry import Draft
from desktop.models.record.span_amendment import judged

if TYPE_CHECKING:
    from desktop.models.marks.register import Register
    from desktop.models.record.amendment import Amended
    from desktop.models.record.span_amendment import Asker, Line


@dataclass(frozen=True, slots=True)
class Undone:
    """What came of it: how many marks were put back, and why others were left."""

    marks: int
    left: tuple[Left, ...] = ()

    def __str__(self) -> str:
        parts = [f"{self.marks:,} {'mark' if self.marks == 1 else 'marks'} put back"]
        parts += [f"{self.left.count(why)} left: {why.value}" for why in Left if why in self.left]
        return f"{'; '.join(parts)}."


class Left(Enum):
    """Why a mark is not put back."""

    CHANGED_SINCE = "changed by somebody since"
    WAS_BLANK = "a blank cannot be put back after the close"
    REFUSED = "what stood there may not be entered now"


def put_back(
    asker: Asker, register: Register | None, amended: Amended, reason: str
) -> tuple[Line, Draft] | Left:
    """Return the draft that puts back what stood before one entry of an amendment, or why not.

    It is checked as any mark is: what stood there may wait for the head, or be of a file's own.
    """
    made, before = amended.made, amended.before
    if register is None:
        return Left.REFUSED
    row = register.row(made.pupil)
    if row.entry is None or row.entry.id != made.id:
        return Left.CHANGED_SINCE
    if before is None or not before.code:
        return Left.WAS_BLANK
    draft = Draft(made.pupil, before.code, made.id, before.minutes, before.note, reason)
    line = judged(asker, register, row, draft)
    return Left.REFUSED if line.left else (line, draft)
