"""The eleven things a policy weighs, each with what is known and a line for the head's words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from desktop.models.leave.factor import Factor
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.words import button, label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from desktop.models.leave.factor import Answer

_LONGEST = 300


class FactorList(QFrame):
    """Folded until Q opens it; `answered` carries the factor, the words, and those seen before."""

    answered = Signal(object, str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("What the policy weighs")
        self.lines: dict[Factor, QLineEdit] = {}
        self._seen: dict[Factor, str] = {}
        self._known = {factor: label(role="hint", wraps=True) for factor in Factor}
        self.fold, self.count = button("", self.turn, "", "list-checks"), label(wraps=True)
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(4)
        for factor in Factor:
            self._add(below, factor)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(18, 10, 18, 10)
        inside.setSpacing(8)
        head = FlowRow()
        head.add_left(self.count)
        head.add_right(self.fold)
        inside.addWidget(head)
        inside.addWidget(self._below)
        self._below.hide()

    @property
    def is_open(self) -> bool:
        """Whether the eleven are seen."""
        return not self._below.isHidden()

    def show_factors(self, known: Mapping[Factor, str], answers: Mapping[Factor, Answer]) -> None:
        """Show what is known and what was answered; words that are being typed stay."""
        for factor, line in self.lines.items():
            self._known[factor].setText(known.get(factor, ""))
            self._known[factor].setVisible(factor in known)
            words = answers[factor].words if factor in answers else ""
            if line.text().strip() in ("", self._seen.get(factor, "")) and not line.hasFocus():
                line.setText(words)
            self._seen[factor] = words
        self._count()

    def forget(self) -> None:
        """Be about another request."""
        self._seen = {}
        for line in self.lines.values():
            line.clear()

    def turn(self) -> None:
        """Unfold, with the keyboard in the first line; or fold."""
        self._below.setVisible(not self.is_open)
        self._count()
        if self.is_open:
            next(iter(self.lines.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _add(self, below: QVBoxLayout, factor: Factor) -> None:
        named, line = label(factor.value), QLineEdit()
        line.setMaxLength(_LONGEST)
        line.setAccessibleName(factor.value)
        line.setPlaceholderText("Left open")
        line.editingFinished.connect(partial(self._finished, factor))
        named.setBuddy(line)
        self.lines[factor] = line
        for part in (named, self._known[factor], line):
            below.addWidget(part)

    def _finished(self, factor: Factor) -> None:
        words, seen = self.lines[factor].text().strip(), self._seen.get(factor, "")
        if words != seen:
            self.answered.emit(factor, words, seen)

    def _count(self) -> None:
        made = sum(bool(words) for words in self._seen.values())
        self.count.setText(f"What the policy weighs: {made} of {len(Factor)} answered")
        what = "Fold" if self.is_open else "Look, answer"
        self.fold.setText(f"{what}   Q")
        self.fold.setAccessibleName(f"{self.count.text()}. {what}, key Q")
