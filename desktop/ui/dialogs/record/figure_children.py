"""The working of a group's figure: the children it was made of, and their sum at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop.models.marks.class_day import children
from desktop.ui.dialogs.keyed_dialog import KeyedDialog
from desktop.ui.fitted import scaled
from desktop.ui.widgets.record.figure_columns import children_columns
from desktop.ui.widgets.record.figure_view import FigureView
from desktop.ui.widgets.words import button, label, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.models.record.figure_lines import FigureLine
    from desktop.models.record.glance import Figure


class FigureChildrenDialog(KeyedDialog):
    """`opened` carries the line of the child whose sessions are wanted; most comes first."""

    opened = Signal(object)

    def __init__(
        self, title: str, figure: Figure, lines: Sequence[FigureLine], total: str,
        parent: QWidget | None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle("What this figure was made of")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        columns = children_columns(figure)
        self.list = FigureView("Children", columns)
        self.list.sortByColumn(len(columns) - 1, _first_to_see(figure))
        self.list.show_facts(lines)
        self.total = label(f"{total}, {children(len(lines))}", "heading", wraps=True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(28, 22, 28, 20)
        inside.setSpacing(12)
        inside.addWidget(label(title, "title", wraps=True))
        inside.addWidget(label("Enter shows the sessions of a child.", "hint"))
        inside.addWidget(self.list, 1)
        foot = row(button("Close", self.accept, "primary"))
        foot.insertWidget(0, self.total, 1)
        inside.addLayout(foot)
        self.list.opened.connect(self.opened)
        self.list.selectRow(0)
        self.list.setFocus()
        room = self.screen().availableSize() * 0.94
        self.resize(QSize(scaled(760), scaled(520)).boundedTo(room))


def _first_to_see(figure: Figure) -> Qt.SortOrder:
    by_rate = figure.name in ("RATE", "PERSISTENT", "SEVERE")
    return Qt.SortOrder.AscendingOrder if by_rate else Qt.SortOrder.DescendingOrder
