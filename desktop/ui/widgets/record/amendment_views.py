"""What would change, what is left alone and why, the figures, and what was amended before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.models.record.amendment_preview import Preview, attendance_in_words
from desktop.ui.fitted import keep_lines, keep_room
from desktop.ui.tables.amendment_tables import (
    CHANGE_COLUMNS,
    FIGURE_COLUMNS,
    LEFT_COLUMNS,
    PAST_COLUMNS,
    in_full,
)
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.words import Notice, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.record.amendment import Amendment
    from desktop.models.record.amendment_preview import Figure
    from desktop.models.record.span_amendment import Line

CHANGES, LEFT, FIGURES, PAST = range(4)
_TITLES = ("Would change", "Left alone", "Figures", "Amended before")
_ASK = "Say whose marks, which and why on the left. Then Preview (Ctrl+Enter) shows every change."


class AmendmentViews(QWidget):
    """Four tables of which one is on view; `opened` carries a line whose register is wanted."""

    opened = Signal(object)
    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tabs, self._stack = QTabBar(), QStackedWidget()
        self.tabs.setAccessibleName("What to show")
        self.tabs.setExpanding(False)
        self.counts, self.attendance = label("", "heading", wraps=True), label("", wraps=True)
        self.warnings = Notice()
        self.changes: FactView[Line] = FactView("Marks that would change", CHANGE_COLUMNS)
        self.left: FactView[Line] = FactView("Marks left alone", LEFT_COLUMNS, stretched=3)
        self.figures: FactView[Figure] = FactView("Figures", FIGURE_COLUMNS, stretched=5)
        self.past: FactView[Amendment] = FactView("Amended before", PAST_COLUMNS, stretched=2)
        self.details = label("", "hint", wraps=True)
        views: tuple[QWidget, ...] = (self.changes, self.left, self.figures, self.past)
        for title, view in zip(_TITLES, views, strict=True):
            self.tabs.addTab(title)
            self._stack.addWidget(view)
            keep_lines(view, 8)
        keep_room(self, "0" * 44)
        self._lay_out()
        self.tabs.currentChanged.connect(self._turn)
        self.past.picked.connect(self._detail)
        self.changes.opened.connect(self.opened)
        self.left.opened.connect(self.opened)
        self.clear()

    def show_preview(self, shown: Preview) -> None:
        """Show what would happen, the changes first."""
        self.changes.show_facts(shown.changes)
        self.left.show_facts(shown.left)
        self.figures.show_facts(shown.figures)
        self._count((len(shown.changes), len(shown.left), len(shown.figures)))
        self.counts.setText(_counts_in_words(shown))
        self.attendance.setText(attendance_in_words(shown.figures))
        self.attendance.setVisible(bool(shown.figures))
        self.warnings.say("\n".join(shown.warnings), "notice-late")
        self.turn_to(LEFT if shown.left and not shown.changes else CHANGES)

    def clear(self) -> None:
        """Show no preview: what was asked for has changed, or was done."""
        for view in (self.changes, self.left, self.figures):
            view.show_facts(())
        self._count((0, 0, 0))
        self.counts.setText(_ASK)
        self.attendance.hide()
        self.warnings.clear()

    def show_past(self, made: Sequence[Amendment]) -> None:
        """Show what was amended before, newest first."""
        self.past.show_facts(made)
        if made and self.past.current() is None:
            self.past.selectRow(0)
        self.tabs.setTabText(PAST, f"{_TITLES[PAST]} {len(made)}")
        self._detail()

    def choose_past(self, number: int | None = None) -> None:
        """Choose the amendment of this number, or the newest: what was just done is taken back."""
        numbers = [one.id for one in self.past.facts.facts]
        self.past.selectRow(numbers.index(number) if number in numbers else 0)

    def turn_to(self, tab: int) -> None:
        """Bring one of the tables to view."""
        self.tabs.setCurrentIndex(tab)

    def _count(self, counts: tuple[int, int, int]) -> None:
        for tab, count in enumerate(counts):
            self.tabs.setTabText(tab, f"{_TITLES[tab]} {count:,}" if count else _TITLES[tab])

    def _turn(self, tab: int) -> None:
        self._stack.setCurrentIndex(tab)
        self._detail()
        self.turned.emit()

    def _detail(self, _chosen: object = None) -> None:
        chosen = self.past.current()
        self.details.setText(in_full(chosen) if chosen else "")
        self.details.setVisible(chosen is not None and self.tabs.currentIndex() == PAST)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for part in (self.counts, self.attendance, self.warnings, self.tabs):
            inside.addWidget(part)
        inside.addWidget(self._stack, 1)
        inside.addWidget(self.details)


def _counts_in_words(shown: Preview) -> str:
    """12 marks of 2 children would change; 3 are left alone; 85 were not asked about."""
    marks = "1 mark" if len(shown.changes) == 1 else f"{len(shown.changes):,} marks"
    whose = "1 child" if shown.children == 1 else f"{shown.children} children"
    words = f"{marks} of {whose} would change" if shown.changes else "No mark would change"
    left = f"; {len(shown.left):,} left alone, with why" if shown.left else ""
    passed = f"; {shown.passed:,} of another kind were not asked about" if shown.passed else ""
    return f"{words}{left}{passed}."
