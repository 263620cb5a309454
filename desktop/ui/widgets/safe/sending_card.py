"""Texts and e-mails: whether the school sends any, by which way, and whether the keys are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.sending.recipient import Channel
from desktop.models.sending.sending_setup import NOTIFY, SMTP
from desktop.tasks.sending import set_up_sending
from desktop.ui.background import BackgroundTask
from desktop.ui.dialogs.sending.message_words import MessageWordsDialog
from desktop.ui.dialogs.sending.set_up_sending import SetUpSendingDialog
from desktop.ui.widgets.safe.safe_card import SafeCard
from desktop.ui.widgets.words import Notice, button, label, row

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop.models.sending.sending_setup import SendingSetup
    from desktop.tasks.desk import Desk
    from desktop.ui.widgets.work_line import WorkLine

_OFF = "Nothing leaves this computer. The office copies numbers and words, or rings."
_SAMPLE = "This is a sample school: it only pretends, and nothing leaves this computer."
_WHAT = (
    "A message carries a forename, the class, the school’s name and number: no reason, no record."
)
_NAMES = {NOTIFY: "GOV.UK Notify", SMTP: "the school’s mail server"}


class SendingCard(SafeCard):
    """Looks for the keys beside the screen: a keyring may take its time."""

    def __init__(
        self,
        desk: Desk,
        open_desk: Callable[[], AbstractContextManager[Desk]],
        line: WorkLine,
    ) -> None:
        super().__init__("Texts and e-mails", desk, line)
        self._open_desk = open_desk
        self._words, self.notice = label("", wraps=True), Notice()
        self.inside.addWidget(self._words)
        self.inside.addWidget(label(_WHAT, "hint", wraps=True))
        self.inside.addWidget(self.notice)
        self.inside.addLayout(
            row(
                button("Set up…", self.set_up, picture="settings"),
                button("What they say…", self.change_words, picture="pencil"),
                None,
            )
        )

    def refresh(self) -> None:
        """Say how the school sends, and look for the keys if it does."""
        setup = set_up_sending.current_setup(self.desk)
        pretends = f" {_SAMPLE}" if set_up_sending.nothing_leaves(self.desk) else ""
        self._words.setText(f"{in_words(setup)}{pretends}")
        self.notice.clear()
        if setup.services:
            looking = BackgroundTask(self._open_desk, _looking, self)
            looking.finished.connect(self._say_missing)
            looking.start()

    def set_up(self) -> None:
        """Open the form."""
        dialog = SetUpSendingDialog(self.desk, self._open_desk, self)
        dialog.saved.connect(self._saved)
        dialog.open()

    def change_words(self) -> None:
        """Open the words."""
        dialog = MessageWordsDialog(self.desk, self)
        dialog.saved.connect(self._saved)
        dialog.open()

    def _saved(self, words: str) -> None:
        self.said.emit(words)
        self.changed.emit()
        self.refresh()

    def _say_missing(self, missing: tuple[str, ...]) -> None:
        if missing:
            names = " and ".join(_NAMES[one] for one in missing)
            words = f"The key of {names} is not known on this computer. Type it at “Set up…”."
            self.notice.say(words, "notice-late")


def in_words(setup: SendingSetup) -> str:
    """Texts go by GOV.UK Notify, e-mails by the school's mail server (smtp.example.org)."""
    parts = [
        f"{name} go by {_NAMES[setup.service(channel)]} ({setup.host(channel)})"
        for name, channel in (("Texts", Channel.TEXT), ("e-mails", Channel.EMAIL))
        if setup.sends(channel)
    ]
    words = ", ".join(parts)
    return f"{words[:1].upper()}{words[1:]}." if parts else _OFF


def _looking(desk: Desk, _task: BackgroundTask) -> tuple[str, ...]:
    return set_up_sending.missing_keys(desk)
