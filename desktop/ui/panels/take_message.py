"""Absence line: what parents say, a few keys each; a backlog is one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabBar

from desktop.models.absence.message import How
from desktop.tasks.absence.settle_doubts import doubts_waiting
from desktop.tasks.admissions.find_pupil import pupil_search, roll_version
from desktop.tasks.site.desk_child import not_here_yet
from desktop.ui.messages import telling
from desktop.ui.panel import Panel
from desktop.ui.widgets.absence.doubt_list import DoubtList
from desktop.ui.widgets.absence.line_board import LineBoard
from desktop.ui.widgets.absence.line_errands import LineErrands
from desktop.ui.widgets.absence.line_lists import LineLists
from desktop.ui.widgets.register.answer_line import AnswerLine
from desktop.ui.widgets.register.ask_line import AskLine
from desktop.ui.widgets.school.page_head import page, page_head
from desktop.ui.widgets.site.moment_field import MomentField
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop.models.absence.continuing import StillAway
    from desktop.tasks.desk import Desk


class TakeMessagePanel(Panel):
    """F6 the way it came, F7 the lists, F8 when, F9 the words; Del withdraws a message."""

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__(desk, open_desk)
        self.ways, self.moment = QTabBar(), MomentField()
        self.ways.setAccessibleName("How it came, F6")
        for how in How:
            self.ways.addTab(how.value.capitalize())
        self.board, self.lists, self.doubts = (
            LineBoard(desk, self.moment),
            LineLists(desk),
            DoubtList(),
        )
        self.line, self.question = AnswerLine(), AskLine()
        self.errands = LineErrands(desk, self.question)
        self._roll: tuple[object, ...] = ()
        head = page_head("Absence line", [label("F6", "step"), self.ways], [self.moment])
        parts = (head, self.board, self.line, self.question, self.doubts, self.lists)
        self.setLayout(page(*parts, stretched=self.lists))
        self._connect()
        self.begin_at(self.board.finder.line)

    @property
    def is_at_rest(self) -> bool:
        return super().is_at_rest and not self.board.flow.is_begun

    def refresh(self) -> None:
        """Read again the roll if it changed, the day's messages, and what is in doubt."""
        with telling(self):
            self._know_roll()
            self.lists.read()
            self.doubts.show_doubts(doubts_waiting(self._desk))
            self.moment.show_clock(self._desk.now())

    def take_keyboard(self) -> None:
        """Go on where the line was."""
        self.board.take_keyboard()

    def show_what(self, what: object) -> None:
        """Take a message about a child."""
        if isinstance(what, int):
            self.board.choose(what)

    def tick(self) -> None:
        """Let the time run on."""
        self.moment.show_clock(self._desk.now())

    def _connect(self) -> None:
        self.ways.currentChanged.connect(self._come_by)
        self.moment.moved.connect(self.board.flow.show)
        self.moment.done.connect(self.board.take_keyboard)
        self.board.kept.connect(self._kept)
        self.board.refused.connect(self.line.refuse)
        self.board.evidence_asked.connect(self.errands.ask_evidence)
        self.lists.messages.withdraw_asked.connect(self.errands.withdraw)
        self.lists.pupil_chosen.connect(self.pupil_chosen)
        self.lists.away.again_asked.connect(self.errands.take_again)
        self.lists.away.evidence_asked.connect(self._ask_evidence)
        self.lists.away.pupil_chosen.connect(self.board.choose)
        self.lists.evidence.settled.connect(self.errands.settle_evidence)
        self.doubts.settle_asked.connect(self.errands.settle_doubt)
        self.errands.asked.connect(self.board.make_room)
        self.errands.told.connect(self._told)
        self.errands.refused.connect(self.line.refuse)
        self.errands.ended.connect(self._go_on)
        for key, what in (
            ("F6", self._next_way),
            ("F7", self._turn_lists),
            ("F8", self.moment.take_keyboard),
            ("F9", self.board.card.go_to_words),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(what)

    def _know_roll(self) -> None:
        version = roll_version(self._desk)
        if version == self._roll:
            return
        everyone = pupil_search(self._desk)
        self._roll = version
        self.board.finder.know(everyone)
        self.board.finder.expect(not_here_yet(self._desk, everyone.on_roll))

    def _turn_lists(self) -> None:
        self.board.be_small()
        self.lists.turn()

    def _next_way(self) -> None:
        self.ways.setCurrentIndex((self.ways.currentIndex() + 1) % self.ways.count())

    def _come_by(self, place: int) -> None:
        self.board.flow.how = tuple(How)[place]

    def _kept(self, words: str) -> None:
        self.moment.follow(self._desk.now())
        self.line.say(words)
        self.changed.emit()
        with telling(self):
            self.lists.read_kept()
            self.doubts.show_doubts(doubts_waiting(self._desk))

    def _ask_evidence(self, one: StillAway) -> None:
        reason = one.last.reason if one.last else ""
        self.errands.ask_evidence(one.pupil, one.name, reason)

    def _told(self, words: str) -> None:
        self.line.say(words)
        self.changed.emit()

    def _go_on(self) -> None:
        self.refresh()
        self.take_keyboard()
