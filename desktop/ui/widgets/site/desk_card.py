"""The child at the desk: who, what will be written, why and with whom, each by a key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.ui.style import dress
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.site.adult_keys import AdultKeys
from desktop.ui.widgets.site.reason_keys import R, ReasonKeys
from desktop.ui.widgets.words import button, label, row

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DeskCard(QFrame, Generic[R]):
    """Takes the keys while it has the keyboard; Enter writes, Escape goes back to the name."""

    entered = Signal()
    went_back = Signal()

    def __init__(self, name: str, why: str, with_whom: str, done: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.who, self.outcome = label(role="heading", wraps=True), label(role="badge-info")
        self.reasons: ReasonKeys[R] = ReasonKeys(why)
        self.adults = AdultKeys(with_whom)
        self.write = button(f"{done}   Enter", self.entered.emit, "primary", "check")
        self.back = button("Back   Esc", self.went_back.emit, "quiet")
        self.buttons = FlowRow()
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(18, 12, 18, 12)
        self.inside.setSpacing(8)
        head = row(self.who, self.outcome, spacing=12)
        head.setStretch(0, 1)
        head.setAlignment(self.outcome, Qt.AlignmentFlag.AlignTop)
        self.inside.addLayout(head)
        self.inside.addWidget(self.reasons)
        self.inside.addWidget(self.adults)
        self.inside.addStretch(1)
        self.inside.addWidget(self.buttons)
        self.reasons.picked.connect(self.take_keys)

    def clear(self) -> None:
        """Let go of the child: nothing of one stands on the screen for the next."""
        self.who.clear()
        self.reasons.let_go()
        self.adults.offer(())

    def say_outcome(self, words: str, role: str = "badge-info") -> None:
        """Say what Enter will write."""
        self.outcome.setText(words)
        self.outcome.setVisible(bool(words))
        if self.outcome.property("role") != role:
            dress(self.outcome, role=role)

    def press(self, key: str) -> bool:
        """Do what a key stands for; whether it stands for anything."""
        return self.reasons.press(key) or self.adults.press(key)

    def take_keys(self) -> None:
        """Let keys be keys again, unless words are asked for."""
        if self.reasons.words.isHidden():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.went_back.emit()
        elif event.modifiers() & ~_PLAIN or not self.press(event.text()):
            super().keyPressEvent(event)


_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
