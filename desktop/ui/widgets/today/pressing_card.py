"""What needs someone, in order, under the classes; empty means done, and it says so."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.models.site.pressing import Matter, Pressing
from desktop.ui.fitted import keep_lines
from desktop.ui.tables.today_table import PRESSING_COLUMNS
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.words import button, label, row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_DONE = "Nothing needs anyone now."
_IN_SIGHT = 3  # lines that are always seen; more are scrolled to
_SAME = attrgetter("matter", "group", "session", "pupil", "who")
_LINES_EACH = 2  # lines of text that a line of the table is as tall as


class PressingCard(QFrame):
    """`opened` carries the line whose place is asked for."""

    opened = Signal(object)

    def __init__(self, remind_all: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("Needs someone")
        self.count, self.done = label("", "badge-plain"), label(_DONE, "hint")
        self.remind_all = button("", remind_all, "", "bell-ring")
        self.table: FactView[Pressing] = FactView(
            "Needs someone, in order", PRESSING_COLUMNS, 1, known_by=_SAME
        )
        self.table.horizontalHeader().hide()
        self.table.keep_to_content()
        title = label("Needs someone", "heading")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 8, 16, 8)
        inside.setSpacing(6)
        inside.addLayout(row(title, self.count, self.done, None, self.remind_all, spacing=10))
        inside.addWidget(self.table, 1)
        self.table.opened.connect(self.opened)

    def show_pressing(self, found: Sequence[Pressing], late: int) -> None:
        """Show what presses; `late` registers, where the person reminds their teachers."""
        keep_lines(self.table, min(len(found), _IN_SIGHT) * _LINES_EACH)
        self.table.show_facts(found)
        self.count.setText(str(len(found)))
        for shown in (self.table, self.count):
            shown.setVisible(bool(found))
        self.done.setVisible(not found)
        self.remind_all.setText(f"Remind {'the late one' if late == 1 else f'all {late} late'}")
        self.remind_all.setVisible(late > 0)

    def current_late(self) -> Pressing | None:
        """Return the late register under the cursor while the list has the keyboard."""
        one = self.table.current() if self.table.hasFocus() else None
        return one if one is not None and one.matter is Matter.LATE else None
