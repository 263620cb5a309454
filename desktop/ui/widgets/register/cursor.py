"""Where the cursor goes in a register: on to the next blank once a mark is complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from desktop.ui.widgets.register.keys import RegisterKeys
    from desktop.ui.widgets.register.marker import RegisterMarker
    from desktop.ui.widgets.register.view import RegisterView


class RegisterCursor(QObject):
    """Joins view, keys and marker; a key always belongs to the child under the cursor."""

    moved = Signal()
    paper_ended = Signal()  # Esc, with nothing half typed: no more comes from the paper

    def __init__(self, view: RegisterView, keys: RegisterKeys, marker: RegisterMarker) -> None:
        super().__init__()
        self._view, self._keys, self._marker = view, keys, marker
        view.typed.connect(self._type)
        view.entered.connect(self._enter)
        view.took_back.connect(self._take_back)
        view.cancelled.connect(self._cancel)
        view.child_changed.connect(self._child_changed)
        keys.again.connect(self._type)
        keys.sent_to_row.connect(view.go_to)
        keys.typing_changed.connect(view.lines.show_typing)
        marker.finished.connect(self._go_on)

    @property
    def pupil(self) -> int | None:
        """The child under the cursor."""
        line = self._view.line
        return line.pupil if line else None

    def to_first_blank(self) -> None:
        """Put the cursor on the first child nobody has marked, or on the first child."""
        self._view.go_to(max(self._next_blank(-1), 0))

    def to_pupil(self, pupil: int) -> None:
        """Put the cursor on a child of this register."""
        self._view.go_to(self._view.lines.row_of(pupil))

    def _type(self, text: str) -> None:
        if self.pupil is not None:
            self._keys.press(self.pupil, text)

    def _enter(self) -> None:
        if self._keys.typing.code:
            self._keys.finish()
        else:
            self._view.history_asked.emit()

    def _take_back(self) -> None:
        if self.pupil is not None:
            self._keys.take_back(self.pupil)

    def _cancel(self) -> None:
        if self._marker.pen.paper is not None and not self._keys.typing.code:
            self.paper_ended.emit()
        self._keys.drop()

    def _child_changed(self, _row: int) -> None:
        self._keys.finish()
        self.moved.emit()

    def _go_on(self, pupil: int) -> None:
        here = self._view.lines.row_of(pupil)
        if self._view.currentIndex().row() != here:
            return
        blank = self._next_blank(here)
        if self._marker.pen.paper is not None:
            self._view.go_to(here + 1)  # a paper is read from its top to its foot
        elif blank >= 0:
            self._view.go_to(blank)
        elif self._marker.register.closed_at is None:
            self._view.go_to(here + 1)

    def _next_blank(self, here: int) -> int:
        rows = self._marker.register.rows
        order = [*range(here + 1, len(rows)), *range(here + 1)]
        blanks = (at for at in order if rows[at].is_blank and rows[at].known is None)
        return next(blanks, -1)
