"""The foot of a page that is typed into: save what was changed, or put it back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.ui.widgets.words import Notice, button, label, row


class SaveBar(QFrame):
    """Shown while something is changed; says in place why it cannot be saved yet."""

    saved = Signal()
    put_back = Signal()

    def __init__(self, save_words: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.notice = Notice()
        self._words = label("", "hint", wraps=True)
        self.save_button = button(save_words, self.saved.emit, "primary", "save")
        self.back_button = button("Put back", self.put_back.emit, "", "undo-2")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 10, 16, 10)
        inside.setSpacing(8)
        inside.addWidget(self.notice)
        line = row(self._words, self.back_button, self.save_button)
        line.setStretch(0, 1)
        inside.addLayout(line)
        self.show_state(changed=False, why_not="")

    def show_state(self, *, changed: bool, why_not: str) -> None:
        """Show whether there is something to save, and what stands against it."""
        self.setVisible(changed)
        self.save_button.setEnabled(not why_not)
        self._words.setText(why_not or "Changed and not saved yet.")
        if not changed:
            self.notice.clear()
