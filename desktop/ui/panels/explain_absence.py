"""Unexplained: every absence without a reason by its deadline, explained by a key or settled."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import SchoolError
from desktop.models.absence.unexplained_line import due
from desktop.models.organisation.staff import Duty
from desktop.tasks.absence.see_unexplained import unexplained_lines
from desktop.ui.messages import telling
from desktop.ui.panel import Panel
from desktop.ui.widgets.absence.explaining import Explaining
from desktop.ui.widgets.absence.unexplained_lists import UnexplainedLists
from desktop.ui.widgets.register.answer_line import AnswerLine
from desktop.ui.widgets.register.ask_line import AskLine
from desktop.ui.widgets.school.page_head import page_head
from desktop.ui.widgets.words import Notice, button, counted, label, scrolled

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop.models.absence.unexplained_line import UnexplainedLine
    from desktop.tasks.desk import Desk

_NONE = "Every absence has a reason."
_NO_KEY = "That is no key here. Each reason has its key below the list."


class ExplainAbsencePanel(Panel):
    """Digits choose, a letter explains, A enters what is known, O and D settle what is due."""

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__(desk, open_desk)
        self.count, self.nothing = label("", "badge-info"), Notice()
        self.lists, self.line, self.question = UnexplainedLists(), AnswerLine(), AskLine()
        self.settle_due = button("", self._settle_due, "primary", "list-checks")
        self.accept = button("Enter what is known   A", self._accept, "", "check")
        self.explaining = Explaining(desk, self.question)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read again which absences have no reason; what is chosen stays chosen."""
        with telling(self):
            lines = unexplained_lines(self._desk)
            amends = self._desk.who.may(Duty.AMEND)
            self.lists.show_lines(lines, amends=amends)
            self.nothing.say("" if lines else _NONE)
            self.count.setText(counted(len(lines), "session"))
            count = len(due(lines))
            self.settle_due.setText(f"Settle {count} due as O   D" if count else "None is due")
            self.settle_due.setEnabled(amends and count > 0)
            self.accept.setVisible(any(one.waits for one in lines))
            self.accept.setEnabled(any(one.may_accept for one in lines))

    def show_what(self, what: object) -> None:
        """Choose the lines of a child."""
        if isinstance(what, int):
            self.lists.choose_child(what)

    def take_keyboard(self) -> None:
        """Go on in the list that was worked in."""
        self.lists.take_keyboard()

    def _lay_out(self) -> None:
        inside_page = QWidget()
        inside = QVBoxLayout(inside_page)
        inside.setContentsMargins(24, 16, 24, 12)
        inside.setSpacing(10)
        inside.addWidget(page_head("Unexplained", [self.count], [self.accept, self.settle_due]))
        inside.addWidget(self.nothing)
        inside.addWidget(self.question)
        inside.addWidget(self.line)
        inside.addWidget(self.lists, 1)
        inside.addStretch(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inside_page))

    def _connect(self) -> None:
        self.lists.keyed.connect(self._keyed)
        self.lists.opened.connect(self._open)
        self.lists.reasons.picked.connect(self._explain)
        self.explaining.settled.connect(self._settled)
        self.explaining.refused.connect(self.line.refuse)
        self.explaining.ended.connect(self._go_on)

    def _keyed(self, key: str) -> None:
        if key == "A":
            self._accept()
        elif key == "D":
            self._settle_due()
        elif key == "O":
            self.explaining.settle(self.lists.chosen)
        elif not self.lists.press(key):
            self.line.refuse(_NO_KEY)

    def _explain(self) -> None:
        reason, chosen = self.lists.reasons.reason, self.lists.chosen
        if reason is not None and chosen:
            self.explaining.explain(chosen, reason)

    def _accept(self) -> None:
        self.explaining.accept(self.lists.waiting.chosen)

    def _settle_due(self) -> None:
        view = self.lists.without
        view.choose(due(view.facts.facts))
        self.explaining.settle(due(view.facts.facts))

    def _settled(self, words: str, number: int) -> None:
        self.line.say(words)
        self.undoable.emit(words, partial(self._undo, number))
        self.changed.emit()
        self.refresh()

    def _undo(self, number: int) -> None:
        try:
            self.said.emit(self.explaining.undo(number))
        except SchoolError as error:
            self.line.refuse(f"{error.title} {error.advice}".strip())
        self.changed.emit()
        self.refresh()

    def _go_on(self) -> None:
        self.lists.reasons.let_go()
        self.refresh()
        self.take_keyboard()

    def _open(self, line: UnexplainedLine) -> None:
        self.went.emit("take_register", (line.group, line.session, line.pupil))
