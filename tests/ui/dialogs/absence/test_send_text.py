"""A message to a family on the screen: as it will arrive, Enter sends; or it is copied."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.models.sending.recipient import Channel
from desktop.tasks.absence import chase_absence
from desktop.ui.dialogs.absence.send_text import SendTextDialog
from tests.picture import nameless
from tests.tasks.sending.conftest import nobody, pem, post, ring, service, texting
from tests.tasks.sending.family import away, items, put, reachable, send

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.conftest import SmallSchool

__all__ = ["nobody", "pem", "post", "ring", "service", "texting"]


def shown(qtbot: QtBot, small: SmallSchool, window: QWidget, *places: int) -> SendTextDialog:
    """About these children of the class, as the board opens it."""
    dialog = SendTextDialog(small.office, [small.pupils[place] for place in places], window)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def words(dialog: SendTextDialog) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def test_enter_sends_what_is_shown(qtbot: QtBot, texting: SmallSchool, window: QWidget) -> None:
    away(texting, 0, 1)
    dialog = shown(qtbot, texting, window, 0, 1)
    assert "To Nadia Ahmed, 07700 900123" in words(dialog)
    assert "Aisha and Ben are not in school this morning" in words(dialog)
    assert nameless(dialog) == []
    with qtbot.waitSignal(dialog.sent) as said:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert said.args == ["1 text to the family: on the way."]
    assert [one.names for one in items(texting)] == [("Aisha Ahmed", "Ben Baxter")]


def test_an_email_shows_its_subject(qtbot: QtBot, texting: SmallSchool, window: QWidget) -> None:
    away(texting, 0)
    dialog = shown(qtbot, texting, window, 0)
    dialog.way.setCurrentIndex(1)
    assert "To Nadia Ahmed, nadia@example.org" in words(dialog)
    assert "Aisha is not in school this morning\n" in words(dialog)


def test_who_cannot_be_written_to_is_rung(
    qtbot: QtBot, texting: SmallSchool, window: QWidget
) -> None:
    reachable(texting, 0, safe_to_text=0)
    dialog = shown(qtbot, texting, window, 0)
    said = "About Aisha nobody can be written to: Nadia Ahmed, not safe to text. Ring instead."
    assert said in words(dialog)
    assert not dialog.send.isEnabled()


def test_an_empty_field_stops_it(qtbot: QtBot, texting: SmallSchool, window: QWidget) -> None:
    away(texting, 0)
    texting.db.execute("UPDATE schools SET phone = ''")
    dialog = shown(qtbot, texting, window, 0)
    assert "{phone}" in dialog.notice.words
    assert not dialog.send.isEnabled()


def test_what_changed_meanwhile_is_shown_before_it_goes(
    qtbot: QtBot, texting: SmallSchool, window: QWidget
) -> None:
    away(texting, 0)
    dialog = shown(qtbot, texting, window, 0)
    texting.db.execute("UPDATE phones SET e164 = '+447700900999'")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert "Something has changed meanwhile." in dialog.notice.words
    assert "07700 900999" in words(dialog)
    assert items(texting) == ()


def test_what_a_colleague_wrote_is_shown_and_not_sent_twice(
    qtbot: QtBot, texting: SmallSchool, window: QWidget
) -> None:
    away(texting, 0)
    dialog = shown(qtbot, texting, window, 0)
    assert dialog.notice.words == ""
    put(texting, 0)
    send(texting)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.notice.words == "Olive Office has just written to Nadia Ahmed. Look at it first."
    assert len(items(texting)) == 1
    again = shown(qtbot, texting, window, 0)
    assert again.notice.words == "Text to Nadia Ahmed today already: Sent 09:00."


@pytest.fixture
def by_hand(qtbot: QtBot, small: SmallSchool, window: QWidget) -> SendTextDialog:
    """Sending is not set up."""
    small.db.execute("UPDATE schools SET phone = '01632 960123'")
    away(small, 0)
    return shown(qtbot, small, window, 0)


def test_without_a_way_out_numbers_and_words_are_copied(by_hand: SendTextDialog) -> None:
    assert not by_hand.send.isVisible()
    by_hand.copy_numbers.click()
    assert QGuiApplication.clipboard().text() == "+447700900123"
    by_hand.copy_words.click()
    assert QGuiApplication.clipboard().text().startswith("Aisha is not in school this morning")


def test_what_was_sent_by_hand_is_an_attempt(
    by_hand: SendTextDialog, small: SmallSchool, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(by_hand.sent):
        by_hand.by_hand.click()
    (line,) = chase_absence.board(small.office)
    assert [one.words for one in line.attempts] == ["sent by hand"]


class _MailProgram(QObject):
    opened: list[QUrl]

    @Slot(QUrl)
    def open(self, link: QUrl) -> None:
        self.opened.append(link)


@pytest.fixture
def mail_program() -> Iterator[_MailProgram]:
    program = _MailProgram()
    program.opened = []
    QDesktopServices.setUrlHandler("mailto", program, "open")  # type: ignore[arg-type]
    yield program
    QDesktopServices.unsetUrlHandler("mailto")


def test_an_email_opens_in_the_mail_program(
    by_hand: SendTextDialog, mail_program: _MailProgram
) -> None:
    by_hand.way.setCurrentIndex(list(Channel).index(Channel.EMAIL))
    by_hand.open_mail.click()
    assert [urlsplit(one.toString()).path for one in mail_program.opened] == ["nadia@example.org"]
