"""Reminding a class's teacher of a register, and seeing it on one's own screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import PermissionRefused, RuleError
from desktop.models.organisation.staff import Duty
from desktop.models.site.reminder import is_due, late_to_remind, reminder_words, why_not
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.marks import registers
from desktop.storage.organisation import groups
from desktop.storage.site import reminders
from desktop.tasks.marks.see_today import classes_on
from desktop.tasks.marks.take_register import ensure_register
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from desktop.models.days.session import Session
    from desktop.models.marks.class_day import ClassSession
    from desktop.models.site.reminder import Reminder
    from desktop.tasks.desk import Desk


def remind(desk: Desk, group: int, session: Session) -> Reminder:
    """Remind whoever takes a class of its register; RuleError says why there is no need."""
    desk.need(Duty.TAKE_ANY_REGISTER)
    with saving(desk.db):
        now = right_time(desk)
        for day in classes_on(desk):
            for one in day.sessions:
                if (one.group, one.session) == (group, session):
                    refusal = why_not(day, one, now)
                    if refusal:
                        raise RuleError("No reminder was sent.", refusal)
                    return _send(desk, one, now)
    raise RuleError("No reminder was sent.", "That class has no register today.")


def remind_late(desk: Desk) -> tuple[ClassSession, ...]:
    """Remind everybody whose register is late and who was not reminded just now."""
    desk.need(Duty.TAKE_ANY_REGISTER)
    with saving(desk.db):
        now = right_time(desk)
        late = late_to_remind(classes_on(desk), now)
        for one in late:
            _send(desk, one, now)
    return late


def _send(desk: Desk, one: ClassSession, now: datetime) -> Reminder:
    """The register is there from now on, so that its teacher's window knows its times."""
    ensure_register(desk, one.group, one.session)
    words = reminder_words(one.group_name, one.register.times, now)
    signed = sign(desk.db, desk.school, desk.who, now)
    return reminders.add_reminder(desk.db, (one.group, one.session), words, signed)


def waiting_for_me(desk: Desk) -> tuple[Reminder, ...]:
    """Return what the person at the desk is reminded of: registers of theirs open and not in."""
    unseen = reminders.unseen_reminders(desk.db, desk.school, desk.today)
    if not unseen:
        return ()
    own = groups.groups_of(desk.db, desk.who.person, desk.school, desk.today)
    mine = {group.id for group in own}
    return tuple(one for one in unseen if one.group in mine and _is_due(desk, one))


def _is_due(desk: Desk, reminder: Reminder) -> bool:
    found = registers.register_without_children(desk.db, reminder.group, reminder.session)
    return found is not None and is_due(found, desk.now())


def see(desk: Desk, seen: Sequence[Reminder]) -> None:
    """Note that the person at the desk has seen reminders about classes that they take."""
    with saving(desk.db):
        own = groups.groups_of(desk.db, desk.who.person, desk.school, desk.today)
        if not {one.group for one in seen} <= {group.id for group in own}:
            raise PermissionRefused(
                f"{desk.who.name} does not take this class.", "Its teacher sees the reminder."
            )
        signed = sign(desk.db, desk.school, desk.who, desk.now())
        reminders.note_seen(desk.db, [one.id for one in seen], signed)
