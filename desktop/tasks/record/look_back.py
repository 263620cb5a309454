"""Looking back: a register as it stood after each change, for those who see every class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.marks.shown_mark import Reasons
from desktop.models.organisation.staff import Duty
from desktop.models.record.past_register import PastRegister, after, stops
from desktop.storage.file.database import reading
from desktop.storage.marks import registers
from desktop.storage.organisation import groups
from desktop.storage.record.past_registers import load_record
from desktop.tasks.marks.look_at_registers import reasons_shown, session_beside, session_now
from desktop.tasks.marks.take_register import check_may_see

if TYPE_CHECKING:
    from desktop.models.days.session import Session
    from desktop.models.organisation.group import Group
    from desktop.models.record.past_register import Record, Stop
    from desktop.tasks.desk import Desk


@dataclass(frozen=True)
class PastRegisters:
    """One register with its every change; `in_full` is False where a class may look on."""

    record: Record
    stops: tuple[Stop, ...]
    in_full: bool

    def at(self, place: int) -> PastRegister:
        """The register after so many changes; 0 is before the first."""
        return after(self.stops, place)


def look_back(desk: Desk, group: int, session: Session) -> PastRegisters:
    """Read a class's register from its first moment to now; looking makes no register."""
    desk.need(Duty.SEE_EVERY_CLASS)
    check_may_see(desk, group, session)
    with reading(desk.db):
        number = registers.register_number(desk.db, group, session)
        if number is None:
            raise RuleError(*_none_kept(desk, session))
        record = load_record(desk.db, number)
    in_full = reasons_shown(desk, group) is Reasons.ALWAYS
    return PastRegisters(record, stops(record), in_full)


def classes_on(desk: Desk, session: Session) -> tuple[Group, ...]:
    """Return the classes that there were on a session's day."""
    desk.need(Duty.SEE_EVERY_CLASS)
    return groups.groups_on(desk.db, desk.school, session.day)


def first_shown(desk: Desk) -> tuple[int, Session] | None:
    """Return the class and session to begin with: the first class, in its last register so far."""
    session = session_now(desk)
    there = classes_on(desk, session) if session else ()
    if session is None or not there:
        return None
    before = session_beside(desk, session, -1)
    is_kept = registers.register_number(desk.db, there[0].id, session) is not None
    return there[0].id, session if is_kept or before is None else before


def _none_kept(desk: Desk, session: Session) -> tuple[str, str]:
    if session.day >= desk.today:
        return f"No register has been opened for {session} yet.", "Choose an earlier session."
    return f"No register was kept for {session}.", "Choose a day on which the class met."
