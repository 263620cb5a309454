"""A text or an e-mail to a family: as it will arrive, and to whom; Enter sends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QComboBox, QVBoxLayout

from desktop.errors import SchoolError
from desktop.models.sending.by_hand import mail_link, numbers_to_copy
from desktop.models.sending.outbox_item import in_words
from desktop.models.sending.recipient import Channel, why_not
from desktop.models.sending.template import NO_REASON
from desktop.tasks.absence import send_messages
from desktop.ui.dialogs.page_dialog import PageDialog
from desktop.ui.widgets.field_box import FieldBox, grid_of
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.sending.arriving import Arriving
from desktop.ui.widgets.words import Notice, button, counted, emptied, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.models.sending.outgoing import ChildToTell
    from desktop.tasks.absence.send_messages import Drafted
    from desktop.tasks.desk import Desk

_WAYS = {Channel.TEXT: "Text", Channel.EMAIL: "E-mail"}
_BY_HAND = (
    "The school has not set this up. Copy the number and the words, send them from the school’s"
    " telephone or mail program, and press “I have sent it”; or ring down the list."
)


class SendTextDialog(PageDialog):
    """About one child or a family; `sent` carries a sentence for the foot of the window."""

    sent = Signal(str)

    def __init__(
        self,
        desk: Desk,
        pupils: Sequence[int],
        parent: QWidget | None = None,
        channel: Channel = Channel.TEXT,
    ) -> None:
        super().__init__("Write to the family", 620, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._pupils = desk, tuple(pupils)
        self.way, self.template = QComboBox(), QComboBox()
        self.notice, self.drafted = Notice(), QVBoxLayout()
        self.seen: Drafted | None = None
        self.send = button("Send   Enter", self._send, "primary")
        self.by_hand = button("I have sent it", self._note_by_hand, "primary")
        self.copy_numbers = button("Copy the number", self._copy_numbers, picture="copy")
        self.copy_words = button("Copy the words", self._copy_words, picture="copy")
        self.open_mail = button("Open in the mail program", self._open_mail)
        self._offer(channel)
        self._lay_out()
        self.show_draft()

    def show_draft(self) -> None:
        """Write the message anew and show it as it will arrive."""
        self.notice.clear()
        try:
            self.seen = send_messages.draft(
                self._desk, self._pupils, self._channel, self.template.currentData()
            )
        except SchoolError as error:
            self._refuse(error)
            return
        self._show(self.seen)

    @property
    def _channel(self) -> Channel:
        found: Channel = self.way.currentData()
        return found

    def _offer(self, channel: Channel) -> None:
        for one, words in _WAYS.items():
            self.way.addItem(words, one)
        for template in send_messages.templates(self._desk):
            self.template.addItem(template.title.partition(",")[0], template.name)
        self.way.setCurrentIndex(list(_WAYS).index(channel))
        self.template.setCurrentIndex(max(0, self.template.findData(NO_REASON)))
        self.way.currentIndexChanged.connect(self.show_draft)
        self.template.currentIndexChanged.connect(self.show_draft)

    def _lay_out(self) -> None:
        self.inside.addWidget(label("Write to the family", "title"))
        way, words = FieldBox("By", self.way), FieldBox("Message", self.template)
        self.inside.addLayout(grid_of((way, words)))
        self.inside.addLayout(self.drafted)
        self.inside.addWidget(self.notice)
        foot = FlowRow()
        foot.add_left(self.copy_numbers, self.copy_words, self.open_mail)
        foot.add_right(button("Cancel", self.reject), self.by_hand, self.send)
        self.inside.addWidget(foot)
        self.send.setDefault(True)

    def _show(self, draft: Drafted) -> None:
        emptied(self.drafted)
        parts = [Arriving(one) for one in draft.messages] + [
            label(_why_unreached(child, self._channel), wraps=True) for child in draft.unreached
        ]
        for part in parts:
            self.drafted.addWidget(part)
            part.show()  # Qt would only do so once it is idle, and it is measured before
        some, mail = bool(draft.messages), self._channel is Channel.EMAIL
        stopped = next((one for one in draft.findings if one.is_refusal), None)
        self._show_buttons(draft, some=some, mail=mail)
        self.send.setEnabled(some and stopped is None)
        if stopped is not None:
            self.notice.say(f"{stopped.text} {stopped.reason}", "notice-warn")
        elif words := _to_know(draft):
            self.notice.say(words, "notice-late")
        elif not draft.can_send:
            self.notice.say(_BY_HAND)
        (self.send if draft.can_send else self.copy_words).setFocus()
        self.take_its_size()

    def _show_buttons(self, draft: Drafted, *, some: bool, mail: bool) -> None:
        self.send.setVisible(draft.can_send)
        for one in (self.copy_numbers, self.copy_words, self.by_hand):
            one.setVisible(not draft.can_send)
            one.setEnabled(some)
        self.copy_numbers.setText("Copy the address" if mail else "Copy the number")
        self.open_mail.setVisible(mail and not draft.can_send)
        self.open_mail.setEnabled(some)

    def _send(self) -> None:
        if self.seen is None:
            return
        try:
            made = send_messages.put_in_outbox(
                self._desk, self._pupils, self._channel, self.seen, self.template.currentData()
            )
        except SchoolError as error:
            self.show_draft()
            self._refuse(error)
            return
        self._end(f"{counted(len(made), _WAYS[self._channel].lower())} to the family: on the way.")

    def _note_by_hand(self) -> None:
        if self.seen is None:
            return
        try:
            send_messages.log_sent_by_hand(self._desk, self.seen.messages)
        except SchoolError as error:
            self._refuse(error)
            return
        self._end("Written down: sent by hand.")

    def _end(self, words: str) -> None:
        self.accept()
        self.sent.emit(words)

    def _refuse(self, error: SchoolError) -> None:
        self.notice.say(f"{error.title} {error.advice}".strip(), "notice-warn")

    def _copy_numbers(self) -> None:
        if self.seen is not None:
            _copy(numbers_to_copy(self.seen.messages))
            self.notice.say("Copied.", "notice-ok")

    def _copy_words(self) -> None:
        if self.seen is not None:
            _copy("\n\n".join(one.body for one in self.seen.messages))
            self.notice.say("Copied.", "notice-ok")

    def _open_mail(self) -> None:
        if self.seen is None:
            return
        for one in self.seen.messages:
            if not QDesktopServices.openUrl(QUrl(mail_link(one))):
                self.notice.say("This computer has no mail program. Copy instead.", "notice-warn")


def _to_know(draft: Drafted) -> str:
    """Text to Nadia Ahmed today: sent 09:31. And what the message warns of."""
    already = [
        f"{_WAYS[one.channel]} to {one.to} today already: {in_words(one)}." for one in draft.before
    ]
    warned = [f"{one.text} {one.reason}" for one in draft.findings]
    by_hand = [] if draft.can_send or not already + warned else [_BY_HAND]
    return "\n".join((*warned, *already, *by_hand))


def _copy(words: str) -> None:
    QGuiApplication.clipboard().setText(words)


def _why_unreached(child: ChildToTell, channel: Channel) -> str:
    """About Ben nobody may be written to: Nadia Ahmed, not safe to text. Ring instead."""
    reasons = "; ".join(f"{one.name}, {why_not(one, channel)}" for one in child.contacts)
    words = f": {reasons}" if reasons else ", and there is no contact"
    return f"About {child.forename} nobody can be written to{words}. Ring instead."
