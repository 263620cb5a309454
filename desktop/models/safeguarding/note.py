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
    """Return a note's words as they are kept; RuleError for none."""
    if not words.strip():
        raise RuleError("The note is empty.", "Write what was seen, said or done.")
    return words.strip()


def assessment_looked_at(written_on: date, what: str = "") -> str:
    """Name an assessment in the looks: by its day, with what was done with it on paper."""
    return " ".join(filter(None, (f"risk assessment of {day_in_words(written_on)}", what)))


def signed_words(at: datetime, name: str, position: str) -> str:
    """Tue 10 Nov 2026 09:12, Asif Officer, Attendance officer."""
    moment = london(at)
    day = f"{day_in_words(moment.date())} {moment:%H:%M}"
    return ", ".join(filter(None, (day, name, position)))
