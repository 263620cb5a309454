"""The working of a child's figure: the sessions it was made of, and their sum at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop.ui.dialogs.keyed_dialog import KeyedDialog
from desktop.ui.fitted import scaled
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.record.working_columns import (
    MINUTES_COLUMN,
    REASON_COLUMN,
    WORKED_COLUMNS,
)
from desktop.ui.widgets.words import button, label, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.models.record.working import Worked

_OPENS = "Enter shows how a mark came about."
_NOTHING = "No session counts here."


class FigureSessionsDialog(KeyedDialog):
    """`opened` carries the session whose mark's history is wanted; newest first."""

    opened = Signal(object)

    def __init__(
        self, title: str, sessions: Sequence[Worked], total: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("What this figure was made of")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list: FactView[Worked] = FactView("Sessions, newest first", WORKED_COLUMNS, 3)
        self.list.wrap_all()
        self.list.show_facts(sessions[::-1])
        self.total = label(total, "heading")
        has_codes = any(one.code for one in sessions)
        self.list.setColumnHidden(REASON_COLUMN, not has_codes)
        late = any(one.minutes is not None for one in sessions)
        self.list.setColumnHidden(MINUTES_COLUMN, not late)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(28, 22, 28, 20)
        inside.setSpacing(12)
        inside.addWidget(label(title, "title", wraps=True))
        inside.addWidget(label(_hint(sessions, opens=has_codes), "hint", wraps=True))
        inside.addWidget(self.list, 1)
        inside.addLayout(row(self.total, None, button("Close", self.accept, "primary")))
        self.list.opened.connect(self._open)
        self.list.selectRow(0)
        self.list.setFocus()
        room = self.screen().availableSize() * 0.94
        self.resize(QSize(scaled(960), scaled(520)).boundedTo(room))

    def _open(self, one: Worked) -> None:
        if one.code:
            self.opened.emit(one.session)


def _hint(sessions: Sequence[Worked], *, opens: bool) -> str:
    if not sessions:
        return _NOTHING
    return f"Newest first. {_OPENS}" if opens else "Newest first."
