"""Which codes a person may enter for a child, and why another is refused."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.marks.attendance_code import (
    AFTERNOON,
    MORNING,
    WHOLE_SCHOOL,
    check_code,
    codes_in_force,
)
from desktop.models.marks.code_for_pupil import check_for_pupil
from desktop.models.marks.register import Row
from desktop.models.organisation.staff import Duty

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.models.days.session import Session
    from desktop.models.marks.attendance_code import Code
    from desktop.models.marks.entry import Draft
    from desktop.models.marks.register import Register
    from desktop.models.organisation.policy import Policy
    from desktop.models.organisation.staff import Who

NEVER_ON_A_PUPIL = WHOLE_SCHOOL | {"Z"}


def check_may_enter(someone: Who, policy: Policy, row: Row, symbol: str) -> None:
    """RuleError unless this person has this code to enter for this child.

    Class teachers have the present mark, L, N and what is known; the office has what the policy
    lets it enter; the attendance officer and the head have every code.
    """
    if not symbol or someone.may(Duty.ALL_CODES) or policy.teacher_may_enter(symbol):
        return
    if row.known is not None and row.known.code == symbol:
        return
    if not someone.may(Duty.OFFICE_CODES):
        raise RuleError(
            f"{symbol} is for the office to enter.", "Mark N, and tell the office what you know."
        )
    if not policy.office_may_enter(symbol):
        raise RuleError(
            f"{symbol} waits for the head.", "Enter N; the head or attendance officer decides."
        )


def check_draft(someone: Who, policy: Policy, register: Register, draft: Draft) -> str | None:
    """Check a mark before it is made; a warning that does not stop it is returned as a sentence."""
    return check_in_row(someone, policy, register.session, register.row(draft.pupil), draft)


def check_in_row(
    someone: Who, policy: Policy, session: Session, row: Row, draft: Draft
) -> str | None:
    """Check a mark for the child of a row, as `check_draft` does where the row is at hand."""
    if not draft.code:
        return None
    check_code(draft.code, session, draft.note)
    warning = check_for_pupil(draft.code, session, row.birth_date, policy.phase, note=draft.note)
    check_may_enter(someone, policy, row, draft.code)
    return warning or _not_where_expected(row, draft.code)


def _not_where_expected(row: Row, symbol: str) -> str | None:
    """Warn of T in a session for which the child is scheduled at another school (R42)."""
    if symbol != "T" or row.known is None or row.known.code != "D":
        return None
    return f"{row.name} is expected at {row.known.note or 'another school'} then: D, not T."


def check_in_time(register: Register, symbol: str, now: datetime) -> None:
    """RuleError for U while the register is open: a child who comes then is late, L."""
    if symbol == "U" and not register.has_closed(now):
        raise RuleError(
            "U is for a child who arrives after the register has closed.", "Until then mark L."
        )


def why_not(someone: Who, policy: Policy, symbol: str) -> str:
    """Say why this person may not enter a code for a child of whom nothing is known; or nothing."""
    try:
        check_may_enter(someone, policy, Row(0, "", date.min), symbol)
    except RuleError as error:
        return error.title
    return ""


def codes_offered(
    someone: Who, policy: Policy, register: Register, row: Row
) -> tuple[tuple[Code, str], ...]:
    """Return each code in force that day with why this person may not use it here; empty: may."""
    other_half = {MORNING, AFTERNOON} - {register.present_code}
    return tuple(
        (code, _refusal(someone, policy, register, row, code.symbol))
        for code in codes_in_force(register.session.day)
        if code.symbol not in NEVER_ON_A_PUPIL | other_half
    )


def _refusal(someone: Who, policy: Policy, register: Register, row: Row, symbol: str) -> str:
    try:
        check_for_pupil(symbol, register.session, row.birth_date, policy.phase, note="to be said")
        check_may_enter(someone, policy, row, symbol)
    except RuleError as error:
        return f"{error.title} {error.advice}"
    return ""
