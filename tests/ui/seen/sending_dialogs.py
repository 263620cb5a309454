"""The dialogs about texts and e-mails, for the table of all dialogs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.tasks.absence.send_messages import outbox_of
from desktop.ui.dialogs.absence.outbox import OutboxDialog
from desktop.ui.dialogs.absence.send_text import SendTextDialog
from desktop.ui.dialogs.sending.message_words import MessageWordsDialog
from desktop.ui.dialogs.sending.set_up_sending import SetUpSendingDialog
from desktop.ui.dialogs.sending.type_key import TypeKeyDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from tests.ui.seen.stage import Stage


def send_text(stage: Stage) -> QDialog:
    return SendTextDialog(stage.desk, _children(stage), stage.window)


def outbox(stage: Stage) -> QDialog:
    return OutboxDialog(stage.desk, stage.window, _children(stage)[0])


def set_up_sending(stage: Stage) -> QDialog:
    return SetUpSendingDialog(stage.desk, stage.opener, stage.window)


def message_words(stage: Stage) -> QDialog:
    return MessageWordsDialog(stage.desk, stage.window)


def type_key(stage: Stage) -> QDialog:
    return TypeKeyDialog(stage.desk, stage.window)


def _children(stage: Stage) -> tuple[int, ...]:
    """Whom the sample's office wrote about the day before."""
    return outbox_of(stage.desk, stage.desk.today - timedelta(days=1))[0].pupils
