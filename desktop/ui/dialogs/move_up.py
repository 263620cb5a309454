"""A new school year: everybody moves up on a day, after a look at where each class goes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from desktop.errors import SchoolError
from desktop.models.move_up import next_year_group
from desktop.models.session import day_in_words
from desktop.tasks import move_up
from desktop.tasks.list_roll import classes_on
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.tables.move_table import COLUMNS, LEAVES
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.words import button, label, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.move_up import ClassMove, MoveUp
    from desktop.tasks.desk import Desk


class MoveUpDialog(FormDialog):
    """Nothing is written before the press; afterwards it can be undone until the first mark."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("New school year", "Move everybody up", parent)
        self._desk = desk
        self.plan: MoveUp | None = None
        self.when = label(role="hint", wraps=True)
        self.table: FactView[ClassMove] = FactView("Where each class goes", COLUMNS, stretched=3)
        self.to = QComboBox()
        self.to.setEditable(True)
        self.to.setAccessibleName("The chosen class goes to")
        self.undo = button("Undo the last move", self._undo, picture="undo-2")
        self._to_name = label("The chosen class goes to")
        self._to_name.setBuddy(self.to)
        self.body.addWidget(self.when)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row(self._to_name, self.to, None, self.undo))
        self.table.picked.connect(self._show_choice)
        self.to.activated.connect(self._choose)
        self.grow(820, 620)
        self._propose()

    def findings(self) -> dict[str, str]:
        return {}

    def save(self) -> str:
        if self.plan is None:
            return ""
        done = move_up.move_up(self._desk, self.plan)
        first = day_in_words(self.plan.first_day)
        made = f" New classes: {', '.join(done.made)}." if done.made else ""
        return f"{done.moved} pupils move up on {first}, {done.left} leave.{made}"

    def _propose(self) -> None:
        self.undo.setVisible(move_up.can_undo(self._desk))
        try:
            self.plan = move_up.propose(self._desk)
        except SchoolError as error:
            self.notice.say(f"{error.title} {error.advice}".strip(), "notice-late")
            self._offer(possible=False)
            return
        self._offer(possible=True)
        self._show_plan(self.plan)

    def _offer(self, *, possible: bool) -> None:
        self.save_button.setEnabled(possible)
        for widget in (self.table, self.to, self._to_name, self.when):
            widget.setVisible(possible)

    def _show_plan(self, plan: MoveUp) -> None:
        self.when.setText(
            f"From {day_in_words(plan.first_day)}; those who leave do so on "
            f"{day_in_words(plan.last_day)}. Choose a class to send it elsewhere. It can be undone "
            "until the first mark of the new year."
        )
        self.table.show_facts(plan.moves)
        if self.table.current() is None:
            self.table.selectRow(0)
        waiting = len(plan.undecided)
        self.save_button.setEnabled(not waiting)
        self.notice.say(f"{waiting} still to be chosen." if waiting else "", "notice-late")

    def _show_choice(self, move: ClassMove) -> None:
        names = [group.name for group in classes_on(self._desk, self._desk.today)]
        self.to.clear()
        self.to.addItems([LEAVES, *dict.fromkeys((*names, *filter(None, [move.to])))])
        self.to.setCurrentText(LEAVES if move.leaves else move.to)

    def _choose(self) -> None:
        chosen, words = self.table.current(), self.to.currentText().strip()
        if chosen is None or self.plan is None or not words:
            return
        leaves = words == LEAVES
        new = replace(chosen, leaves=leaves, to="" if leaves else words)
        if not leaves and not new.to_year:
            new = replace(new, to_year=next_year_group(chosen.year_group))
        moves = tuple(new if move == chosen else move for move in self.plan.moves)
        self.plan = replace(self.plan, moves=moves)
        self._show_plan(self.plan)

    def _undo(self) -> None:
        try:
            move_up.undo(self._desk)
        except SchoolError as error:
            self.notice.say(f"{error.title} {error.advice}".strip(), "notice-warn")
            return
        self.saved.emit("The move is undone: everybody is back where they were.")
        self._propose()
