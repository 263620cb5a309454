"""The register itself: banner, table, the line that answers, and the buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import SchoolError
from desktop.models.marks.class_day import count_marks
from desktop.models.organisation.staff import Duty
from desktop.tasks.marks.look_at_registers import refresh_rows
from desktop.ui.widgets.register.answer_line import AnswerLine
from desktop.ui.widgets.register.ask_line import AskLine
from desktop.ui.widgets.register.asking import RegisterAsking
from desktop.ui.widgets.register.cursor import RegisterCursor
from desktop.ui.widgets.register.doubt_line import DoubtLine
from desktop.ui.widgets.register.handing_in import HandingIn
from desktop.ui.widgets.register.keys import RegisterKeys
from desktop.ui.widgets.register.looks import RegisterLooks
from desktop.ui.widgets.register.mark_buttons import MarkButtons
from desktop.ui.widgets.register.mark_history import MarkHistory
from desktop.ui.widgets.register.marker import RegisterMarker
from desktop.ui.widgets.register.pen import Pen, pen_for
from desktop.ui.widgets.register.presses import MarkPresses
from desktop.ui.widgets.register.standing import standing
from desktop.ui.widgets.register.view import RegisterView
from desktop.ui.widgets.register.which_stands import WhichStands
from desktop.ui.widgets.words import Notice

if TYPE_CHECKING:
    from desktop.models.marks.register import Register, Row
    from desktop.models.site.paper_register import PaperRegister
    from desktop.tasks.desk import Desk
    from desktop.ui.widgets.register.header import RegisterHeader

_FROM_PAPER = "Type down the class, then hand in. Esc puts the paper away."


class RegisterSheet(QWidget):
    """Shows one register and takes its marks; `saved` follows each save."""

    saved = Signal()

    def __init__(self, desk: Desk, header: RegisterHeader) -> None:
        super().__init__()
        self._desk, self._header = desk, header
        self.banner, self.line, self.question = Notice(), AnswerLine(), AskLine()
        self.doubts = DoubtLine()
        self.view, self.history, self.buttons = RegisterView(), MarkHistory(), MarkButtons()
        self.marker = RegisterMarker(desk)
        self.keys = RegisterKeys(desk, self.marker)
        self.child = RegisterCursor(self.view, self.keys, self.marker)
        self.asking = RegisterAsking(desk, self.marker, self.question)
        self.which = WhichStands(self.marker, self.question)
        self.handing_in = HandingIn(desk, self.keys, self.marker, self.asking)
        self.looks = RegisterLooks(desk, self.view, self.history)
        self.presses = MarkPresses(desk, self.buttons, self.child, self.keys)
        self._lay_out()
        self._connect()

    def show_register(self, register: Register) -> None:
        """Show a register, or the same one as it was read again: then the cursor stays."""
        pupil, other = self.child.pupil, self.marker.shown != register.id
        if other:
            self.keys.drop()
            self.question.hide()
            self.line.say("")
        self.marker.take(register)
        self.looks.show(register)
        self.marker.takes = self.looks.takes
        if other or pupil is None:
            self.child.to_first_blank()
        elif self.child.pupil != pupil:
            self.view.go_to(self.view.lines.row_of(pupil))
        self._count()

    def tick(self) -> None:
        """A second has passed: the countdown, and the close when its minute has come."""
        if self.marker.shown is None:
            return
        register = self.marker.register
        if register.has_closed(self._desk.now()) and register.closed_at is None:
            self._close()
        self.stand()

    def stand(self) -> None:
        """Show where the register stands now, and offer what goes in it."""
        amends = self._desk.who.may(Duty.AMEND)
        register, takes = self.marker.register, self.looks.takes
        shown = standing(register, self._desk.now(), takes=takes, amends=amends)
        self._header.show_standing(shown)
        paper = self.marker.pen.paper
        words = f"From paper: {paper.reason}. {_FROM_PAPER}" if paper else shown.banner
        if self.banner.words != words:
            self.banner.say(words, "notice-late" if paper else shown.banner_kind)
        self.presses.offer()

    def key_in(self, paper: PaperRegister) -> None:
        """Take the marks from a paper, from its top; the keys are the same."""
        self.marker.pen = pen_for(self._desk, paper)
        self.line.say("")
        self.view.go_to(0)
        self.stand()

    def take_keyboard(self) -> None:
        """Give the keyboard to the table."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(10)
        middle.addWidget(self.view, 1)
        middle.addWidget(self.history)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.banner)
        inside.addLayout(middle, 1)
        for part in (self.doubts, self.question, self.line, self.buttons):
            inside.addWidget(part)

    def _connect(self) -> None:
        for speaker in (self.marker, self.keys, self.handing_in):
            speaker.told.connect(self.line.say)
            speaker.refused.connect(self.line.refuse)
        self.looks.refused.connect(self.line.refuse)
        self.marker.marked.connect(self._marked)
        self.marker.changed.connect(self._changed)
        self.asking.done.connect(self.take_keyboard)
        self.asking.correction_sent.connect(self._changed)
        self.history.closed.connect(self.take_keyboard)
        self.buttons.history_asked.connect(self.looks.show_history)
        self.handing_in.handed_in.connect(self._handed_in)
        self._header.handed_in.connect(self.handing_in.hand_in)
        self.child.paper_ended.connect(self._end_paper)

    def _marked(self, row: Row) -> None:
        self.view.lines.show_mark(row)
        self._count()
        self.saved.emit()

    def _changed(self) -> None:
        self.looks.show(self.marker.register)
        self._count()
        self.saved.emit()

    def _end_paper(self) -> None:
        self.marker.pen = Pen(self._desk)
        self.line.say("The paper is put away. What was keyed in is kept.")
        self.stand()

    def _handed_in(self, register: Register) -> None:
        self.marker.pen = Pen(self._desk)
        self.show_register(register)
        self.saved.emit()

    def _count(self) -> None:
        register = self.marker.register
        count = count_marks(row.code for row in register.rows)
        self._header.counts.show_count(count, len(register.known_blanks))
        self.doubts.look(self._desk, register, takes=self.looks.takes)
        self.stand()

    def _close(self) -> None:
        try:
            register = refresh_rows(self._desk, self.marker.register)
        except SchoolError:
            return  # another window is saving; the next second tries again
        if register.closed_at is None:
            return  # the clock is in doubt, and the window says so
        unsaved = self.keys.typing.code
        self.keys.drop()
        self.question.hide()
        self.show_register(register)
        lost = f" {unsaved} was still being typed and is not saved." if unsaved else ""
        self.line.refuse(f"The register has closed.{lost}")
        self.saved.emit()
