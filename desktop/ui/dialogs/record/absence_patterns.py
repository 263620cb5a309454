"""The children whose absence in a term has a pattern or comes often; Enter opens a child's page."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop.models.marks.class_day import children
from desktop.models.record.absence_pattern import limits_in_words
from desktop.ui.dialogs.keyed_dialog import KeyedDialog
from desktop.ui.fitted import scaled
from desktop.ui.tables.fact_table import Column
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.words import Notice, button, label, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.models.record.spans import Span
    from desktop.tasks.record.see_patterns import PatternLine

_NONE = "No child’s absence in this term has a pattern."

_BELOW = (
    "Days are days away; Auth. and Unauth. are the sessions missed on them: without U and C2, which"
    " Figures counts."
)


class AbsencePatternsDialog(KeyedDialog):
    """`opened` carries the number of the child whose page is wanted; the window closes with it."""

    opened = Signal(int)

    def __init__(self, span: Span, lines: Sequence[PatternLine], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Patterns of absence")
        self.list: FactView[PatternLine] = FactView(
            "Children", _COLUMNS, 2, known_by=attrgetter("pupil")
        )
        self.list.wrap_all()
        self.list.show_facts(lines)
        self.none = Notice()
        self.none.say("" if lines else _NONE)
        self.total = label(children(len(lines)), "heading")
        self.open_page = button("Open the page", self._open_chosen, "", "user")
        for shown in (self.list, self.open_page):
            shown.setVisible(bool(lines))
        self._lay_out(f"Patterns of absence: {span.days}")
        self.list.opened.connect(self._open)
        self.list.selectRow(0)
        self.list.setFocus()

    def _lay_out(self, title: str) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(28, 22, 28, 20)
        inside.setSpacing(12)
        inside.addWidget(label(title, "title", wraps=True))
        inside.addWidget(label(f"{limits_in_words()} {_BELOW}", "hint", wraps=True))
        inside.addWidget(self.none)
        inside.addWidget(self.list, 1)
        inside.addStretch(0)
        foot = row(self.open_page, button("Close", self.accept, "primary"))
        foot.insertWidget(0, self.total, 1)
        inside.addLayout(foot)
        room = self.screen().availableSize() * 0.94
        self.resize(QSize(scaled(860), scaled(560)).boundedTo(room))

    def _open_chosen(self) -> None:
        line = self.list.current()
        if line is not None:
            self._open(line)

    def _open(self, line: PatternLine) -> None:
        self.accept()
        self.opened.emit(line.pupil)


def _name(line: PatternLine) -> str:
    return line.name


def _class(line: PatternLine) -> str:
    return line.class_name


def _pattern(line: PatternLine) -> str:
    return line.pattern.words


def _days(line: PatternLine) -> str:
    return str(line.pattern.days)


def _authorised(line: PatternLine) -> str:
    return str(line.pattern.authorised)


def _unauthorised(line: PatternLine) -> str:
    return str(line.pattern.unauthorised)


_COLUMNS: tuple[Column[PatternLine], ...] = (
    Column("Child", _name),
    Column("Class", _class),
    Column("Pattern", _pattern),
    Column("Days", _days, right=True),
    Column("Auth.", _authorised, right=True),
    Column("Unauth.", _unauthorised, right=True),
)
