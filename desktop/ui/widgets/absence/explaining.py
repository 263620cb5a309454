"""What explains or settles the chosen lines: asked in place, written as one errand, taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.errors import SchoolError
from desktop.models.absence.explanation import said, why
from desktop.tasks.absence import explain_absence
from desktop.tasks.record import amend_registers
from desktop.ui.widgets.absence.unexplained_words import chosen_in_words
from desktop.ui.widgets.register.ask_line import Question
from desktop.ui.widgets.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.models.absence.absence_reason import AbsenceReason
    from desktop.models.absence.unexplained_line import UnexplainedLine
    from desktop.models.record.amendment import Amendment
    from desktop.tasks.desk import Desk
    from desktop.ui.widgets.register.ask_line import AskLine

_OFFERED = 3
_NOT_DUE = "Choose what is due: until its deadline a reason may still become known."
_NOT_KNOWN = "Nothing is known of these yet. Press the key of a reason."


class Explaining(QObject):
    """`settled` carries what was done and the amendment's number; `ended` follows every answer."""

    settled = Signal(str, int)
    refused = Signal(str)
    ended = Signal()

    def __init__(self, desk: Desk, question: AskLine) -> None:
        super().__init__(question)
        self._desk, self._question = desk, question
        self._then: Callable[[str], Amendment] | None = None
        question.answered.connect(self._answered)
        question.went_back.connect(self.ended)

    def explain(self, lines: Sequence[UnexplainedLine], reason: AbsenceReason) -> None:
        """Ask who said so, and amend the lines to what the reason's key stands for."""
        words = f"{_count(lines)}: N becomes {reason.code}, {reason.words.lower()}."
        offers = dict.fromkeys(said(one) for line in lines for one in line.messages)
        offers |= dict.fromkeys(line.refused.words for line in lines if line.refused)
        question = Question(
            f"{words} Who said so, and what?", "Amend", "Who said so, and what",
            tuple(offers)[:_OFFERED],
        )  # fmt: skip
        self._ask(question, partial(self._explain, lines, reason))

    def settle(self, lines: Sequence[UnexplainedLine]) -> None:
        """Show which lines become O since no reason became known, and settle them on Enter."""
        if not lines or any(not line.proposed for line in lines):
            self.refused.emit(_NOT_DUE)
            return
        words = f"No reason became known. {_count(lines)} become O, unauthorised."
        yes = f"Settle {len(lines)} as O"
        self._ask(Question(words, yes), partial(self._settle, lines))

    def accept(self, lines: Sequence[UnexplainedLine]) -> None:
        """Enter at once what is known of the lines."""
        known = [line for line in lines if line.code]
        if not known:
            self.refused.emit(_NOT_KNOWN)
            return
        self._run(partial(explain_absence.accept, self._desk, known))
        self.ended.emit()

    def undo(self, number: int) -> str:
        """Put back what stood before an amendment; returns what came of it."""
        return str(amend_registers.undo(self._desk, number))

    def _explain(
        self, lines: Sequence[UnexplainedLine], reason: AbsenceReason, words: str
    ) -> Amendment:
        return explain_absence.explain(self._desk, lines, reason.code, why(reason, words))

    def _settle(self, lines: Sequence[UnexplainedLine], _words: str) -> Amendment:
        return explain_absence.settle_as_unknown(self._desk, lines)

    def _ask(self, question: Question, then: Callable[[str], Amendment]) -> None:
        self._then = then
        self._question.ask(question)

    def _answered(self, words: str) -> None:
        then, self._then = self._then, None
        if then is not None:
            self._run(partial(then, words))
        self.ended.emit()

    def _run(self, amend: Callable[[], Amendment]) -> None:
        try:
            made = amend()
        except SchoolError as error:
            self.refused.emit(f"{error.title} {error.advice}".strip())
            return
        self.settled.emit(f"{made.words}.", made.id)


def _count(lines: Sequence[UnexplainedLine]) -> str:
    return f"{counted(len(lines), 'session')} ({chosen_in_words(lines)})"
