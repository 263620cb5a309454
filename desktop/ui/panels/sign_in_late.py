"""Late desk: children who come late, leave early and come back, by a few keys each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabBar

from desktop.errors import SchoolError
from desktop.models.organisation.policy import LateSlip
from desktop.tasks.site import day_book
from desktop.tasks.site.print_slip import slip_wanted
from desktop.ui.messages import telling
from desktop.ui.panel import Panel
from desktop.ui.widgets.register.answer_line import AnswerLine
from desktop.ui.widgets.school.page_head import page, page_head
from desktop.ui.widgets.site.book_list import BookList
from desktop.ui.widgets.site.desk_board import DeskBoard
from desktop.ui.widgets.site.desk_words import taken_back_in_words
from desktop.ui.widgets.site.moment_field import MomentField
from desktop.ui.widgets.site.slips import Slips
from desktop.ui.widgets.words import button, row

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop.tasks.desk import Desk

_MODES = ("Comes in late   F6", "Leaves or comes back   F7")


class SignInLatePanel(Panel):
    """F6 late, F7 leaving and back, F8 the time, Ctrl+Z takes the last one back."""

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__(desk, open_desk)
        self.modes, self.moment = QTabBar(), MomentField()
        self.modes.setAccessibleName("Who is at the desk")
        for words in _MODES:
            self.modes.addTab(words)
        self.board, self.book = DeskBoard(desk, self.moment), BookList()
        self.slips = Slips(self, open_desk)
        self.line = AnswerLine()
        self.undo = button("Undo   Ctrl+Z", self._undo, "quiet", "undo-2")
        self._last: tuple[int, ...] = ()
        said = row(self.line, self.undo)
        said.setStretch(0, 1)
        layout = page(
            page_head("Late desk", [self.modes], [self.moment]), self.board, self.book,
            stretched=self.book,
        )  # fmt: skip
        layout.insertLayout(2, said)
        self.setLayout(layout)
        self._connect()
        self.begin_at(self.board.finder.line)
        self.board.turn(leaving=False)
        self._remember(())

    @property
    def is_at_rest(self) -> bool:
        return super().is_at_rest and not (self._last or self.board.is_begun)

    def refresh(self) -> None:
        """Read again the roll if it changed, who is missing, the book, and who is at the desk."""
        with telling(self):
            self.board.know_roll()
            self.board.look_for_missing()
            self._show_book()
            self.book.slip.setVisible(slip_wanted(self._desk) is not LateSlip.NONE)
            self.moment.show_clock(self._desk.now())
            self.board.coming.look_again()

    def take_keyboard(self) -> None:
        """Go on where the desk was."""
        self.board.take_keyboard()

    def show_what(self, what: object) -> None:
        """Take a child to the desk."""
        if isinstance(what, int):
            self.board.choose(what)

    def tick(self) -> None:
        """Let the time run on; what a child will be marked follows it."""
        if self.moment.show_clock(self._desk.now()):
            with telling(self):
                self.board.look_for_missing()
            self.board.coming.look_again()

    def _connect(self) -> None:
        self.modes.currentChanged.connect(self._turn)
        self.moment.moved.connect(self.board.coming.look_again)
        self.moment.done.connect(self.board.take_keyboard)
        self.board.done.connect(self._done)
        self.board.refused.connect(self._refuse)
        self.board.finder.undo_asked.connect(self._undo)
        self.book.take_back_asked.connect(self._take_back)
        self.book.pupil_chosen.connect(self.pupil_chosen)
        self.book.slip_asked.connect(self.slips.show)
        self.slips.said.connect(self.line.refuse)
        for key, what in (
            ("F6", partial(self._turn, 0)),
            ("F7", partial(self._turn, 1)),
            ("F8", self.moment.take_keyboard),
            ("Ctrl+Z", self._undo),
            ("Ctrl+P", self._show_slips),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(what)

    def _show_book(self) -> None:
        self.book.show_lines(day_book.book_of_day(self._desk, self._desk.today))

    def _turn(self, place: int) -> None:
        self.modes.setCurrentIndex(place)
        self.line.say("")
        self.board.turn(leaving=place == 1)

    def _done(self, words: str, lines: tuple[int, ...]) -> None:
        self.moment.follow(self._desk.now())
        self._remember(lines)
        self.line.say(words)
        self._show_book()
        if not self.book.slip.isHidden():
            self.slips.send(self.book.late_lines(lines))
        self.changed.emit()

    def _refuse(self, words: str) -> None:
        if words:
            self.line.refuse(words)
        else:
            self.line.say("")

    def _remember(self, lines: tuple[int, ...]) -> None:
        self._last = lines
        self.undo.setEnabled(bool(lines))

    def _show_slips(self) -> None:
        """The slips of those who came last, else of the line that is chosen."""
        late = self.book.late_lines(self._last)
        if self.book.slip.isHidden():
            return
        if late:
            self.slips.show(late)
        elif self.book.slip.isEnabled():
            self.book.slip.click()

    def _undo(self) -> None:
        if self._last:
            self._take_back(self._last)

    def _take_back(self, lines: tuple[int, ...]) -> None:
        try:
            gone = day_book.take_back(self._desk, lines)
        except SchoolError as error:
            self.line.refuse(f"{error.title} {error.advice}")
            return
        self._remember(())
        self.line.say(taken_back_in_words(gone))
        self.refresh()
        self.changed.emit()
