"""The sender: takes what is due from the outbox, one try at a time, and keeps what came of it.

Several windows may send at once: whoever writes that it is trying has the message to itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.errors import RuleError, StorageError
from desktop.models.absence.attempt import AttemptDraft
from desktop.models.organisation.staff import Duty
from desktop.models.sending.answer import Refused, Sent
from desktop.models.sending.outbox_item import Event, Happened, due, next_due, next_try
from desktop.models.sending.outgoing import Outgoing
from desktop.storage.absence import attempts
from desktop.storage.file import file_facts
from desktop.storage.file.database import saving
from desktop.storage.file.signature import Signature
from desktop.storage.organisation import schools
from desktop.storage.sending import outbox, setups
from desktop.tasks.safety.confirm_clock import check_clock
from desktop.tasks.sending import sending_keys, ways_out
from desktop.tasks.sending.in_vain import end_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.models.sending.answer import Answer
    from desktop.models.sending.outbox_item import OutboxItem
    from desktop.models.sending.sending_setup import SendingSetup
    from desktop.tasks.desk import Desk

LOOK_BACK = timedelta(days=30)  # older than that, what still waits is only to be seen
_ASKED = 8  # times that a busy file is asked to keep an answer, each with the file's own patience
_SAMPLE = "only pretended, in a sample school"
_LEFT = "a window that was sending it ended before it heard"


@dataclass(frozen=True, slots=True)
class Waiting:
    """What still waits and when it is tried next; `keyless`: ways out whose key is not known."""

    count: int = 0
    next_at: datetime | None = None
    why: str = ""
    keyless: bool = False


def what_waits(desk: Desk) -> Waiting:
    """Look at the outbox; nothing for somebody who sends nothing. It is cheap."""
    if not desk.who.may(Duty.LOG_ABSENCE):
        return Waiting()
    waiting = outbox.open_items(desk.db, desk.school, desk.today - LOOK_BACK)
    whys = [one.last.words for one in waiting if one.last and one.last.words]
    return Waiting(len(waiting), next_due(waiting), whys[-1] if whys else "")


def send_due(desk: Desk, stopped: Callable[[], bool]) -> Waiting:
    """Send what is due, until nothing is or somebody stops it; returns what then waits."""
    desk.need(Duty.LOG_ABSENCE)
    if check_clock(desk) is not None:
        return what_waits(desk)
    setup = setups.setup_on(desk.db, desk.school, desk.today)
    keyless, seen = False, set[int]()
    while not stopped():
        waiting = outbox.open_items(desk.db, desk.school, desk.today - LOOK_BACK)
        ready = [one for one in due(waiting, desk.now()) if one.id not in seen]
        if not ready:
            break
        seen.add(ready[0].id)
        keyless |= not _take_on(desk, setup, ready[0])
    left = what_waits(desk)
    return Waiting(left.count, left.next_at, left.why, keyless)


def _take_on(desk: Desk, setup: SendingSetup, item: OutboxItem) -> bool:
    """Send one message unless nobody should any more; False where the key to do so is missing."""
    if _is_in_vain(desk, item.id) or not setup.sends(item.channel):
        return True
    pretends = file_facts.is_sample(desk.db) and not setup.stays_here(item.channel)
    service = setup.service(item.channel)
    key = "" if pretends else sending_keys.key_for(desk, service)
    if not key and not pretends and setup.needs_key(service):
        return False
    claimed = claim(desk, item.id)
    if claimed is None:
        return True
    answer = Sent("", _SAMPLE) if pretends else _try(desk, setup, key, claimed)
    keep_answer(desk, claimed, answer)
    return True


def claim(desk: Desk, number: int) -> OutboxItem | None:
    """Have a message to oneself; None where it is over, not due, or another window has it."""
    now = desk.now()
    with saving(desk.db):
        item = outbox.load_item(desk.db, desk.school, number)
        at = item.due_at() if item else None
        if item is None or at is None or at > now:
            return None
        words = _LEFT if item.was_left() else ""
        outbox.add_event(desk.db, number, Event(Happened.TRYING, now, words=words))
    return item


def _is_in_vain(desk: Desk, number: int) -> bool:
    """Whether its day is over, the child accounted for or the address barred: then it ends."""
    with saving(desk.db):
        item = outbox.load_item(desk.db, desk.school, number)
        if item is None or item.is_over:
            return True
        event = end_of(desk, item)
        if event is not None:
            outbox.add_event(desk.db, number, event)
    return event is not None


def _try(desk: Desk, setup: SendingSetup, key: str, item: OutboxItem) -> Answer:
    going = Outgoing(
        channel=item.channel, address=item.address, subject=item.subject, body=item.body
    )
    reference = reference_of(desk, item)
    if item.tries:
        taken = ways_out.taken_before(setup, key, going, reference)
        if taken is not None:
            return taken
    return ways_out.hand_over(setup, key, going, reference)


def reference_of(desk: Desk, item: OutboxItem) -> str:
    """Return our own number for a message; it says nothing of whom it is about."""
    school = schools.load_school(desk.db, desk.school)
    return f"{school.la}{school.estab}-{int(item.made_at.timestamp())}-{item.id}"


def keep_answer(desk: Desk, item: OutboxItem, answer: Answer) -> None:
    """Write down what came of a try; an attempt counts on the board once it is sent.

    What has gone out cannot be called back, so a busy file is asked again before it is given up.
    """
    event = _event(desk, item, answer)
    with_attempt = event.what is Happened.SENT
    for left in reversed(range(_ASKED)):
        try:
            _write(desk, item, event, with_attempt=with_attempt)
        except RuleError:  # whoever asked for it has no post any more, or the clock was moved
            with_attempt = False
        except StorageError:
            if not left:
                raise
        else:
            return


def _event(desk: Desk, item: OutboxItem, answer: Answer) -> Event:
    now = desk.now()
    if isinstance(answer, Sent):
        return Event(Happened.SENT, now, answer.reference, answer.words)
    if isinstance(answer, Refused):
        return Event(Happened.FAILED, now, words=f"{answer.why} {answer.advice}".strip())
    until = next_try(item.tries + 1, now, answer.after)
    return Event(Happened.WAITS, now, words=answer.why, until=until, line=not answer.alone)


def _write(desk: Desk, item: OutboxItem, event: Event, *, with_attempt: bool) -> None:
    with saving(desk.db):
        now = outbox.load_item(desk.db, desk.school, item.id)
        if now is None or now.is_sent or (now.is_over and event.what is not Happened.SENT):
            return  # another window, thinking this one had ended, was first
        outbox.add_event(desk.db, item.id, event)
        if with_attempt:
            _log(desk, item, event)


def _log(desk: Desk, item: OutboxItem, event: Event) -> None:
    draft = AttemptDraft(
        pupils=item.pupils,
        how=item.channel.value,
        outcome="sent",
        contact=item.contact,
        reached=item.to,
    )
    signed = Signature(event.at, desk.school, item.author)
    for pupil in item.pupils:
        attempts.add_attempt(desk.db, draft, (pupil, item.day), signed)
