"""Leave: what parents ask for, how each request stands, and, for the head, its decision."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.leave.request_state import RequestState
from desktop.models.organisation.staff import Duty
from desktop.models.site.pressing_back import WATCH
from desktop.tasks.admissions.find_pupil import pupil_search, roll_version
from desktop.tasks.leave.see_requests import open_request, requests_of_year
from desktop.ui.fitted import keep_lines, keep_room
from desktop.ui.messages import telling
from desktop.ui.panel import Panel
from desktop.ui.widgets.leave.deciding_part import DecidingPart
from desktop.ui.widgets.leave.request_board import RequestBoard
from desktop.ui.widgets.leave.request_errands import RequestErrands
from desktop.ui.widgets.leave.request_list import RequestList
from desktop.ui.widgets.leave.request_papers import show_blank, show_filled
from desktop.ui.widgets.leave.request_view import RequestView
from desktop.ui.widgets.leave.watch_page import WatchPage
from desktop.ui.widgets.register.answer_line import AnswerLine
from desktop.ui.widgets.register.ask_line import AskLine
from desktop.ui.widgets.school.page_head import page, page_head
from desktop.ui.widgets.two_columns import TwoColumns
from desktop.ui.widgets.words import button, counted, label, scrolled

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop.models.leave.request_line import RequestFacts, RequestLine
    from desktop.tasks.desk import Desk

_DECIDING = ("1", "2", "3", "Q", "B")
_KEYS = ("E", "S", "N", "F", "L", "R", "P", "W")


class DecideLeavePanel(Panel):
    """F4 writes a request down, F7 turns the list, F10 shows the watch.

    Letters do what stands beside the request that is chosen; 1, 2 and 3 decide it.
    """

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__(desk, open_desk)
        self._roll: tuple[object, ...] = ()
        self._shown: RequestFacts | None = None
        self.waits, self.late = label("", "badge-late"), label("", "badge-warn")
        self.new = button("New request   F4", self.write_down, "primary", "plus")
        self.blank = button("Blank form", self._print_blank, "", "printer")
        self.list, self.view, self.deciding = RequestList(), RequestView(), DecidingPart(desk)
        self.watching = WatchPage(desk)
        self.watch = button("Watch   F10", self.turn_watch, "", "eye")
        self.board, self.line, self.question = RequestBoard(desk), AnswerLine(), AskLine()
        self.errands = RequestErrands(desk, self.question)
        self.listed = QWidget()
        self._lay_out()
        self._connect()
        self.begin_at(self.list.table)

    def refresh(self) -> None:
        """Read again how each request stands; what is being written down stays."""
        with telling(self):
            self._know_roll()
            lines = requests_of_year(self._desk)
            self._count(lines)
            self.list.show_lines(lines)
            self.watching.refresh()
            self._say_watch()

    def take_keyboard(self) -> None:
        """Go on where one was: with the request on the card, else in the list."""
        if not self.board.isHidden():
            self.board.take_keyboard()
            return
        if not self.watching.isHidden():
            self.watching.take_keyboard()
            return
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_what(self, what: object) -> None:
        """Open a request by its number, or the watch."""
        if what == WATCH and not self.watching.isVisibleTo(self):
            self.turn_watch()
        if isinstance(what, int):
            self._show_list()
            self.list.choose(what)

    def write_down(self) -> None:
        """Write a request down."""
        if not self._desk.who.may(Duty.LOG_ABSENCE):
            return
        self._turn_to(self.board)
        self.line.say("")
        self.board.begin_again()

    def turn_watch(self) -> None:
        """Show who is on leave or not back; or the requests again."""
        self._turn_to(self.listed if self.watching.isVisibleTo(self) else self.watching)
        self._say_watch()
        self.take_keyboard()

    def _say_watch(self) -> None:
        count = self.watching.pressing
        words = f"Watch {count}" if count else "Watch"
        shown = self.watching.isVisibleTo(self)
        self.watch.setText(f"{'The requests' if shown else words}   F10")

    def _lay_out(self) -> None:
        beside = QWidget()
        inside = QVBoxLayout(beside)
        inside.setContentsMargins(0, 0, 6, 0)
        inside.setSpacing(10)
        inside.addWidget(self.view)
        inside.addWidget(self.deciding)
        inside.addStretch(1)
        below = QVBoxLayout(self.listed)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(10)
        below.addWidget(self.list.filters)
        shown = scrolled(beside)
        keep_room(shown, "Evidence of the dates: not asked. Form filed", 40)
        keep_lines(shown, 14)
        below.addWidget(TwoColumns(self.list, shown, (5, 6)), 1)
        head = page_head("Leave", [self.waits, self.late], [self.watch, self.blank, self.new])
        parts = (self.listed, self.board, self.watching, self.line, self.question)
        self.setLayout(page(head, *parts, stretched=self.listed))
        self.board.hide()
        self.watching.hide()
        self.new.setVisible(self._desk.who.may(Duty.LOG_ABSENCE))

    def _connect(self) -> None:
        self.list.picked.connect(self._pick)
        self.list.opened.connect(self._open)
        self.view.pressed.connect(self._press)
        self.board.kept.connect(self._kept)
        self.board.refused.connect(self.line.refuse)
        self.board.left.connect(self._show_list)
        self.deciding.decided.connect(self._decided)
        self.deciding.refused.connect(self.line.refuse)
        self.deciding.left.connect(self.take_keyboard)
        self.watching.told.connect(self._told)
        self.watching.refused.connect(self.line.refuse)
        self.watching.pupil_chosen.connect(self.pupil_chosen)
        self.errands.told.connect(self._told)
        self.errands.refused.connect(self.line.refuse)
        self.errands.ended.connect(self.take_keyboard)
        whole = (("F4", self.write_down), ("F7", self.list.turn), ("F10", self.turn_watch))
        for key, what in whole:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(what)
        for key in _KEYS:
            shortcut = QShortcut(QKeySequence(key), self.list.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self._press, key))
        for key in _DECIDING:
            shortcut = QShortcut(QKeySequence(key), self.list.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self.deciding.press, key))

    def _count(self, lines: tuple[RequestLine, ...]) -> None:
        waiting = sum(one.waits for one in lines)
        missing = sum(one.state is RequestState.NOT_BACK for one in lines)
        self.waits.setText(f"{counted(waiting, 'request')} wait{'s' if waiting == 1 else ''}")
        self.late.setText(f"{missing} not back")
        self.waits.setVisible(bool(waiting))
        self.late.setVisible(bool(missing))

    def _know_roll(self) -> None:
        version = roll_version(self._desk)
        if version != self._roll and self._desk.who.may(Duty.LOG_ABSENCE):
            self._roll = version
            self.board.finder.know(pupil_search(self._desk))

    def _pick(self, line: RequestLine | None) -> None:
        self._shown = None
        with telling(self):
            self._shown = open_request(self._desk, line.number) if line else None
        self.view.show_request(self._shown)
        self.deciding.show_request(self._shown)

    def _open(self, line: RequestLine) -> None:
        self.pupil_chosen.emit(line.children[0].pupil)

    def _press(self, key: str) -> None:
        if self._shown is None or self.view.buttons[key].isHidden():
            return
        if key == "P":
            self._print_form(self._shown)
        else:
            self.errands.press(key, self._shown.line)

    def _print_blank(self) -> None:
        show_blank(self, self._open_desk).said.connect(self.said)

    def _print_form(self, facts: RequestFacts) -> None:
        show_filled(self, self._open_desk, facts.line.number).said.connect(self.said)

    def _kept(self, number: int, words: str) -> None:
        self._show_list()
        self._told(words)
        self.list.choose(number)

    def _told(self, words: str) -> None:
        self.line.say(words)
        self.changed.emit()
        self.refresh()

    def _decided(self, words: str) -> None:
        self._told(words)
        self.list.go_on()
        self.take_keyboard()

    def _show_list(self) -> None:
        self._turn_to(self.listed)
        self.take_keyboard()

    def _turn_to(self, part: QWidget) -> None:
        """Show the list, what is being written down, or the watch: the others take no room."""
        for one in (self.listed, self.board, self.watching):
            one.setVisible(one is part)
