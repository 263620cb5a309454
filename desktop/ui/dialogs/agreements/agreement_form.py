"""The form of an attendance contract or action plan: a new one, or a version that replaces it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.models.agreements.agreement import (
    Agreement,
    Kind,
    agreement_findings,
    rate_shown,
    rate_typed,
)
from desktop.tasks.agreements.make_agreement import beginning, make_agreement, next_version
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.widgets.agreements.parties_field import PartiesField
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.safeguarding.note_field import NoteField
from desktop.ui.widgets.shortened_box import ShortenedBox
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.agreements.standing import Standing
    from desktop.tasks.desk import Desk

_HINT = (
    "It is voluntary: who declines is written down with Signatures, and neither answer admits"
    " anything. What is secret about the child belongs in a safeguarding note."
)
_TEXTS = {
    "difficulties": ("What makes attending difficult", ""),
    "family": ("What the family does", "Each step, by whom and from when."),
    "by_school": ("What the school does", "Each step, by whom and from when."),
    "others": ("What others do", "The local authority, agencies. Empty for nobody."),
    "target": ("Target", "In words."),
}
_NO_DAY = "Type the day as 12/11/2026."
_NO_RATE = "Write a number such as 95 or 95.5, or leave it empty."


class AgreementFormDialog(FormDialog):
    """`before` is how the one to change stands; both versions are kept. Ctrl+Enter saves."""

    def __init__(
        self,
        desk: Desk,
        pupil: int,
        before: Standing | None = None,
        parent: QWidget | None = None,
    ) -> None:
        begin = beginning(desk, pupil)
        kind = before.agreement.kind.words if before else "Contract or action plan"
        super().__init__(f"{kind} of {begin.pupil.name}", "Keep it", parent)
        self._desk, self._pupil = desk, begin.pupil
        self._before = next_version(before) if before else None
        self.kind = ShortenedBox()
        for one in Kind:
            self.kind.addItem(one.words, one)
        days = begin.calendar
        self.made_on, self.review = DayField(desk.today, days), DayField(begin.review_on, days)
        self.first, self.last = DayField(desk.today, days), DayField(None, days)
        self.parties, self.rate = PartiesField(begin.contacts), text_field(hint="such as 95")
        self.texts = {key: NoteField(1 if key == "target" else 3) for key in _TEXTS}
        self._lay_out_fields()
        for field in self.texts.values():
            field.done.connect(self._save)
        if self._before is not None:
            self._fill(self._before)
        self.grow(860, 760)

    def findings(self) -> dict[str, str]:
        found = {}
        for key, field in (
            ("made_on", self.made_on), ("first_day", self.first), ("last_day", self.last),
            ("review_on", self.review),
        ):  # fmt: skip
            if field.day is None:
                found[key] = _NO_DAY
        if self.rate.text().strip() and rate_typed(self.rate.text()) is None:
            found["rate"] = _NO_RATE
        if not found:
            for one in agreement_findings(self._draft()):
                found.setdefault(one.field, f"{one.text} {one.reason}")
        return found

    def save(self) -> str:
        draft = self._draft()
        make_agreement(self._desk, draft)
        return f"The {draft.kind.value} of {self._pupil.name} is kept. Signatures come next."

    def _draft(self) -> Agreement:
        today = self._desk.today
        texts: dict[str, Any] = {
            key: field.toPlainText().strip() for key, field in self.texts.items()
        }
        return Agreement(
            pupil=self._pupil.id,
            kind=Kind(self.kind.currentData()),
            made_on=self.made_on.day or today,
            first_day=self.first.day or today,
            last_day=self.last.day or today,
            review_on=self.review.day or today,
            parties=self.parties.parties,
            rate=rate_typed(self.rate.text()),
            replaces=self._before.replaces if self._before else None,
            **texts,
        )

    def _lay_out_fields(self) -> None:
        self.body.addWidget(label(_HINT, "hint", wraps=True))
        known = "Older policies call a contract a parenting contract."
        kind = None if self._before else self.box("kind", "What it is", self.kind, known)
        made_on = self.box("made_on", "Agreed at the meeting on", self.made_on)
        self.add_fields(*((kind, made_on) if kind else (made_on, None)))
        self.add_fields(self.box("parties", "At the meeting", self.parties), columns=1)
        self.add_fields(self._text("difficulties"), columns=1)
        self.add_fields(self._text("family"), self._text("by_school"))
        self.add_fields(self._text("others"), columns=1)
        about = "Attendance in per cent, counted from the first day to the last. Empty for none."
        self.add_fields(
            self._text("target"),
            self.box("rate", "Target as a figure", self.rate, about),
            self.box("first_day", "First day", self.first),
            self.box("last_day", "Last day", self.last),
            self.box("review_on", "Review on", self.review, "Today reminds of it from that day."),
        )

    def _text(self, key: str) -> QWidget:
        name, hint = _TEXTS[key]
        return self.box(key, name, self.texts[key], hint)

    def _fill(self, before: Agreement) -> None:
        self.kind.setCurrentIndex(self.kind.findData(before.kind))
        self.first.set_day(before.first_day)
        self.last.set_day(before.last_day)
        if before.review_on > self._desk.today:
            self.review.set_day(before.review_on)
        self.parties.fill(before.parties)
        self.rate.setText(rate_shown(before.rate))
        for key, field in self.texts.items():
            field.setPlainText(getattr(before, key))
