"""The key typed by whoever sends, on a computer that keeps none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from desktop.models.sending.sending_setup import NOTIFY
from desktop.tasks.sending import sending_keys
from desktop.ui.dialogs.sending.type_key import TypeKeyDialog
from tests.exchange.sending.notify_server import KEY
from tests.picture import nameless
from tests.tasks.sending.conftest import nobody, pem, post, ring, service, texting

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.conftest import SmallSchool

__all__ = ["nobody", "pem", "post", "ring", "service", "texting"]


@pytest.fixture
def dialog(qtbot: QtBot, texting: SmallSchool, window: QWidget) -> TypeKeyDialog:
    made = TypeKeyDialog(texting.office, window)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_key_is_held_while_the_program_runs(
    dialog: TypeKeyDialog, texting: SmallSchool, qtbot: QtBot
) -> None:
    keyring.set_keyring(NoKeyring())
    assert nameless(dialog) == []
    dialog.keys[NOTIFY].setText(KEY)
    with qtbot.waitSignal(dialog.saved) as said:
        dialog.save_button.click()
    assert said.args == ["The key is held until the program ends."]
    assert sending_keys.key_for(texting.office, NOTIFY) == KEY


def test_nothing_typed_is_asked_for_again(dialog: TypeKeyDialog) -> None:
    dialog.save_button.click()
    assert dialog.boxes[NOTIFY].finding == "Type or paste it."


def test_the_office_puts_no_key_in_the_place_of_one_that_is_kept(
    dialog: TypeKeyDialog, texting: SmallSchool
) -> None:
    dialog.keys[NOTIFY].setText(KEY[::-1])
    dialog.save_button.click()
    assert "known already" in dialog.notice.words
    assert sending_keys.key_for(texting.office, NOTIFY) == KEY
