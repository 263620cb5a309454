"""Today's home visits, for whoever drives: where, why, by when, and what came of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import SchoolError
from desktop.models.absence.home_visit import CALLED_OFF, VisitReport, where_in_words
from desktop.models.days.session_times import london
from desktop.tasks.absence import visit_home
from desktop.ui.dialogs.absence.write_visit import WriteVisitDialog
from desktop.ui.fitted import keep_lines
from desktop.ui.tables.fact_table import Column
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.register.answer_line import AnswerLine
from desktop.ui.widgets.words import button, label

if TYPE_CHECKING:
    from desktop.tasks.absence.visit_home import VisitStop
    from desktop.tasks.desk import Desk

_CONFIDENTIAL = (
    "An address on this list is confidential: it is for whoever drives there and for nobody else."
)


class VisitsPage(QWidget):
    """Enter writes down what was found, Delete calls a visit off."""

    saved = Signal()

    def __init__(self, desk: Desk, papers: list[QWidget]) -> None:
        super().__init__()
        self._desk = desk
        self.list: FactView[VisitStop] = FactView("Visits today", COLUMNS, stretched=2)
        self.write = button("Write down the visit   Enter", self._write, "primary", "pencil")
        self.call_off = button("Call off   Del", self._call_off, "", "x")
        self.none, self.line = label("No visit is asked for today.", "hint"), AnswerLine()
        self.confidential = label(_CONFIDENTIAL, "warning", wraps=True)
        buttons = FlowRow()
        buttons.add_left(self.write, self.call_off)
        buttons.add_right(*papers)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for part in (buttons, self.none, self.confidential, self.list, self.line):
            inside.addWidget(part, 1 if part is self.list else 0)
        inside.addStretch(0)
        self.list.wrap_words()
        keep_lines(self.list, 8)
        self.list.opened.connect(self._open)
        self.list.picked.connect(self._offer)
        key = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self._call_off)

    def refresh(self) -> int:
        """Read today's visits again; returns how many are still to be made."""
        stops = visit_home.visits_today(self._desk)
        self.list.show_facts(stops)
        self.list.fit()
        if stops and self.list.current() is None:
            self.list.selectRow(0)
        self.list.setVisible(bool(stops))
        self.none.setVisible(not stops)
        self.confidential.setVisible(
            any(one.pupil.address_confidential and one.pupil.address for one in stops)
        )
        self._offer()
        return sum(one.visit.is_open for one in stops)

    def _offer(self, _stop: VisitStop | None = None) -> None:
        chosen = self.list.current()
        is_open = chosen is not None and chosen.visit.is_open
        self.write.setEnabled(is_open)
        self.call_off.setEnabled(is_open)

    def _write(self) -> None:
        chosen = self.list.current()
        if chosen is not None:
            self._open(chosen)

    def _open(self, stop: VisitStop) -> None:
        if not stop.visit.is_open:
            self.line.say(_report_in_words(stop))
            return
        dialog = WriteVisitDialog(self._desk, stop, self)
        dialog.saved.connect(self._done)
        dialog.open()

    def _call_off(self) -> None:
        chosen = self.list.current()
        if chosen is None or not chosen.visit.is_open:
            return
        try:
            visit_home.write_report(self._desk, chosen.visit.id, VisitReport(outcome=CALLED_OFF))
        except SchoolError as error:
            self.line.refuse(f"{error.title} {error.advice}")
            return
        self._done(f"The visit to {chosen.pupil.name} is called off.")

    def _done(self, words: str) -> None:
        self.refresh()
        self.line.say(words)
        self.saved.emit()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def _report_in_words(stop: VisitStop) -> str:
    answers = "; ".join(words for _, words in stop.visit.form)
    went = f" by {stop.visit.visitor}" if stop.visit.visitor else ""
    more = f": {answers}" if answers else ""
    return f"{stop.pupil.name}, {stop.visit.outcome}{went}{more}. It stays as it is written."


def _child(stop: VisitStop) -> str:
    return ", ".join(filter(None, (stop.pupil.name, stop.class_name)))


def _where(stop: VisitStop) -> str:
    return where_in_words(stop.pupil)


def _why(stop: VisitStop) -> str:
    return stop.visit.why


def _by_when(stop: VisitStop) -> str:
    return f"{london(stop.visit.by_when):%H:%M}" if stop.visit.by_when else ""


def _asked(stop: VisitStop) -> str:
    at = london(stop.visit.asked_at)
    return f"{at:%a %H:%M}"


def _came(stop: VisitStop) -> str:
    at, since = stop.visit.visited_at, stop.accounted_at
    if since is not None:
        return f"accounted for {london(since):%H:%M}"
    when = f"{london(at):%H:%M} " if at else ""
    return "to be made" if stop.visit.is_open else f"{when}{stop.visit.outcome}"


def _picture(stop: VisitStop) -> tuple[str, str]:
    if stop.accounted_at is not None:
        return "circle-alert", "late_text"
    if stop.visit.is_open:
        return "clock", "late_text"
    return ("x", "muted") if stop.visit.outcome == CALLED_OFF else ("circle-check", "ok_text")


COLUMNS: tuple[Column[VisitStop], ...] = (
    Column("Child", _child),
    Column("Where", _where),
    Column("Why", _why),
    Column("By", _by_when),
    Column("Came of it", _came, picture=_picture),
    Column("Asked", _asked),
)
