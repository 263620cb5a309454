"""A roll-call: the missing in large type, ticked by letters and Enter, a class at once."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.models.days.session_times import london
from desktop.models.site.roll_call import CallLine, CallSheet, ClassCall, duration_in_words
from desktop.ui.fitted import keep_lines, keep_room
from desktop.ui.style import dress
from desktop.ui.tables.on_site_table import CALL_CLASS_COLUMNS, FOUND_COLUMNS, MISSING_COLUMNS
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.on_site.key_errands import KeyErrands
from desktop.ui.widgets.school.page_head import page
from desktop.ui.widgets.two_columns import TwoColumns
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_KEYS = "Type first letters of a name, Enter ticks; Space too, once one child fits them."
_LETTERS = "First letters of a name"
_ROOM = "Mabel Hughes-Barker, Hazel, 09:31"
_CHILD = attrgetter("pupil")
_TICK = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CallPage(QWidget):
    """Emits who was found or not after all, and which class is all there."""

    found = Signal(object)  # a CallLine
    lost = Signal(object)  # a CallLine
    class_found = Signal(object)  # a ClassCall

    def __init__(self) -> None:
        super().__init__()
        self._sheet: CallSheet | None = None
        self.title, self.began = label("", "title"), label("", "badge-info")
        self.clock = label("", "badge-plain")
        self.missing_count, self.missing_words = label("", "count"), label("", "badge-warn")
        self.field = QLineEdit()
        self.field.setAccessibleName("Find a child to tick")
        self.field.setPlaceholderText(_LETTERS)
        keep_room(self.field, _LETTERS, 40)
        self.missing: FactView[CallLine] = FactView("Missing", MISSING_COLUMNS, 2, known_by=_CHILD)
        self.missing.setProperty("role", "large")
        self.found_list: FactView[CallLine] = FactView("Found", FOUND_COLUMNS, known_by=_CHILD)
        self.classes: FactView[ClassCall] = FactView(
            "Classes in the roll-call", CALL_CLASS_COLUMNS, known_by=attrgetter("group", "name")
        )
        self._head = FlowRow(spacing=12)
        self._lay_out()
        self._next: int | None = None  # the row at which the person's own tick goes on
        self._is_chosen = False  # by an arrow, since letters were typed
        self.field.textEdited.connect(self._begin_again)
        self.field.installEventFilter(self)
        self._keys = (
            KeyErrands(self.missing, _TICK, self._tick),
            KeyErrands(self.found_list, _TICK, self._untick),
            KeyErrands(self.classes, _TICK, self._tick_class),
        )

    def add_buttons(self, *buttons: QWidget) -> None:
        """Put these at the right of the heading."""
        self._head.add_right(*buttons)

    def show_sheet(self, sheet: CallSheet, now: datetime) -> None:
        """Show who is missing now; what is typed stays typed."""
        if self._sheet is None or self._sheet.call.id != sheet.call.id:
            self._next = 0
        self._sheet = sheet
        call, count = sheet.call, len(sheet.missing)
        self.title.setText(call.title)
        self.began.setText(f"began {london(call.begun_at):%H:%M}, {call.begun_by}")
        self.show_time(now)
        self.missing_count.setText(str(count))
        role = "badge-warn" if count else "badge-ok"
        if self.missing_words.property("role") != role:
            dress(self.missing_words, role=role)
        words = f"missing, {len(sheet.found)} of {len(sheet.lines)} found"
        self.missing_words.setText(words if count else f"missing: all {len(sheet.lines)} found")
        self.classes.show_facts(sheet.classes)
        show_chosen(self.found_list, sheet.found)
        self._narrow()

    def show_time(self, now: datetime) -> None:
        """Show how long it has taken until now."""
        if self._sheet is not None:
            self.clock.setText(duration_in_words(self._sheet.call.took(now)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Space and self._may_mean_another():
            return super().eventFilter(watched, event)
        if event.key() in _TICK:
            self._tick()
        elif event.key() in _MOVES:
            self._is_chosen = True
            self.missing.event(event)
        elif event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
            self._begin_again()
        else:
            return super().eventFilter(watched, event)
        return True

    def _lay_out(self) -> None:
        self._head.add_left(self.title, self.began, self.clock)
        count = FlowRow(spacing=12)
        count.add_left(self.missing_count, self.missing_words, self.field, label(_KEYS, "hint"))
        left = QWidget()
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(label("Space: the whole class is found", "hint"))
        inside.addWidget(self.classes, 3)
        inside.addWidget(label("Space: not found after all", "hint"))
        inside.addWidget(self.found_list, 2)
        for view, lines in ((self.missing, 14), (self.classes, 8), (self.found_list, 5)):
            keep_lines(view, lines)
            keep_room(view, _ROOM, 40)
        lists = TwoColumns(self.missing, left, (3, 2))
        self.setLayout(page(self._head, count, lists, stretched=lists))

    def _may_mean_another(self) -> bool:
        """Whether a Space parts two names: the first alone fits several, and none was chosen."""
        typed, several = self.field.text(), self.missing.facts.rowCount() > 1
        return bool(typed) and not typed.endswith(" ") and several and not self._is_chosen

    def _begin_again(self) -> None:
        """Other letters: the first child that fits is the one meant."""
        self._next, self._is_chosen = 0, False
        self._narrow()

    def _narrow(self) -> None:
        if self._sheet is None:
            return
        typed = self.field.text()
        fit = [line for line in self._sheet.missing if line.begins_with(typed)]
        show_chosen(self.missing, fit)
        if fit and self._next is not None:
            self.missing.selectRow(min(self._next, len(fit) - 1))
        self._next = None

    def _tick(self) -> None:
        line = self.missing.current()
        if line is not None:
            self._next = 0 if self.field.text() else self.missing.currentIndex().row()
            self._is_chosen = False
            self.field.clear()
            self.found.emit(line)

    def _untick(self) -> None:
        line = self.found_list.current()
        if line is not None:
            self.lost.emit(line)

    def _tick_class(self) -> None:
        one = self.classes.current()
        if one is not None and one.missing:
            self.class_found.emit(one)


def show_chosen(view: FactView[CallLine], lines: Sequence[CallLine]) -> None:
    """Show lines; the child who was chosen stays so, and is nobody once a colleague ticked them.

    A key never meets another child than the one that stood there.
    """
    before = view.current()
    view.show_facts(lines)
    now = view.current()
    if before is None or now is None or now.pupil != before.pupil:
        view.choose_nothing()
