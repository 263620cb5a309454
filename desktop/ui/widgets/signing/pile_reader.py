"""A pile being read: the page on view, the list of letters, and which of them were read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.models.letters.read_pile import ReadPile
from desktop.ui.papers.page_turner import PageTurner
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.signing.desk_columns import pile_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.letters.letter import Letter
    from desktop.tasks.papers.paper import Paper


class PileReader(QObject):
    """Keys turn the pages, and go on from letter to letter; a page on view counts as read."""

    turned = Signal()  # something else is on view, read, or in the pile

    def __init__(self, letters: Sequence[Letter], parent: QObject) -> None:
        super().__init__(parent)
        self.pile = ReadPile(tuple(letters))
        self.turner = PageTurner()
        columns = pile_columns(self._state)
        self.list: FactView[Letter] = FactView("Pile", columns, 1, known_by=_number)
        self._papers: dict[int, Paper] = {}
        self._on_view: int | None = None
        self.turner.shown.connect(self._was_seen)
        self.turner.left_paper.connect(self._go_on)
        self.list.picked.connect(self._show)
        self.list.show_facts(self.pile.letters)

    @property
    def chosen(self) -> Letter | None:
        """The letter on view."""
        return self.list.current()

    @property
    def is_out(self) -> bool:
        """Whether the letter on view was taken out of the pile."""
        return self.chosen is not None and self.chosen.id in self.pile.out

    def add_paper(self, letter: int, paper: Paper) -> None:
        """The pages of a letter are there; the first letter's are shown."""
        self._papers[letter] = paper
        if self._on_view is None:
            self.list.selectRow(0)

    def take_out(self) -> None:
        """Take the letter on view out of the pile, or put it back."""
        if self.chosen is not None:
            self.pile = self.pile.with_out(self.chosen.id, is_out=not self.is_out)
            self.list.viewport().update()
            self.turned.emit()

    def keep_only(self, waiting: frozenset[int]) -> None:
        """Let go of the letters that are no longer on the desk."""
        gone = frozenset(one.id for one in self.pile.letters) - waiting
        self.pile = self.pile.without(gone)
        self._on_view = None
        self.list.show_facts(self.pile.letters)
        left = (at for at, one in enumerate(self.pile.letters) if not self.pile.is_read(one.id))
        if self.pile.letters:
            self.list.selectRow(next(left, 0))
        if self.chosen is not None:
            self._show(self.chosen)

    def _show(self, letter: Letter) -> None:
        paper = self._papers.get(letter.id)
        if paper is not None and letter.id != self._on_view:
            had_keyboard = self.list.hasFocus()
            self._on_view = letter.id
            self.turner.show_paper(paper)
            if had_keyboard:
                self.list.setFocus()
        self.turned.emit()

    def _was_seen(self) -> None:
        if self._on_view is not None:
            self.pile = self.pile.with_page(self._on_view, *self.turner.place)
            self.list.viewport().update()
            self.turned.emit()

    def _go_on(self, way: int) -> None:
        """Turn from the last page of a letter to the next letter, and back."""
        row = self.list.currentIndex().row() + way
        if 0 <= row < len(self.pile.letters):
            self.list.selectRow(row)
            if way < 0:
                self.turner.go_to_last()

    def _state(self, letter: Letter) -> str:
        if letter.id in self.pile.out:
            return "Taken out"
        return "Read" if self.pile.is_read(letter.id) else "Not yet"


def _number(letter: Letter) -> object:
    return letter.id
