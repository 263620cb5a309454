"""One pupil's sessions over a span of days, each with its mark and how the mark came about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING

from desktop.models.marks.attendance_code import BY_SYMBOL, Category
from desktop.models.marks.rates import LATE, Tally, tally
from desktop.models.papers.class_sheet import Taken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.models.days.session import Session
    from desktop.models.marks.entry import Entry


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A session of the pupil's: the code that stands, what the register is, and every entry."""

    session: Session
    code: str
    taken: Taken
    entries: tuple[Entry, ...] = ()

    @property
    def was_not_taken(self) -> bool:
        """Whether nobody took the register: the pupil was neither here nor absent."""
        return not self.code and self.taken is Taken.NOT_TAKEN


@dataclass(frozen=True, slots=True)
class PupilRecord:
    """What a paper about one pupil says; `lines` are the sessions on roll, in order."""

    name: str
    latin: str
    roll_number: str
    class_name: str
    lines: tuple[RecordLine, ...]

    @property
    def tally(self) -> Tally:
        """The sessions counted by what they count as; one function for paper and screen."""
        return tally(line.code for line in self.lines)

    @property
    def not_taken(self) -> tuple[Session, ...]:
        """The sessions whose register nobody took: in no figure."""
        return tuple(line.session for line in self.lines if line.was_not_taken)

    @property
    def codes(self) -> frozenset[str]:
        """Every code that stands on the record, and those that stood before."""
        earlier = (entry.code for line in self.lines for entry in line.entries)
        return frozenset({line.code for line in self.lines} | set(earlier)) - {""}


class Seen(Enum):
    """What a family reads of a session that was not simply attended."""

    AWAY = "away"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Spell:
    """Sessions one after another with the same code."""

    first: Session
    last: Session
    sessions: int
    code: str
    seen: Seen


def spells(lines: Iterable[RecordLine]) -> tuple[Spell, ...]:
    """Return the absences and the late arrivals, those in a row together."""
    found = []
    for (code, away), run in groupby(lines, _same):
        sessions = [line.session for line in run]
        if away is not None:
            found.append(Spell(sessions[0], sessions[-1], len(sessions), code, away))
    return tuple(found)


def _same(line: RecordLine) -> tuple[str, Seen | None]:
    if line.code in LATE:
        return f"{line.code}", Seen.LATE
    found = BY_SYMBOL.get(line.code)
    if found is None or found.category in (Category.PRESENT, Category.APPROVED):
        return "", None
    if found.category is Category.ADMINISTRATIVE or line.taken is Taken.NO_SCHOOL:
        return "", None
    return line.code, Seen.AWAY
