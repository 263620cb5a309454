"""The sender beside the screen: what waits goes out, and what waits longer is said quietly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from desktop.models.sending.sending_setup import NOTIFY
from desktop.tasks.sending import sending_keys
from desktop.ui.sending.sender import Sender
from tests.exchange.sending.notify_server import error
from tests.tasks.sending.conftest import nobody, pem, post, ring, service, texting
from tests.tasks.sending.family import away, fared, put

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.conftest import SmallSchool
    from tests.exchange.sending.notify_server import NotifyServer
    from tests.ui.panels.places import OpenDeskFor

__all__ = ["nobody", "pem", "post", "ring", "service", "texting"]


@pytest.fixture
def waiting(texting: SmallSchool) -> SmallSchool:
    away(texting, 0)
    texting.db.conn.commit()
    put(texting, 0)
    return texting


@pytest.fixture
def sender(waiting: SmallSchool, open_desk_for: OpenDeskFor, qtbot: QtBot) -> Iterator[Sender]:
    del qtbot
    window = QObject()
    yield Sender(waiting.office, open_desk_for(waiting.office), window)
    window.deleteLater()


def test_what_is_put_in_goes_out_at_the_next_second(
    sender: Sender, waiting: SmallSchool, service: NotifyServer, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(sender.told) as told:
        sender.saved()
    assert told.args == ["1 message waits"]
    with qtbot.waitSignal(sender.ended):
        sender.tick()
    assert (fared(waiting), len(service.taken)) == ([["trying", "sent"]], 1)


def test_a_dead_line_is_said_and_not_tried_every_second(
    sender: Sender, service: NotifyServer, qtbot: QtBot
) -> None:
    service.plan = [error(503, "Exception", "No")] * 9
    sender.look()
    with qtbot.waitSignals([sender.ended, sender.told]):
        sender.tick()
    with qtbot.waitSignal(sender.told) as told:
        sender.look()
    assert told.args == ["1 message waits: GOV.UK Notify is out of order (503)"]
    sender.tick()
    assert len(service.asked) == 1


def test_a_missing_key_is_said(sender: Sender, waiting: SmallSchool, qtbot: QtBot) -> None:
    sending_keys.forget_key(waiting.office, NOTIFY)
    sender.look()
    with qtbot.waitSignal(sender.told) as told:
        sender.tick()
    assert told.args == ["1 message waits: the key is to be typed (First-day board, F10)"]


def test_who_writes_to_no_family_sends_nothing(
    waiting: SmallSchool, open_desk_for: OpenDeskFor, service: NotifyServer
) -> None:
    window = QObject()
    teachers = Sender(waiting.teacher, open_desk_for(waiting.teacher), window)
    teachers.saved()
    teachers.tick()
    assert (fared(waiting), service.asked) == ([[]], [])
    window.deleteLater()


def test_a_window_that_closes_begins_no_more(sender: Sender, service: NotifyServer) -> None:
    sender.look()
    sender.stop()
    sender.tick()
    assert service.asked == []
