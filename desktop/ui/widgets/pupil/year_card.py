"""This year at a glance: the figures, the strip of sessions, and the years before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.models.marks.rates import rate, rate_in_words
from desktop.ui.tables.fact_table import Column
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.pupil.year_strip import YearStrip
from desktop.ui.widgets.words import card, emptied, label

if TYPE_CHECKING:
    from desktop.models.imports.incoming import YearTotals
    from desktop.models.marks.rates import Tally
    from desktop.tasks.admissions.show_pupil import PupilPage

_KEY = "Blank: present.  Letters: late or away.  Outline: no mark.  Arrows move, Enter opens."


class YearCard(QWidget):
    """Shows a page's marks; `opened` carries a session whose history is wanted."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        frame, inside = card("This year")
        self._figures = QHBoxLayout()
        self._figures.setSpacing(28)
        self.strip = YearStrip()
        self.pointed = label(_KEY, "hint")
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self.strip)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area = area
        inside.addLayout(self._figures)
        inside.addWidget(area)
        inside.addWidget(self.pointed)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)
        self.strip.pointed.connect(self.pointed.setText)
        self.strip.opened.connect(self.opened)

    def show_page(self, page: PupilPage) -> None:
        """Show the year that today belongs to."""
        self.strip.show_year(page.calendar, page.today, page.marks)
        self._fit()
        emptied(self._figures)
        for name, words in figures(page.this_year):
            self._figures.addWidget(_figure(name, words))
        self._figures.addStretch(1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.strip.measure()
            self._fit()

    def _fit(self) -> None:
        self._area.setFixedHeight(self.strip.sizeHint().height() + 18)


def figures(year: Tally) -> tuple[tuple[str, str], ...]:
    """Return each figure's name and words, as the DfE counts them."""
    return (
        ("Attendance", f"{rate_in_words(year.attendance)} %" if year.possible else "–"),
        ("Possible", str(year.possible)),
        ("Attended", str(year.attended)),
        ("Authorised", str(year.authorised)),
        ("Unauthorised", str(year.unauthorised)),
        ("Late", str(year.late)),
    )


def _figure(name: str, words: str) -> QWidget:
    made = QWidget()
    inside = QVBoxLayout(made)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(0)
    inside.addWidget(label(words, "figure"))
    inside.addWidget(label(name, "hint"))
    made.setAccessibleName(f"{name}: {words}")
    return made


def _year(totals: YearTotals) -> str:
    return f"{totals.year}/{(totals.year + 1) % 100:02}"


def _school(totals: YearTotals) -> str:
    return totals.school_name or "here"


def _rate(totals: YearTotals) -> str:
    return rate_in_words(rate(totals.attended, totals.possible))


def _possible(totals: YearTotals) -> str:
    return str(totals.possible)


def _attended(totals: YearTotals) -> str:
    return str(totals.attended)


def _authorised(totals: YearTotals) -> str:
    return str(totals.authorised)


def _unauthorised(totals: YearTotals) -> str:
    return str(totals.unauthorised)


_COLUMNS: tuple[Column[YearTotals], ...] = (
    Column("Year", _year),
    Column("School", _school),
    Column("Possible", _possible, right=True),
    Column("Attended", _attended, right=True),
    Column("Authorised", _authorised, right=True),
    Column("Unauthorised", _unauthorised, right=True),
    Column("Attendance %", _rate, right=True),
)


def earlier_years() -> FactView[YearTotals]:
    """Return the table of other years' totals."""
    return FactView("Earlier years", _COLUMNS, stretched=1)
