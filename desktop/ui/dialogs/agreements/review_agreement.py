"""A review of a contract or plan: who came, what was kept to, whether it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.agreements.standing import Outcome, Review, review_findings
from desktop.models.days.session import day_in_words
from desktop.tasks.agreements.make_agreement import beginning
from desktop.tasks.agreements.review_agreement import review_agreement
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.safeguarding.note_field import NoteField
from desktop.ui.widgets.shortened_box import ShortenedBox
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.agreements.standing import Standing
    from desktop.tasks.desk import Desk

_NO_DAY = "Type the day as 12/11/2026."


class ReviewAgreementDialog(FormDialog):
    """`figure` is the attendance so far, said above the fields; nothing ends by itself."""

    def __init__(
        self, desk: Desk, standing: Standing, title: str, figure: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(f"Review: {title}", "Keep the review", parent)
        self._desk, self._standing = desk, standing
        begin = beginning(desk, standing.agreement.pupil)
        self.held_on = DayField(desk.today, begin.calendar)
        self.next_on = DayField(begin.review_on, begin.calendar)
        self.came, self.outcome = text_field(), ShortenedBox()
        self.kept_to, self.words = NoteField(3), NoteField(2)
        self.outcome.addItem("Choose", None)
        for one in Outcome:
            self.outcome.addItem(one.words, one)
        self._lay_out_fields(figure)
        self.outcome.currentIndexChanged.connect(self._show_next)
        for field in (self.kept_to, self.words):
            field.done.connect(self._save)
        self._show_next()
        self.grow(680, 640)

    def findings(self) -> dict[str, str]:
        found = {}
        if self.held_on.day is None:
            found["held_on"] = _NO_DAY
        if self.outcome.currentData() is None:
            found["outcome"] = "Choose whether it goes on, or how it ends."
        if self._goes_on and self.next_on.day is None:
            found["next_on"] = _NO_DAY
        if not found:
            for one in review_findings(self._review(), self._standing):
                found.setdefault(one.field, f"{one.text} {one.reason}")
        return found

    def save(self) -> str:
        review, standing = self._review(), self._standing
        seen = len(standing.reviews)
        after = review_agreement(self._desk, standing.agreement.id, review, seen)
        if after.due_on is None:
            return f"The review is kept: {review.outcome.value}."
        return f"The review is kept. The next is on {day_in_words(after.due_on)}."

    @property
    def _goes_on(self) -> bool:
        return self.outcome.currentData() is Outcome.GOES_ON

    def _review(self) -> Review:
        return Review(
            held_on=self.held_on.day or self._desk.today,
            came=self.came.text().strip(),
            kept_to=self.kept_to.toPlainText().strip(),
            outcome=self.outcome.currentData(),
            words=self.words.toPlainText().strip(),
            next_on=self.next_on.day if self._goes_on else None,
        )

    def _lay_out_fields(self, figure: str) -> None:
        self.body.addWidget(label(f"Target: {self._standing.agreement.target}", wraps=True))
        self.body.addWidget(label(f"Attendance in it: {figure}", wraps=True))
        self.add_fields(
            self.box("held_on", "Held on", self.held_on), self.box("came", "Who came", self.came)
        )
        self.add_fields(self.box("kept_to", "What was kept to", self.kept_to), columns=1)
        self.add_fields(
            self.box("outcome", "What comes of it", self.outcome),
            self.box("next_on", "Next review on", self.next_on),
        )
        self.add_fields(self.box("words", "In words", self.words), columns=1)

    def _show_next(self) -> None:
        self.boxes["next_on"].setVisible(self._goes_on)
