"""A form: fields with findings beside them, an error said in place, saved or left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import SchoolError
from desktop.ui.dialogs.keyed_dialog import KeyedDialog
from desktop.ui.widgets.field_box import FieldBox, grid_of
from desktop.ui.widgets.words import Notice, button, label, row, scrolled

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QShowEvent

_USUAL_LINE = 20  # pixels of a line of text at 100 %


class FormDialog(KeyedDialog):
    """Forms give `findings` (field to sentence) and `save`, which returns what was done."""

    saved = Signal(str)

    def __init__(self, title: str, save_words: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.boxes: dict[str, FieldBox] = {}
        self.notice = Notice()
        self.save_button = button(save_words, self._save, "primary")
        self.save_button.setDefault(True)
        self.leave_button = button("Cancel", self.reject)
        page = QWidget()
        self.body = QVBoxLayout(page)
        self.body.setContentsMargins(28, 22, 28, 12)
        self.body.setSpacing(16)
        self.body.addWidget(label(title, "title", wraps=True))
        self._lay_out(page)

    def _lay_out(self, page: QWidget) -> None:
        foot = QVBoxLayout()
        foot.setContentsMargins(28, 8, 28, 20)
        foot.setSpacing(12)
        foot.addWidget(self.notice)
        foot.addLayout(row(None, self.leave_button, self.save_button))
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(page)
        outside.addWidget(self._area, 1)
        outside.addLayout(foot)

    def findings(self) -> dict[str, str]:
        """Return what stops the form from being saved, by field."""
        return {}

    def save(self) -> str:
        """Do the errand and return a sentence that says what was done."""
        raise NotImplementedError

    def box(self, key: str, name: str, editor: QWidget, hint: str = "") -> FieldBox:
        """Make a field with its name; findings reach it by its key."""
        self.boxes[key] = FieldBox(name, editor, hint)
        return self.boxes[key]

    def add_fields(self, *boxes: QWidget | None, columns: int = 2, title: str = "") -> None:
        """Lay fields out in the body, under a heading."""
        if title:
            self.body.addWidget(label(title, "heading"))
        self.body.addLayout(grid_of(boxes, columns))

    def show_findings(self) -> bool:
        """Put every finding beside its field; True when there is one, with the first in focus."""
        found = self.findings()
        for key, box in self.boxes.items():
            box.say(found.get(key, ""))
        first = next((box for key, box in self.boxes.items() if found.get(key)), None)
        if first is not None:
            first.editor.setFocus()
            self._area.ensureWidgetVisible(first)
        return first is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & wanted:
            self._save()
            return
        super().keyPressEvent(event)

    def grow(self, width: int, height: int) -> None:
        """Take this size at the usual size of text, more at a larger one, never past the screen."""
        scale = self.fontMetrics().height() / _USUAL_LINE
        room = self.screen().availableSize() * 0.94
        self.resize(QSize(round(width * scale), round(height * scale)).boundedTo(room))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.body.addStretch(0)
        first = next(iter(self.boxes.values()), None)
        if first is not None:
            first.editor.setFocus()

    def _save(self) -> None:
        if self.show_findings():
            return
        try:
            words = self.save()
        except SchoolError as error:
            self.notice.say(f"{error.title} {error.advice}".strip(), "notice-warn")
            return
        self.accept()
        self.saved.emit(words)
