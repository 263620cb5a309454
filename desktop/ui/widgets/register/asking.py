"""What a register asks in its own line: a note, a reason, words for the office, the blanks."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.errors import SchoolError
from desktop.models.marks.class_day import children
from desktop.tasks.marks.look_at_registers import recent_reasons
from desktop.tasks.marks.settle_corrections import ask_correction
from desktop.ui.widgets.register.ask_line import AskLine, Question

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.models.marks.entry import Draft
    from desktop.tasks.desk import Desk
    from desktop.ui.widgets.register.marker import RegisterMarker

_NOTES = {
    "B": "What the activity is and who supervises it",
    "K": "What the education is and where",
    "Y7": "What the cause is",
}

_NO_MARK = "No mark by the close. Why is it made now? Asked once for this register."
_NEVER_IN = "Taken, but never handed in. Have you checked with the teacher that it is complete?"


class RegisterAsking(QObject):
    """Asks, and goes on with the answer; `done` gives the keyboard back to the register."""

    done = Signal()
    correction_sent = Signal()
    blanks_left = Signal()  # hand in and leave the blanks

    def __init__(self, desk: Desk, marker: RegisterMarker, line: AskLine) -> None:
        super().__init__()
        self._desk, self._marker, self._line = desk, marker, line
        self._then: Callable[[str], object] | None = None
        line.answered.connect(self._answered)
        line.went_back.connect(self.done)
        marker.note_wanted.connect(self._ask_note)
        marker.reason_wanted.connect(self._ask_reason)
        marker.late_reason_wanted.connect(self._ask_late)
        marker.words_wanted.connect(self._ask_words)

    def ask_blanks(self) -> None:
        """Ask about children without a mark before the register is handed in."""
        blanks = self._marker.register.blanks
        names = ", ".join(row.name for row in blanks[:4])
        more = f" and {len(blanks) - 4} more" if len(blanks) > 4 else ""
        has = "has" if len(blanks) == 1 else "have"
        question = Question(
            f"{children(len(blanks))} {has} no mark: {names}{more}. At the close they become N.",
            "Hand in, leave them blank",
        )
        self._ask(question, self._leave_blanks)

    def _leave_blanks(self, _words: str) -> None:
        self.blanks_left.emit()

    def _ask_note(self, draft: Draft) -> None:
        name = self._marker.register.row(draft.pupil).name
        question = Question(f"{draft.code} for {name} needs a note.", "Save", _NOTES[draft.code])
        self._ask(question, partial(self._noted, draft))

    def _noted(self, draft: Draft, note: str) -> None:
        self._marker.settle(replace(draft, note=note))

    def _ask_reason(self, draft: Draft) -> None:
        row = self._marker.register.row(draft.pupil)
        question = Question(
            f"Amend {row.name} from {row.code} to {draft.code}. Both marks are kept.",
            "Amend",
            "Why the mark changes",
            recent_reasons(self._desk),
        )
        self._ask(question, partial(self._reasoned, draft))

    def _reasoned(self, draft: Draft, reason: str) -> None:
        self._marker.save(replace(draft, reason=reason))

    def ask_late_reason(self, then: Callable[[], object]) -> None:
        """Ask why a register is taken after its close, then go on."""
        blanks = self._marker.register.blanks or self._marker.register.known_blanks
        question = Question(
            _NO_MARK if blanks else _NEVER_IN,
            "Take it late" if blanks else "Hand it in",
            "Why it is taken late" if blanks else "What its teacher says",
            recent_reasons(self._desk),
        )
        self._ask(question, partial(self._take_late, then))

    def _ask_late(self, draft: Draft | None) -> None:
        again = self._marker.fill if draft is None else partial(self._marker.settle, draft)
        self.ask_late_reason(again)

    def _take_late(self, then: Callable[[], object], reason: str) -> None:
        self._marker.pen = replace(self._marker.pen, late_reason=reason)
        then()

    def _ask_words(self, draft: Draft) -> None:
        row = self._marker.register.row(draft.pupil)
        question = Question(
            f"The register has closed. Ask the office to change {row.name} to {draft.code}?",
            "Send to the office",
            "What is wrong, in a few words",
        )
        self._ask(question, partial(self._send, draft))

    def _send(self, draft: Draft, words: str) -> None:
        asked = replace(draft, reason=words, source=None)
        try:
            ask_correction(self._desk, self._marker.register.id, asked)
        except SchoolError as error:
            self._marker.refused.emit(f"{error.title} {error.advice}")
            return
        self._marker.told.emit("Sent to the office. Its answer will show here.")
        self.correction_sent.emit()

    def _ask(self, question: Question, then: Callable[[str], object]) -> None:
        self._then = then
        self._marker.told.emit("")
        self._line.ask(question)

    def _answered(self, words: str) -> None:
        then, self._then = self._then, None
        self.done.emit()
        if then is not None:
            then(words)
