"""Attendance week by week: bars, or the same weeks as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop.models.days.session import day_in_words
from desktop.models.marks.rates import rate, rate_in_words
from desktop.ui.fitted import keep_lines
from desktop.ui.tables.fact_table import Column
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.record.week_bars import WeekBars
from desktop.ui.widgets.words import button, card, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.record.weeks import Week

_LINES = 6  # of the table: as tall as the bars
_KEY = "Absence in %. Hatched: unauthorised."


class WeekCard(QWidget):
    """Shows the weeks of one line of figures."""

    def __init__(self) -> None:
        super().__init__()
        frame, inside = card()
        inside.setContentsMargins(16, 8, 16, 8)
        inside.setSpacing(4)
        self.title = label(role="strong")
        self.as_table: QPushButton = button("As a table", self._turn, "quiet")
        self.bars = WeekBars()
        self.table: FactView[Week] = FactView("Weeks", _COLUMNS)
        keep_lines(self.table, _LINES)
        self.pointed = label(role="hint", wraps=True)
        self._stack = QStackedWidget()
        self._area = _sideways(self.bars)
        self._stack.addWidget(self._area)
        self._stack.addWidget(self.table)
        head = FlowRow()
        head.add_left(self.title, label(_KEY, "hint"))
        head.add_right(self.as_table)
        inside.addWidget(head)
        inside.addWidget(self._stack, 1)
        inside.addWidget(self.pointed)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)
        self.bars.pointed.connect(self._follow)

    def show_weeks(self, whose: str, weeks: Sequence[Week]) -> None:
        """Show a line's weeks under its name."""
        self.title.setText(f"Week by week: {whose}")
        self.bars.show_weeks(weeks)
        self.table.show_facts(weeks[::-1])
        self.table.fit()

    def _follow(self, words: str) -> None:
        self.pointed.setText(words)
        at = self.bars.cursor_at
        self._area.ensureVisible(at.x(), at.y())

    def _turn(self) -> None:
        as_table = self._stack.currentIndex() == 0
        self._stack.setCurrentIndex(int(as_table))
        self.as_table.setText("As bars" if as_table else "As a table")
        self.pointed.setVisible(not as_table)


def _sideways(bars: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(bars)
    return area


def _week(week: Week) -> str:
    return day_in_words(week.monday)


def _order(week: Week) -> int:
    return week.monday.toordinal()


def _possible(week: Week) -> str:
    return f"{week.tally.possible:,}"


def _attendance(week: Week) -> str:
    return rate_in_words(week.tally.attendance)


def _authorised(week: Week) -> str:
    return rate_in_words(rate(week.tally.authorised, week.tally.possible))


def _unauthorised(week: Week) -> str:
    return rate_in_words(rate(week.tally.unauthorised, week.tally.possible))


def _late(week: Week) -> str:
    return f"{week.tally.late:,}"


_COLUMNS: tuple[Column[Week], ...] = (
    Column("Week of", _week, _order),
    Column("Possible", _possible, right=True),
    Column("Attendance %", _attendance, right=True),
    Column("Authorised %", _authorised, right=True),
    Column("Unauthorised %", _unauthorised, right=True),
    Column("Late", _late, right=True),
)
