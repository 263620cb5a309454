"""Choosing a password: the old one is asked for unless it was just typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.tasks.people.sign_in import sign_in
from desktop.ui.dialogs.choose_secret import ChooseSecretDialog
from desktop.ui.widgets.people.secret_field import strength_in_words
from tests.picture import nameless
from tests.ui.people import SECRET, give_secrets

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

    OpenDeskFor = Callable[[Desk], Callable[[], AbstractContextManager[Desk]]]

NEW = "four rather calmer words"


@pytest.fixture
def dialog(small: SmallSchool, open_desk_for: OpenDeskFor, qtbot: QtBot) -> ChooseSecretDialog:
    give_secrets(small)
    made = ChooseSecretDialog(small.office, open_desk_for(small.office))
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_new_password_is_kept_once_the_old_one_is_right(
    dialog: ChooseSecretDialog, small: SmallSchool, qtbot: QtBot
) -> None:
    dialog.old.set_text(SECRET)
    dialog.new.first.set_text(NEW)
    dialog.new.again.set_text(NEW)
    with qtbot.waitSignal(dialog.accepted):
        dialog.keep.click()
    assert sign_in(small.db, "olive office", NEW, small.clock()).name == "Olive Office"


def test_a_wrong_old_password_is_told(dialog: ChooseSecretDialog, qtbot: QtBot) -> None:
    dialog.old.set_text("no such words")
    dialog.new.first.set_text(NEW)
    dialog.new.again.set_text(NEW)
    dialog.keep.click()
    qtbot.waitUntil(lambda: "do not belong together" in dialog.notice.words)


@pytest.mark.parametrize(
    ("first", "again"), [("short", "short"), (NEW, ""), (NEW, NEW + "s"), ("olive office",) * 2]
)
def test_what_may_not_be_used_cannot_be_kept(
    dialog: ChooseSecretDialog, first: str, again: str
) -> None:
    dialog.new.first.set_text(first)
    dialog.new.again.set_text(again)
    assert not dialog.keep.isEnabled()


@pytest.mark.parametrize(
    ("secret", "pin", "words"),
    [
        ("", False, ""),
        ("hawthorn", False, "A fair password."),
        ("hawthorn lane", False, "A good password."),
        (NEW, False, "A strong password."),
        ("7391", True, "A PIN: it opens only this teacher's own work."),
    ],
)
def test_how_good_a_secret_is_is_said_in_words(secret: str, pin: bool, words: str) -> None:
    assert strength_in_words(secret, may_have_pin=pin) == words


def test_everything_in_it_has_a_name(dialog: ChooseSecretDialog) -> None:
    assert nameless(dialog) == []
