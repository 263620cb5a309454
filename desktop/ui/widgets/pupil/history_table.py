"""What was changed on a child's page, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.admissions.history import change_in_words
from desktop.ui.dialogs.roll.mark_history import moment_in_words
from desktop.ui.tables.fact_table import Column
from desktop.ui.widgets.fact_view import FactView

if TYPE_CHECKING:
    from desktop.models.admissions.history import Change


def _when(change: Change) -> str:
    return moment_in_words(change.at)


def _who(change: Change) -> str:
    return ", ".join(words for words in (change.name, change.position) if words)


_COLUMNS: tuple[Column[Change], ...] = (
    Column("When", _when),
    Column("What", change_in_words),
    Column("By", _who),
)


def history_table() -> FactView[Change]:
    """Return the table of changes."""
    return FactView("Changes, newest first", _COLUMNS, stretched=1)
