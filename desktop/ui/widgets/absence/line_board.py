"""The upper half of the absence line: the name on the left, the message on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.fitted import keep_lines
from desktop.ui.widgets.absence.message_card import MessageCard
from desktop.ui.widgets.absence.message_flow import MessageFlow
from desktop.ui.widgets.absence.message_words import kept_in_words
from desktop.ui.widgets.site.child_finder import ChildFinder
from desktop.ui.widgets.site.hint_card import HintCard
from desktop.ui.widgets.two_columns import TwoColumns
from desktop.ui.widgets.words import bring_to_view

if TYPE_CHECKING:
    from desktop.tasks.absence.take_message import Said
    from desktop.tasks.desk import Desk
    from desktop.ui.widgets.site.moment_field import MomentField

_TITLE = "Who is away?"
_KEYS = (
    "Two letters of the name, Enter, the key of a reason, the digit of who rings, Enter.",
    "S takes brothers and sisters along, + another child. → is back a day later. F9: their words.",
    "A message authorises nothing by itself: what waits for the head stays N until then.",
)
_LINES = 14  # a message of a child with two adults and a sister


class LineBoard(QWidget):
    """One message at a time; ready for the next by itself."""

    kept = Signal(str)
    refused = Signal(str)
    evidence_asked = Signal(int, str, str)  # of a child, by number and name, for a reason

    def __init__(self, desk: Desk, moment: MomentField) -> None:
        super().__init__()
        self.finder, self.hint, self.card = ChildFinder(), HintCard(), MessageCard()
        self.finder.line.setAccessibleName("Child who is away")
        self.flow = MessageFlow(desk, self.card, moment)
        self.hint.show_words(_TITLE, _KEYS)
        keep_lines(self.finder.list, 5)
        self._cards = QWidget()  # a stack would be as tall as its tallest card, also when idle
        cards = QVBoxLayout(self._cards)
        cards.setContentsMargins(0, 0, 0, 0)
        for card in (self.hint, self.card):
            cards.addWidget(card)
        self.card.hide()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(TwoColumns(self.finder, self._cards, (2, 5)))
        self.finder.chosen.connect(self.choose)
        self.finder.left.connect(self._put_away)
        self.finder.line.textEdited.connect(self._grow)
        self.card.another_asked.connect(self.finder.begin_again)
        self.card.went_back.connect(self.begin_again)
        self.flow.kept.connect(self._kept)
        self.flow.refused.connect(self.refused)
        self.flow.evidence_asked.connect(self.evidence_asked)

    def begin_again(self) -> None:
        """Nobody is on the line: the keyboard is in the line for the name."""
        self.flow.leave()
        self._bring(self.hint)
        self.card.clear()
        self.finder.begin_again()
        bring_to_view(self.finder.line)

    def choose(self, pupil: int) -> None:
        """Take a message about a child."""
        self.show()
        if not self.flow.choose(pupil):
            self.finder.line.selectAll()
            return
        self.refused.emit("")
        self._bring(self.card)
        self._grow()
        self.card.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_to_view(self.card)

    def take_keyboard(self) -> None:
        """Put the keyboard where it was: on the message, else in the line for the name."""
        self.show()
        place = self.card if self.flow.is_begun else self.finder.line
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def make_room(self) -> None:
        """While a question about a list is open the list has the room; a message stays in view."""
        self.setVisible(self.flow.is_begun)

    def be_small(self) -> None:
        """Somebody works in a list: be no taller than what stands here."""
        self._cards.setMinimumHeight(0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.be_small()

    def _grow(self) -> None:
        """Stay as tall as most messages are: the lists below need not move for each child."""
        tall = self.fontMetrics().height() * _LINES
        if not self.card.isHidden():
            tall = max(tall, self.card.heightForWidth(self._cards.width()))
        self._cards.setMinimumHeight(max(self._cards.minimumHeight(), tall))

    def _bring(self, card: QWidget) -> None:
        for one in (self.hint, self.card):
            one.setVisible(one is card)

    def _put_away(self) -> None:
        if self.flow.is_begun:
            self.take_keyboard()

    def _kept(self, done: tuple[Said, ...]) -> None:
        self.begin_again()
        self.kept.emit(kept_in_words(done))
