"""Large buttons under the register: a mark with a mouse or a finger is one press."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton

from desktop.ui.style import dress
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.words import button, shortened, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.models.marks.attendance_code import Code


_LONG = 52  # letters of a code's line in the menu, which has two columns on a small screen


class MarkButtons(FlowRow):
    """Marks for the child under the cursor; what may not be used is greyed and says why."""

    pressed = Signal(str)  # a code
    accepted = Signal()
    filled = Signal()
    undone = Signal()
    history_asked = Signal()
    more_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._code = "/"
        self.present = _mark_button("Present", self._press_present)
        self.late = _mark_button("Late   L", partial(self.pressed.emit, "L"))
        self.no_reason = _mark_button("No reason   N", partial(self.pressed.emit, "N"))
        self.known = _mark_button("As known   A", self.accepted.emit)
        self.more = _mark_button("More codes", self.more_asked.emit)
        self.rest = _mark_button("The rest are here   *", self.filled.emit)
        self.undo = _mark_button("Undo", self.undone.emit)
        self.history = _mark_button("History", self.history_asked.emit)
        self.undo.setToolTip("Undo the last press (Ctrl+Z)")
        self.history.setToolTip("Every entry of this child’s mark (F4)")
        self._menu = QMenu(self)
        self.add_left(self.present, self.late, self.no_reason, self.known, self.more)
        self.add_right(self.rest, self.undo, self.history)
        for quiet in (self.undo, self.history):
            dress(quiet, kind="quiet")

    def show_for(self, present_code: str, *, may_mark: bool, is_known: bool, fills: bool) -> None:
        """Offer what goes for the child under the cursor in this register now."""
        self._code = present_code
        self.present.setText(f"Present   {present_code}")
        for one in (self.present, self.late, self.no_reason, self.more):
            one.setEnabled(may_mark)
        self.known.setEnabled(may_mark and is_known)
        self.rest.setEnabled(fills)

    def offer(self, codes: Sequence[tuple[Code, str]]) -> None:
        """Open the menu of codes; a greyed one says after its name why it may not be used."""
        self._menu.clear()
        self._menu.setToolTipsVisible(True)
        for code, why in codes:
            words = why or f"{code.symbol}   {code.title}"
            action = self._menu.addAction(
                shown(shortened(words, _LONG)), partial(self.pressed.emit, code.symbol)
            )
            action.setToolTip(f"<qt>{escape(words)}</qt>")
            action.setEnabled(not why)
        above = self.more.mapToGlobal(self.more.rect().topLeft())
        above.setY(above.y() - self._menu.sizeHint().height())
        self._menu.popup(above)

    def _press_present(self) -> None:
        self.pressed.emit(self._code)


def _mark_button(text: str, pressed: Callable[[], None]) -> QPushButton:
    made = button(text, pressed)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
