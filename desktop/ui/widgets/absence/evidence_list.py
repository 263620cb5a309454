"""Evidence that was asked for: seen, not shown, or no longer wanted, by a key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.models.absence.evidence import EvidenceOutcome
from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.ui.fitted import keep_lines
from desktop.ui.tables.fact_table import Column
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.words import button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.tasks.absence.ask_evidence import Asked

_KEPT = "Only that it was seen is kept: never a copy, never what it says of a child’s health."
_NONE = f"No evidence is waited for. A parent’s word is normally enough. {_KEPT}"
_KEYS = (
    ("S", "Seen", EvidenceOutcome.SEEN, "check"),
    ("N", "Not shown", EvidenceOutcome.NOT_SHOWN, "x"),
    ("W", "No longer wanted", EvidenceOutcome.NO_LONGER_WANTED, "minus"),
)


class EvidenceList(QWidget):
    """S, N and W settle the chosen line; Enter shows the child's page."""

    settled = Signal(object, object)
    pupil_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", "hint", wraps=True)
        self.table: FactView[Asked] = FactView("Evidence asked for", _COLUMNS, stretched=2)
        self.buttons: list[QPushButton] = []
        for key, words, outcome, picture in _KEYS:
            settle = partial(self._settle, outcome)
            made = button(f"{words}   {key}", settle, "", picture)
            QShortcut(QKeySequence(key), self.table).activated.connect(settle)
            self.buttons.append(made)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.words)
        inside.addWidget(self.table, 1)
        inside.addStretch(0)
        keep_lines(self.table, 6)
        self.table.opened.connect(self._open)

    def show_lines(self, found: Sequence[Asked]) -> None:
        """Show what is waited for, the oldest first."""
        self.table.show_facts(found)
        self.table.fit()
        if found and self.table.current() is None:
            self.table.selectRow(0)
        self.words.setText(_KEPT if found else _NONE)
        self.table.setVisible(bool(found))
        for made in self.buttons:
            made.setEnabled(bool(found))

    def _settle(self, outcome: EvidenceOutcome) -> None:
        one = self.table.current()
        if one is not None:
            self.settled.emit(one, outcome)

    def _open(self, one: Asked) -> None:
        self.pupil_chosen.emit(one.evidence.pupil)


def _child(one: Asked) -> str:
    return one.name


def _what(one: Asked) -> str:
    return one.evidence.what


def _why(one: Asked) -> str:
    return one.evidence.why or "a long absence"


def _asked(one: Asked) -> str:
    return f"{day_in_words(london(one.evidence.asked_at).date())} by {one.evidence.name}"


_COLUMNS: tuple[Column[Asked], ...] = (
    Column("Child", _child),
    Column("What", _what),
    Column("Why", _why),
    Column("Asked", _asked),
)
