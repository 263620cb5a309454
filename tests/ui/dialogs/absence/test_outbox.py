"""The outbox on the screen: what waits, went or failed; tried again, called off, answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.ui.dialogs.absence.outbox import OutboxDialog
from desktop.ui.dialogs.sending.type_key import TypeKeyDialog
from tests.exchange.sending.notify_server import SECRET
from tests.picture import nameless
from tests.tasks.sending.conftest import nobody, pem, post, ring, service, texting
from tests.tasks.sending.family import away, fared, items, put, send

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.conftest import SmallSchool
    from tests.exchange.sending.notify_server import NotifyServer

__all__ = ["nobody", "pem", "post", "ring", "service", "texting"]


@pytest.fixture
def waiting(texting: SmallSchool) -> SmallSchool:
    away(texting, 0)
    put(texting, 0)
    return texting


def shown(qtbot: QtBot, small: SmallSchool, window: QWidget, **more: int) -> OutboxDialog:
    dialog = OutboxDialog(small.office, window, **more)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def row(dialog: OutboxDialog) -> list[str]:
    facts = dialog.list.facts
    return [facts.index(0, column).data() for column in range(facts.columnCount())]


def able(dialog: OutboxDialog) -> list[bool]:
    """Whether it can be tried again, called off, answered."""
    return [one.isEnabled() for one in (dialog.again, dialog.off, dialog.answered)]


def test_what_waits_can_be_called_off(qtbot: QtBot, waiting: SmallSchool, window: QWidget) -> None:
    dialog = shown(qtbot, waiting, window)
    assert row(dialog) == ["09:00", "Aisha Ahmed", "Nadia Ahmed, 07700 900123",
                           "Waiting"]  # fmt: skip
    assert (able(dialog), nameless(dialog)) == ([True, True, False], [])
    with qtbot.waitSignal(dialog.changed):
        dialog.off.click()
    assert fared(waiting) == [["called off"]]
    assert able(dialog) == [False, False, False]


def test_the_key_can_be_typed_while_a_message_waits(
    qtbot: QtBot, waiting: SmallSchool, window: QWidget
) -> None:
    dialog = shown(qtbot, waiting, window)
    assert dialog.key.isVisible()
    dialog.key.click()
    form = dialog.findChild(TypeKeyDialog)
    assert isinstance(form, TypeKeyDialog)
    form.close()
    dialog.off.click()
    assert not dialog.key.isVisible()


def test_what_failed_says_why_and_is_tried_again(
    qtbot: QtBot, waiting: SmallSchool, window: QWidget, service: NotifyServer
) -> None:
    service.secret = SECRET[::-1]
    send(waiting)
    dialog = shown(qtbot, waiting, window)
    assert "refused the key" in row(dialog)[3]
    assert able(dialog) == [True, False, False]
    dialog.again.click()
    service.secret = SECRET
    send(waiting)
    dialog.refresh()
    assert row(dialog)[3] == "Sent 09:00 (tried 2 times)"


def test_an_answer_is_typed(qtbot: QtBot, waiting: SmallSchool, window: QWidget) -> None:
    send(waiting)
    dialog = shown(qtbot, waiting, window)
    dialog.answered.click()
    QTest.keyClicks(dialog.question.field, "Poorly")
    QTest.keyClick(dialog.question.field, Qt.Key.Key_Return)
    assert items(waiting)[0].events[-1].words == "Poorly"
    assert row(dialog)[3] == "Answered 09:00: Poorly"


def test_one_childs_messages_of_all_days(
    qtbot: QtBot, waiting: SmallSchool, window: QWidget
) -> None:
    assert shown(qtbot, waiting, window, pupil=waiting.pupils[0]).list.facts.rowCount() == 1
    other = shown(qtbot, waiting, window, pupil=waiting.pupils[1])
    assert (other.list.facts.rowCount(), other.words.text()) == (
        0, "Nothing has gone out and nothing waits."
    )  # fmt: skip


def test_another_days_are_looked_at(qtbot: QtBot, waiting: SmallSchool, window: QWidget) -> None:
    waiting.clock.set(9, day=waiting.clock().date().replace(day=11))
    dialog = shown(qtbot, waiting, window)
    assert dialog.list.facts.rowCount() == 0
    dialog.day.set_day(waiting.clock().date().replace(day=10))
    dialog.refresh()
    assert able(dialog) == [False, True, False]


def test_a_message_that_has_gone_meanwhile_is_not_called_off(
    qtbot: QtBot, waiting: SmallSchool, window: QWidget
) -> None:
    dialog = shown(qtbot, waiting, window)
    send(waiting)
    dialog.off.click()
    assert "cannot be called back" in dialog.notice.words
    assert fared(waiting) == [["trying", "sent"]]
