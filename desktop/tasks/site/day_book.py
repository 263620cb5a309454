"""The front desk's book of a day: read, and lines taken back by further lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import RuleError, StaleError
from desktop.models.marks.entry import Draft, Kind
from desktop.models.marks.year_marks import first_session, year_of
from desktop.models.organisation.staff import Duty
from desktop.models.site.signing import NewSigning, SigningKind
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.marks import entries, registers
from desktop.storage.site import books, signings
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.marks.close_registers import close_if_due
from desktop.tasks.marks.take_register import add_marks
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from desktop.models.marks.entry import Entry
    from desktop.models.site.signing import BookLine, Signing
    from desktop.tasks.desk import Desk


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A line that holds no longer; `mark_left` when its mark was changed since and stands."""

    signing: Signing
    mark_left: bool


def book_of_day(desk: Desk, day: date) -> tuple[BookLine, ...]:
    """Return the lines of a day, newest first, also those taken back, which say so."""
    desk.need(Duty.SIGN_IN_AND_OUT)
    return books.book_of_day(desk.db, desk.school, day)[::-1]


def book_of_pupil(desk: Desk, pupil: int) -> tuple[BookLine, ...]:
    """Return this school year's lines of one child that hold, newest first."""
    desk.need(Duty.SIGN_IN_AND_OUT)
    pupil_here(desk, pupil)
    first, today = first_session(year_of(desk.today)).day, desk.today
    found = books.book_of_pupil(desk.db, pupil, first, today)
    return tuple(line for line in found[::-1] if line.holds)


def take_back(desk: Desk, numbers: Iterable[int]) -> tuple[TakenBack, ...]:
    """Take lines back, all or none, each with its mark where that still stands.

    After the close a mark is amended back, and one that was made on a blank cannot be.
    """
    desk.need(Duty.SIGN_IN_AND_OUT)
    with saving(desk.db):
        now = right_time(desk)
        return tuple(_take_back(desk, number, now) for number in numbers)


def _take_back(desk: Desk, number: int, now: datetime) -> TakenBack:
    line = signings.load_signing(desk.db, desk.school, number)
    if line is None or line.kind is SigningKind.TAKEN_BACK:
        raise RuleError("There is no such line in the book.", "Choose a line of today’s book.")
    _check_holds(desk, line)
    entry = _current(desk, line)
    made = _put_back(desk, entry, now) if entry else None
    new = NewSigning(
        line.pupil, line.session, SigningKind.TAKEN_BACK, now, entry=made, takes_back=line.id
    )
    signings.add_signing(desk.db, new, sign(desk.db, desk.school, desk.who, now))
    return TakenBack(line, mark_left=line.entry is not None and entry is None)


def _check_holds(desk: Desk, line: Signing) -> None:
    name = pupil_here(desk, line.pupil).name
    day = signings.signings_of_pupil(desk.db, line.pupil, line.session.day, line.session.day)
    by = next((one for one in day if one.takes_back == line.id), None)
    if by is not None:
        raise StaleError(f"{by.name} has taken this back already.", "The book shows it.")
    gone = {one.takes_back for one in day}
    later = [one for one in day if one.id > line.id and one.id not in gone and not one.takes_back]
    if later:
        raise RuleError(
            f"{name} has a later line: {later[-1].kind.value}.", "Take that one back first."
        )


def _current(desk: Desk, line: Signing) -> Entry | None:
    """The mark that was made with the line, if it is still the mark."""
    found = entries.current_entries(desk.db, [line.pupil], line.session).get(line.pupil)
    return found if found is not None and found.id == line.entry else None


def _put_back(desk: Desk, entry: Entry, now: datetime) -> int:
    number = registers.register_number(desk.db, entry.group or 0, entry.session) or 0
    close_if_due(desk.db, number, now)
    register = registers.load_register(desk.db, number, entry.pupil)
    before = entries.load_entry(desk.db, entry.replaces) if entry.replaces else None
    code, minutes, note = (before.code, before.minutes, before.note) if before else ("", None, "")
    closed = register.has_closed(now)
    if closed and not code:
        raise RuleError(
            f"{register.row(entry.pupil).name} had no mark before, and after the close a blank"
            " cannot be restored.",
            "Enter the right mark in the register; then this line can be taken back.",
        )
    reason = f"{entry.reason}, taken back"
    draft = Draft(entry.pupil, code, entry.id, minutes, note, reason)
    kind = Kind.AMENDMENT if closed else Kind.LATE_DESK
    (made,) = add_marks(desk, register, [draft], kind, now)
    return made.id
