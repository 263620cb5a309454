"""Figures: the school, its year groups, classes and children over any days; each number opens."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QStackedWidget

from desktop.models.record.figure_lines import FigureLine, Whose
from desktop.models.record.weeks import weeks_of
from desktop.tasks.record import see_figures, see_patterns
from desktop.ui.dialogs.record.absence_patterns import AbsencePatternsDialog
from desktop.ui.fitted import keep_lines
from desktop.ui.messages import telling
from desktop.ui.panel import Panel
from desktop.ui.widgets.record.figure_columns import (
    CHILD_FIGURES,
    GROUP_COLUMNS,
    GROUP_FIGURES,
    child_columns,
)
from desktop.ui.widgets.record.figure_view import FigureView
from desktop.ui.widgets.record.figure_working import FigureWorking
from desktop.ui.widgets.record.span_chooser import SpanChooser
from desktop.ui.widgets.record.week_card import WeekCard
from desktop.ui.widgets.school.page_head import page, page_head
from desktop.ui.widgets.words import Notice, button, label
from desktop.ui.widgets.work_line import WorkLine

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from datetime import date

    from desktop.models.record.glance import Part
    from desktop.models.record.spans import Span
    from desktop.tasks.desk import Desk
    from desktop.tasks.record.see_figures import Figures
    from desktop.tasks.record.see_patterns import PatternLine
    from desktop.ui.background import BackgroundTask

    Patterns = tuple[Span, tuple[PatternLine, ...]]

_GROUPS = "School and classes"
_FIRST = "Year"  # a school year says most
_HINT = (
    "Enter opens a number, or the pupils of a name; S sorts. Late U: after the close. Persistent: a"
    " tenth or more missed; severe: half or more; both say little of fewer than {} sessions."
)


class SeeFiguresPanel(Panel):
    """Enter on a number opens what it was made of; on a name, the pupils or their page.

    F10 lists the children whose absence in a term has a pattern.
    """

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__(desk, open_desk)
        self._found: Figures | None = None
        self._span: Span | None = None
        self._minimum = see_figures.minimum_sessions(desk)
        self.days, self.notice = label(role="badge-info"), Notice()
        self.spans = SpanChooser(see_figures.calendar(desk), self.notice)
        self.whose, self.lines = QComboBox(), QComboBox()
        self.groups = FigureView("Figures", GROUP_COLUMNS)
        self.pupils = FigureView("Pupils", child_columns(self._minimum))
        self.weeks = WeekCard()
        self.patterns = button("Patterns   F10", self._look_for_patterns, "", "search")
        self.line = WorkLine(open_desk)
        self.working = FigureWorking(desk, self)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.begin_at(self.groups)

    def refresh(self) -> None:
        """Count again over the days chosen."""
        with telling(self):
            if self._span is None:
                spans = see_figures.spans_to_choose(self._desk)
                self._span = self.spans.offer(spans, _first_words(spans))
            self._found = see_figures.figures(self._desk, self._span, self.whose.currentData())
            self.days.setText(self._found.span.days)
            self._offer_lines(self._found.lines)
            self._show_lines()

    def _lay_out(self) -> None:
        for choice, name in ((self.whose, "Whose sessions"), (self.lines, "Lines")):
            choice.setAccessibleName(name)
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for whose in Whose:
            self.whose.addItem(whose.value, whose)
        self.spans.add_left(self.whose, self.lines)
        for table in (self.groups, self.pupils):
            self._stack.addWidget(table)
        keep_lines(self._stack, 7)
        hint = label(_HINT.format(self._minimum), "hint", wraps=True)
        head = page_head("Figures", [self.days], [self.patterns])
        parts = (self.spans, self.notice, self.line, self._stack, hint, self.weeks)
        self.setLayout(page(head, *parts, stretched=self._stack))

    def _connect(self) -> None:
        self.spans.chosen.connect(self._choose_span)
        self.whose.activated.connect(self.refresh)
        self.lines.activated.connect(self._show_lines)
        self.groups.opened.connect(self._open_group)
        self.pupils.opened.connect(self._open_pupil)
        for table in (self.groups, self.pupils):
            table.picked.connect(self._show_weeks)
        shortcut = QShortcut(QKeySequence("F10"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._look_for_patterns)

    def _look_for_patterns(self) -> None:
        """Find whose absence has a pattern in the term that the last day on view lies in."""
        if not self.line.is_busy:
            last = self._span.last if self._span else self._desk.today
            self.line.run("Looking for patterns…", partial(_patterns, last), self._show_patterns)

    def _show_patterns(self, found: Patterns) -> None:
        if not self.isVisible():  # somebody went elsewhere meanwhile
            return
        dialog = AbsencePatternsDialog(*found, self)
        dialog.opened.connect(self.pupil_chosen)
        dialog.open()

    def _choose_span(self, span: Span) -> None:
        self._span = span
        self.refresh()

    def _offer_lines(self, lines: tuple[FigureLine, ...]) -> None:
        names = [_GROUPS, *(f"Pupils of {line.name}" for line in lines)]
        chosen = self.lines.currentText()
        self.lines.clear()
        self.lines.addItems(names)
        self.lines.setCurrentIndex(names.index(chosen) if chosen in names else 0)

    def _show_lines(self) -> None:
        if self._found is None:
            return
        line = self._chosen_line()
        table = self.pupils if line else self.groups
        shown = (
            see_figures.children_of(self._desk, self._found, line) if line else self._found.lines
        )
        self._stack.setCurrentWidget(table)
        column = max(table.currentIndex().column(), 0)
        table.show_facts(shown)
        row = max(table.currentIndex().row(), 0)
        table.setCurrentIndex(table.facts.index(row, column))
        self._show_weeks()

    def _chosen_line(self) -> FigureLine | None:
        """The line whose pupils are on view; none for the groups."""
        place = self.lines.currentIndex()
        return self._found.lines[place - 1] if self._found and place > 0 else None

    def _show_weeks(self) -> None:
        table = self.pupils if self._chosen_line() else self.groups
        line = table.current()
        if self._found is not None and line is not None:
            self.weeks.show_weeks(line.name, weeks_of(self._parts_of(line)))

    def _parts_of(self, line: FigureLine) -> tuple[Part, ...]:
        if self._found is None:
            return ()
        above = self._chosen_line()
        return tuple(one for one in self._found.parts_of(line) if not above or above.holds(one))

    def _open_group(self, line: FigureLine) -> None:
        figure = GROUP_FIGURES[self.groups.currentIndex().column()]
        if self._found is None:
            return
        if figure is None:
            self.lines.setCurrentIndex(self._found.lines.index(line) + 1)
            self._show_lines()
            self.pupils.setFocus()
        else:
            self.working.open_group(self._found, line, figure)

    def _open_pupil(self, line: FigureLine) -> None:
        figure = CHILD_FIGURES[self.pupils.currentIndex().column()]
        if figure is None:
            self.pupil_chosen.emit(line.key)
        elif self._found is not None:
            self.working.open_child(self._found.span, line, self._parts_of(line), figure)


def _patterns(last: date, desk: Desk, _task: BackgroundTask) -> Patterns:
    return see_patterns.see_patterns(desk, last)


def _first_words(spans: tuple[Span, ...]) -> str:
    return next((one.words for one in spans if one.words.startswith(_FIRST)), "")
