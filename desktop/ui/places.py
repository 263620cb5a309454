"""The places a person has been to: each made when first gone to, read again when come back to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from desktop.ui.navigation import PANELS
from desktop.ui.widgets.words import scrolled
from desktop.ui.windows.heap import give_back

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QScrollArea

    from desktop.tasks.desk import Desk
    from desktop.ui.navigation import Place
    from desktop.ui.panel import Panel


_KEPT = 6  # places that stay as they were left, besides the one on view
_QUIET = 1000  # milliseconds after a place was gone to; then what was freed is given back


class Places(QStackedWidget):
    """Holds the panels and passes on what they say; the window decides what follows.

    Of many the one gone to longest ago is let go, if it may, and made again when come back to.
    """

    came_to = Signal(str)
    changed = Signal()
    said = Signal(str)
    undoable = Signal(str, object)
    pupil_chosen = Signal(int)
    signed_out = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._panels: dict[str, Panel] = {}  # the one gone to longest ago first
        self._bookmarks: dict[str, object] = {}
        self._offers_undo = ""
        self._tidy = QTimer(self)
        self._tidy.setSingleShot(True)
        self._tidy.setInterval(_QUIET)
        self._tidy.timeout.connect(give_back)
        self._pages: dict[str, QScrollArea] = {}
        self._desk: Desk | None = None
        self._open_desk: Callable[[], AbstractContextManager[Desk]] | None = None
        self.here = ""

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
        before, panel = self.here, self._panels.pop(name, None) or self._make(place)
        self._panels[name] = panel
        what = self._bookmarks.pop(name, None) if what is None else what
        self.here = name
        self.setCurrentWidget(self._pages[name])
        self._leave(before)
        self.came_to.emit(name)
        if what is None or not panel.reads_what_it_is_shown:
            panel.refresh()
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
        self._bookmarks.clear()

    def _leave(self, name: str) -> None:
        """Let a place go that is made anew when it is next gone to; most stay as they were."""
        panel = self._panels.get(name)
        if panel is not None and name != self.here and panel.is_at_rest:
            self._let_go(name)
        left = [one for one in self._panels if one != self.here]
        for one in [one for one in left if self._may_go(one)][: max(0, len(left) - _KEPT)]:
            bookmark = self._panels[one].bookmark
            if bookmark is not None:
                self._bookmarks[one] = bookmark
            self._let_go(one)
        self._tidy.start()

    def _may_go(self, name: str) -> bool:
        return name != self._offers_undo and self._panels[name].may_go

    def _let_go(self, name: str) -> None:
        del self._panels[name]
        page = self._pages.pop(name)
        self.removeWidget(page)
        page.hide()
        for part in page.findChildren(QObject):  # a list that goes would have its page shown anew
            part.blockSignals(True)  # noqa: FBT003 - Qt's own
        page.deleteLater()

    def _make(self, place: Place) -> Panel:
        if self._desk is None or self._open_desk is None:
            raise AssertionError("a place without a desk")
        panel = place.panel_class()(self._desk, self._open_desk)
        panel.setAccessibleName(place.title)
        panel.changed.connect(self.changed)
        panel.said.connect(self.said)
        panel.undoable.connect(self.undoable)
        panel.undoable.connect(partial(self._keep_for_undo, place.name))
        panel.pupil_chosen.connect(self.pupil_chosen)
        panel.signed_out.connect(self.signed_out)
        panel.went.connect(self.go)
        self._pages[place.name] = scrolled(panel)
        self.addWidget(self._pages[place.name])
        return panel

    def _keep_for_undo(self, name: str, *_what: object) -> None:
        self._offers_undo = name
