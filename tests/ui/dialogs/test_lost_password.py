"""The way back in: the printed code gives a new password and the next code, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit

from desktop.tasks.people.at_the_door import SignInName
from desktop.tasks.people.recover_sign_in import make_recovery_code
from desktop.tasks.people.sign_in import sign_in
from desktop.tasks.safety.open_file import OpenFile
from desktop.ui.dialogs.lost_password import LostPasswordDialog
from tests.picture import nameless
from tests.ui.people import CHEAP, give_secrets

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.conftest import SmallSchool

NEW = "four rather calmer words"


@pytest.fixture
def code(small: SmallSchool) -> str:
    give_secrets(small)
    return make_recovery_code(small.head, CHEAP)


@pytest.fixture
def dialog(small: SmallSchool, school_file: Path, code: str, qtbot: QtBot) -> LostPasswordDialog:
    del code
    file = OpenFile(school_file, small.db, small.clock, is_sample=True)
    person = SignInName(small.head.who.person, "Hilda Head", "hilda head")
    made = LostPasswordDialog(file, person)
    qtbot.addWidget(made)
    made.show()
    return made


def type_code(dialog: LostPasswordDialog, code: str) -> None:
    field = next(
        one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == "Recovery code"
    )
    field.setText(code)
    dialog.new.first.set_text(NEW)
    dialog.new.again.set_text(NEW)


def test_the_code_gives_a_new_password_and_the_next_code(
    dialog: LostPasswordDialog, code: str, small: SmallSchool, qtbot: QtBot
) -> None:
    type_code(dialog, code.lower())
    with qtbot.waitSignal(dialog.recovered) as told:
        dialog.use.click()
    assert told.args is not None
    assert told.args[0] != code
    small.clock.set(9, 10)
    assert sign_in(small.db, "hilda head", NEW, small.clock()).name == "Hilda Head"


def test_a_wrong_code_is_told_and_changes_nothing(dialog: LostPasswordDialog, qtbot: QtBot) -> None:
    type_code(dialog, "AAAA-AAAA-AAAA-AAAA-AAAA")
    dialog.use.click()
    qtbot.waitUntil(lambda: "not the recovery code" in dialog.notice.words)
    assert dialog.use.isEnabled()


def test_everything_in_it_has_a_name(dialog: LostPasswordDialog) -> None:
    assert nameless(dialog) == []
