"""Corrections: what teachers ask the office to change, accepted or refused in one press."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from desktop.errors import SchoolError
from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.tasks.marks import settle_corrections
from desktop.ui.fitted import keep_lines
from desktop.ui.messages import telling
from desktop.ui.panel import Panel
from desktop.ui.tables.fact_table import Column
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.register.answer_line import AnswerLine
from desktop.ui.widgets.register.ask_line import AskLine, Question
from desktop.ui.widgets.school.page_head import page, page_head
from desktop.ui.widgets.words import Notice, button, card, label

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop.models.marks.correction import Correction
    from desktop.tasks.desk import Desk

_SETTLED_ELSEWHERE = "somebody else has settled this correction. Choose another."
_NONE = "No correction waits. Teachers send them after a register has closed."


class SettleCorrectionsPanel(Panel):
    """A accepts, R refuses, W refuses with words for the teacher."""

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__(desk, open_desk)
        self.count, self.nothing, self.line = label("", "badge-info"), Notice(), AnswerLine()
        self.list: FactView[Correction] = FactView(
            "Corrections that wait", _COLUMNS, 5, known_by=attrgetter("id")
        )
        self.words = label(wraps=True)
        self._card, below = card()
        below.addWidget(self.words)
        self.question = AskLine()
        self.accept = button("Accept   A", self._accept, "primary", "check")
        self.refuse = button("Refuse   R", self._refuse, "", "x")
        self.answer = button("Refuse with words…   W", self._ask)
        buttons = [self.answer, self.refuse, self.accept]
        self.setLayout(
            page(
                page_head("Corrections", [self.count], buttons), self.nothing, self.list,
                self._card, self.question, self.line, stretched=self.list,
            )
        )  # fmt: skip
        self.list.opened.connect(self._open)
        self.list.picked.connect(self._show_words)
        self.question.answered.connect(self._refuse_with)
        self.question.went_back.connect(self._take_keyboard)
        self.begin_at(self.list)
        keep_lines(self.list, 6)
        for key, what in (("A", self._accept), ("R", self._refuse), ("W", self._ask)):
            shortcut = QShortcut(QKeySequence(key), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(what)

    def refresh(self) -> None:
        """Read again what waits; no key meets another correction than the one that stood there."""
        before = self.list.current()
        self._show()
        now = self.list.current()
        if before is not None and (now is None or now.id != before.id):
            self.list.choose_nothing()
            self._show_words()
            self.line.refuse(f"{before.pupil_name}: {_SETTLED_ELSEWHERE}")

    def _show(self) -> None:
        with telling(self):
            waiting = settle_corrections.corrections_waiting(self._desk)
            self.list.show_facts(waiting)
            if waiting and self.list.current() is None:
                self.list.selectRow(0)
            self.count.setText(f"{len(waiting)} waiting")
            self.nothing.say("" if waiting else _NONE)
            self.list.setVisible(bool(waiting))
            for one in (self.accept, self.refuse, self.answer):
                one.setEnabled(bool(waiting))
            self._show_words()

    def _show_words(self) -> None:
        asked = self.list.current()
        self._card.setVisible(asked is not None)
        if asked is not None:
            self.words.setText("\n".join(_in_full(asked)))

    def _accept(self) -> None:
        asked = self.list.current()
        if asked is not None:
            words = f"Accepted: {asked.pupil_name} is {asked.code}, {asked.session}."
            self._settle(words, settle_corrections.accept, asked)

    def _refuse(self) -> None:
        self._refuse_with("")

    def _refuse_with(self, answer: str) -> None:
        asked = self.list.current()
        if asked is not None:
            words = f"Refused: {asked.pupil_name} stays as marked, {asked.session}."
            self._settle(words, settle_corrections.refuse, asked, answer)

    def _settle(self, words: str, settle: Callable[..., None], *what: object) -> None:
        try:
            settle(self._desk, *what)
        except SchoolError as error:
            self.refresh()
            self.line.refuse(f"{error.title} {error.advice}")
            return
        self._show()
        self.line.say(words)
        self.changed.emit()
        self._take_keyboard()

    def _ask(self) -> None:
        asked = self.list.current()
        if asked is not None:
            words = f"What should {asked.asked_by} read about {asked.pupil_name}?"
            self.question.ask(Question(words, "Refuse", "Answer to the teacher"))

    def _open(self, asked: Correction) -> None:
        self.went.emit("take_register", (asked.group, asked.session))

    def _take_keyboard(self) -> None:
        self.list.setFocus()


def _in_full(asked: Correction) -> tuple[str, str, str]:
    """All that the teacher asks, on three lines."""
    at = london(asked.asked_at)
    whose = f"{asked.pupil_name}, {asked.group_name}, {asked.session}"
    return (
        f"{whose}: {_now(asked)} to {_wanted(asked)}",
        f"“{asked.words}”",
        f"Asked by {asked.asked_by}, {day_in_words(at.date())}, {at:%H:%M}.",
    )


def _child(asked: Correction) -> str:
    return asked.pupil_name


def _class(asked: Correction) -> str:
    return asked.group_name


def _session(asked: Correction) -> str:
    return str(asked.session)


def _now(asked: Correction) -> str:
    code = asked.current.code if asked.current and asked.current.code else "none"
    return f"{code}, changed since" if asked.has_moved_on else code


def _wanted(asked: Correction) -> str:
    late = f" {asked.minutes} min" if asked.minutes is not None else ""
    return f"{asked.code}{late}"


def _words(asked: Correction) -> str:
    return asked.words


def _by(asked: Correction) -> str:
    return f"{asked.asked_by}, {london(asked.asked_at):%H:%M}"


_COLUMNS: tuple[Column[Correction], ...] = (
    Column("Child", _child),
    Column("Class", _class),
    Column("Session", _session),
    Column("Mark now", _now),
    Column("Asked for", _wanted),
    Column("What the teacher says", _words),
    Column("Asked by", _by),
)
