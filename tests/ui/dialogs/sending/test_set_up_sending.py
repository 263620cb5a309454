"""Setting the sending up on the screen: checked, tried, saved; a key is never shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from desktop.models.sending.sending_setup import NOTIFY, SMTP, SendingSetup
from desktop.tasks.sending import sending_keys, set_up_sending
from desktop.ui.dialogs.sending.set_up_sending import SetUpSendingDialog
from tests.exchange.sending.notify_server import KEY, SECRET, TEMPLATE
from tests.picture import nameless
from tests.tasks.sending.conftest import nobody, pem, post, ring, service, texting

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.conftest import SmallSchool
    from tests.exchange.sending.notify_server import NotifyServer
    from tests.ui.panels.places import OpenDeskFor

__all__ = ["nobody", "pem", "post", "ring", "service", "texting"]


@pytest.fixture
def dialog(
    qtbot: QtBot, small: SmallSchool, open_desk_for: OpenDeskFor, window: QWidget
) -> SetUpSendingDialog:
    made = SetUpSendingDialog(small.head, open_desk_for(small.head), window)
    with qtbot.waitExposed(made):
        made.show()
    return made


def choose(dialog: SetUpSendingDialog, service: NotifyServer) -> None:
    """Fill in what GOV.UK Notify needs."""
    dialog.texts.setCurrentIndex(dialog.texts.findData(NOTIFY))
    dialog.lines["text_template"].setText(TEMPLATE)
    dialog.lines["notify_url"].setText(service.url)
    dialog.keys[NOTIFY].setText(KEY)


def test_only_what_is_used_is_asked(dialog: SetUpSendingDialog) -> None:
    assert not dialog.lines["text_template"].isVisible()
    assert not dialog.test_to.isVisible()
    dialog.emails.setCurrentIndex(dialog.emails.findData(SMTP))
    assert dialog.lines["smtp_host"].isVisible()
    assert not dialog.lines["text_template"].isVisible()
    dialog.texts.setCurrentIndex(1)
    assert dialog.lines["text_template"].isVisible()
    assert nameless(dialog) == []


def test_it_is_saved_and_the_key_goes_to_the_keyring(
    dialog: SetUpSendingDialog, small: SmallSchool, service: NotifyServer, qtbot: QtBot
) -> None:
    choose(dialog, service)
    with qtbot.waitSignal(dialog.saved):
        dialog.save_button.click()
    assert set_up_sending.current_setup(small.head).texts == NOTIFY
    assert sending_keys.key_for(small.head, NOTIFY) == KEY


def test_a_wrong_id_is_said_at_its_field(dialog: SetUpSendingDialog, small: SmallSchool) -> None:
    dialog.texts.setCurrentIndex(1)
    dialog.lines["text_template"].setText("the first one")
    dialog.save_button.click()
    assert "not the ID of a template" in dialog.boxes["text_template"].finding
    assert set_up_sending.current_setup(small.head) == SendingSetup()


def test_a_test_goes_out_before_anything_is_saved(
    dialog: SetUpSendingDialog, small: SmallSchool, service: NotifyServer, qtbot: QtBot
) -> None:
    small.db.conn.commit()
    choose(dialog, service)
    dialog.test_to.setText("07700 900999")
    next(iter(dialog.test.values())).click()
    qtbot.waitUntil(lambda: "It was taken" in dialog.told.words)
    assert len(service.taken) == 1
    assert set_up_sending.current_setup(small.head) == SendingSetup()


def test_a_test_that_is_refused_says_what_to_do(
    dialog: SetUpSendingDialog, small: SmallSchool, service: NotifyServer, qtbot: QtBot
) -> None:
    small.db.conn.commit()
    service.secret = SECRET[::-1]
    choose(dialog, service)
    dialog.test_to.setText("07700 900999")
    next(iter(dialog.test.values())).click()
    qtbot.waitUntil(lambda: "refused the key" in dialog.told.words)
    assert next(iter(dialog.test.values())).isEnabled()


def test_a_kept_key_is_never_shown(
    qtbot: QtBot, texting: SmallSchool, open_desk_for: OpenDeskFor, window: QWidget
) -> None:
    made = SetUpSendingDialog(texting.head, open_desk_for(texting.head), window)
    with qtbot.waitExposed(made):
        made.show()
    labels, lines = made.findChildren(QLabel), made.findChildren(QLineEdit)
    texts = [one.text() for one in labels] + [one.text() for one in lines]
    assert [one for one in texts if SECRET in one] == []
    assert made.keys[NOTIFY].echoMode() is QLineEdit.EchoMode.Password
