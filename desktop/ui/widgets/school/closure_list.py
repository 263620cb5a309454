"""The days on which the whole school is closed: bank holidays, INSET days, planned closures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from desktop.models.days.school_year import Closure, ClosureKind
from desktop.models.days.session import Half, day_in_words
from desktop.ui.fitted import keep_room
from desktop.ui.tables.fact_table import Column
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.field_box import FieldBox, grid_of, text_field
from desktop.ui.widgets.inside import parts_of
from desktop.ui.widgets.words import button, row

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

KIND_WORDS = {
    ClosureKind.INSET: "INSET day",
    ClosureKind.BANK_HOLIDAY: "Bank holiday",
    ClosureKind.PLANNED: "Planned closure",
    ClosureKind.UNEXPECTED: "Unexpected closure",
}
HALVES = (
    ("Whole day", frozenset(Half)),
    ("Morning only", frozenset({Half.AM})),
    ("Afternoon only", frozenset({Half.PM})),
)
_PICTURES = {
    ClosureKind.INSET: ("users", "info_text"),
    ClosureKind.BANK_HOLIDAY: ("sun", "muted"),
    ClosureKind.PLANNED: ("calendar", "muted"),
    ClosureKind.UNEXPECTED: ("triangle-alert", "late_text"),
}


def halves_in_words(halves: frozenset[Half]) -> str:
    """Whole day, morning only or afternoon only."""
    return next((words for words, known in HALVES if known == halves), "")


def closure_days(closure: Closure) -> str:
    """Thu 12 Nov 2026, with the last day when there are several and the half when it is one."""
    days = day_in_words(closure.first)
    if closure.last != closure.first:
        days = f"{days} to {day_in_words(closure.last)}"
    half = halves_in_words(closure.halves)
    return days if half == HALVES[0][0] else f"{days}, {half.lower()}"


def _first(closure: Closure) -> date:
    return closure.first


def closure_title(closure: Closure) -> str:
    """Christmas Day, bank holiday; what says so already is not said twice."""
    kind = KIND_WORDS[closure.kind]
    if not closure.name or kind.casefold() in closure.name.casefold():
        return closure.name or kind
    return f"{closure.name}, {kind if kind.startswith('INSET') else kind.lower()}"


def _picture(closure: Closure) -> tuple[str, str]:
    return _PICTURES[closure.kind]


COLUMNS: tuple[Column[Closure], ...] = (
    Column("Days", closure_days, _first),
    Column("What", closure_title, picture=_picture),
)


class ClosureList(QWidget):
    """Shows closures, takes a new one and says which is to go; it keeps nothing by itself."""

    added = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.table = FactView[Closure]("Closures", COLUMNS, stretched=1)
        keep_room(self.table, "n" * 45)
        self.new = NewClosure()
        self.new.made.connect(self.added)
        self.remove = button("Remove", self._remove, "", "trash-2")
        self.remove.setEnabled(False)
        self.table.picked.connect(self._let_remove)
        QShortcut(
            QKeySequence(Qt.Key.Key_Delete),
            self.table,
            context=Qt.ShortcutContext.WidgetShortcut,
        ).activated.connect(self._remove)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self.table)
        inside.addLayout(row(None, self.remove))
        inside.addWidget(self.new)

    def show_closures(self, closures: Iterable[Closure]) -> None:
        """Show these, in the order of their days."""
        shown = sorted(closures, key=_first)
        self.table.show_whole(shown)
        self.remove.setEnabled(self.table.current() is not None)

    def _let_remove(self) -> None:
        self.remove.setEnabled(True)

    def _remove(self) -> None:
        closure = self.table.current()
        if closure is not None:
            self.removed.emit(closure)


class NewClosure(QWidget):
    """A line in which one more closure is typed; Enter adds it."""

    made = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.kind, self.halves = QComboBox(), QComboBox()
        for kind in (ClosureKind.INSET, ClosureKind.BANK_HOLIDAY, ClosureKind.PLANNED):
            self.kind.addItem(KIND_WORDS[kind], kind)
        for words, halves in HALVES:
            self.halves.addItem(words, halves)
        self.first, self.last = DayField(), DayField()
        self.name = text_field(hint="polling station, staff training …")
        self._first_box = FieldBox("First day", self.first)
        self._last_box = FieldBox("Last day, if another", self.last)
        add = button("Add", self._make, "", "plus")
        boxes = (
            FieldBox("What", self.kind),
            FieldBox("How much of the day", self.halves),
            self._first_box,
            self._last_box,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addLayout(grid_of(boxes))
        inside.addWidget(FieldBox("Name or reason", self.name))
        inside.addLayout(row(None, add))
        for line in (self.name, *parts_of(self, QLineEdit)):
            line.returnPressed.connect(self._make)

    def _make(self) -> None:
        first, last = self.first.day, self.last.day or self.first.day
        self._first_box.say("" if first else "Say on which day: day, month and year.")
        self._last_box.say("That is no day." if self.last.is_wrong else "")
        if first is None or last is None or self.last.is_wrong:
            self.first.setFocus()
            return
        if last < first:
            self._last_box.say("The last day is before the first.")
            return
        halves = HALVES[self.halves.currentIndex()][1]
        kind = ClosureKind(self.kind.currentData())
        self._empty()
        name = self.name.text().strip()
        self.name.clear()
        self.made.emit(Closure(first, last, kind, halves, name))

    def _empty(self) -> None:
        self.first.set_day(None)
        self.last.set_day(None)
        self.first.setFocus()
