"""Contracts and plans of the children on roll: how each stands, and what is due."""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.agreements.standing import (
    AgreementLine,
    answers_in_words,
    figure_in_words,
    matches,
    state_in_words,
)
from desktop.models.days.session import day_in_words
from desktop.tasks.agreements.see_agreements import agreement_lines
from desktop.ui.fitted import keep_lines, keep_room
from desktop.ui.messages import telling
from desktop.ui.tables.fact_table import Column
from desktop.ui.widgets.agreements.agreement_errands import ERRANDS, AgreementErrands, offered
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.words import Notice, button, counted, label

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QPushButton

    from desktop.tasks.desk import Desk

_NONE = "No contract or action plan is kept of a child on roll. New… writes one down."
_NO_FIT = "None fits what is typed."
_HINT = "Part of a name, a class, contract or plan"


class AgreementsView(QWidget):
    """F4 writes a new one; letters on the list do what stands beside it; Enter opens the page."""

    changed = Signal()
    said = Signal(str)
    paper_asked = Signal(object)
    pupil_chosen = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines: tuple[AgreementLine, ...] = ()
        self.errands = AgreementErrands(desk, self)
        self.search, self.count = text_field(hint=_HINT), label("", "hint")
        self.notice = Notice()
        self.list: FactView[AgreementLine] = FactView(
            "Contracts and plans", _columns(desk.today), 5, known_by=attrgetter("number")
        )
        self.new = button("New…   F4", self.errands.find_child, "primary", "plus")
        self.buttons: dict[str, QPushButton] = {
            key: button(f"{words}   {key}", partial(self._press, key), "", picture)
            for key, (words, picture) in ERRANDS.items()
        }
        self._lay_out()
        self._connect()

    @property
    def due(self) -> int:
        """How many reviews are due."""
        return sum(one.standing.is_due(self._desk.today) for one in self._lines)

    @property
    def running(self) -> int:
        """How many run."""
        return sum(one.standing.ended is None for one in self._lines)

    def refresh(self) -> None:
        """Read again how each stands; what was narrowed stays narrowed."""
        with telling(self):
            self._lines = agreement_lines(self._desk)
        self._narrow()

    def _narrow(self) -> None:
        found = tuple(one for one in self._lines if matches(one, self.search.text()))
        self.list.show_facts(found)
        if found and self.list.current() is None:
            self.list.selectRow(0)
        self.count.setText(f"{counted(self.running, 'agreement')} running")
        self.notice.say("" if found else _NO_FIT if self._lines else _NONE)
        self.list.setVisible(bool(found))
        self._offer()

    def _offer(self, _line: object = None) -> None:
        """Offer what can be done with the one that is chosen."""
        line = self.list.current() if self.list.facts.facts else None
        for key, one in self.buttons.items():
            one.setVisible(line is not None and key in offered(line))

    def _press(self, key: str) -> None:
        line = self.list.current()
        if line is not None and key in offered(line):
            self.errands.press(key, line)

    def _lay_out(self) -> None:
        self.search.setAccessibleName("Find a contract or plan")
        self.search.setClearButtonEnabled(True)
        keep_room(self.search, _HINT, 50)
        keep_lines(self.list, 8)
        self.list.wrap_all()
        above, beside = FlowRow(spacing=10), FlowRow(spacing=8)
        above.add_left(self.search, self.count)
        above.add_right(self.new)
        beside.add_left(*self.buttons.values())
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        for part in (above, self.notice):
            inside.addWidget(part)
        inside.addWidget(self.list, 1)
        inside.addWidget(beside)
        inside.addStretch(0)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._narrow)
        self.list.picked.connect(self._offer)
        self.list.opened.connect(self._open)
        self.errands.said.connect(self.said)
        self.errands.paper_asked.connect(self.paper_asked)
        self.errands.changed.connect(self._done)
        for key in self.buttons:
            shortcut = QShortcut(QKeySequence(key), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self._press, key))
        new = QShortcut(QKeySequence("F4"), self)
        new.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        new.activated.connect(self.errands.find_child)

    def _open(self, line: AgreementLine) -> None:
        self.pupil_chosen.emit(line.pupil)

    def _done(self) -> None:
        self.refresh()
        self.changed.emit()


def _columns(today: date) -> tuple[Column[AgreementLine], ...]:
    return (
        Column("Child", attrgetter("name")),
        Column("Class", attrgetter("class_name")),
        Column("What", _what),
        Column("Stands", partial(_stands, today), picture=partial(_sign, today)),
        Column("Until", _until),
        Column("Signatures", _signatures),
        Column("Attendance in it", _figure),
    )


def _what(line: AgreementLine) -> str:
    return line.standing.agreement.kind.words


def _until(line: AgreementLine) -> str:
    return day_in_words(line.standing.agreement.last_day)


def _stands(today: date, line: AgreementLine) -> str:
    return state_in_words(line.standing, today)


def _sign(today: date, line: AgreementLine) -> tuple[str, str] | None:
    return ("clock", "late_text") if line.standing.is_due(today) else None


def _signatures(line: AgreementLine) -> str:
    return answers_in_words(line.standing)


def _figure(line: AgreementLine) -> str:
    return figure_in_words(line.standing, line.tally)
