"""A question in its place under the register, answered from the keyboard; Esc goes back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.inside import keyboard_in
from desktop.ui.widgets.words import button, label, row, shortened, shown

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: `field` names the words wanted, `offers` are words given before."""

    words: str
    yes: str
    field: str = ""
    offers: tuple[str, ...] = ()
    other: str = ""


class AskLine(QFrame):
    """Shows one question at a time; hidden when there is none."""

    answered = Signal(str)
    chose_other = Signal()
    went_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.setAccessibleName("Question")
        self._words = label(wraps=True)
        self._field = QLineEdit()
        self._field.setMaxLength(300)
        self._yes = button("", self._answer, "primary")
        self._other = button("", self._choose_other)
        self._back = button("Back  Esc", self._go_back, "quiet")
        self._offers = FlowRow(spacing=6)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 10, 10, 10)
        inside.setSpacing(8)
        inside.addWidget(self._words)
        line = row(self._yes, self._other, self._back, None)
        line.insertWidget(0, self._field, 3)
        inside.addLayout(line)
        inside.addWidget(self._offers)
        self.hide()

    @property
    def field(self) -> QLineEdit:
        """Where the words are typed."""
        return self._field

    def ask(self, question: Question) -> None:
        """Ask, and take the keyboard."""
        self._words.setText(question.words)
        self._yes.setText(question.yes)
        self._other.setText(question.other)
        self._other.setVisible(bool(question.other))
        self._field.clear()
        self._field.setPlaceholderText(question.field)
        self._field.setAccessibleName(question.field)
        self._field.setVisible(bool(question.field))
        self._offer(question.offers)
        self.show()
        asked = self._field if question.field else self._yes
        asked.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = keyboard_in(self)
            if focused in (self._other, self._back):
                focused.click()
            else:
                self._answer()
        else:
            super().keyPressEvent(event)

    def _offer(self, offers: tuple[str, ...]) -> None:
        self._offers.clear()
        self._offers.setVisible(bool(offers))
        for words in offers:
            offer = button(shown(shortened(words, 40)), partial(self._take, words), "quiet")
            offer.setAccessibleName(f"Reason: {words}")
            self._offers.add_left(offer)

    def _take(self, words: str) -> None:
        self._field.setText(words)
        self._answer()

    def _answer(self) -> None:
        words = self._field.text().strip()
        if self._field.isHidden() or words:
            self.hide()
            self.answered.emit(words)
        else:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_other(self) -> None:
        self.hide()
        self.chose_other.emit()

    def _go_back(self) -> None:
        self.hide()
        self.went_back.emit()
