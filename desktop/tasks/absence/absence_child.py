"""A child as the absence line sees them: who may ring, the family, and how an absence goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.absence.evidence import may_ask_by_length
from desktop.models.absence.message import speaks_for
from desktop.models.marks.attendance_code import BY_SYMBOL
from desktop.models.marks.year_marks import mark_at, place_in_year, year_of
from desktop.models.organisation.staff import Duty
from desktop.storage.admissions import contacts, rolls
from desktop.storage.marks import entries
from desktop.storage.organisation import policies
from desktop.tasks.absence.ask_evidence import evidence_of
from desktop.tasks.absence.message_book import GoingOn, going_on
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.marks.look_at_registers import session_now
from desktop.tasks.site.desk_child import Adult, Sibling, family_of

if TYPE_CHECKING:
    from desktop.models.absence.appointment import AwayTimes
    from desktop.models.absence.evidence import Evidence
    from desktop.models.admissions.pupil import Contact
    from desktop.models.days.session_times import SessionTimes
    from desktop.tasks.desk import Desk

_MAY_NOT, _BARRED = "may not explain", "DO NOT CONTACT"


@dataclass(frozen=True, slots=True)
class LineChild:
    """A child of whom somebody rings; `marked` is the code of the session that is on.

    `waited_for` is evidence asked for and not seen, `is_long` whether the absence is long enough
    for it, `sessions` the times of morning and afternoon where they are known.
    """

    pupil: int
    name: str
    class_name: str
    callers: tuple[Contact, ...]
    family: tuple[Sibling, ...]
    going_on: GoingOn
    marked: str = ""
    waited_for: Evidence | None = None
    is_long: bool = False
    sessions: tuple[SessionTimes | None, SessionTimes | None] = (None, None)

    @property
    def is_here(self) -> bool:
        """Whether the child is marked as here in the session that is on."""
        return bool(self.marked) and BY_SYMBOL[self.marked].is_attended

    def registration_at(self, times: AwayTimes) -> SessionTimes | None:
        """Return the session that is on when the child leaves; the morning while nobody knows."""
        morning, afternoon = self.sessions
        if times.leaves is None or afternoon is None or times.leaves < afternoon.opens:
            return morning
        return afternoon

    @property
    def adults(self) -> tuple[Adult, ...]:
        """The contacts as the keys show them; who may not explain, or is barred, says so."""
        return tuple(
            Adult(one.id, _named(one), _warning(one), one.do_not_contact) for one in self.callers
        )

    def caller(self, contact: int) -> Contact | None:
        """Return the contact of this number."""
        return next((one for one in self.callers if one.id == contact), None)


def look_up(desk: Desk, pupil: int) -> LineChild:
    """Read a child of whom somebody rings; RuleError for one who is not on roll."""
    desk.need(Duty.LOG_ABSENCE)
    child = pupil_here(desk, pupil)
    if not rolls.is_on_roll(desk.db, pupil, desk.today):
        raise RuleError(
            f"{child.name} is not on roll today.", "Check the starting and leaving days."
        )
    place = rolls.class_on(desk.db, pupil, desk.today)
    policy = policies.policy_on(desk.db, desk.school, desk.today)
    now = going_on(desk, [pupil])[pupil]
    waited = [one for one in evidence_of(desk, pupil) if one.outcome is None]
    return LineChild(
        pupil,
        child.name,
        place.group_name if place else "",
        contacts.contacts_of(desk.db, pupil),
        family_of(desk, pupil, desk.today),
        now,
        _marked(desk, pupil),
        waited[0] if waited else None,
        may_ask_by_length(now.day, policy.evidence_days),
        (policy.am, policy.pm),
    )


def _marked(desk: Desk, pupil: int) -> str:
    session = session_now(desk)
    if session is None or session.day != desk.today:
        return ""
    marks = entries.year_marks(desk.db, pupil, year_of(session.day))
    return mark_at(marks, place_in_year(session))


def _warning(contact: Contact) -> str:
    """A parent who is not to be contacted may ring all the same: it is said before it is kept."""
    if contact.do_not_contact:
        return _BARRED
    return "" if speaks_for(contact) else _MAY_NOT


def _named(contact: Contact) -> str:
    return ", ".join(filter(None, (contact.name, contact.relationship.lower())))
