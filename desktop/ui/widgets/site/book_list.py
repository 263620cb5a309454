"""Today's book under the desk, and what can be done with a line of it."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.site.signing import SigningKind, out_now
from desktop.ui.fitted import keep_lines
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.site.book_view import BOOK_COLUMNS
from desktop.ui.widgets.words import button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.site.signing import BookLine

_FIRST_LINES = 8  # after these the columns are as wide as they will need to be


class BookList(QWidget):
    """Enter on a line shows the child's page; Delete takes the line back."""

    take_back_asked = Signal(object)  # the numbers of lines
    slip_asked = Signal(object)  # the same
    pupil_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.count = label("", "badge-info")
        self.take_back = button("Take back   Del", self._ask_back, "", "undo-2")
        self.table: FactView[BookLine] = FactView(
            "Today’s book", BOOK_COLUMNS, stretched=3, known_by=attrgetter("signing.id")
        )
        self.none = label("Nobody has been signed in or out today.", "hint")
        self.head = FlowRow(spacing=12)
        self.head.add_left(label("Today’s book", "heading"), self.count)
        self.slip = button("Slip   Ctrl+P", self._ask_slip, "", "printer")
        self.slip.hide()
        self.head.add_right(self.slip, self.take_back)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.head)
        inside.addWidget(self.none)
        inside.addWidget(self.table, 1)
        inside.addStretch(0)
        keep_lines(self.table, 6)
        self.table.picked.connect(self._offer)
        self.table.opened.connect(self._show_child)
        key = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self._ask_back)

    def show_lines(self, lines: Sequence[BookLine]) -> None:
        """Show a day's lines, the newest first."""
        self.table.show_facts(lines)
        if len(lines) <= _FIRST_LINES:
            self.table.fit()
        self.none.setVisible(not lines)
        self.table.setVisible(bool(lines))
        self.count.setText(counts_in_words(lines))
        self.count.setVisible(bool(lines))
        self._offer()

    def late_lines(self, numbers: Sequence[int]) -> tuple[int, ...]:
        """Return those of these lines that hold and are of children who came late."""
        lines = self.table.facts.facts
        late = [one.signing.id for one in lines if one.holds
                and one.signing.kind is SigningKind.CAME_LATE]  # fmt: skip
        return tuple(number for number in numbers if number in late)

    def _offer(self) -> None:
        line = self.table.current()
        holds = line is not None and line.holds
        self.take_back.setEnabled(holds)
        late = line is not None and line.signing.kind is SigningKind.CAME_LATE
        self.slip.setEnabled(holds and late)

    def _ask_back(self) -> None:
        line = self.table.current()
        if line is not None and line.holds:
            self.take_back_asked.emit((line.signing.id,))

    def _ask_slip(self) -> None:
        line = self.table.current()
        if line is not None:
            self.slip_asked.emit((line.signing.id,))

    def _show_child(self, line: BookLine) -> None:
        self.pupil_chosen.emit(line.signing.pupil)


def counts_in_words(lines: Sequence[BookLine]) -> str:
    """3 came late, 1 out now."""
    holding = [line.signing for line in lines if line.holds]
    late = sum(line.kind is SigningKind.CAME_LATE for line in holding)
    return f"{late} came late, {len(out_now(holding))} out now"
