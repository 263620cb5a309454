"""Two windows never send one message twice, and one that is killed leaves none behind."""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

import keyring
import pytest

from desktop.models.admissions.pupil import Contact
from desktop.models.imports.incoming import Phone
from desktop.models.organisation.staff import Role, Who
from desktop.models.sending.outgoing import Outgoing
from desktop.models.sending.recipient import Channel
from desktop.models.sending.sending_setup import NOTIFY, SendingSetup
from desktop.storage.admissions import contacts
from desktop.storage.file.database import create_database, open_database, saving
from desktop.storage.file.signature import sign
from desktop.storage.sending import outbox
from desktop.tasks.desk import Desk
from desktop.tasks.sending import send_waiting, sending_keys, set_up_sending
from desktop.tasks.sending.run_memory import RunMemory
from tests import make
from tests.exchange.sending.conftest import service
from tests.exchange.sending.notify_server import KEY, TEMPLATE, Reply
from tests.kill.test_many_at_once import _at_once

if TYPE_CHECKING:
    from pathlib import Path

    from tests.exchange.sending.notify_server import NotifyServer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork on Windows")
__all__ = ["service"]
MESSAGES, WINDOWS = 12, 4


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "school.school"


@pytest.fixture
def head(path: Path, service: NotifyServer) -> Who:
    """A school that sends to the test's own service, with messages that wait."""
    with closing(create_database(path)) as db:
        school = make.make_school(db)
        group = make.make_group(db, school)
        pupils = [make.make_pupil(db, school, group, f"Child{n}", "Carr") for n in range(MESSAGES)]
        someone = make.make_person(db, school, "Hilda Head", Role.HEAD)
        desk = Desk(db, school, someone, make.TestClock())
        setup = SendingSetup(texts=NOTIFY, notify_url=service.url, text_template=TEMPLATE)
        set_up_sending.set_up(desk, setup, {})
        with saving(db):
            signed = sign(db, school, someone, desk.now())
            for pupil in pupils:
                contacts.add_contact(db, _parent(pupil))
                outbox.add_item(db, _text(pupil), desk.today, signed)
        return someone


def _parent(pupil: int) -> Contact:
    number = _text(pupil).address
    phones = (Phone("mobile", number, number, can_text=True),)
    return Contact(pupil=pupil, surname="Carr", responsibility=True, phones=phones)


def _text(pupil: int) -> Outgoing:
    return Outgoing(channel=Channel.TEXT, address=f"+4477009001{pupil:02}", subject="",
                    body="Please ring us.", template="return overdue", pupils=(pupil,))  # fmt: skip


def _desk(path: Path, head: Who, minute: int = 0) -> Desk:
    desk = Desk(open_database(path), 1, head, make.TestClock(minute=minute))
    keyring.set_keyring(RunMemory())
    sending_keys.keep_key(desk, NOTIFY, KEY)
    return desk


def _never() -> bool:
    return False


def _numbers(service: NotifyServer) -> list[str]:
    return sorted(one["phone_number"] for one in service.taken)


def test_windows_that_send_at_once_send_each_message_once(
    path: Path, head: Who, service: NotifyServer
) -> None:
    def send(_: int) -> int:
        send_waiting.send_due(_desk(path, head), _never)
        return 0

    assert _at_once(WINDOWS, send) == [0] * WINDOWS
    assert _numbers(service) == [_text(number + 1).address for number in range(MESSAGES)]


@pytest.mark.parametrize("taken", [True, False])
def test_a_window_killed_while_it_waits_for_an_answer(
    path: Path, head: Who, service: NotifyServer, taken: bool
) -> None:
    service.plan = [Reply(hangs=True)]
    _killed_as_it_asks(path, head, service)
    if not taken:
        service.taken.clear()
    assert len(service.asked) == 1
    with closing(_desk(path, head, minute=6).db) as db:
        desk = Desk(db, 1, head, make.TestClock(minute=6))
        assert send_waiting.send_due(desk, _never).count == 0
        first = outbox.items_of_day(db, 1, desk.today)[0]
    assert [event.what.value for event in first.events] == ["trying", "trying", "sent"]
    assert "ended before" in first.events[1].words
    assert _numbers(service) == [_text(number + 1).address for number in range(MESSAGES)]


def _killed_as_it_asks(path: Path, head: Who, service: NotifyServer) -> None:
    """Let a window send, and kill it once the service has its first message."""
    child = os.fork()
    if child == 0:
        try:
            send_waiting.send_due(_desk(path, head), _never)
        finally:
            os._exit(1)
    until = time.monotonic() + 60
    while not service.asked and time.monotonic() < until:
        time.sleep(0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
