"""The outbox: what waits, was sent or failed, and why; tried again, called off, answered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop.errors import SchoolError
from desktop.tasks.absence import send_messages
from desktop.ui.dialogs.keyed_dialog import KeyedDialog
from desktop.ui.dialogs.sending.type_key import TypeKeyDialog
from desktop.ui.fitted import scaled
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.register.ask_line import AskLine, Question
from desktop.ui.widgets.sending.outbox_columns import OF_A_CHILD, OF_A_DAY, how_it_fared
from desktop.ui.widgets.words import Notice, button, copyable, label, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.models.sending.outbox_item import OutboxItem
    from desktop.tasks.desk import Desk

_NOTHING = "Nothing has gone out and nothing waits."


class OutboxDialog(KeyedDialog):
    """Of a day, or all that ever went out about one child; `changed` when something was saved."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None, pupil: int | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Texts and e-mails")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._pupil = desk, pupil
        self._then: Callable[[str], None] | None = None
        self.day, self.notice, self.question = DayField(desk.today), Notice(), AskLine()
        self.list: FactView[OutboxItem] = FactView(
            "Texts and e-mails", OF_A_DAY if pupil is None else OF_A_CHILD, stretched=3
        )
        self.words = copyable("")
        self.again = button("Try again", self._try_again, picture="refresh-cw")
        self.off = button("Call off", self._call_off, picture="x")
        self.answered = button("They answered…", self._ask_answer, picture="pencil")
        self.key = button("Type the key…", self._type_key, picture="key-round")
        self._lay_out()
        self._connect()
        self.refresh()
        self.list.setFocus()

    def refresh(self) -> None:
        """Read the list again."""
        day = self.day.day or self._desk.today
        if self._pupil is None:
            self.list.show_facts(send_messages.outbox_of(self._desk, day))
        else:
            self.list.show_facts(send_messages.messages_about(self._desk, self._pupil))
        if self.list.current() is None:
            self.list.selectRow(0)
        self._choose()

    def _lay_out(self) -> None:
        self.day.setAccessibleName("Day")
        self.day.setVisible(self._pupil is None)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(28, 22, 28, 20)
        inside.setSpacing(12)
        inside.addLayout(row(label("Texts and e-mails", "title"), None, self.day))
        inside.addWidget(self.list, 1)
        inside.addWidget(self.words)
        inside.addWidget(self.question)
        inside.addWidget(self.notice)
        close = button("Close", self.accept, "primary")
        inside.addLayout(row(self.again, self.off, self.answered, self.key, None, close))
        room = self.screen().availableSize() * 0.94
        self.resize(QSize(scaled(920), scaled(520)).boundedTo(room))

    def _connect(self) -> None:
        self.day.day_changed.connect(self.refresh)
        self.list.picked.connect(self._choose)
        self.question.answered.connect(self._answered)
        self.question.went_back.connect(self.list.setFocus)

    def _choose(self) -> None:
        item = self.list.current()
        waits = item is not None and not item.is_over and not item.was_left()
        today = item is not None and item.day == self._desk.today
        self.again.setEnabled(today and (waits or bool(item and item.has_failed)))
        self.off.setEnabled(waits)
        self.key.setVisible(waits and today)
        self.answered.setEnabled(item is not None and item.is_sent)
        self.words.setText(f"{item.body}\n{how_it_fared(item)}" if item else _NOTHING)

    def _try_again(self) -> None:
        item = self.list.current()
        if item is not None:
            self._do(partial(send_messages.try_again, self._desk, item.id), "It is tried again.")

    def _call_off(self) -> None:
        item = self.list.current()
        if item is not None:
            self._do(partial(send_messages.call_off, self._desk, item.id), "It does not go out.")

    def _type_key(self) -> None:
        dialog = TypeKeyDialog(self._desk, self)
        dialog.saved.connect(self._say)
        dialog.saved.connect(self.changed)
        dialog.open()

    def _say(self, words: str) -> None:
        self.notice.say(words, "notice-ok")

    def _ask_answer(self) -> None:
        item = self.list.current()
        if item is not None:
            self._then = partial(self._keep_answer, item.id)
            words = f"What did {item.to} answer? A reason is written down at the absence line."
            self.question.ask(Question(words, "Keep", field="What they answered"))

    def _answered(self, words: str) -> None:
        then, self._then = self._then, None
        if then is not None:
            then(words)
        self.list.setFocus()

    def _keep_answer(self, number: int, words: str) -> None:
        self._do(partial(send_messages.note_answer, self._desk, number, words), "It is kept.")

    def _do(self, errand: Callable[[], None], words: str) -> None:
        try:
            errand()
        except SchoolError as error:
            self.notice.say(f"{error.title} {error.advice}", "notice-warn")
        else:
            self._say(words)
            self.changed.emit()
        self.refresh()
