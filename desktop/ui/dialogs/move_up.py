"""A new school year: everybody moves up on a day, after a look at where each class goes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from desktop.errors import SchoolError
from desktop.models.admissions.move_up import NewTeacher, next_year_group
from desktop.models.days.session import day_in_words
from desktop.models.organisation.staff import Duty
from desktop.tasks.admissions import move_up
from desktop.tasks.organisation.manage_classes import classes_on
from desktop.tasks.organisation.manage_staff import staff_of
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.tables.move_table import AS_NOW, COLUMNS, LEAVES, MoveLine
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.words import button, counted, label, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.admissions.move_up import MoveUp
    from desktop.tasks.desk import Desk


class MoveUpDialog(FormDialog):
    """Nothing is written before the press; afterwards it can be undone until the first mark."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("New school year", "Move everybody up", parent)
        self._desk = desk
        self.plan: MoveUp | None = None
        self.when = label(role="hint", wraps=True)
        self.table: FactView[MoveLine] = FactView("Where each class goes", COLUMNS, stretched=3)
        self.to, self.teacher = QComboBox(), QComboBox()
        self.to.setEditable(True)
        self._teachers = _teachers(desk)
        for person, name in self._teachers.items():
            self.teacher.addItem(name, person)
        self.undo = button("Undo the last move", self._undo, picture="undo-2")
        self.body.addWidget(self.when)
        self.body.addWidget(self.table, 1)
        self.add_fields(
            self.box("to", "The chosen class goes to", self.to),
            self.box("teacher", "And is taught there by", self.teacher),
        )
        self.body.addLayout(row(self.undo, None))
        self.boxes["teacher"].setVisible(len(self._teachers) > 1)
        self.table.picked.connect(self._show_choice)
        self.to.activated.connect(self._choose_class)
        self.teacher.activated.connect(self._choose_teacher)
        self.grow(820, 660)
        self._propose()

    def save(self) -> str:
        if self.plan is None:
            return ""
        done = move_up.move_up(self._desk, self.plan)
        first = day_in_words(self.plan.first_day)
        made = f" New classes: {', '.join(done.made)}." if done.made else ""
        left = f" {counted(done.left, 'pupil')} of the top year leave." if done.left else ""
        return f"{counted(done.moved, 'pupil')} moved up from {first}.{left}{made}"

    def _propose(self) -> None:
        self.undo.setVisible(move_up.can_undo(self._desk))
        try:
            self.plan = move_up.propose(self._desk)
        except SchoolError as error:
            self.plan = None
            self.notice.say(f"{error.title} {error.advice}".strip(), "notice-late")
        for widget in (self.table, self.when, *self.boxes.values()):
            widget.setVisible(self.plan is not None)
        self.save_button.setEnabled(self.plan is not None)
        if self.plan is not None:
            self._show_plan(self.plan)

    def _show_plan(self, plan: MoveUp) -> None:
        self.when.setText(
            f"From {day_in_words(plan.first_day)}; those who leave do so on "
            f"{day_in_words(plan.last_day)}. Choose a class to send it elsewhere. It can be undone "
            "until the first mark of the new year."
        )
        given = {one.to: self._teachers.get(one.person, "") for one in plan.teachers}
        self.table.show_facts([MoveLine(move, given.get(move.to, "")) for move in plan.moves])
        if self.table.current() is None:
            self.table.selectRow(0)
        waiting = len(plan.undecided)
        self.save_button.setEnabled(not waiting)
        self.notice.say(f"{waiting} still to be chosen." if waiting else "", "notice-late")

    def _show_choice(self, line: MoveLine) -> None:
        move = line.move
        names = [group.name for group in classes_on(self._desk, self._desk.today)]
        self.to.clear()
        self.to.addItems([LEAVES, *dict.fromkeys((*names, *filter(None, [move.to])))])
        self.to.setCurrentText(LEAVES if move.leaves else move.to)
        self.teacher.setCurrentText(line.teacher or AS_NOW)
        self.teacher.setEnabled(bool(move.to))

    def _choose_class(self) -> None:
        chosen, words = self.table.current(), self.to.currentText().strip()
        if chosen is None or self.plan is None or not words:
            return
        leaves = words == LEAVES
        new = replace(chosen.move, leaves=leaves, to="" if leaves else words)
        if not leaves and not new.to_year:
            new = replace(new, to_year=next_year_group(new.year_group))
        moves = tuple(new if move == chosen.move else move for move in self.plan.moves)
        named = {move.to for move in moves}
        teachers = tuple(one for one in self.plan.teachers if one.to in named)
        self._change(replace(self.plan, moves=moves, teachers=teachers))

    def _choose_teacher(self) -> None:
        chosen = self.table.current()
        if chosen is None or self.plan is None:
            return
        to, person = chosen.move.to, int(self.teacher.currentData())
        others = tuple(one for one in self.plan.teachers if one.to != to)
        new = (NewTeacher(to, person),) if person else ()
        self._change(replace(self.plan, teachers=(*others, *new)))

    def _change(self, plan: MoveUp) -> None:
        self.plan = plan
        self._show_plan(plan)

    def _undo(self) -> None:
        try:
            move_up.undo(self._desk)
        except SchoolError as error:
            self.notice.say(f"{error.title} {error.advice}".strip(), "notice-warn")
            return
        self.saved.emit("The move is undone: everybody is back where they were.")
        self._propose()


def _teachers(desk: Desk) -> dict[int, str]:
    """Who may be given a class, by number; only "as now" for a person who sets up no staff."""
    people = staff_of(desk) if desk.who.may(Duty.SET_UP) else ()
    takes = {Duty.TAKE_OWN_REGISTER, Duty.TAKE_ANY_REGISTER}
    return {0: AS_NOW} | {
        one.person: one.name
        for one in people
        if any(takes & kept.post.duties and kept.post.last_day is None for kept in one.posts)
    }
