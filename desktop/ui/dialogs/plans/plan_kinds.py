"""The kinds of plan, in the words of the form: which codes each has and what it asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.marks.absence_plan import NEVER_PLANNED
from desktop.models.marks.attendance_code import BY_SYMBOL, codes_in_force
from desktop.models.marks.expectation import EVERY_SESSION

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class PlanKind:
    """One form; `takes_classes` lets whole classes be chosen."""

    name: str
    title: str
    codes: tuple[str, ...]
    sessions: str
    note: str
    hint: str = ""
    takes_classes: bool = False
    pattern: int = EVERY_SESSION


_OWN_FORMS = frozenset({"V", "P", "W", "B", "C2", "X", "D", "E"})
KINDS: tuple[PlanKind, ...] = (
    PlanKind(
        "visit", "A visit or activity", ("V", "P", "B", "W"), "Sessions away", "Where to",
        "Whoever joins the class later goes along.", takes_classes=True,
    ),
    PlanKind(
        "timetable", "A part-time timetable", ("C2", "X"), "Sessions not in school",
        "Agreed with which parent, and why",
        "Temporary, agreed, and looked at again on its review day.", pattern=0,
    ),
    PlanKind(
        "dual", "Dual registration", ("D",), "Sessions at the other school", "The other school",
        pattern=0,
    ),
    PlanKind("suspension", "A suspension", ("E",), "Sessions suspended", "Note"),
    PlanKind("reason", "Another known reason", (), "Sessions away", "Note", takes_classes=True),
)  # fmt: skip
_SHORT = {
    "V": "Visit",
    "P": "Sporting activity",
    "B": "Other approved activity",
    "W": "Work experience",
    "K": "Provision arranged by the local authority",
    "C2": "Part-time timetable",
    "X": "Not required to attend",
    "D": "Dual registered",
    "E": "Suspended",
    "I": "Illness",
    "M": "Medical or dental appointment",
    "C": "Leave, exceptional circumstances",
    "C1": "Leave for a performance",
    "J1": "Interview",
    "R": "Religious observance",
    "T": "Parent travelling for work",
    "S": "Study for an examination",
    "G": "Holiday not granted",
}


def code_in_words(symbol: str) -> str:
    """V: Visit."""
    found = BY_SYMBOL.get(symbol)
    return f"{symbol}: {_SHORT.get(symbol) or (found.title if found else symbol)}"


def codes_of(kind: PlanKind, day: date) -> tuple[str, ...]:
    """Return the codes a kind of plan may have on a day."""
    if kind.codes:
        return kind.codes
    in_force = (code.symbol for code in codes_in_force(day))
    return tuple(one for one in in_force if one not in NEVER_PLANNED | _OWN_FORMS)
