"""The places a person has been to: each made when gone to, read again when come back to.

Those left last stay as they were; those not seen for long are let go, for what they hold is much.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from desktop.ui.navigation import PANELS
from desktop.ui.widgets.words import scrolled
from desktop.ui.windows.heap import give_back, leave_in_peace, look_again

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QScrollArea

    from desktop.tasks.desk import Desk
    from desktop.ui.navigation import Place
    from desktop.ui.panel import Panel


_KEPT = 5  # places that stay as they were left
_QUIET = 1000  # milliseconds after a place was gone to; then what was freed is given back


class Places(QStackedWidget):
    """Holds the panels and passes on what they say; the window decides what follows."""

    came_to = Signal(str)
    changed = Signal()
    said = Signal(str)
    undoable = Signal(str, object)
    pupil_chosen = Signal(int)
    signed_out = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._panels: dict[str, Panel] = {}
        self._tidy = QTimer(self)
        self._tidy.setSingleShot(True)
        self._tidy.setInterval(_QUIET)
        self._tidy.timeout.connect(give_back)
        self._pages: dict[str, QScrollArea] = {}
        self._desk: Desk | None = None
        self._open_desk: Callable[[], AbstractContextManager[Desk]] | None = None
        self.here = self._may_undo = ""

    def work_at(
        self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]
    ) -> tuple[Place, ...]:
        """Begin at a desk: what was on view for the one before is let go; returns its places."""
        self._desk, self._open_desk = desk, open_desk
        self.make_anew()
        self.here = ""
        return self.open_places

    @property
    def open_places(self) -> tuple[Place, ...]:
        """The places for the person at the desk, in order."""
        return tuple(one for one in PANELS if self._desk and one.is_for(self._desk.who))

    @property
    def panel(self) -> Panel | None:
        """The place on view."""
        return self._panels.get(self.here)

    def go(self, name: str, what: object = None) -> None:
        """Bring a place to view, showing something in particular there if asked to."""
        place = next((one for one in self.open_places if one.name == name), None)
        if place is None:
            return
        before, known = self.here, self._panels.get(name)
        panel = known or self._make(place)
        self.here = name
        self.setCurrentWidget(self._pages[name])
        self._leave(before)
        self.came_to.emit(name)
        if what is None or not panel.reads_what_it_is_shown:
            panel.refresh()
        if known is None:
            panel.settle()
        if what is not None:
            panel.show_what(what)

    def refresh(self) -> None:
        """Let the place on view read again what it shows."""
        if self.panel is not None:
            self.panel.refresh()

    def tick(self) -> None:
        """Let the place on view know that a second has passed."""
        if self.panel is not None:
            self.panel.tick()

    def make_anew(self) -> None:
        """Let every panel go; the next person's are made when they are gone to."""
        for name in tuple(self._panels):
            self._let_go(name)

    def _leave(self, name: str) -> None:
        """Let a place go that is made anew when it is next gone to; most stay as they were."""
        panel = self._panels.get(name)
        if panel is not None and name != self.here:
            self._panels[name] = self._panels.pop(name)  # left last
            if panel.goes_when_left and panel.is_at_rest:
                self._let_go(name)
        self._let_the_oldest_go()
        self._tidy.start()

    def _let_the_oldest_go(self) -> None:
        """Hold few places at a time: one not seen for long is made anew when it is gone to."""
        left = [name for name in self._panels if name not in (self.here, self._may_undo)]
        for name in left[:-_KEPT]:
            if self._panels[name].is_at_rest:
                self._let_go(name)

    def _offer_to_undo(self, name: str, words: str, undo: Callable[[], None]) -> None:
        self._may_undo = name
        self.undoable.emit(words, undo)

    def _let_go(self, name: str) -> None:
        del self._panels[name]
        page = self._pages.pop(name)
        self.removeWidget(page)
        page.hide()
        page.deleteLater()
        look_again()

    def _make(self, place: Place) -> Panel:
        if self._desk is None or self._open_desk is None:
            raise AssertionError("a place without a desk")
        panel = place.panel_class()(self._desk, self._open_desk)
        panel.setAccessibleName(place.title)
        panel.changed.connect(self.changed)
        panel.said.connect(self.said)
        panel.undoable.connect(partial(self._offer_to_undo, place.name))
        panel.pupil_chosen.connect(self.pupil_chosen)
        panel.signed_out.connect(self.signed_out)
        panel.went.connect(self.go)
        self._panels[place.name] = panel
        self._pages[place.name] = scrolled(panel)
        self.addWidget(self._pages[place.name])
        leave_in_peace()
        return panel
