"""A year at a glance: its figures, what they ask for, and its sessions; and the years before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.models.marks.rates import rate, rate_in_words
from desktop.models.record.glance import Alert, alert
from desktop.ui.in_sight import bring_into_sight
from desktop.ui.style import dress
from desktop.ui.tables.fact_table import Column
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.pupil.figure_buttons import FigureButtons
from desktop.ui.widgets.pupil.year_strip import YearStrip
from desktop.ui.widgets.words import card, label, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from desktop.models.imports.incoming import YearTotals
    from desktop.tasks.admissions.show_pupil import PupilPage, SessionMark, YearAtSchool

_BAR = 18  # pixels for the bar that moves a strip too wide for the window
_AROUND = 42  # pixels of the card on both sides of the strip
_KEY = "Blank: present.  Letters: late or away.  Outline: no mark.  Arrows move, Enter opens."
_ALERTS = {
    Alert.NONE: ("", "badge-plain"),
    Alert.TOO_EARLY: ("No alert yet: fewer than {} possible sessions", "badge-plain"),
    Alert.PERSISTENT: ("Persistent absence: a tenth or more missed", "badge-late"),
    Alert.SEVERE: ("Severe absence: half or more missed", "badge-warn"),
}


class YearCard(QWidget):
    """Shows one year of a page; `opened` carries a session whose history is wanted."""

    opened = Signal(object)
    year_chosen = Signal(int)
    figure_opened = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        frame, inside = card()
        frame.setAccessibleName("The year")
        self.years = QComboBox()
        self.years.setAccessibleName("School year")
        self.alert = label(role="badge-plain")
        self.figures = FigureButtons()
        self.strip = YearStrip()
        self.pointed = label(_KEY, "hint", wraps=True)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(self.strip)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside.setContentsMargins(20, 10, 20, 10)
        inside.setSpacing(6)
        inside.addLayout(row(self.years, self.alert, None))
        for part in (self.figures, self._area, self.pointed):
            inside.addWidget(part)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)
        self._connect()

    def show_page(self, page: PupilPage) -> None:
        """Show the year that today belongs to."""
        self._page = page
        self._offer_years(page.years)
        self.show_year(page.newest_year, page.marks)

    def show_year(self, year: YearAtSchool, marks: Sequence[SessionMark]) -> None:
        """Show one of the page's years."""
        page, place = self._page, self._page.years.index(year)
        self.years.setCurrentIndex(place)
        now = year.span.holds(page.today)
        self.strip.show_year(page.calendar, page.today if now else year.span.first, marks)
        self._fit()
        self.figures.show_glance(year.glance, in_full=page.sees_all)
        words, role = _ALERTS[alert(year.tally, page.minimum)]
        self.alert.setText(words.format(page.minimum))
        self.alert.setVisible(bool(words))
        if self.alert.property("role") != role:
            dress(self.alert, role=role)

    @property
    def year(self) -> YearAtSchool:
        """The year on view."""
        return self._page.years[self.years.currentIndex()]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.strip.measure()
            self._fit()

    def _connect(self) -> None:
        self.strip.pointed.connect(self._point)
        self.strip.opened.connect(self.opened)
        self.years.activated.connect(self._choose)
        self.figures.opened.connect(self._open_figure)

    def _offer_years(self, years: Sequence[YearAtSchool]) -> None:
        today = self._page.today
        names = [
            f"This year, {one.span.words}" if one.span.holds(today) else one.span.words
            for one in years
        ]
        if names != [self.years.itemText(place) for place in range(self.years.count())]:
            self.years.clear()
            self.years.addItems(names)
            self.years.setEnabled(len(names) > 1)

    def _choose(self, place: int) -> None:
        self.year_chosen.emit(self._page.years[place].year)

    def _open_figure(self, figure: object) -> None:
        self.figure_opened.emit(self.year.year, figure)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _point(self, words: str) -> None:
        self.pointed.setText(words)
        bring_into_sight(self.strip, self.strip.place)

    def _fit(self) -> None:
        needed = self.strip.sizeHint()
        bar = _BAR if self.width() - _AROUND < needed.width() else 0
        self._area.setFixedHeight(needed.height() + bar)


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
