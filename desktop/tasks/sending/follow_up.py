"""Whether what was sent has arrived: GOV.UK Notify is asked for three days, then no more."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.organisation.staff import Duty
from desktop.models.sending.outbox_item import Event, Happened
from desktop.models.sending.sending_setup import NOTIFY
from desktop.storage.absence import attempts
from desktop.storage.file import file_facts
from desktop.storage.file.database import saving
from desktop.storage.file.signature import Signature
from desktop.storage.sending import outbox, setups
from desktop.tasks.sending import sending_keys, ways_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.models.sending.outbox_item import OutboxItem
    from desktop.models.sending.sending_setup import SendingSetup
    from desktop.tasks.desk import Desk

_FOR = timedelta(days=3)
_SOON = timedelta(minutes=20)  # most arrive within seconds; what is older is asked about less often
_MOST = 60  # questions in one round


def follow_up(desk: Desk, stopped: Callable[[], bool], *, older_too: bool = False) -> int:
    """Ask what became of messages; returns of how many it is now known."""
    desk.need(Duty.LOG_ABSENCE)
    setup = setups.setup_on(desk.db, desk.school, desk.today)
    asked = [one for one in _sent(desk, setup) if older_too or desk.now() - one.made_at < _SOON]
    if not asked:
        return 0
    key, known = sending_keys.key_for(desk, NOTIFY), 0
    for item in asked[-_MOST:]:
        if stopped() or not key:
            break
        known += _ask(desk, setup, key, item)
    return known


def _sent(desk: Desk, setup: SendingSetup) -> tuple[OutboxItem, ...]:
    elsewhere = file_facts.is_sample(desk.db)
    return tuple(
        one
        for one in outbox.sent_items(desk.db, desk.school, desk.today - _FOR)
        if one.reference
        and setup.service(one.channel) == NOTIFY
        and not (elsewhere and not setup.stays_here(one.channel))
    )


def _ask(desk: Desk, setup: SendingSetup, key: str, item: OutboxItem) -> bool:
    fate = ways_out.fate(setup, key, item.reference)
    if fate is None:
        return False
    arrived, why = fate
    event = Event(Happened.DELIVERED if arrived else Happened.FAILED, desk.now(), words=why)
    try:
        _write(desk, item, event, takes_back=not arrived)
    except RuleError:  # whoever sent it has no post any more: what befell it is kept all the same
        _write(desk, item, event, takes_back=False)
    return True


def _write(desk: Desk, item: OutboxItem, event: Event, *, takes_back: bool) -> None:
    with saving(desk.db):
        now = outbox.load_item(desk.db, desk.school, item.id)
        if now is None or now.last is None or now.last.what is not Happened.SENT:
            return
        outbox.add_event(desk.db, item.id, event)
        if takes_back:
            _take_back(desk, now, event)


def _take_back(desk: Desk, item: OutboxItem, event: Event) -> None:
    """Let the attempt count no longer: nobody was reached by a number that does not exist."""
    sent = next(one for one in item.events if one.what is Happened.SENT)
    signed = Signature(event.at, desk.school, item.author)
    for one in attempts.attempts_since(desk.db, item.pupils, item.day):
        if one.how == item.channel.value and one.at == sent.at:
            attempts.take_back(desk.db, one, signed)
