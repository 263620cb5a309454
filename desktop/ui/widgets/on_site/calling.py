"""What the keys of a roll-call do: ticks written at once, each with a way to take it back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.tasks.site import call_roll
from desktop.ui.dialogs.site.end_call import EndCallDialog
from desktop.ui.dialogs.site.other_call import OtherCallDialog
from desktop.ui.messages import telling

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.site.roll_call import CallKind, CallLine, CallSheet, ClassCall, RollCall
    from desktop.tasks.desk import Desk
    from desktop.ui.widgets.on_site.call_page import CallPage


class Calling(QObject):
    """Holds the roll-call that goes on, as it was read last."""

    said = Signal(str)
    undoable = Signal(str, object)
    changed = Signal()
    begun = Signal(str)
    ended = Signal(str)

    def __init__(self, desk: Desk, shown: CallPage, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._page, self._parent = desk, shown, parent
        self.sheet: CallSheet | None = None
        shown.found.connect(self._found)
        shown.lost.connect(self._lost)
        shown.class_found.connect(self._class_found)

    @property
    def number(self) -> int | None:
        """The number of the roll-call that goes on."""
        return self.sheet.call.id if self.sheet else None

    def read(self) -> RollCall | None:
        """Read again whether a roll-call goes on, and who is found."""
        under_way = call_roll.under_way(self._desk)
        self.sheet = call_roll.sheet(self._desk, under_way.id) if under_way else None
        if self.sheet is not None:
            self._page.show_sheet(self.sheet, self._desk.now())
        return under_way

    def begin(self, kind: CallKind, what: str) -> None:
        """Begin a roll-call at once."""
        with telling(self._parent):
            begun = call_roll.begin(self._desk, kind, what)
            self.begun.emit(f"{begun.title}: roll-call begun.")
            self.changed.emit()

    def ask_other(self) -> None:
        """Ask what else has happened, and begin."""
        dialog = OtherCallDialog(self._desk, self._parent)
        dialog.saved.connect(self.begun)
        dialog.open()

    def ask_end(self) -> None:
        """Ask for a word about the end."""
        if self.sheet is not None:
            dialog = EndCallDialog(self._desk, self.sheet, self._parent)
            dialog.saved.connect(self.ended)
            dialog.open()

    def _found(self, line: CallLine) -> None:
        self._tick(f"{line.name}, {line.group_name}, is found.", (line.pupil,))

    def _class_found(self, one: ClassCall) -> None:
        missing = self.sheet.missing if self.sheet else ()
        pupils = tuple(line.pupil for line in missing if line.group == one.group)
        self._tick(f"All of {one.name} are found: {len(pupils)} ticked.", pupils)

    def _tick(self, words: str, pupils: tuple[int, ...]) -> None:
        with telling(self._parent):
            if self.number is None:
                return
            try:
                new = call_roll.tick(self._desk, self.number, pupils)
                self.undoable.emit(words, partial(self._untick, new))
            finally:
                self._show()

    def _lost(self, line: CallLine) -> None:
        self._untick((line.pupil,))
        self.said.emit(f"{line.name}, {line.group_name}, is missing again.")

    def _untick(self, pupils: tuple[int, ...]) -> None:
        with telling(self._parent):
            if self.number is not None:
                call_roll.untick(self._desk, self.number, pupils)
                self._show()

    def _show(self) -> None:
        self.read()
        self.changed.emit()
