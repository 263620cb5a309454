"""An amendment of several marks as it was made, and how it is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.marks.attendance_code import AFTERNOON, MORNING
from desktop.models.marks.expectation import EVERY_SESSION, pattern_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from desktop.models.marks.entry import Entry
    from desktop.models.record.span_amendment import Wanted

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Amendment:
    """Marks amended together: `undone_by` names who took it back since, `undoes` what it took."""

    id: int
    at: datetime
    name: str
    position: str
    words: str
    reason: str
    marks: int
    undoes: int | None = None
    undone_by: str = ""


@dataclass(frozen=True, slots=True)
class Amended:
    """One mark of an amendment: the entry made, and the one that it replaced (None: a blank)."""

    made: Entry
    before: Entry | None


def words_of(wanted: Wanted, names: Sequence[str]) -> str:
    """Say what was asked for in a line: which marks become what, whose, and when."""
    code = "present" if wanted.code in (MORNING, AFTERNOON) else wanted.code
    which = f"{wanted.which.value[:1].upper()}{wanted.which.value[1:]}"
    span = f"{wanted.first} to {wanted.last}" if wanted.first != wanted.last else f"{wanted.first}"
    every = wanted.pattern & EVERY_SESSION == EVERY_SESSION
    pattern = "" if every else f", {pattern_in_words(wanted.pattern)}"
    return f"{which} become {code}: {_whose(names)}, {span}{pattern}"


def _whose(names: Sequence[str]) -> str:
    if len(names) <= _NAMED:
        return ", ".join(names)
    return f"{', '.join(names[: _NAMED - 1])} and {len(names) - _NAMED + 1} more"
