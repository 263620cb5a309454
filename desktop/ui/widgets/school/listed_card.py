"""A card with a table and what can be done with the row chosen in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.words import button, label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.ui.tables.fact_table import Column

F = TypeVar("F")


class ListedCard(QFrame, Generic[F]):
    """Its buttons call a method with the fact chosen; they are greyed where it may not be."""

    picked = Signal(object)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[F]],
        stretched: int = 0,
        nothing: str = "",
        *,
        titled: bool = True,
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.heading, self._nothing = label(name, "heading"), label(nothing, "hint", wraps=True)
        self.table: FactView[F] = FactView(name, columns, stretched)
        self.heading.setVisible(titled)
        self._offers: list[tuple[QPushButton, Callable[[F], bool]]] = []
        self._buttons = FlowRow()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(20, 14, 20, 16)
        inside.setSpacing(10)
        for part in (self.heading, self._nothing, self.table):
            inside.addWidget(part)
        inside.addWidget(self._buttons)
        self.table.picked.connect(self._pick)

    def call(self, name: str) -> None:
        """Give the card, and its table for a screen reader, another name."""
        self.heading.setText(name)
        self.table.setAccessibleName(name)

    @property
    def current(self) -> F | None:
        """The fact in the chosen row."""
        return self.table.current() if self.table.facts.facts else None

    def offer(
        self,
        words: str,
        do: Callable[[F], None],
        picture: str = "",
        kind: str = "",
        when: Callable[[F], bool] | None = None,
    ) -> QPushButton:
        """Add a button for the chosen row; `when` says for which rows."""
        made = button(words, partial(self._do, do), kind, picture)
        self._offers.append((made, when or _always))
        self._buttons.add_left(made)
        self._allow()
        return made

    def show_facts(self, facts: Sequence[F]) -> None:
        """Show these; the first is chosen where none was."""
        self.table.show_whole(facts)
        self.table.setVisible(bool(facts))
        self._nothing.setVisible(not facts)
        if facts and self.current is None:
            self.table.selectRow(0)
        self._allow()

    def _pick(self, fact: F) -> None:
        self._allow()
        self.picked.emit(fact)

    def _allow(self) -> None:
        fact = self.current
        for made, when in self._offers:
            made.setEnabled(fact is not None and when(fact))

    def _do(self, do: Callable[[F], None]) -> None:
        fact = self.current
        if fact is not None:
            do(fact)


def _always(_fact: object) -> bool:
    return True
