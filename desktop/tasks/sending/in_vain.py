"""Why a message that waits is not sent any more: looked at just before each try."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.absence.board import has_come
from desktop.models.days.session import both_halves
from desktop.models.sending.outbox_item import Event, Happened
from desktop.models.sending.recipient import address_for, why_not
from desktop.models.sending.template import FAMILY, NO_REASON
from desktop.storage.admissions import contacts
from desktop.storage.marks import entries
from desktop.storage.marks.unexplained import unexplained_on
from desktop.tasks.absence.board_lines import is_explained

if TYPE_CHECKING:
    from desktop.models.admissions.pupil import Contact
    from desktop.models.sending.outbox_item import OutboxItem
    from desktop.tasks.desk import Desk


def end_of(desk: Desk, item: OutboxItem) -> Event | None:
    """Return what ends a message that was not sent; None for one that still should be."""
    if item.day != desk.today:
        words = "it did not go out on its day, and is no longer true"
        return Event(Happened.FAILED, desk.now(), words=words)
    settled = _accounted_for(desk, item) if item.template in (NO_REASON, FAMILY) else ()
    if settled:
        who = "" if len(settled) == len(item.names) else f"{' and '.join(settled)}: "
        return Event(Happened.CALLED_OFF, desk.now(), words=f"{who}meanwhile accounted for")
    barred = _barred(desk, item)
    return Event(Happened.CALLED_OFF, desk.now(), words=barred) if barred else None


def _accounted_for(desk: Desk, item: OutboxItem) -> tuple[str, ...]:
    """Return who of the children has no `N` of today of which nothing is known, or has come.

    Known is also what waits for the head: that family has rung.
    """
    unknown = {one.pupil for one in unexplained_on(desk.db, desk.school, desk.today)}
    marks: dict[int, list[str]] = {}
    for session in both_halves(desk.today):
        for pupil, entry in entries.current_entries(desk.db, item.pupils, session).items():
            marks.setdefault(pupil, []).append(entry.code)
            if is_explained(desk, entry):
                unknown.discard(pupil)
    unknown -= {pupil for pupil, codes in marks.items() if has_come(codes)}
    children = zip(item.pupils, item.names, strict=True)
    return tuple(name for pupil, name in children if pupil not in unknown)


def _barred(desk: Desk, item: OutboxItem) -> str:
    """Say why nobody at this address is written to any more; empty where it is as it was.

    Somebody may be marked do not contact, or a number be put right, while the line is down.
    """
    known = contacts.contacts_of_pupils(desk.db, item.pupils)
    for pupil in item.pupils:
        theirs = [one for one in known.get(pupil, ()) if _is_at(one, item)]
        reasons = [why_not(one, item.channel) for one in theirs]
        if not theirs:
            return "this address is no longer on the child’s list"
        if all(reasons):
            return f"{theirs[0].name}: {reasons[0]}"
    return ""


def _is_at(contact: Contact, item: OutboxItem) -> bool:
    return address_for(contact, item.channel).casefold() == item.address.casefold()
