"""What every place on the right-hand side of the window has in common."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.ui.background import BackgroundTask
from desktop.ui.widgets.inside import chosen_in, parts_of, press_by_enter
from desktop.ui.widgets.words import bring_to_view
from desktop.ui.widgets.work_line import WorkLine

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QTabBar

    from desktop.tasks.desk import Desk


class Panel(QWidget):
    """A place. It emits what happened and knows no other place; the window refreshes the rest.

    `open_desk` gives background work a desk of its own. A place at rest that `goes_when_left`, as
    settings do, is made anew when it is come back to; others stay a while as they were.
    """

    goes_when_left = False

    changed = Signal()  # something was saved: other places may show it
    said = Signal(str)  # a line about what was done, for the foot of the window
    undoable = Signal(str, object)  # the same, with a callable that takes it back
    pupil_chosen = Signal(int)  # show this child's page
    signed_out = Signal(str)  # the file is not what it was: whoever works signs in again
    went = Signal(str, object)  # go to another place by name, with what it should show

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__()
        self._desk = desk
        self._open_desk = open_desk
        self._begins: QWidget = self
        self._untouched: tuple[object, ...] = ()

    def begin_at(self, widget: QWidget) -> None:
        """Choose where the keyboard begins; with a focus proxy Tab would miss what is above it."""
        self._begins = widget

    def turn_by_key(self, tabs: QTabBar) -> None:
        """Let F7 turn to the next of the place's lists, the keyboard in it."""
        turn = QShortcut(QKeySequence("F7"), self)
        turn.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        turn.activated.connect(partial(self._turn_on, tabs))

    def _turn_on(self, tabs: QTabBar) -> None:
        tabs.setCurrentIndex((tabs.currentIndex() + 1) % tabs.count())
        self.take_keyboard()
        bring_to_view(self._begins)

    def take_keyboard(self) -> None:
        """Put the keyboard where work begins."""
        self._begins.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def reads_what_it_is_shown(self) -> bool:
        """Whether `show_what` reads all that is then on view, without a `refresh` before it."""
        return False

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing is lost with it: nothing chosen, no words half typed, no work to read."""
        typed = (one for one in parts_of(self, QLineEdit) if one.isModified() and one.text())
        texts = (one for one in parts_of(self, QPlainTextEdit) if one.document().isModified())
        lines = (one for one in parts_of(self, WorkLine) if not one.is_at_rest)
        begun = any(True for _ in chain(typed, texts, lines, parts_of(self, BackgroundTask)))
        return not begun and chosen_in(self) == self._untouched

    def settle(self) -> None:
        """Remember what is chosen while nobody has touched it."""
        self._untouched = chosen_in(self)

    def refresh(self) -> None:
        """Read again what is shown; called when the place comes to view and when others save."""

    def show_what(self, what: object) -> None:
        """Show something in particular when the window was asked to come here with it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    def tick(self) -> None:
        """Called every second while on view: clocks, countdowns."""
