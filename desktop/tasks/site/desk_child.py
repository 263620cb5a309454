"""One child as the front desk sees them: class, session, mark, the adults known, the family."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.days.session import Half, Session
from desktop.models.marks.attendance_code import BY_SYMBOL
from desktop.models.marks.year_marks import mark_at, place_in_year, year_of
from desktop.models.organisation.staff import Duty
from desktop.models.site.late_arrival import session_for
from desktop.storage.admissions import contacts, pupils, rolls
from desktop.storage.file.database import saving
from desktop.storage.marks import entries, registers
from desktop.storage.organisation import groups, policies
from desktop.storage.organisation.school_years import load_calendar
from desktop.storage.site import signings
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.marks.close_registers import close_if_due
from desktop.tasks.marks.take_register import ensure_register

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from desktop.models.admissions.pupil import Contact
    from desktop.models.marks.register import Register, Row
    from desktop.models.site.signing import Signing
    from desktop.tasks.desk import Desk


@dataclass(frozen=True, slots=True)
class Adult:
    """A known contact by name; `warning` says why not to hand the child over without asking."""

    contact: int
    name: str
    warning: str = ""
    is_barred: bool = False


@dataclass(frozen=True, slots=True)
class Sibling:
    """A brother or sister who is on roll here today, with the class."""

    pupil: int
    name: str
    where: str


@dataclass(frozen=True, slots=True)
class DeskChild:
    """What the desk needs of a child at a moment; `left` is the line of a child who is out."""

    pupil: int
    name: str
    register: Register
    left: Signing | None
    adults: tuple[Adult, ...]
    family: tuple[Sibling, ...]

    @property
    def row(self) -> Row:
        """The child's row in the register of the session."""
        return self.register.rows[0]

    @property
    def seen(self) -> int | None:
        """The number of the mark that is shown; None for none."""
        return self.row.entry.id if self.row.entry else None


def look_up(desk: Desk, pupil: int, at: datetime | None = None) -> DeskChild:
    """Read a child as they are at a moment, now by default; RuleError says why not."""
    desk.need(Duty.SIGN_IN_AND_OUT)
    moment = at or desk.now()
    group, session = _place(desk, pupil, moment)
    register = _read(desk, group, session, pupil)
    left = signings.out_on(desk.db, desk.school, session.day).get(pupil)
    adults = tuple(map(_adult, contacts.contacts_of(desk.db, pupil)))
    family = family_of(desk, pupil, session.day)
    return DeskChild(pupil, register.row(pupil).name, register, left, adults, family)


def not_here_yet(desk: Desk, pupils: Sequence[int]) -> frozenset[int]:
    """Return those of these children who are not marked here in the session that is on."""
    desk.need(Duty.SIGN_IN_AND_OUT)
    policy = policies.policy_on(desk.db, desk.school, desk.today)
    session = session_for(policy, "", desk.now())
    place = place_in_year(session)
    years = entries.marks_of_year(desk.db, pupils, year_of(session.day))
    return frozenset(one for one in pupils if not _is_here(mark_at(years.get(one, ""), place)))


def _is_here(symbol: str) -> bool:
    code = BY_SYMBOL.get(symbol)
    return code is not None and (code.is_attended or symbol == "U")


def register_of(desk: Desk, pupil: int, at: datetime, now: datetime) -> Register:
    """Return the register of the session, with this child's row only; inside `saving`."""
    group, session = _place(desk, pupil, at)
    number = ensure_register(desk, group, session)
    close_if_due(desk.db, number, now)
    return registers.load_register(desk.db, number, pupil)


def _read(desk: Desk, group: int, session: Session, pupil: int) -> Register:
    number = registers.register_number(desk.db, group, session)
    if number is None or registers.is_due_to_close(desk.db, number, desk.now()):
        with saving(desk.db):
            number = ensure_register(desk, group, session)
            close_if_due(desk.db, number, desk.now())
    return registers.load_register(desk.db, number, pupil)


def _place(desk: Desk, pupil: int, at: datetime) -> tuple[int, Session]:
    child, today = pupil_here(desk, pupil), desk.today
    if not rolls.is_on_roll(desk.db, pupil, today):
        raise RuleError(
            f"{child.name} is not on roll today.", "Check the starting and leaving days."
        )
    place = rolls.class_on(desk.db, pupil, today)
    if place is None or place.group is None:
        raise RuleError(f"{child.name} is in no class today.", "Put the child in a class first.")
    policy = policies.policy_on(desk.db, desk.school, today)
    times_of = groups.load_group(desk.db, place.group).times_of
    return place.group, _held(desk, place.group, session_for(policy, times_of, at))


def _held(desk: Desk, group: int, session: Session) -> Session:
    """On a day whose afternoon is not held, who leaves after noon leaves the morning."""
    if session.half is Half.AM or registers.register_number(desk.db, group, session) is not None:
        return session
    morning = Session(session.day, Half.AM)
    has_morning = registers.register_number(desk.db, group, morning) is not None
    calendar = load_calendar(desk.db, desk.school) if has_morning else None
    return session if calendar is None or calendar.is_school_session(session) else morning


def _adult(contact: Contact) -> Adult:
    named = ", ".join(filter(None, (contact.name, contact.relationship.lower())))
    warning = ""
    if contact.responsibility is False:
        warning = "no parental responsibility"
    if contact.do_not_contact:
        warning = "DO NOT CONTACT"
    return Adult(contact.id, named, warning, contact.do_not_contact)


def family_of(desk: Desk, pupil: int, day: date) -> tuple[Sibling, ...]:
    """Return a child's brothers and sisters who are on roll here on a day."""
    found = []
    for one, _school in pupils.siblings_of(desk.db, pupil):
        here = one.school == desk.school and rolls.is_on_roll(desk.db, one.id, day)
        place = rolls.class_on(desk.db, one.id, day) if here else None
        if place is not None and place.group is not None:
            found.append(Sibling(one.id, one.name, place.group_name))
    return tuple(found)
