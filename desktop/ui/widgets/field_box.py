"""A field with its name above and, below it, what is wrong with what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.ui.style import dress
from desktop.ui.widgets.inside import parts_of
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Iterable


class FieldBox(QWidget):
    """Holds an editor; `say` puts a finding beside it, and the name is the editor's own."""

    def __init__(self, name: str, editor: QWidget, hint: str = "") -> None:
        super().__init__()
        self.name, self.editor, self._hint = name, editor, hint
        self._label, self._below = label(name), label(hint, "hint", wraps=True)
        self._label.setBuddy(editor)
        editor.setAccessibleName(name)
        editor.setAccessibleDescription(hint)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(3)
        for part in (self._label, editor, self._below):
            inside.addWidget(part)
        inside.addStretch(1)
        self._below.setVisible(bool(hint))
        if isinstance(editor, QCheckBox):
            editor.setText(name)
            self._label.hide()

    @property
    def finding(self) -> str:
        """What stands below the field as wrong or doubtful; empty for nothing."""
        return "" if self._below.property("role") == "hint" else self._below.text()

    def rename(self, name: str) -> None:
        """Call the field something else, where what it asks for depends on another."""
        self.name = name
        self._label.setText(name)
        self.editor.setAccessibleName(name)

    def explain(self, hint: str) -> None:
        """Say this below the field while nothing is wrong with it."""
        self._hint = hint
        if not self.finding:
            self.say("")

    def say(self, finding: str, *, refuses: bool = True) -> None:
        """Show a finding below the field, or the hint again when it is empty."""
        role = "hint" if not finding else "error" if refuses else "warning"
        self._below.setText(finding or self._hint)
        self._below.setVisible(bool(finding or self._hint))
        dress(self._below, role=role)
        self.editor.setAccessibleDescription(finding or self._hint)
        line = self.editor if isinstance(self.editor, QLineEdit) else None
        line = line or next(parts_of(self.editor, QLineEdit), None)
        if line is not None:
            dress(line, wrong="true" if finding and refuses else "false")


def text_field(text: str = "", hint: str = "") -> QLineEdit:
    """Return a line to type in; `hint` shows while it is empty."""
    made = QLineEdit(text)
    made.setPlaceholderText(hint)
    return made


def grid_of(boxes: Iterable[QWidget | None], columns: int = 2) -> QGridLayout:
    """Lay fields out in equal columns, row by row; None leaves a place empty."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(12)
    for place, box in enumerate(boxes):
        if box is not None:
            grid.addWidget(box, place // columns, place % columns)
    for column in range(columns):
        grid.setColumnStretch(column, 1)
    return grid
