"""What can be done with the chosen letter of the ledger, each by a button."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import SchoolError
from desktop.models.letters.letter import Befell, LetterState
from desktop.models.organisation.staff import Duty
from desktop.models.sending.by_hand import mail_link
from desktop.tasks.letters import send_letters
from desktop.tasks.letters.signed_papers import letter_shown
from desktop.tasks.letters.word_letters import languages
from desktop.ui.dialogs.letters.letter_sent import LetterSentDialog
from desktop.ui.dialogs.letters.letter_words import LetterWordsDialog
from desktop.ui.papers.preview import PaperJob
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.register.ask_line import AskLine, Question
from desktop.ui.widgets.words import Notice, button

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from desktop.models.letters.ledger_line import LedgerLine
    from desktop.models.letters.letter import Letter
    from desktop.tasks.desk import Desk
    from desktop.tasks.papers.paper import Paper

_ENGLISH = "English"
_ATTACH = "The e-mail is open: attach the signed file of {}, send it, then press “It was sent”."
_NO_MAIL = "This computer has no mail program. Write to {} and attach the signed file."


class LedgerActions(QWidget):
    """Buttons that fit the letter; a reason is asked for in place."""

    said = Signal(str)
    changed = Signal()
    paper_asked = Signal(object)
    pupil_chosen = Signal(int)
    went_back = Signal()

    def __init__(
        self,
        desk: Desk,
        open_desk: Callable[[], AbstractContextManager[Desk]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._open_desk = desk, open_desk
        self._line: LedgerLine | None = None
        self._letter: Letter | None = None
        self._printed: tuple[Letter, ...] = ()
        self._then: Callable[[str], None] | None = None
        self.question, self.notice = AskLine(), Notice()
        self.show_it = button("Show…", self._show, "primary", "file-text")
        self.sent = button("It was sent…", self._ask_sent, picture="check")
        self.all_sent = button("All that are printed were posted…", self._ask_all_sent)
        self.mail = button("E-mail…", self._mail)
        self.settle = button("Looked at…", self._ask_settle, picture="eye")
        self.again = button("Write again…", self._ask_again, picture="refresh-cw")
        self.child = button("The child’s page", self._open_child, picture="user")
        self.words = button("What letters say…", self._open_words, picture="pencil")
        self._lay_out()

    def choose(self, line: LedgerLine | None) -> None:
        """Offer what can be done with this letter."""
        self._line, self._letter = line, line.letter if line else None
        letter = self._letter
        signed = letter.signed if letter else None
        unsigned = letter is not None and letter.state is LetterState.UNSIGNED
        digital = signed is not None and signed.what is Befell.SIGNED
        for one in (self.show_it, self.child):
            one.setEnabled(letter is not None)
        self.sent.setEnabled(signed is not None)
        self.mail.setEnabled(digital)
        self.settle.setEnabled(bool(line and line.needs_look))
        self.again.setEnabled(unsigned)

    def offer_all(self, lines: Sequence[LedgerLine]) -> None:
        """Take the letters on view: those printed with an address may be kept as posted at once."""
        self._printed = tuple(
            one.letter
            for one in lines
            if one.letter.state is LetterState.PRINTED and one.letter.address
        )
        self.all_sent.setVisible(len(self._printed) > 1)

    def show_paper(self, line: LedgerLine) -> None:
        """Ask for the paper of a letter: DRAFT while unsigned, else the very file."""
        make = partial(letter_paper, letter=line.letter)
        self.paper_asked.emit(PaperJob(line.letter.reference, make))

    def _lay_out(self) -> None:
        line = FlowRow(spacing=8)
        line.add_left(self.show_it, self.sent, self.mail, self.settle, self.again, self.child)
        line.add_left(self.all_sent)
        line.add_right(self.words)
        self.settle.setVisible(self._desk.who.may(Duty.SIGN_LETTERS))
        self.words.setVisible(self._desk.who.may(Duty.SET_UP))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.question)
        inside.addWidget(self.notice)
        inside.addWidget(line)
        self.question.answered.connect(self._answered)
        self.question.went_back.connect(self.went_back)

    def _show(self) -> None:
        if self._line is not None:
            self.show_paper(self._line)

    def _open_child(self) -> None:
        if self._letter is not None:
            self.pupil_chosen.emit(self._letter.pupils[0])

    def _ask_sent(self) -> None:
        if self._letter is not None:
            dialog = LetterSentDialog(self._desk, [self._letter], self)
            dialog.saved.connect(self._done)
            dialog.open()

    def _ask_all_sent(self) -> None:
        dialog = LetterSentDialog(self._desk, self._printed, self)
        dialog.saved.connect(self._done)
        dialog.open()

    def _open_words(self) -> None:
        dialog = LetterWordsDialog(self._desk, self._open_desk, self)
        dialog.saved.connect(self._done)
        dialog.open()

    def _mail(self) -> None:
        if self._letter is not None:
            words, opened = _open_mail(self._desk, self._letter)
            self.notice.say(words, "notice" if opened else "notice-warn")

    def _ask_settle(self) -> None:
        letter = self._letter
        if letter is not None:
            self._then = partial(send_letters.settle_flag, self._desk, letter.id)
            words = "What follows from it? “Nothing”, or what you did about it."
            self.question.ask(Question(words, "Keep", field="What follows"))

    def _ask_again(self) -> None:
        letter = self._letter
        if letter is not None:
            self._then = partial(_again, self._desk, letter.id)
            words = "Write it again in today’s words: in which language?"
            offers = (_ENGLISH, *languages(self._desk))
            self.question.ask(Question(words, "Write it again", "Language", offers))

    def _answered(self, words: str) -> None:
        then, self._then = self._then, None
        if then is None:
            return
        try:
            then(words)
        except SchoolError as error:
            self.notice.say(f"{error.title} {error.advice}", "notice-warn")
        else:
            self._done("It is kept.")
        self.went_back.emit()

    def _done(self, words: str) -> None:
        self.notice.clear()
        self.said.emit(words)
        self.changed.emit()


def _open_mail(desk: Desk, letter: Letter) -> tuple[str, bool]:
    """Open an e-mail to each adult; say what is left to do, and whether all were opened."""
    try:
        going = send_letters.by_email(desk, letter.id)
    except SchoolError as error:
        return f"{error.title} {error.advice}", False
    tried = [QDesktopServices.openUrl(QUrl(mail_link(one))) for one in going]
    if all(tried):
        return _ATTACH.format(letter.reference), True
    return _NO_MAIL.format(", ".join(one.address for one in going)), False


def letter_paper(desk: Desk, letter: Letter) -> Paper:
    """Make the paper of a letter, for a desk of its own."""
    return letter_shown(desk, letter)


def _again(desk: Desk, number: int, language: str) -> None:
    name = language.strip()
    send_letters.write_again(desk, number, "" if name.casefold() == _ENGLISH.casefold() else name)
