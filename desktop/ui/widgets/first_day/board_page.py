"""The board: the list by what is due first, the chosen child beside it, both by key."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.absence.board import Board
from desktop.models.sending.outbox_item import on_board
from desktop.tasks.absence.chase_absence import (
    board_after,
    first_day_clock,
    whole_board,
    whom_to_ring,
)
from desktop.tasks.absence.send_messages import latest_by_child
from desktop.ui.dialogs.absence.outbox import OutboxDialog
from desktop.ui.fitted import keep_lines, keep_room
from desktop.ui.widgets.first_day.board_head import BoardHead
from desktop.ui.widgets.first_day.board_view import BoardView, board_rows
from desktop.ui.widgets.first_day.chase_flow import ChaseFlow
from desktop.ui.widgets.first_day.child_card import ChildCard
from desktop.ui.widgets.first_day.deciding import Deciding
from desktop.ui.widgets.register.answer_line import AnswerLine
from desktop.ui.widgets.two_columns import TwoColumns
from desktop.ui.widgets.words import button, row, scrolled

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from desktop.models.sending.outbox_item import OutboxItem
    from desktop.tasks.desk import Desk
    from desktop.ui.widgets.first_day.board_view import BoardRow

_NEEDED = "AMBER  Aisha Ahmed, with Dylan  Text by 09:30, overdue"
_BESIDE = "Came of it  V  Voicemail left  W  Wrong number"


class BoardPage(QWidget):
    """`saved` follows each thing written; Ctrl+Z takes the last attempt back."""

    saved = Signal()
    shown = Signal(object)  # the whole board, each time it is read
    pupil_chosen = Signal(int)
    register_asked = Signal(int, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.head, self.line = BoardHead(), AnswerLine()
        self.list, self.card = BoardView(), ChildCard()
        self.flow = ChaseFlow(desk, self.card, self)
        self.undo = button("Undo   Ctrl+Z", self.take_back, "quiet", "undo-2")
        self.next = button("Next child   Enter", self.list.go_on, "quiet", "arrow-right")
        self.outbox = button("Sent   F10", self.show_outbox, "quiet")
        self.outbox.setAccessibleName("Texts and e-mails, F10")
        self.deciding = Deciding(self.flow)
        self._last: tuple[int, ...] = ()
        self._found = Board()
        self._is_looked_at = False  # since it was read last
        self._gone = ""  # who was chosen and left the board: the next key may be meant for them
        self._messages: dict[int, OutboxItem] = {}
        self._beside = scrolled(self.card)
        self._columns = TwoColumns(self.list, self._beside, (9, 4))
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the board again; the chosen child stays chosen."""
        self._show(whole_board(self._desk))

    def _show(self, found: Board) -> None:
        self._found = found
        self.flow.lines, self._messages = found.lines, latest_by_child(self._desk)
        tiers = [one.name for one in first_day_clock(self._desk).tiers]
        rows = [self._with_message(one) for one in board_rows(found.lines, tiers, self._desk.now())]
        self._say_who_left(found)
        self.list.show_rows(rows)
        self._show_chosen()
        self.head.show_board(found)
        self._columns.setVisible(bool(rows))
        self.next.setVisible(len(rows) > 1)
        self.shown.emit(found)

    def take_keyboard(self) -> None:
        """Put the keyboard in the list, where keys are keys."""
        if self.deciding.isVisible():
            self.deciding.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's own name
        """Whoever comes back looks first: no key is meant for a child who has left meanwhile."""
        self._is_looked_at, self._gone = False, ""
        super().hideEvent(event)

    def choose(self, pupil: int) -> None:
        """Choose a child on the board."""
        if self.list.choose(pupil):
            self.take_keyboard()

    def show_outbox(self) -> None:
        """List the texts and e-mails of the day, and what came of them."""
        dialog = OutboxDialog(self._desk, self)
        dialog.changed.connect(self.saved)
        dialog.open()

    def take_back(self) -> None:
        """Take back what was written last at this desk."""
        if self._last:
            self.flow.take_back(self._last)

    def _lay_out(self) -> None:
        keep_lines(self.list, 9)
        keep_room(self.list, _NEEDED)
        keep_room(self._beside, _BESIDE)
        said = row(self.line, self.outbox, self.next, self.undo)
        said.setStretch(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        for part in (self.head, self._columns, self.deciding):
            whole.addWidget(part, 1 if part is self._columns else 0)
        whole.addStretch(0)
        whole.addLayout(said)
        self.undo.setEnabled(False)

    def _connect(self) -> None:
        card = self.card
        self.list.picked.connect(self._pick)
        self.list.pressed.connect(self._press)
        self.list.went_on.connect(self.take_keyboard)
        self.head.register_asked.connect(self.register_asked)
        self.list.went_back.connect(card.keys.let_go)
        self.list.copied.connect(self._copy)
        self.list.doubleClicked.connect(card.show_page)
        card.keys.chosen.connect(self.flow.log)
        card.keys.words_wanted.connect(self.line.say)
        card.keys.left.connect(self.take_keyboard)
        card.contacts.picked.connect(self.take_keyboard)
        card.tier_asked.connect(self.flow.choose_tier)
        card.write_asked.connect(self.flow.write_to_family)
        card.page_asked.connect(self.pupil_chosen)
        card.register_asked.connect(self.register_asked)
        card.tried.take_back_asked.connect(self.flow.take_back)
        card.proposals.asked.connect(self.deciding.ask_why)
        self.flow.done.connect(self._done)
        self.flow.refused.connect(self._refused)
        self.deciding.went_back.connect(self.take_keyboard)
        self._columns.turned.connect(self._give_room)
        key = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self.flow.take_last_back)

    def _pick(self) -> None:
        self._gone = ""
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self.list.current()
        self.flow.line = chosen.line if chosen else None
        if chosen is not None:
            known = whom_to_ring(self._desk, chosen.line.pupil)
            self.card.show_row(chosen, self.flow.lines, known)
            self.card.show_message(self._messages.get(chosen.line.pupil))
            self._give_room(below=self._columns.is_below)

    def _give_room(self, below: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Below the list the card is whole, and the page around both scrolls."""
        wide = self._columns.width()
        self._beside.setMinimumHeight(self.card.heightForWidth(wide) + 8 if below else 0)

    def _with_message(self, row: BoardRow) -> BoardRow:
        item = self._messages.get(row.line.pupil)
        return row if item is None else replace(row, message=on_board(item))

    def _say_who_left(self, found: Board) -> None:
        """A child whom a colleague settled gives way to the next: that is said."""
        before = self.flow.line
        if before is not None and before.pupil not in {line.pupil for line in found.lines}:
            self.card.keys.let_go()
            self._gone = before.name if self._is_looked_at else ""
            self.line.say(f"{before.name} is no longer on the board.")
        self._is_looked_at = True

    def _press(self, key: str) -> None:
        gone, self._gone = self._gone, ""
        if gone:
            now = f" Now it is {self.flow.line.name}." if self.flow.line else ""
            self.line.refuse(f"{gone} has left the board: nothing was written down.{now}")
        elif not self.card.press(key):
            self.line.refuse("That key does nothing here. The keys stand on the buttons.")

    def _copy(self) -> None:
        copied = self.card.contacts.copy_number()
        self.line.say(f"{copied} is copied." if copied else "There is no number to copy.")

    def _done(self, words: str, numbers: tuple[int, ...], pupils: tuple[int, ...]) -> None:
        self._last = numbers
        self.undo.setEnabled(bool(numbers))
        if pupils:
            self._show(board_after(self._desk, self._found, pupils))
        else:
            self.refresh()
        self.line.say(words)
        self.saved.emit()
        self.take_keyboard()

    def _refused(self, words: str) -> None:
        self.refresh()
        self.line.refuse(words)
        self.take_keyboard()
