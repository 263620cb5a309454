"""Lines that are added and taken out one by one, each with fields of its own, under a heading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.ui.widgets.words import button, label, row

if TYPE_CHECKING:
    from collections.abc import Callable


class FormLine(QFrame):
    """One line; `number` tells its fields apart for whoever hears them."""

    taken_out = Signal(object)
    done = Signal()  # Ctrl+Enter in one of its fields

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins in it."""
        raise NotImplementedError

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been typed or chosen in it."""
        raise NotImplementedError

    def number(self, place: int) -> None:
        """Name the fields by the line's place, from 1."""

    def _take_out(self) -> None:
        self.taken_out.emit(self)


Line = TypeVar("Line", bound=FormLine)


class LineList(QWidget, Generic[Line]):
    """Begins with no line; the button adds one and goes to it."""

    done = Signal()

    def __init__(self, title: str, add_words: str, make: Callable[[], Line]) -> None:
        super().__init__()
        self._make = make
        self.lines: list[Line] = []
        self.add_button = button(add_words, self._add_and_go, "quiet", "plus")
        self._layout = QVBoxLayout()
        self._layout.setSpacing(8)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(label(title, "heading", wraps=True))
        inside.addLayout(self._layout)
        inside.addLayout(row(self.add_button, None))

    def add(self) -> Line:
        """Add a line at the end."""
        line = self._make()
        line.taken_out.connect(self._remove)
        line.done.connect(self.done)
        self.lines.append(line)
        self._layout.addWidget(line)
        line.number(len(self.lines))
        return line

    def filled(self) -> list[Line]:
        """Return the lines in which something stands."""
        return [line for line in self.lines if not line.is_empty]

    def _add_and_go(self) -> None:
        self.add().first.setFocus()

    def _remove(self, line: Line) -> None:
        self.lines.remove(line)
        line.hide()
        line.deleteLater()
        for place, each in enumerate(self.lines, 1):
            each.number(place)
        self.add_button.setFocus()
