"""The ledger on the screen: letters by day, kind and name; each shown, sent, looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from desktop.models.letters.ledger_line import LedgerLine, Narrowing, narrowed
from desktop.models.letters.letter import LetterKind
from desktop.tasks.letters.see_letters import first_day_of, see_letters
from desktop.ui.fitted import keep_lines, keep_room
from desktop.ui.messages import telling
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.letters.ledger_actions import LedgerActions
from desktop.ui.widgets.letters.ledger_columns import COLUMNS, known_by, story
from desktop.ui.widgets.words import Notice, copyable, counted, label, scrolled

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop.tasks.desk import Desk

_SPANS = (("The last 30 days", 30), ("This school year", 0), ("The last six years", 6 * 366))
_NONE = "No letter fits."


class LedgerView(QWidget):
    """`paper_asked` carries a paper to be made and shown, `pupil_chosen` a child's number."""

    said = Signal(str)
    changed = Signal()
    paper_asked = Signal(object)
    pupil_chosen = Signal(int)

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__()
        self._desk = desk
        self._lines: tuple[LedgerLine, ...] = ()
        self.search = text_field(hint="Part of a name, or L00012")
        self.spans, self.kinds = QComboBox(), QComboBox()
        self.only = QCheckBox("Only those to look at")
        self.notice, self.story = Notice(), copyable("")
        self.count = label("", "hint")
        self.table: FactView[LedgerLine] = FactView("Letters", COLUMNS, 5, known_by=known_by)
        self.errands = LedgerActions(desk, open_desk, self)
        self._fill()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the ledger again; what was narrowed stays narrowed."""
        first = first_day_of(self._desk, self.spans.currentData())
        with telling(self):
            self._lines = see_letters(self._desk, first, self._desk.today)
        self._narrow()

    def _narrow(self) -> None:
        by = Narrowing(self.search.text(), self.kinds.currentData(), self.only.isChecked())
        found = narrowed(self._lines, by)
        self.table.show_facts(found)
        if found and self.table.current() is None:
            self.table.selectRow(0)
        to_look = sum(one.needs_look for one in found)
        look = f", {to_look} to look at" if to_look else ""
        self.count.setText(f"{counted(len(found), 'letter')}{look}")
        self.notice.say("" if found else _NONE)
        for shown in (self.table, self.story):
            shown.setVisible(bool(found))
        self.errands.offer_all(found)
        self._choose()

    def show_letter(self, number: int) -> None:
        """Choose one letter, with nothing narrowed that would hide it."""
        self.kinds.setCurrentIndex(0)
        self.only.setChecked(False)
        self.spans.setCurrentIndex(len(_SPANS) - 1)
        self.search.setText(f"L{number:05d}")
        self.refresh()
        self.table.selectRow(0)
        self.table.setFocus()

    def _fill(self) -> None:
        for words, days in _SPANS:
            self.spans.addItem(words, days)
        self.kinds.addItem("All letters", None)
        for kind in LetterKind:
            self.kinds.addItem(kind.value.capitalize(), kind)
        self.search.setAccessibleName("Find a letter")
        self.search.setClearButtonEnabled(True)
        self.spans.setAccessibleName("Written")
        self.kinds.setAccessibleName("Which letters")
        self.story.setAccessibleName("What befell this letter")

    def _lay_out(self) -> None:
        keep_room(self.search, "Part of a name, or L00012", 50)
        keep_lines(self.table, 7)
        self.table.wrap_all()
        filters = FlowRow(spacing=10)
        filters.add_left(self.search, self.spans, self.kinds, self.only, self.count)
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(filters)
        inside.addWidget(self.notice)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.story)
        inside.addWidget(self.errands)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scrolled(page))

    def _connect(self) -> None:
        self.search.textChanged.connect(self._narrow)
        self.spans.currentIndexChanged.connect(self.refresh)
        self.kinds.currentIndexChanged.connect(self._narrow)
        self.only.toggled.connect(self._narrow)
        self.table.picked.connect(self._choose)
        self.table.opened.connect(self.errands.show_paper)
        self.errands.said.connect(self.said)
        self.errands.changed.connect(self.refresh)
        self.errands.changed.connect(self.changed)
        self.errands.paper_asked.connect(self.paper_asked)
        self.errands.pupil_chosen.connect(self.pupil_chosen)
        self.errands.went_back.connect(self.table.setFocus)

    def _choose(self) -> None:
        line = self.table.current()
        self.errands.choose(line)
        self.story.setText(story(line) if line else "")
