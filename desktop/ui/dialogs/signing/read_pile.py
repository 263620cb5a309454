"""A pile of letters, read page by page as it will print, and signed at once with one password."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.tasks.letters.sign_letters import (
    Following,
    PileDone,
    leave_for_ink,
    sign_pile,
    waiting_letters,
)
from desktop.tasks.letters.signature_safe import signature_state
from desktop.tasks.letters.signed_papers import letter_shown
from desktop.ui.dialogs.keyed_dialog import KeyedDialog
from desktop.ui.dialogs.signing.my_signature import MySignatureDialog
from desktop.ui.dialogs.signing.send_back import SendBackDialog
from desktop.ui.messages import telling
from desktop.ui.widgets.signing.pile_reader import PileReader
from desktop.ui.widgets.signing.pile_side import PileSide
from desktop.ui.widgets.words import counted
from desktop.ui.widgets.work_line import WorkLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from desktop.models.letters.letter import Letter
    from desktop.tasks.desk import Desk
    from desktop.tasks.papers.paper import Paper
    from desktop.ui.background import BackgroundTask

_SIZE = QSize(1200, 676)  # pixels; `begin` takes what the window behind it gives
_SAID = 4  # troubles that are said one by one


class ReadPileDialog(KeyedDialog):
    """Page Down reads on, through the pages and from letter to letter."""

    said = Signal(str)
    changed = Signal()  # something was signed, left for ink or sent back
    all_made = Signal()

    def __init__(
        self,
        desk: Desk,
        open_desk: Callable[[], AbstractContextManager[Desk]],
        letters: Sequence[Letter],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Letters to sign")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._open_desk = desk, open_desk
        self._is_signing = False
        self.line, self.reader = WorkLine(open_desk), PileReader(letters, self)
        self.side = PileSide(self.reader.list)
        self._lay_out()
        self._connect()
        self._offer()
        self.resize(_SIZE)

    def begin(self) -> None:
        """Show the window and begin to make the pages."""
        self.resize((self.parentWidget() or self).window().size() * 0.94)
        self.open()
        letters = self.reader.pile.letters
        work = partial(_making, letters)
        self.line.run(f"Making {counted(len(letters), 'letter')}…", work, self._made)

    def reject(self) -> None:
        """Leave the pile; signing is stopped between two letters, and what came of it is said."""
        self.line.stop()
        if not self._is_signing:
            super().reject()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.line)
        left.addWidget(self.reader.turner, 1)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(18, 14, 18, 14)
        inside.setSpacing(16)
        inside.addLayout(left, 3)
        inside.addWidget(self.side, 2)

    def _connect(self) -> None:
        self.line.delivered.connect(self._add)
        self.reader.turned.connect(self._offer)
        self.line.began.connect(self.side.rest)
        self.line.ended.connect(self._wake)
        side = self.side
        side.out_asked.connect(self._take_out)
        side.back_asked.connect(self._send_back)
        side.ink_asked.connect(self._leave_for_ink)
        side.sign_asked.connect(self._sign)
        side.signature_asked.connect(self._set_up)
        side.leave_asked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+D"), self).activated.connect(self._take_out)

    def _add(self, made: tuple[int, Paper]) -> None:
        self.reader.add_paper(*made)

    def _made(self, _nothing: None) -> None:
        self.all_made.emit()

    def _wake(self) -> None:
        self._offer()
        if self._is_signing:
            self.side.password.setFocus()
        self._is_signing = False

    def _offer(self) -> None:
        """Say how far the reading is, and offer what can be done."""
        if not self.line.is_busy:
            state = signature_state(self._desk)
            self.side.offer(self.reader.pile, state, is_out=self.reader.is_out)

    def _take_out(self) -> None:
        if not self.line.is_busy:
            self.reader.take_out()

    def _send_back(self) -> None:
        chosen = self.reader.chosen
        if chosen is not None:
            form = SendBackDialog(self._desk, chosen, self)
            form.saved.connect(self._say)
            form.open()

    def _set_up(self) -> None:
        with telling(self):
            form = MySignatureDialog(self._desk, self._open_desk, self)
            form.saved.connect(self._say)
            form.open()

    def _leave_for_ink(self) -> None:
        with telling(self):
            self._say_done("left for ink", leave_for_ink(self._desk, self.reader.pile.read))

    def _sign(self, password: str) -> None:
        letters = self.reader.pile.read
        if letters and password and not self.line.is_busy:
            self._is_signing = True
            words = f"Signing {counted(len(letters), 'letter')}…"
            done = partial(self._say_done, "signed")
            self.line.run(words, partial(_signing, letters, password), done)

    def _say_done(self, what: str, done: PileDone) -> None:
        parts = [f"{counted(len(done.signed), 'letter')} {what}."]
        parts += [f"Stopped: {done.left} not reached."] if done.left else []
        parts += done.refused[:_SAID]
        more = len(done.refused) - _SAID
        parts += [f"And {more} more."] if more > 0 else []
        self._say("\n".join(parts), "notice-warn" if done.refused or done.left else "notice-ok")

    def _say(self, words: str, kind: str = "notice-ok") -> None:
        """Say what was done; a pile of which nothing is left on the desk ends."""
        with telling(self):
            waiting = frozenset(one.id for one in waiting_letters(self._desk))
            self.reader.keep_only(waiting)
        self.said.emit(words.replace("\n", " "))
        self.changed.emit()
        if self.reader.pile.letters:
            self._offer()
            self.line.say(words, kind)
        else:
            self.accept()


def _making(letters: Sequence[Letter], desk: Desk, task: BackgroundTask) -> None:
    for done, letter in enumerate(letters, 1):
        if task.is_cancelled():
            return
        task.deliver((letter.id, letter_shown(desk, letter)))
        task.progress(done, len(letters))


def _signing(
    letters: Sequence[Letter], password: str, desk: Desk, task: BackgroundTask
) -> PileDone:
    return sign_pile(desk, letters, password, Following(task.progress, task.is_cancelled))
