"""Whether a code may stand on this pupil: age, phase, and what is never a pupil's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.admissions.compulsory_age import is_compulsory
from desktop.models.marks.attendance_code import UNUSUAL_IN_A_PRIMARY, WHOLE_SCHOOL
from desktop.models.organisation.policy import Phase

if TYPE_CHECKING:
    from datetime import date

    from desktop.models.days.session import Session

UNABLE = frozenset({"Q", "Y1", "Y2", "Y3", "Y5", "Y6", "Y7"})
_OPTIONAL = re.compile(r"\b(optional|voluntary|kept (at )?home|chose|choice)\b", re.IGNORECASE)


def check_for_pupil(
    symbol: str, session: Session, birth: date | None, phase: Phase, note: str = ""
) -> str:
    """Return a sentence of warning, or none; RuleError where the code cannot be this pupil's."""
    _never_a_pupils(symbol)
    if birth is not None:
        _right_age(symbol, compulsory=is_compulsory(birth, session.day))
    if symbol in UNABLE and _OPTIONAL.search(note):
        raise RuleError(
            f"{symbol} is not for a child who could have come.",
            "When attendance was optional use C if the school agreed, else the true reason or O.",
        )
    return _unusual(symbol, phase)


def _never_a_pupils(symbol: str) -> None:
    if symbol in WHOLE_SCHOOL:
        raise RuleError(
            f"{symbol} closes the whole school.",
            "Enter it in the school year; every register then shows it.",
        )
    if symbol == "Z":
        raise RuleError(
            "Z is for a child who is not yet on the roll.",
            "From the starting day give the code for why the child is away.",
        )


def _right_age(symbol: str, *, compulsory: bool) -> None:
    if symbol == "X" and compulsory:
        raise RuleError(
            "X is only for a child below or above compulsory school age.",
            "Use C2 for an agreed part-time timetable, else the reason for the absence.",
        )
    if symbol == "C2" and not compulsory:
        raise RuleError(
            "C2 is only for a child of compulsory school age.",
            "Use X where this child is not timetabled to come.",
        )


def _unusual(symbol: str, phase: Phase) -> str:
    if symbol in UNUSUAL_IN_A_PRIMARY and phase is Phase.PRIMARY:
        what = {"S": "Study leave", "W": "Work experience"}[symbol]
        return f"{what} ({symbol}) is unusual in a primary school: check that it is meant."
    if symbol == "Y3":
        return "Y3 is only for children whose own part of the school is closed."
    return ""
