"""Back at the desk: what a home visit found, by the questions of the visit's form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QPlainTextEdit

from desktop.models.absence.attempt import VISIT_OUTCOMES
from desktop.models.absence.home_visit import FORM, VisitReport, visited_at, where_in_words
from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.tasks.absence import visit_home
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.fitted import keep_lines
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.school.time_field import TimeField
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.tasks.absence.visit_home import VisitStop
    from desktop.tasks.desk import Desk

_OUTCOMES = {"seen": "The child was seen", "spoke": "Spoke to somebody, child not seen",
             "nobody in": "Nobody in", "not let in": "Not let in"}  # fmt: skip


class WriteVisitDialog(FormDialog):
    """Written down once; it counts on the board as seeing the child, or not."""

    def __init__(self, desk: Desk, stop: VisitStop, parent: QWidget | None) -> None:
        super().__init__(f"The visit to {stop.pupil.name}", "Write it down", parent)
        self._desk, self._stop = desk, stop
        self.outcome, self.visitor, self.at = QComboBox(), text_field(), TimeField()
        for outcome in VISIT_OUTCOMES:
            self.outcome.addItem(_OUTCOMES[outcome], outcome)
        self.outcome.setCurrentIndex(-1)
        self.at.set_time(london(desk.now()).time().replace(second=0, microsecond=0))
        self.answers = {key: QPlainTextEdit() for key, _ in FORM}
        self.body.addWidget(label(f"{where_in_words(stop.pupil)}. {stop.visit.why}", wraps=True))
        self.add_fields(self.box("outcome", "What came of it", self.outcome), columns=1)
        self.add_fields(
            self.box("visitor", "Who went", self.visitor), self.box("at", "When", self.at)
        )
        if self._stop.visit.day != desk.today:
            self.body.addWidget(label(self._which_day(), "hint", wraps=True))
        for key, question in FORM:
            keep_lines(self.answers[key], 3)
            self.answers[key].setTabChangesFocus(True)
            self.add_fields(self.box(key, question, self.answers[key]), columns=1)
        self.grow(720, 640)

    def _which_day(self) -> str:
        """Say which day a time means, where the visit was asked for on a day before."""
        asked, day = london(self._stop.visit.asked_at), day_in_words(self._stop.visit.day)
        return f"A time from {asked:%H:%M} on was on {day}, an earlier one is today’s."

    def findings(self) -> dict[str, str]:
        """Return what is missing or wrong."""
        found = {}
        if self.outcome.currentData() is None:
            found["outcome"] = "Say what came of the visit."
        if not self.visitor.text().strip():
            found["visitor"] = "Say who went."
        if self.at.at is None:
            found["at"] = "Say when, as 10:30."
        elif visited_at(self._stop.visit, self.at.at, self._desk.today) > self._desk.now():
            found["at"] = "That time has not come yet."
        return found

    def save(self) -> str:
        """Write it down."""
        answers = ((key, box.toPlainText().strip()) for key, box in self.answers.items())
        at = self.at.at
        report = VisitReport(
            outcome=self.outcome.currentData(),
            visitor=self.visitor.text(),
            visited_at=visited_at(self._stop.visit, at, self._desk.today) if at else None,
            form=tuple((key, words) for key, words in answers if words),
        )
        visit_home.write_report(self._desk, self._stop.visit.id, report)
        return f"The visit to {self._stop.pupil.name} is written down: {report.outcome}."
