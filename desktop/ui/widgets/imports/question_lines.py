"""Records that are not certain: which child each is, or a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.models.days.session import day_in_words
from desktop.ui.widgets.words import button, emptied, label, row, scrolled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.admissions.pupil import Pupil
    from desktop.models.imports.roll_plan import Question

_AT_ONCE = 50
_NEW, _LEAVE = 0, -1


class QuestionLines(QWidget):
    """Emits the answers: the record's place in the file to a pupil's number, None for a new one."""

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.choices: dict[int, QComboBox] = {}
        holder = QWidget()
        self._lines = QVBoxLayout(holder)
        self._lines.setSpacing(14)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 8, 0, 0)
        inside.addWidget(scrolled(holder), 1)
        inside.addLayout(row(None, button("Use these answers", self._answer, "primary")))

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Ask about these, fifty at a time."""
        emptied(self._lines)
        self.choices.clear()
        for question in questions[:_AT_ONCE]:
            self._ask(question)
        if len(questions) > _AT_ONCE:
            more = f"{len(questions) - _AT_ONCE} more follow when these are answered."
            self._lines.addWidget(label(more, "hint"))
        self._lines.addStretch(1)

    def _ask(self, question: Question) -> None:
        record = question.record
        born = day_in_words(record.birth_date)
        row_words = f"Row {record.row}: " if record.row else ""
        name = f"{row_words}{record.legal_forename} {record.legal_surname}, born {born}"
        named = label(name, wraps=True)
        choice = QComboBox()
        choice.setAccessibleName(f"Who {name} is")
        named.setBuddy(choice)
        choice.addItem("Leave it out for now", _LEAVE)
        for pupil in question.candidates:
            choice.addItem(f"It is {_pupil_in_words(pupil)}", pupil.id)
        choice.addItem("It is a new pupil", _NEW)
        self._lines.addWidget(named)
        self._lines.addWidget(label(question.why, "hint", wraps=True))
        self._lines.addLayout(row(choice, None))
        self.choices[question.index] = choice

    def _answer(self) -> None:
        chosen = {index: choice.currentData() for index, choice in self.choices.items()}
        self.answered.emit(
            {index: number or None for index, number in chosen.items() if number != _LEAVE}
        )


def _pupil_in_words(pupil: Pupil) -> str:
    parts = (pupil.name, f"born {day_in_words(pupil.birth_date)}", pupil.upn)
    return ", ".join(filter(None, parts))
