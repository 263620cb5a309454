"""The table of codes at full height: Space ticks, arrows move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.ui.style import dress_table, row_height
from desktop.ui.tables.code_table import RESERVED, TEACHER

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop.ui.tables.code_table import CodeTableModel


_MEANING, _NARROW = 1, (0, RESERVED, TEACHER)


class CodeView(QTableView):
    """As tall as its codes, for a page that scrolls as a whole."""

    def __init__(self, codes: CodeTableModel) -> None:
        super().__init__()
        self.setAccessibleName("Who enters which code")
        self.setModel(codes)
        dress_table(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        head = self.horizontalHeader()
        for column in _NARROW:
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        codes.modelReset.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(row_height(self))
        head, bar = self.horizontalHeader(), self.horizontalScrollBar()
        wanted = max(self.sizeHintForColumn(_MEANING), head.sectionSizeHint(_MEANING))
        left = self.viewport().width() - sum(map(self.columnWidth, _NARROW))
        self.setColumnWidth(_MEANING, max(wanted, left))
        tall = self.model().rowCount() * row_height(self) + head.sizeHint().height() + 8
        self.setFixedHeight(tall + (bar.sizeHint().height() if wanted > left else 0))
