"""What is done from School year beside typing half-terms: closures come and go, all move up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.tasks.organisation import set_terms
from desktop.ui.dialogs.move_up import MoveUpDialog
from desktop.ui.dialogs.school.close_school import CloseSchoolDialog
from desktop.ui.dialogs.school.take_back_closure import TakeBackClosureDialog
from desktop.ui.messages import telling
from desktop.ui.widgets.school.closure_list import closure_days, closure_title

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.days.school_year import Closure
    from desktop.tasks.desk import Desk

_UNDONE = "entered by mistake and taken back at once"


class TermsErrands(QObject):
    """`done` says what was kept; `undoable` says it with a way to take it back."""

    done = Signal(str)
    undoable = Signal(str, object)

    def __init__(self, desk: Desk, place: QWidget) -> None:
        super().__init__(place)
        self._desk, self._place = desk, place

    def add_closure(self, closure: Closure) -> None:
        """Keep a planned closure at once."""
        with telling(self._place):
            number = set_terms.add_closure(self._desk, closure)
            words = f"{closure_title(closure)} is entered: {closure_days(closure)}."
            self.undoable.emit(words, partial(self._take_out, number))

    def take_back(self, closure: Closure) -> None:
        """Ask why a closure does not stand."""
        standing = set_terms.closures_of(self._desk)
        kept = next((one for one in standing if one.closure == closure), None)
        if kept is not None:
            self._open(TakeBackClosureDialog(self._desk, kept, self._place))

    def close_school(self) -> None:
        """Ask about an unexpected closure."""
        self._open(CloseSchoolDialog(self._desk, self._place))

    def move_up(self) -> None:
        """Show where everybody goes in the new year."""
        self._open(MoveUpDialog(self._desk, self._place))

    def _open(self, dialog: TakeBackClosureDialog | CloseSchoolDialog | MoveUpDialog) -> None:
        dialog.saved.connect(self.done)
        dialog.open()

    def _take_out(self, number: int) -> None:
        with telling(self._place):
            set_terms.withdraw_closure(self._desk, number, _UNDONE)
            self.done.emit("The closure is taken back.")
