"""A message is withdrawn: it was about another child, or was written down wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.absence.doubt import DoubtOutcome
from desktop.models.absence.message import WAITING
from desktop.models.marks.entry import Draft
from desktop.models.organisation.staff import Duty
from desktop.storage.absence import doubts, messages
from desktop.storage.file.database import saving
from desktop.storage.file.signature import note, sign
from desktop.storage.marks import entries, expectations, registers
from desktop.tasks.marks.take_register import enter_mark
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from desktop.models.absence.message import Message
    from desktop.models.days.session import Session
    from desktop.models.marks.entry import Entry
    from desktop.storage.file.signature import Signature
    from desktop.tasks.desk import Desk


def withdraw(desk: Desk, number: int, why: str) -> int:
    """Let a message count no longer, with what stood because of it.

    A mark that was made from it is `N` again, or what is known besides, by an amendment with the
    reason: where nobody knows any more why the child is away, somebody looks for the child.
    Returns how many marks that were.
    """
    desk.need(Duty.LOG_ABSENCE)
    if not why.strip():
        raise RuleError("Say why the message is withdrawn.", "A few words are enough.")
    with saving(desk.db):
        found = messages.load_message(desk.db, desk.school, number)
        if found is None or found.withdrawn_at is not None:
            raise RuleError("That message does not stand any more.", "Look again first.")
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        explained = _marks_made(desk, found)
        messages.withdraw_message(desk.db, number, signed, why.strip())
        for known in messages.expectations_of_message(desk.db, number):
            if expectations.load_expectation(desk.db, known) is not None:
                author = signed.author or 0
                expectations.withdraw_expectation(desk.db, known, signed.at, author, why.strip())
        for entry in explained:
            _explain_no_longer(desk, entry, why.strip(), signed)
        _settle_doubts(desk, number, why.strip(), signed)
        for pupil in found.pupils:
            note(desk.db, signed, ("pupil", pupil), "message withdrawn", message=number)
    return len(explained)


def _marks_made(desk: Desk, message: Message) -> list[Entry]:
    """Return the current marks that say what the message let stand, because of it."""
    numbers = messages.expectations_of_message(desk.db, message.id)
    standing = [expectations.load_expectation(desk.db, one) for one in numbers]
    codes = {one.id: one.code for one in standing if one is not None}
    last = min(message.last.day, desk.today)
    current: dict[tuple[int, Session], Entry] = {}
    for pupil in message.pupils if message.first.day <= last else ():
        for entry in entries.entries_between(desk.db, pupil, message.first.day, last):
            current[pupil, entry.session] = entry
    return [
        one
        for one in current.values()
        if one.code and one.code != WAITING and codes.get(one.source or 0) == one.code
    ]


def _explain_no_longer(desk: Desk, entry: Entry, why: str, signed: Signature) -> None:
    number = registers.register_number(desk.db, entry.group or 0, entry.session) or 0
    known = registers.load_register(desk.db, number, entry.pupil).row(entry.pupil).known
    reason = f"the message that explained it is withdrawn: {why}"[:300]
    code, source = (known.code, known.id) if known else (WAITING, None)
    made = Draft(entry.pupil, code, entry.id, reason=reason, source=source)
    enter_mark(desk, number, made, signed.at)


def _settle_doubts(desk: Desk, message: int, why: str, signed: Signature) -> None:
    """Nobody says "away" any more of a child who is marked here."""
    for doubt in doubts.open_doubts(desk.db, desk.school):
        if doubt.message == message:
            words = f"the message is withdrawn: {why}"
            doubts.settle_doubt(desk.db, doubt.id, DoubtOutcome.HERE, signed, words)
