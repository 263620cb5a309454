"""The national attendance codes: what each counts as, and when it is in force.

Source: SI 2024/208 reg 10 and its tables, Working together to improve school attendance (2024), and
the DfE's published method for what counts as possible, attended and absent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from desktop.errors import RuleError
from desktop.models.days.session import Half, Session

_LONG = date(2006, 9, 1)
_REFORM = date(2024, 8, 19)


class Category(Enum):
    """What a code counts as in the statistics, which is not how the regulations group it."""

    PRESENT = "present"
    APPROVED = "approved educational activity"
    AUTHORISED = "authorised absence"
    UNAUTHORISED = "unauthorised absence"
    NOT_POSSIBLE = "not a possible session"
    ADMINISTRATIVE = "not counted"


ATTENDED = frozenset({Category.PRESENT, Category.APPROVED})
ABSENT = frozenset({Category.AUTHORISED, Category.UNAUTHORISED})


@dataclass(frozen=True, slots=True)
class Code:
    """A national code; `since` and `until` are the first and last day it may stand on."""

    symbol: str
    title: str
    category: Category
    since: date
    until: date | None = None

    def in_force(self, day: date) -> bool:
        """Whether a session on this day may carry the code."""
        return self.since <= day and (self.until is None or day <= self.until)

    @property
    def is_attended(self) -> bool:
        """Present, or at an approved educational activity."""
        return self.category in ATTENDED

    @property
    def is_absent(self) -> bool:
        """An authorised or an unauthorised absence."""
        return self.category in ABSENT

    @property
    def is_possible(self) -> bool:
        """Whether the session counts in the number of possible sessions."""
        return self.is_attended or self.is_absent


# fmt: off
CODES: tuple[Code, ...] = (
    Code("/", "Present at the school (morning session)", Category.PRESENT, _LONG, None),
    Code("\\", "Present at the school (afternoon session)", Category.PRESENT, _LONG, None),
    Code("L", "Late arrival before the register is closed", Category.PRESENT, _LONG, None),
    Code("K", "Attending education provision arranged by the local "
         "authority",
         Category.APPROVED, _REFORM, None),
    Code("V", "Attending an educational visit or trip", Category.APPROVED, _LONG, None),
    Code("P", "Participating in a sporting activity", Category.APPROVED, _LONG, None),
    Code("W", "Attending work experience", Category.APPROVED, _LONG, None),
    Code("B", "Attending any other approved educational activity", Category.APPROVED, _LONG, None),
    Code("D", "Dual registered at another school", Category.NOT_POSSIBLE, _LONG, None),
    Code("C1", "Leave of absence for a regulated performance or regulated employment "
         "abroad",
         Category.AUTHORISED, _REFORM, None),
    Code("M", "Leave of absence for a medical or dental "
         "appointment",
         Category.AUTHORISED, _LONG, None),
    Code("J1", "Leave of absence for an interview for employment or admission to "
         "another educational institution",
         Category.AUTHORISED, _REFORM, None),
    Code("S", "Leave of absence for studying for a public "
         "examination",
         Category.AUTHORISED, _LONG, None),
    Code("X", "Non-compulsory school age pupil not required to "
         "attend",
         Category.NOT_POSSIBLE, _LONG, None),
    Code("C2", "Leave of absence for a compulsory school age pupil subject to a "
         "part-time timetable",
         Category.AUTHORISED, _REFORM, None),
    Code("C", "Leave of absence for exceptional circumstances", Category.AUTHORISED, _LONG, None),
    Code("T", "Parent travelling for occupational purposes", Category.AUTHORISED, _LONG, None),
    Code("R", "Religious observance", Category.AUTHORISED, _LONG, None),
    Code("I", "Illness (not medical or dental appointment)", Category.AUTHORISED, _LONG, None),
    Code("E", "Suspended or permanently excluded and no alternative provision "
         "made",
         Category.AUTHORISED, _LONG, None),
    Code("Q", "Unable to attend because of a lack of access "
         "arrangements",
         Category.NOT_POSSIBLE, _REFORM, None),
    Code("Y1", "Unable to attend due to transport normally provided not being "
         "available",
         Category.NOT_POSSIBLE, _REFORM, None),
    Code("Y2", "Unable to attend due to widespread disruption to "
         "travel",
         Category.NOT_POSSIBLE, _REFORM, None),
    Code("Y3", "Unable to attend due to part of the school premises being "
         "closed",
         Category.NOT_POSSIBLE, _REFORM, None),
    Code("Y4", "Unable to attend due to the whole school site being unexpectedly "
         "closed",
         Category.NOT_POSSIBLE, _REFORM, None),
    Code("Y5", "Unable to attend as pupil is in criminal justice "
         "detention",
         Category.NOT_POSSIBLE, _REFORM, None),
    Code("Y6", "Unable to attend in accordance with public health guidance or "
         "law",
         Category.NOT_POSSIBLE, _REFORM, None),
    Code("Y7", "Unable to attend because of any other unavoidable "
         "cause",
         Category.NOT_POSSIBLE, _REFORM, None),
    Code("G", "Holiday not granted by the school", Category.UNAUTHORISED, _LONG, None),
    Code("N", "Reason for absence not yet established", Category.UNAUTHORISED, _LONG, None),
    Code("O", "Absent in other or unknown circumstances", Category.UNAUTHORISED, _LONG, None),
    Code("U", "Arrived in school after registration closed", Category.UNAUTHORISED, _LONG, None),
    Code("Z", "Prospective pupil not on admission register", Category.ADMINISTRATIVE, _LONG, None),
    Code("#", "Planned whole school closure", Category.ADMINISTRATIVE, _LONG, None),
    Code("F", "Extended family holiday (agreed)", Category.AUTHORISED, _LONG, date(2013, 8, 31)),
    Code("H", "Family holiday (agreed)", Category.AUTHORISED, _LONG, date(2024, 8, 18)),
    Code("J", "Interview", Category.APPROVED, _LONG, date(2024, 8, 18)),
    Code("Y", "Unable to attend due to exceptional "
         "circumstances",
         Category.NOT_POSSIBLE, _LONG, date(2024, 8, 18)),
)
# fmt: on

BY_SYMBOL = {code.symbol: code for code in CODES}
MORNING, AFTERNOON = "/", "\\"
NEEDS_NOTE = frozenset({"B", "K", "Y7"})
WHOLE_SCHOOL = frozenset({"#", "Y4"})
UNUSUAL_IN_A_PRIMARY = frozenset({"S", "W"})
SENSITIVE = frozenset({"I", "M", "R", "T", "E", "Y5", "C2"})
NOT_EXPECTED_HERE = frozenset({"D", "X", "C2", "E"})
_FROM_AFAR = re.compile(
    r"\b(remote|online|on-line|virtual|zoom|teams|home ?(study|work|learning))\b", re.I
)


def present_code(half: Half) -> str:
    """Return the code for a child who is here: `/` in the morning, a backslash in the afternoon."""
    return MORNING if half is Half.AM else AFTERNOON


def code_on(symbol: str, day: date) -> Code:
    """Return the code as it stood on a day; RuleError when unknown or not in force then."""
    code = BY_SYMBOL.get(symbol)
    if code is None:
        raise RuleError(
            f"There is no attendance code {symbol}.", "Use a code from the national list."
        )
    if not code.in_force(day):
        raise RuleError(*_out_of_force(code, day))
    return code


def codes_in_force(day: date) -> tuple[Code, ...]:
    """Return every code that may stand on a session of this day, in the national order."""
    return tuple(code for code in CODES if code.in_force(day))


def check_code(symbol: str, session: Session, note: str = "") -> Code:
    """Return the code if it may stand on this session with this note, else RuleError (reg 10)."""
    code = code_on(symbol, session.day)
    if symbol in (MORNING, AFTERNOON) and symbol != present_code(session.half):
        raise RuleError(*_wrong_slash(symbol))
    if symbol in NEEDS_NOTE and not note.strip():
        raise RuleError(
            f"{symbol} needs a note.", "Say in a few words what it is; the law asks for it."
        )
    if symbol == "B" and _FROM_AFAR.search(note):
        raise RuleError(
            "Remote learning is never B.",
            "B is only for a place the child goes to. Use the code for why the child is away.",
        )
    return code


def _wrong_slash(symbol: str) -> tuple[str, str]:
    half = "morning" if symbol == MORNING else "afternoon"
    other = "\\" if symbol == MORNING else "/"
    return f"{symbol} is only for the {half}.", f"Use {other} for a child who is here."


def _out_of_force(code: Code, day: date) -> tuple[str, str]:
    if code.until is not None and day > code.until:
        last = f"{code.until.day} {code.until:%B %Y}"
        return f"{code.symbol} is no longer used: its last day was {last}.", _INSTEAD[code.symbol]
    first = f"{code.since.day} {code.since:%B %Y}"
    return f"{code.symbol} is not used before {first}.", "Use the code that was in force that day."


_INSTEAD = {
    "F": "Use C if the head granted leave, else G.",
    "H": "Use C if the head granted leave, else G.",
    "J": "Use J1 for an interview.",
    "Y": "Use Q, or the one of Y1 to Y7 that says why.",
}
