"""First-day board: every child absent without a reason, the next thing to do, by when."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from desktop.models.absence.board_words import count_in_words, short_count
from desktop.ui.messages import telling
from desktop.ui.panel import Panel
from desktop.ui.style import dress
from desktop.ui.widgets.first_day.board_page import BoardPage
from desktop.ui.widgets.first_day.board_papers import BoardPapers
from desktop.ui.widgets.first_day.visits_page import VisitsPage
from desktop.ui.widgets.school.page_head import page, page_head
from desktop.ui.widgets.words import button, label

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from datetime import datetime

    from desktop.models.absence.board import Board
    from desktop.tasks.desk import Desk


class ChaseAbsencePanel(Panel):
    """F6 board, F7 visits, F8 the child's page, F9 words, F10 messages, Ctrl+P what is open."""

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__(desk, open_desk)
        self.tabs, self.count = QTabBar(), label("", "badge-info")
        self.tabs.setAccessibleName("The board or the visits")
        self.tabs.addTab("Board   F6")
        self.tabs.addTab("Visits   F7")
        self.papers = BoardPapers(open_desk)
        self.sheet = button("What is open   Ctrl+P", self._print_sheet, "", "printer")
        self.board = BoardPage(desk)
        self.visits = VisitsPage(desk, self._visit_papers())
        self._pages = QStackedWidget()
        self._looked_at: datetime | None = None
        self._pages.addWidget(self.board)
        self._pages.addWidget(self.visits)
        head = page_head("First-day board", [self.tabs, self.count], [self.sheet])
        self.setLayout(page(head, self._pages, self.papers, stretched=self._pages))
        self._connect()
        self.begin_at(self.board.list)

    def refresh(self) -> None:
        """Read the board and the visits again; what is chosen stays chosen."""
        self._looked_at = self._desk.now().replace(second=0)
        with telling(self):
            self.board.refresh()
            self._show_visits()

    def tick(self) -> None:
        """What is overdue changes with the clock: look again each minute."""
        if self._looked_at != self._desk.now().replace(second=0):
            self.refresh()

    def take_keyboard(self) -> None:
        """Go on where the board, or the list of visits, was."""
        if self._pages.currentWidget() is self.board:
            self.board.take_keyboard()
        else:
            self.visits.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_what(self, what: object) -> None:
        """Choose a child on the board."""
        if isinstance(what, int):
            self._turn(0)
            self.board.choose(what)

    def _visit_papers(self) -> list[QWidget]:
        return [
            button("The list", self.papers.print_visits, "", "printer"),
            button("Forms", self.papers.print_forms, "", "printer"),
            button("For a phone", partial(self.papers.show_for_phone, self), "", "phone"),
        ]

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._turn)
        self.board.shown.connect(self._show_count)
        self.board.saved.connect(self._board_saved)
        self.board.pupil_chosen.connect(self.pupil_chosen)
        self.board.register_asked.connect(self._show_register)
        self.visits.saved.connect(self._saved)
        self.papers.said.connect(self.said)
        for key, what in (
            ("F6", partial(self._turn, 0)),
            ("F7", partial(self._turn, 1)),
            ("F8", self.board.card.show_page),
            ("F9", self.board.card.keys.go_to_words),
            ("F10", self.board.show_outbox),
            ("Ctrl+Z", self.board.take_back),
            ("Ctrl+P", self._print_sheet),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(what)

    def _turn(self, place: int) -> None:
        self.tabs.setCurrentIndex(place)
        self._pages.setCurrentIndex(place)
        self.begin_at(self.visits.list if place else self.board.list)
        self.take_keyboard()

    def _show_count(self, board: Board) -> None:
        self.count.setText(short_count(board, self._desk.now()))
        self.count.setAccessibleName(count_in_words(board, self._desk.now()))
        dress(self.count, role="badge-warn" if board.overdue(self._desk.now()) else "badge-info")
        self.count.setVisible(bool(board.lines))

    def _show_visits(self) -> None:
        left = self.visits.refresh()
        self.tabs.setTabText(1, f"Visits ({left})   F7" if left else "Visits   F7")

    def _board_saved(self) -> None:
        self._show_visits()
        self.changed.emit()

    def _saved(self) -> None:
        self.refresh()
        self.changed.emit()

    def _show_register(self, group: int, session: object) -> None:
        self.went.emit("take_register", (group, session))

    def _print_sheet(self) -> None:
        self.papers.print_sheet()
