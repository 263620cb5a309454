"""The late desk: children who come late are signed in, and marked by when they came and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.days.session_times import london
from desktop.models.marks.entry import Draft, Kind
from desktop.models.marks.marking import check_draft, check_in_time
from desktop.models.marks.register import check_can_mark, check_minutes, check_seen
from desktop.models.organisation.staff import Duty
from desktop.models.site.late_arrival import check_has_opened, check_moment, late_mark
from desktop.models.site.late_reason import BY_THE_DESK, better_code
from desktop.models.site.signing import NewSigning, SigningKind
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.organisation import policies
from desktop.storage.site import signings
from desktop.tasks.marks.take_register import add_marks
from desktop.tasks.safety.confirm_clock import right_time
from desktop.tasks.site.desk_child import register_of

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.models.marks.arrival import Arrival
    from desktop.models.marks.entry import Entry
    from desktop.models.marks.register import Register
    from desktop.models.site.late_reason import DeskReason
    from desktop.models.site.signing import Signing
    from desktop.storage.file.signature import Signature
    from desktop.tasks.desk import Desk
    from desktop.tasks.site.desk_child import DeskChild


@dataclass(frozen=True, slots=True)
class Comer:
    """A child at the desk and the mark that was shown (None: none)."""

    pupil: int
    seen: int | None


@dataclass(frozen=True, slots=True)
class Late:
    """Children who came in together, why, with whom, and when (None: by the clock)."""

    children: tuple[Comer, ...]
    reason: DeskReason
    words: str = ""
    with_whom: str = ""
    contact: int | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What was written for one child; `waits_for_head` is the code that only the head may give."""

    signing: int
    pupil: int
    name: str
    group_name: str
    at: datetime
    code: str
    minutes: int
    waits_for_head: str = ""


def sign_in_late(desk: Desk, late: Late) -> tuple[SignedIn, ...]:
    """Sign children in and mark them, all or none: while open `L`, after the close `U` or better.

    StaleError when a mark is no longer the one that was shown.
    """
    desk.need(Duty.SIGN_IN_AND_OUT)
    if not late.reason.said(late.words):
        raise RuleError("The words are missing.", "Say in a few words why the child is late.")
    with saving(desk.db):
        now = right_time(desk)
        at = late.at or now
        check_moment(at, now)
        signed = sign(desk.db, desk.school, desk.who, now)
        return tuple(_arrive(desk, late, one, at, signed) for one in late.children)


def foresee(desk: Desk, child: DeskChild, reason: DeskReason | None, at: datetime) -> Arrival:
    """Return the mark that signing in would make, before anything is written; or why none."""
    desk.need(Duty.SIGN_IN_AND_OUT)
    check_moment(at, desk.now())
    return _mark(desk, child.register, child.left, reason, at)


def _mark(
    desk: Desk, register: Register, left: Signing | None, reason: DeskReason | None, at: datetime
) -> Arrival:
    row = register.rows[0]
    if left is not None:
        raise RuleError(
            f"{row.name} was signed out at {london(left.at):%H:%M}.",
            "Press F7 to sign the child back in.",
        )
    check_has_opened(register, at)
    policy = policies.policy_on(desk.db, desk.school, register.session.day)
    return late_mark(register, row, at, better_code(reason, desk.who, policy) if reason else "")


def _arrive(desk: Desk, late: Late, comer: Comer, at: datetime, signed: Signature) -> SignedIn:
    register = register_of(desk, comer.pupil, at, signed.at)
    row = register.row(comer.pupil)
    check_seen(row, Draft(comer.pupil, "", comer.seen))
    left = signings.out_on(desk.db, desk.school, register.session.day).get(comer.pupil)
    mark = _mark(desk, register, left, late.reason, at)
    said = late.reason.said(late.words)
    entry = enter_arrival(desk, register, mark, f"{BY_THE_DESK}{said}", signed.at)
    line = NewSigning(
        comer.pupil, register.session, SigningKind.CAME_LATE, at, late.with_whom,
        signings.own_contact(desk.db, comer.pupil, late.contact), said, entry.id if entry else None,
    )  # fmt: skip
    number = signings.add_signing(desk.db, line, signed)
    waits = late.reason.better if mark.code == "U" else ""
    return SignedIn(
        number, comer.pupil, row.name, register.group_name, at, mark.code, mark.minutes, waits
    )


def enter_arrival(
    desk: Desk, register: Register, mark: Arrival, reason: str, now: datetime
) -> Entry | None:
    """Enter what an arrival makes of the mark of a register's only row; None where it stands.

    It leaves the register as untaken as it was; inside `saving`.
    """
    row = register.rows[0]
    if mark.code == row.code:
        return None
    minutes = mark.minutes if mark.code in ("L", "U") else None
    draft = Draft(row.pupil, mark.code, row.entry.id if row.entry else None, minutes, "", reason)
    check_can_mark(register, now, may_amend=desk.who.may(Duty.AMEND), reason=reason)
    check_minutes(draft)
    check_in_time(register, mark.code, now)
    check_draft(desk.who, policies.policy_on(desk.db, desk.school, register.session.day),
                register, draft)  # fmt: skip
    amends = register.has_closed(now) and bool(row.code)
    kind = Kind.AMENDMENT if amends else Kind.LATE_DESK
    (entry,) = add_marks(desk, register, [draft], kind, now)
    return entry
