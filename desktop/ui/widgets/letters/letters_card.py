"""Letters: what was written about a child, newest first, and where each stands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.tasks.letters.see_letters import letters_of_child, may_see_letters
from desktop.ui.papers.preview import PaperJob
from desktop.ui.widgets.letters.ledger_actions import letter_paper
from desktop.ui.widgets.letters.ledger_columns import about_letter, stands
from desktop.ui.widgets.pupil.lines_card import LinesCard
from desktop.ui.widgets.words import button, counted, label, row

if TYPE_CHECKING:
    from desktop.models.letters.ledger_line import LedgerLine
    from desktop.tasks.desk import Desk

_SHOWN = 4


class LettersCard(LinesCard):
    """Hidden for a child about whom none was written, and from those who may not see why."""

    paper_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__("Letters")
        self._desk: Desk | None = None
        self._pupil, self._shown = 0, _SHOWN
        self.lines.setSpacing(6)
        self.all = button("Show all…", self._show_all)
        self.inside.addLayout(row(self.all, None))

    def show_lines(self, desk: Desk, pupil: int) -> None:
        """Show the newest; the rest is behind the button."""
        if pupil != self._pupil:
            self._shown = _SHOWN
        self._desk, self._pupil = desk, pupil
        found = letters_of_child(desk, pupil) if may_see_letters(desk) else ()
        self.all.setVisible(len(found) > self._shown)
        self.show_parts(
            map(self._line, found[: self._shown]), f"{counted(len(found), 'letter')} in all."
        )

    def _line(self, line: LedgerLine) -> QWidget:
        made = QWidget()
        show = button("Show…", partial(self._show, line), "quiet")
        show.setAccessibleName(f"Show {line.letter.reference}")
        words = label(f"{about_letter(line)}. {stands(line)}.", wraps=True)
        inside = row(words, show)
        inside.setStretch(0, 1)
        made.setLayout(inside)
        return made

    def _show(self, line: LedgerLine) -> None:
        make = partial(letter_paper, letter=line.letter)
        self.paper_asked.emit(PaperJob(line.letter.reference, make))

    def _show_all(self) -> None:
        if self._desk is not None:
            self._shown = 1000
            self.show_lines(self._desk, self._pupil)
