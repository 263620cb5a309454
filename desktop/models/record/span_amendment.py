"""Many marks amended at once: whose, which of them, into what, and why some are left alone.

Each amendment keeps what stood, what stands, the reason, the day, and who (reg 6, R149).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.days.session_times import london
from desktop.models.marks.attendance_code import (
    AFTERNOON,
    BY_SYMBOL,
    MORNING,
    Category,
    present_code,
)
from desktop.models.marks.entry import Draft
from desktop.models.marks.expectation import EVERY_SESSION, bit
from desktop.models.marks.marking import check_in_row
from desktop.models.marks.register import check_can_mark, check_minutes
from desktop.models.organisation.staff import Duty

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from desktop.models.days.session import Session
    from desktop.models.marks.register import Register, Row
    from desktop.models.organisation.policy import Policy
    from desktop.models.organisation.staff import Who

MOST_MARKS = 6000  # a class's term and more; looked at and amended in one go
NOT_ON_ROLL = "Not on roll that day."
NO_CLASS = "In no class that day."
NO_REGISTER = "No register was kept that day."
BEFORE_REGISTERS = "Before registers were kept here: such marks are imported again."
NOT_COME = "That session has not come yet: plan it instead."
NOT_TAKEN = "Nobody took this register: take it late, in Register."


class Which(Enum):
    """Which of the marks found are amended; the value says it to a person."""

    NO_REASON = "marks that are N"
    UNAUTHORISED = "unauthorised absences (G, N, O, U)"
    ABSENT = "absences of every kind"
    HERE = "children marked as here"
    BLANK = "blanks in registers that were taken"
    EVERY = "every mark"

    def takes(self, code: str) -> bool:
        """Whether a mark is one of these; an empty code is a blank."""
        if self is Which.EVERY:
            return True
        if self is Which.BLANK or not code:
            return self is Which.BLANK and not code
        found = BY_SYMBOL[code]
        return {
            Which.NO_REASON: code == "N",
            Which.UNAUTHORISED: found.category is Category.UNAUTHORISED,
            Which.ABSENT: found.is_absent,
            Which.HERE: found.is_attended,
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a person asks for: children, classes as they were each day, a span, and the new mark.

    The code for present is turned to the half of each day. `pattern` is weekly, as in plans.
    """

    first: Session
    last: Session
    which: Which
    code: str
    reason: str
    pupils: tuple[int, ...] = ()
    groups: tuple[int, ...] = ()
    pattern: int = EVERY_SESSION
    minutes: int | None = None
    note: str = ""

    def meets(self, session: Session) -> bool:
        """Whether a session lies in the span and on the pattern."""
        return self.first <= session <= self.last and bool(self.pattern & bit(session))


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, by the policy of the session's day, at what moment."""

    who: Who
    policy: Policy
    now: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """One mark of the span: what it becomes, or why it is left alone.

    `pupil` None speaks of everybody; `seen` is the entry that stands.
    """

    pupil: int | None
    name: str
    session: Session
    before: str = ""
    after: str = ""
    left: str = ""
    seen: int | None = None
    register: int = 0
    group: int | None = None
    warning: str = ""


def check_wanted(wanted: Wanted) -> None:
    """RuleError for a request that no mark could follow."""
    if not wanted.pupils and not wanted.groups:
        raise RuleError("Nobody is chosen.", "Choose a class, or add a child.")
    if wanted.last < wanted.first:
        raise RuleError("The last session is before the first.", "Check both days.")
    if not wanted.pattern & EVERY_SESSION:
        raise RuleError("No half of a day is ticked.", "Tick at least one.")
    if not wanted.code:
        raise RuleError("There is no new mark.", "Choose the code that the marks become.")
    if not wanted.reason.strip():
        raise RuleError("An amendment needs a reason.", "Say why in a few words.")
    check_minutes(Draft(0, wanted.code, minutes=wanted.minutes))


def check_amount(marks: int) -> None:
    """RuleError for more marks than a person can look through."""
    if marks > MOST_MARKS:
        raise RuleError(
            f"That is {marks:,} sessions of children; {MOST_MARKS:,} go at once.",
            "Choose fewer days, or fewer children.",
        )


def code_for(code: str, session: Session) -> str:
    """Return the code for this half of the day: present is / before noon and \\ after."""
    return present_code(session.half) if code in (MORNING, AFTERNOON) else code


def lines_of(asker: Asker, register: Register, wanted: Wanted) -> Iterator[Line | None]:
    """Give each child's line; None for a mark that was not asked about."""
    for row in register.rows:
        if not wanted.which.takes(row.code):
            yield None
            continue
        code = code_for(wanted.code, register.session)
        seen = row.entry.id if row.entry else None
        draft = Draft(row.pupil, code, seen, wanted.minutes, wanted.note, wanted.reason)
        yield judged(asker, register, row, draft)


def judged(asker: Asker, register: Register, row: Row, draft: Draft) -> Line:
    """Return what a draft would do to a child's mark, or why it may not."""
    left, warning = _same(row, draft), ""
    if not left:
        left, warning = _refusal(asker, register, row, draft)
    return Line(
        row.pupil, row.name, register.session, row.code, "" if left else draft.code, left,
        row.entry.id if row.entry else None, register.id, register.group, warning,
    )  # fmt: skip


def _same(row: Row, draft: Draft) -> str:
    return f"Already {row.code}." if row.code and row.code == draft.code else ""


def _refusal(asker: Asker, register: Register, row: Row, draft: Draft) -> tuple[str, str]:
    if row.is_blank and not register.was_taken and register.closed_at is not None:
        return NOT_TAKEN, ""
    try:
        may_amend = asker.who.may(Duty.AMEND)
        check_can_mark(register, asker.now, may_amend=may_amend, reason=draft.reason)
        _check_closed(register)
        check_minutes(draft)
        warning = check_in_row(asker.who, asker.policy, register.session, row, draft)
    except RuleError as error:
        return f"{error.title} {error.advice}".strip(), ""
    return "", warning or ""


def _check_closed(register: Register) -> None:
    if register.closed_at is None:
        closes = f"{london(register.times.closes):%H:%M}"
        raise RuleError(f"The register closes at {closes}.", "Until then it is marked in Register.")
