"""Who signed a contract or plan on paper, and who declined; both are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.agreements.standing import Answer, PartyAnswer
from desktop.models.days.session import day_in_words
from desktop.tasks.agreements.review_agreement import answer_agreement
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.shortened_box import ShortenedBox
from desktop.ui.widgets.words import counted, label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit, QWidget

    from desktop.models.agreements.standing import Standing
    from desktop.tasks.desk import Desk

_HINT = "It is voluntary, and declining is no fault. What is kept here is never changed."
_NOT_YET = {None: "Not yet", Answer.DECLINED: "Declined, as before"}
_CHOICES = {Answer.SIGNED: "Signed on paper", Answer.DECLINED: "Declined"}
_NO_DAY = "Type the day as 12/11/2026."


@dataclass(frozen=True, slots=True)
class _Line:
    """What is asked about one party."""

    answer: ShortenedBox
    day: DayField
    words: QLineEdit


class AgreementAnswersDialog(FormDialog):
    """A line for each who has not signed; who declined before may still sign."""

    def __init__(
        self, desk: Desk, standing: Standing, name: str, parent: QWidget | None = None
    ) -> None:
        kind = standing.agreement.kind.value
        super().__init__(f"Signatures: {kind} of {name}", "Keep the signatures", parent)
        self._desk, self._standing = desk, standing
        self.lines: dict[int, _Line] = {}
        self.body.addWidget(label(_HINT, "hint", wraps=True))
        for place, (party, last) in enumerate(standing.answered(), 1):
            if last is not None and last.answer is Answer.SIGNED:
                words = f"{party.words}: signed {day_in_words(last.day)}"
                self.body.addWidget(label(words, wraps=True))
                continue
            self._ask(place, party.words, last.answer if last else None)
        self.grow(640, 560)

    def findings(self) -> dict[str, str]:
        return {
            f"day{place}": _NO_DAY
            for place, line in self.lines.items()
            if line.answer.currentData() and line.day.day is None
        }

    def save(self) -> str:
        answers = [
            PartyAnswer(place, answer, line.day.day or self._desk.today, line.words.text().strip())
            for place, line in self.lines.items()
            if (answer := line.answer.currentData()) is not None
        ]
        answer_agreement(self._desk, self._standing.agreement.id, answers)
        return f"{counted(len(answers), 'answer')} kept."

    def _ask(self, place: int, who: str, last: Answer | None) -> None:
        line = _Line(ShortenedBox(), DayField(self._desk.today), text_field())
        line.answer.addItem(_NOT_YET[last], None)
        for answer, words in _CHOICES.items():
            if answer is not last:
                line.answer.addItem(words, answer)
        self.lines[place] = line
        boxes = (
            self.box(f"answer{place}", "Answer", line.answer),
            self.box(f"day{place}", "On", line.day),
            self.box(f"words{place}", "Words", line.words, "Such as why, where they said."),
        )
        for box in boxes:
            box.editor.setAccessibleName(f"{box.name}: {who}")
        self.add_fields(boxes[0], boxes[1], title=who)
        self.add_fields(boxes[2], columns=1)
