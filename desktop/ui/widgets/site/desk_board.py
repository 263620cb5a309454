"""The upper half of the desk: the name on the left, the child's card on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.tasks.admissions.find_pupil import pupil_search, roll_version
from desktop.tasks.site.desk_child import not_here_yet
from desktop.ui.widgets.site.child_finder import ChildFinder
from desktop.ui.widgets.site.desk_flow import LateFlow, LeaveFlow
from desktop.ui.widgets.site.desk_words import came_in_words, went_in_words
from desktop.ui.widgets.site.hint_card import HintCard
from desktop.ui.widgets.site.late_card import LateCard
from desktop.ui.widgets.site.leave_card import LeaveCard
from desktop.ui.widgets.two_columns import TwoColumns
from desktop.ui.widgets.words import bring_to_view

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk
    from desktop.tasks.site.sign_in_late import SignedIn
    from desktop.tasks.site.sign_out import SignedOut
    from desktop.ui.widgets.site.moment_field import MomentField

_QUIET = 400  # milliseconds after a child
_LINES = 14  # a card with two adults and no family


class DeskBoard(QWidget):
    """One child, or several together, at a time; ready for the next by itself."""

    done = Signal(str, object)  # what was written, in words, and the numbers of its lines
    refused = Signal(str)

    def __init__(self, desk: Desk, moment: MomentField) -> None:
        super().__init__()
        self.finder, self.hint = ChildFinder(), HintCard()
        self.late, self.leave = LateCard(), LeaveCard()
        self.coming = LateFlow(desk, self.late, moment)
        self.leaving = LeaveFlow(desk, self.leave, moment)
        self._desk, self.is_leaving = desk, False
        self._roll: tuple[object, ...] = ()
        self._numbers: tuple[int, ...] = ()
        self._likely: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())
        self._cards = QStackedWidget()
        for card in (self.hint, self.late, self.leave):
            self._cards.addWidget(card)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(TwoColumns(self.finder, self._cards, (2, 5)))
        self._tidy_up = QTimer(self)
        self._tidy_up.setSingleShot(True)
        self._tidy_up.setInterval(_QUIET)
        self._connect()

    @property
    def is_begun(self) -> bool:
        """Whether a child stands at the desk."""
        return self._cards.currentWidget() is not self.hint

    def turn(self, *, leaving: bool) -> None:
        """Be for those who come in late, or for those who leave and come back."""
        self.is_leaving = leaving
        self.finder.expect(self._likely[leaving])
        self.hint.show_keys(leaving=leaving)
        self.begin_again()

    def know_roll(self) -> None:
        """Read who may be found, if the roll has changed since."""
        version = roll_version(self._desk)
        if version != self._roll:
            everyone = pupil_search(self._desk)
            self._roll, self._numbers = version, everyone.on_roll
            self.finder.know(everyone, only_on_roll=True)

    def look_for_missing(self) -> None:
        """Find first whom one would look for: who is missing, or who is here and may leave."""
        missing = not_here_yet(self._desk, self._numbers)
        self._likely = (missing, frozenset(self._numbers) - missing)
        self.finder.expect(self._likely[self.is_leaving])

    def begin_again(self) -> None:
        """Nobody stands at the desk: the keyboard is in the line for the name."""
        self.coming.leave()
        self.leaving.leave()
        self._cards.setCurrentWidget(self.hint)
        self._tidy_up.start()
        self.finder.begin_again()
        bring_to_view(self.finder.line)

    def choose(self, pupil: int) -> None:
        """Take a child to the desk."""
        flow, card = (self.leaving, self.leave) if self.is_leaving else (self.coming, self.late)
        if not flow.choose(pupil):
            self.finder.line.selectAll()
            return
        self.refused.emit("")
        self._cards.setCurrentWidget(card)
        self._keep_height(card)
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_to_view(card)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._cards.setMinimumHeight(0)

    def take_keyboard(self) -> None:
        """Put the keyboard where it was: on the child's card, else in the line for the name."""
        card = self._cards.currentWidget()
        place = self.finder.line if card is None or card is self.hint else card
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.finder.chosen.connect(self.choose)
        self.finder.left.connect(self._put_away)
        self.late.another_asked.connect(self.finder.begin_again)
        for card in (self.late, self.leave):
            card.went_back.connect(self.begin_again)
        self.coming.signed.connect(self._came)
        self.leaving.signed.connect(self._went)
        self._tidy_up.timeout.connect(self._clear_cards)
        for flow in (self.coming, self.leaving):
            flow.refused.connect(self.refused)

    def _keep_height(self, card: QWidget) -> None:
        """Stay as tall as most cards are: the book below need not move for each child."""
        tall = min(card.heightForWidth(self._cards.width()), self.fontMetrics().height() * _LINES)
        self._cards.setMinimumHeight(max(self._cards.minimumHeight(), tall))

    def _clear_cards(self) -> None:
        """Once it is quiet: what the last child's card was tall for is laid out no longer."""
        if self._cards.currentWidget() is self.hint:
            self.late.clear()
            self.leave.clear()

    def _put_away(self) -> None:
        if self.coming.is_begun:
            self.take_keyboard()

    def _came(self, done: tuple[SignedIn, ...]) -> None:
        missing, here = self._likely
        came = frozenset(one.pupil for one in done)
        self._likely = (missing - came, here | came)
        self.finder.expect(self._likely[self.is_leaving])
        self.begin_again()
        self.done.emit(came_in_words(done), tuple(one.signing for one in done))

    def _went(self, done: SignedOut) -> None:
        self.begin_again()
        self.done.emit(went_in_words(done), (done.signing,))
