"""Safeguarding notes, and the looks that are kept of whoever opens what is secret about a child."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london

if TYPE_CHECKING:
    from datetime import date, datetime

FLAGS_AND_NOTES = "flags and notes"
FLAGS_FOR_THE_CLASS = "flags for the class"
CHECKED_FIRST = (
    "Records, also of other schools the child has attended:",
    "How the child copes with the curriculum, as staff say:",
    "On the special educational needs register, as the coordinator says:",
    "The child’s own voice, difficulties and views:",
)


@dataclass(frozen=True, slots=True)
class SafeguardingNote:
    """A note as it was written; none is ever changed."""

    id: int
    pupil: int
    words: str
    recorded_at: datetime
    name: str
    position: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """Who opened what, and when."""

    what: str
    at: datetime
    name: str
    position: str = ""


def noted(words: str) -> str:
    """Return a note's words as they are kept; RuleError for none.

    What is checked first and was not answered is left out; headings alone are no note.
    """
    lines = words.splitlines()
    answered = "\n".join(line for at, line in enumerate(lines) if not _is_left(lines, at)).strip()
    if not answered:
        raise RuleError("The note is empty.", "Write what was seen, said or done.")
    return answered


def check_first(words: str) -> str:
    """Return a note begun with the headings of what is checked first about non-attendance (R99).

    Each is answered, or left; what was typed already stays above, and no heading comes twice.
    """
    lines = words.splitlines()
    missing = [one for one in CHECKED_FIRST if not any(line.startswith(one) for line in lines)]
    return "\n".join((*filter(None, (words.rstrip(),)), *(f"{one} " for one in missing)))


def _is_left(lines: list[str], place: int) -> bool:
    """Whether a line is a heading under which nothing is written."""
    if lines[place].strip() not in CHECKED_FIRST:
        return False
    below = next((line.strip() for line in lines[place + 1 :] if line.strip()), "")
    return not below or below.startswith(CHECKED_FIRST)


def assessment_looked_at(written_on: date, what: str = "") -> str:
    """Name an assessment in the looks: by its day, with what was done with it on paper."""
    return " ".join(filter(None, (f"risk assessment of {day_in_words(written_on)}", what)))


def signed_words(at: datetime, name: str, position: str) -> str:
    """Tue 10 Nov 2026 09:12, Asif Officer, Attendance officer."""
    moment = london(at)
    day = f"{day_in_words(moment.date())} {moment:%H:%M}"
    return ", ".join(filter(None, (day, name, position)))
