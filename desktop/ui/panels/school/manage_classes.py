"""Classes: who is in which and who takes it, by date; lending a class and taking it back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.models.organisation.staff import Duty
from desktop.tasks.organisation import manage_classes
from desktop.ui.messages import telling
from desktop.ui.panel import Panel
from desktop.ui.tables.class_tables import (
    CLASS_COLUMNS,
    COVER_COLUMNS,
    TEACHER_COLUMNS,
    ClassLine,
    TeachingLine,
    first_day,
)
from desktop.ui.widgets.school.class_errands import ClassErrands
from desktop.ui.widgets.school.listed_card import ListedCard
from desktop.ui.widgets.school.page_head import padded, page, page_head
from desktop.ui.widgets.words import button, scrolled

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop.tasks.desk import Desk

_NONE = "There is no class yet."
_NOBODY = "Nobody takes this class yet."
_NO_COVER = "No class is lent, now or for a day to come."


class ManageClassesPanel(Panel):
    """The place "Classes"; the office lends, who sets up the school changes the rest."""

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__(desk, open_desk)
        self.errands = ClassErrands(desk, open_desk, self)
        self.classes: ListedCard[ClassLine] = ListedCard(
            "Classes", CLASS_COLUMNS, 3, _NONE, titled=False
        )
        self.teachers: ListedCard[TeachingLine] = ListedCard(
            "Who takes the class", TEACHER_COLUMNS, 0, _NOBODY
        )
        self.cover: ListedCard[TeachingLine] = ListedCard("Cover", COVER_COLUMNS, 1, _NO_COVER)
        self.add = button("Add a class…", partial(self.errands.edit, None), "", "plus")
        self._offer()
        body = scrolled(padded(self.classes, self.cover, self.teachers))
        self.setLayout(page(page_head("Classes", [], [self.add]), body, stretched=body))
        self.begin_at(self.classes.table)
        self.errands.done.connect(self._done)
        self.errands.undoable.connect(self._undoable)
        self.classes.picked.connect(self._show_teachers)

    def refresh(self) -> None:
        """Read the classes, who takes them, and what is lent."""
        with telling(self):
            today = self._desk.today
            kept = manage_classes.all_classes(self._desk)
            standing = [one for one in kept if one.last_day is None or one.last_day >= today]
            lines = [
                ClassLine(one, manage_classes.teachers_on(self._desk, one.id, today))
                for one in standing
            ]
            self.classes.show_facts(lines)
            every = [line for one in lines for line in self._lines(one)]
            lent = [line for line in every if line.is_loan_to_watch]
            self.cover.show_facts(sorted(lent, key=first_day))
            self._show_teachers()

    def _offer(self) -> None:
        errands = self.errands
        self.classes.offer("Lend for cover…", errands.lend, "users", "primary")
        self.classes.offer("Supply teacher…", errands.lend_to_supply, "key-round")
        self.cover.offer("Take back", errands.take_back, "undo-2")
        self.add.setVisible(self._desk.who.may(Duty.SET_UP))
        if self._desk.who.may(Duty.SET_UP):
            self.classes.table.opened.connect(errands.change)
            self.classes.offer("Change…", errands.change, "pencil")
            self.classes.offer("Add a teacher…", errands.add_teacher, "user-plus")
            self.classes.offer("End the class…", errands.end)
            self.teachers.offer("End…", errands.end_teacher, when=_may_end)

    def _lines(self, line: ClassLine) -> list[TeachingLine]:
        found = manage_classes.all_teachers(self._desk, line.group.id)
        return [TeachingLine(line.group, one, self._desk.today) for one in found]

    def _show_teachers(self) -> None:
        line = self.classes.current
        self.teachers.setVisible(line is not None)
        if line is not None:
            self.teachers.call(f"Who takes {line.group.name}")
            lines = [one for one in self._lines(line) if one.came_to_be]
            self.teachers.show_facts(lines[::-1])

    def _done(self, words: str) -> None:
        self.said.emit(words)
        self.changed.emit()
        self.refresh()

    def _undoable(self, words: str, undo: object) -> None:
        self.undoable.emit(words, undo)
        self.changed.emit()
        self.refresh()


def _may_end(line: TeachingLine) -> bool:
    return not line.teaching.cover and line.stands != "over"
