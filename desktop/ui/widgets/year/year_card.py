"""The year at a glance: twelve months, a key to their signs, and the chosen day in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.days.session import Half
from desktop.ui.widgets.words import card, label, row
from desktop.ui.widgets.year.day_paint import DaySwatch
from desktop.ui.widgets.year.year_days import Look, YearDay, year_days
from desktop.ui.widgets.year.year_view import YearView

if TYPE_CHECKING:
    from desktop.models.days.school_year import SchoolCalendar, SchoolYear


class YearCard(QWidget):
    """Shows one year of the calendar."""

    def __init__(self) -> None:
        super().__init__()
        self.view, self._words = YearView(), label("", "heading", wraps=True)
        self.view.described.connect(self._words.setText)
        frame, inside = card()
        inside.addLayout(_key())
        inside.addWidget(self._words)
        inside.addWidget(self.view)
        inside.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    def show_year(self, year: SchoolYear, calendar: SchoolCalendar, today: date) -> None:
        """Show a year's days as the calendar has them."""
        self.view.show_days(year_days(year, calendar), today)
        here = self.view.here
        self._words.setText(here.words if here else "")


def _key() -> QVBoxLayout:
    """Two rows of three, so that the key stays whole in large text."""
    looks = tuple(Look)
    key = QVBoxLayout()
    key.setSpacing(6)
    for some in (looks[:3], looks[3:]):
        parts: list[QWidget | None] = []
        for look in some:
            shut = YearDay(date(2026, 11, 12), look, "", frozenset[Half]())
            parts += [DaySwatch(shut), label(look.value, "hint"), _space()]
        key.addLayout(row(*parts, None))
    return key


def _space() -> QWidget:
    made = QWidget()
    made.setFixedWidth(12)
    return made
