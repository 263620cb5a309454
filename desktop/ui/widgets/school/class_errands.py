"""What is done about classes: added, changed and ended; given, lent and taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.tasks.organisation import manage_classes
from desktop.ui.dialogs.school.edit_class import EditClassDialog
from desktop.ui.dialogs.school.end_on import Ending, EndOnDialog
from desktop.ui.dialogs.school.give_class import GiveClassDialog
from desktop.ui.dialogs.school.lend_to_supply import LendToSupplyDialog
from desktop.ui.messages import telling

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QWidget

    from desktop.models.organisation.group import Group
    from desktop.tasks.desk import Desk
    from desktop.ui.dialogs.form_dialog import FormDialog
    from desktop.ui.tables.class_tables import ClassLine, TeachingLine

_ENDS = "Its registers stay. The children must have moved to other classes by then."
_TEACHER = "What they took before stays under their name."


class ClassErrands(QObject):
    """`done` says what was kept; `undoable` says it with a way to take it back."""

    done = Signal(str)
    undoable = Signal(str, object)

    def __init__(
        self,
        desk: Desk,
        open_desk: Callable[[], AbstractContextManager[Desk]],
        place: QWidget,
    ) -> None:
        super().__init__(place)
        self._desk, self._open_desk, self._place = desk, open_desk, place

    def edit(self, group: Group | None) -> None:
        """Change a class, or add one where there is none."""
        self._open(EditClassDialog(self._desk, group, self._place))

    def change(self, line: ClassLine) -> None:
        """Change a class."""
        self.edit(line.group)

    def end(self, line: ClassLine) -> None:
        """Ask until when a class is kept."""
        group = line.group
        ending = Ending(
            f"End {group.name}", _ENDS, "End the class", f"{group.name} ends on {{day}}."
        )
        end = partial(manage_classes.end_class, self._desk, group.id)
        self._open(EndOnDialog(ending, self._desk.today, end, self._place))

    def add_teacher(self, line: ClassLine) -> None:
        """Ask who is to have a class."""
        self._open(GiveClassDialog(self._desk, line.group, self._place, cover=False))

    def lend(self, line: ClassLine) -> None:
        """Ask who covers a class, and when."""
        self._open(GiveClassDialog(self._desk, line.group, self._place, cover=True))

    def lend_to_supply(self, line: ClassLine) -> None:
        """Ask which supply teacher comes, and until when."""
        dialog = LendToSupplyDialog(line.group, self._desk.today, self._open_desk, self._place)
        self._open(dialog)

    def end_teacher(self, line: TeachingLine) -> None:
        """Ask until when somebody has a class."""
        name, group = line.teaching.name, line.group.name
        ending = Ending(
            f"{name} leaves {group}", _TEACHER, "End it", f"{name} has {group} until {{day}}."
        )
        end = partial(manage_classes.end_teacher, self._desk, line.teaching.id)
        self._open(EndOnDialog(ending, self._desk.today, end, self._place))

    def take_back(self, line: TeachingLine) -> None:
        """Take a lent class back now; it can be lent again."""
        with telling(self._place):
            manage_classes.take_back(self._desk, line.teaching.id)
            words = f"{line.group.name} is taken back from {line.teaching.name}."
            self.undoable.emit(words, partial(self._lend_again, line))

    def _lend_again(self, line: TeachingLine) -> None:
        lent, today = line.teaching, self._desk.today
        last = lent.last_day or today
        with telling(self._place):
            manage_classes.lend_class(
                self._desk, line.group.id, lent.person, max(lent.first_day, today), last
            )
            self.done.emit(f"{line.group.name} is lent to {lent.name} again.")

    def _open(self, dialog: FormDialog) -> None:
        dialog.saved.connect(self.done)
        dialog.open()
