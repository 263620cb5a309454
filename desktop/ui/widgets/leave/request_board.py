"""A request being written down: the name on the left, the card on the right; how and when above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.models.leave.request import Came
from desktop.tasks.marks.look_at_registers import load_calendar
from desktop.ui.fitted import keep_lines
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.leave.request_card import RequestCard
from desktop.ui.widgets.leave.request_flow import RequestFlow
from desktop.ui.widgets.site.child_finder import ChildFinder
from desktop.ui.widgets.site.hint_card import HintCard
from desktop.ui.widgets.two_columns import TwoColumns
from desktop.ui.widgets.words import bring_to_view, button, label

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk

_TITLE = "For whom is leave asked?"
_KEYS = (
    "Two letters of the name, Enter, the key of the reason, the digit of who asks, D and the two "
    "days, Enter.",
    "S takes brothers and sisters on the same form, + another child. F6: how it came. F8: the day "
    "it was received.",
    "A request is kept whatever it is worth: what is to be known of it is said, and the head "
    "decides.",
)


class RequestBoard(QWidget):
    """One request at a time; `left` says that nothing more is to be written down."""

    kept = Signal(int, str)
    refused = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        calendar = load_calendar(desk)
        self.ways, self.received = QTabBar(), DayField(desk.today, calendar)
        self.ways.setAccessibleName("How it came, F6")
        self.received.setAccessibleName("Received on, F8")
        for came in Came:
            self.ways.addTab(came.value.capitalize())
        self.finder, self.hint, self.card = ChildFinder(), HintCard(), RequestCard(calendar)
        self.finder.line.setAccessibleName("Child for whom leave is asked")
        self.flow = RequestFlow(desk, self.card, self.received, calendar)
        self.hint.show_words(_TITLE, _KEYS)
        self.back = button("Back to the list   Esc", self.left.emit, "quiet")
        keep_lines(self.finder.list, 5)
        self._cards = QStackedWidget()
        for card in (self.hint, self.card):
            self._cards.addWidget(card)
        self._lay_out()
        self._connect()

    def begin_again(self) -> None:
        """No request is on the card: the keyboard is in the line for the name."""
        self.flow.leave()
        self.flow.know(load_calendar(self._desk))
        self._cards.setCurrentWidget(self.hint)
        self.card.clear()
        self.received.set_day(self._desk.today)
        self.finder.begin_again()
        bring_to_view(self.finder.line)

    def choose(self, pupil: int) -> None:
        """Write one down for a child."""
        if not self.flow.choose(pupil):
            self.finder.line.selectAll()
            return
        self.refused.emit("")
        self._cards.setCurrentWidget(self.card)
        self.card.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_to_view(self.card)

    def take_keyboard(self) -> None:
        """Put the keyboard where it was: on the card, else in the line for the name."""
        place = self.card if self.flow.is_begun else self.finder.line
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        above = FlowRow(spacing=8)
        above.add_left(
            label("F6", "step"), self.ways, label("Received   F8", "step"), self.received
        )
        above.add_right(self.back)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(above)
        inside.addWidget(TwoColumns(self.finder, self._cards, (2, 5)))
        inside.addStretch(1)

    def _connect(self) -> None:
        self.ways.currentChanged.connect(self._come_by)
        self.finder.chosen.connect(self.choose)
        self.finder.left.connect(self._put_away)
        self.card.another_asked.connect(self.finder.begin_again)
        self.card.went_back.connect(self.begin_again)
        self.flow.kept.connect(self.kept)
        self.flow.refused.connect(self.refused)
        for key, what in (
            ("F6", self._next_way),
            ("F8", self.received.setFocus),
            ("F9", self.card.go_to_words),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(what)

    def _next_way(self) -> None:
        self.ways.setCurrentIndex((self.ways.currentIndex() + 1) % self.ways.count())

    def _come_by(self, place: int) -> None:
        self.flow.came = tuple(Came)[place]
        self.flow.show()

    def _put_away(self) -> None:
        if self.flow.is_begun:
            self.take_keyboard()
        else:
            self.left.emit()
