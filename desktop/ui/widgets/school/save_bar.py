"""The foot of a page that is typed into: save what was changed, or put it back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.widgets.words import Notice, button, label, row


class SaveBar(QFrame):
    """Shown while something is changed; says in place why it cannot be saved yet."""

    saved = Signal()
    put_back = Signal()

    def __init__(self, save_words: str, asked: tuple[str, QWidget] | None = None) -> None:
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
        inside.addLayout(self._line(asked))
        self.show_state(changed=False, why_not="")

    def _line(self, asked: tuple[str, QWidget] | None) -> QHBoxLayout:
        """The words, what is asked before saving (its name and field), and the buttons."""
        name, field = asked or ("", None)
        before = label(name)
        before.setVisible(bool(name))
        if field is not None:
            before.setBuddy(field)
            field.setAccessibleName(name)
        parts = [one for one in (before, field) if one is not None]
        line = row(self._words, *parts, self.back_button, self.save_button)
        line.setStretch(0, 1)
        return line

    def show_state(self, *, changed: bool, why_not: str) -> None:
        """Show whether there is something to save, and what stands against it."""
        self.setVisible(changed)
        self.save_button.setEnabled(not why_not)
        self._words.setText(why_not or "Changed and not saved yet.")
        if not changed:
            self.notice.clear()
