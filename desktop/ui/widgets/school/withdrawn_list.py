"""Closures that do not stand any more, with the reason why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.tables.fact_table import Column
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.school.closure_list import closure_days, closure_title
from desktop.ui.widgets.words import card, label

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from desktop.models.days.kept_year import KeptClosure

_NONE = "No closure has been taken back."
_WHY = "What was once entered stays on record; the school meets on these days as on any other."


def _days(kept: KeptClosure) -> str:
    return closure_days(kept.closure)


def _first(kept: KeptClosure) -> date:
    return kept.closure.first


def _title(kept: KeptClosure) -> str:
    return closure_title(kept.closure)


def _why(kept: KeptClosure) -> str:
    return kept.withdrawn_why


def _by(kept: KeptClosure) -> str:
    return kept.entered_by


COLUMNS: tuple[Column[KeptClosure], ...] = (
    Column("Days", _days, _first),
    Column("What", _title),
    Column("Why it does not stand", _why),
    Column("Entered by", _by),
)


class WithdrawnList(QWidget):
    """A table, or a line that says there is none."""

    def __init__(self) -> None:
        super().__init__()
        frame, inside = card()
        self._words = label(_NONE, "hint", wraps=True)
        self.table: FactView[KeptClosure] = FactView("Closures taken back", COLUMNS, stretched=2)
        inside.addWidget(self._words)
        inside.addWidget(self.table)
        inside.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 6, 8)
        whole.addWidget(frame)

    def show_closures(self, closures: Iterable[KeptClosure]) -> None:
        """Show those taken back, the latest days first."""
        shown = sorted(closures, key=_first, reverse=True)
        self._words.setText(_WHY if shown else _NONE)
        self.table.setVisible(bool(shown))
        self.table.show_whole(shown)
