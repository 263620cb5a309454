"""The head of School year: which year is shown, and what can be done about years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.ui.widgets.school.page_head import page_head
from desktop.ui.widgets.words import button

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from desktop.models.days.kept_year import KeptYear


class TermsHead(QWidget):
    """Says what was asked for; the place does it."""

    year_chosen = Signal(int)
    import_asked = Signal()
    new_asked = Signal()
    move_asked = Signal()
    closure_asked = Signal()

    def __init__(self, *, may_move: bool) -> None:
        super().__init__()
        self._may_move = may_move
        self.years = QComboBox()
        self.years.setAccessibleName("School year shown")
        self.years.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.up = button("Move everybody up…", self.move_asked.emit, "", "users")
        self.new = button("New school year…", self.new_asked.emit, "", "plus")
        self.load = button("Import…", self.import_asked.emit, "", "upload")
        self.close_school = button(
            "Close the school…", self.closure_asked.emit, "", "triangle-alert"
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        buttons = (self.load, self.new, self.up, self.close_school)
        inside.addWidget(page_head("School year", [self.years], buttons))
        self.years.activated.connect(self._choose)

    def show_years(self, years: Iterable[KeptYear], number: int | None, today: date) -> None:
        """Offer the years, with the one shown chosen; a new one has no number yet."""
        kept = tuple(years)
        self.years.clear()
        for one in kept:
            self.years.addItem(one.year.name, one.id)
        if number is None:
            self.years.addItem("New year", None)
        self.years.setCurrentIndex(self.years.findData(number))
        self.new.setEnabled(bool(kept) and number is not None)
        self.close_school.setEnabled(any(one.year.holds(today) for one in kept))
        self.up.setVisible(self._may_move and any(one.year.starts > today for one in kept))

    def _choose(self, place: int) -> None:
        number = self.years.itemData(place)
        if number is not None:
            self.year_chosen.emit(number)
