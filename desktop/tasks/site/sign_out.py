"""Leaving early and coming back: the present mark stands as it is (reg 10(3), Table 1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.days.session_times import london
from desktop.models.marks.attendance_code import BY_SYMBOL
from desktop.models.organisation.staff import Duty
from desktop.models.site.late_arrival import check_moment, clock_times, late_mark
from desktop.models.site.late_reason import BY_THE_DESK, LEAVING_REASONS, better_code
from desktop.models.site.signing import NewSigning, SigningKind, standing
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.organisation import policies
from desktop.storage.site import signings
from desktop.tasks.safety.confirm_clock import right_time
from desktop.tasks.site.desk_child import register_of
from desktop.tasks.site.sign_in_late import enter_arrival

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.models.marks.entry import Entry
    from desktop.models.marks.register import Register, Row
    from desktop.models.site.late_reason import DeskReason
    from desktop.models.site.signing import Signing
    from desktop.storage.file.signature import Signature
    from desktop.tasks.desk import Desk
    from desktop.tasks.site.desk_child import DeskChild

ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Leaving:
    """A child who leaves, why, with whom, and when (None: by the clock)."""

    pupil: int
    reason: DeskReason
    words: str = ""
    with_whom: str = ""
    contact: int | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SignedOut:
    """What was written: the line, whether it is of coming back, and a mark that this made."""

    signing: int
    pupil: int
    name: str
    at: datetime
    is_back: bool = False
    entry: Entry | None = None


def check_may_leave(desk: Desk, child: DeskChild, at: datetime) -> None:
    """RuleError for a child who is not in school by the record, before anything is written."""
    desk.need(Duty.SIGN_IN_AND_OUT)
    check_moment(at, desk.now())
    _check_is_in(desk, child.register, child.row, at)


def sign_out(desk: Desk, leaving: Leaving) -> SignedOut:
    """Sign a child out; the mark stands, since present is decided when the register is taken."""
    desk.need(Duty.SIGN_IN_AND_OUT)
    said = _said(leaving)
    with saving(desk.db):
        now = right_time(desk)
        at = leaving.at or now
        check_moment(at, now)
        register = register_of(desk, leaving.pupil, at, now)
        row = register.row(leaving.pupil)
        _check_is_in(desk, register, row, at)
        line = NewSigning(
            leaving.pupil, register.session, SigningKind.LEFT, at, leaving.with_whom,
            signings.own_contact(desk.db, leaving.pupil, leaving.contact), said,
        )  # fmt: skip
        number = signings.add_signing(desk.db, line, sign(desk.db, desk.school, desk.who, now))
    return SignedOut(number, leaving.pupil, row.name, at)


def _said(leaving: Leaving) -> str:
    said = leaving.reason.said(leaving.words)
    if not said:
        raise RuleError("The words are missing.", "Say in a few words why the child leaves.")
    if not leaving.with_whom.strip():
        raise RuleError(
            "Nobody is named who collects the child.",
            "Choose a contact, type a name, or press 0 for a child who goes alone.",
        )
    return said


def _check_is_in(desk: Desk, register: Register, row: Row, at: datetime) -> None:
    lines = standing(signings.signings_of_day(desk.db, desk.school, register.session.day))
    own = [line for line in lines if line.pupil == row.pupil]
    last = max(own, key=_when, default=None)
    if last is None:
        _check_mark(row)
    elif last.kind is SigningKind.LEFT:
        raise RuleError(f"{row.name} left at {london(last.at):%H:%M}.", "Sign the child back in.")
    elif at < last.at:
        raise RuleError(
            f"{row.name} came in at {london(last.at):%H:%M}, after that.", "Check the time."
        )


def _check_mark(row: Row) -> None:
    code = BY_SYMBOL.get(row.code)
    if code is not None and not code.is_attended and row.code != "U":
        raise RuleError(
            f"{row.name} is marked {row.code}, not here.",
            "Sign the child in first, or correct the register.",
        )


def _when(line: Signing) -> tuple[datetime, int]:
    return line.at, line.id


def sign_back(desk: Desk, pupil: int, at: datetime | None = None) -> SignedOut:
    """Sign a child back in; one who comes back after another register began is late in that one."""
    desk.need(Duty.SIGN_IN_AND_OUT)
    with saving(desk.db):
        now = right_time(desk)
        moment = at or now
        check_moment(moment, now)
        register = register_of(desk, pupil, moment, now)
        row = register.row(pupil)
        left = _left(desk, register, row, moment)
        signed = sign(desk.db, desk.school, desk.who, now)
        entry = _late_again(desk, register, left, moment, signed)
        line = NewSigning(
            pupil, register.session, SigningKind.CAME_BACK, moment, reason=left.reason,
            entry=entry.id if entry else None,
        )  # fmt: skip
        number = signings.add_signing(desk.db, line, signed)
    return SignedOut(number, pupil, row.name, moment, is_back=True, entry=entry)


def _left(desk: Desk, register: Register, row: Row, at: datetime) -> Signing:
    left = signings.out_on(desk.db, desk.school, register.session.day).get(row.pupil)
    if left is None:
        raise RuleError(f"{row.name} has not been signed out today.", "Nothing to sign.")
    if at < left.at:
        raise RuleError(
            f"{row.name} left at {london(left.at):%H:%M}, after that.", "Check the time."
        )
    return left


def _late_again(
    desk: Desk, register: Register, left: Signing, at: datetime, signed: Signature
) -> Entry | None:
    """Mark a child who was out when this session's register began, and was not marked here."""
    row, times = register.rows[0], clock_times(register.times)
    code = BY_SYMBOL.get(row.code)
    here = code is not None and (code.is_attended or row.code == "U")
    if (
        left.session == register.session
        or here
        or not times.begins < london(at).time() < times.ends
    ):
        return None
    policy = policies.policy_on(desk.db, desk.school, register.session.day)
    reason = next((one for one in LEAVING_REASONS if left.reason.startswith(one.words)), None)
    mark = late_mark(register, row, at, better_code(reason, desk.who, policy) if reason else "")
    return enter_arrival(desk, register, mark, f"{BY_THE_DESK}back late, {left.reason}", signed.at)
