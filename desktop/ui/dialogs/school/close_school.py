"""The whole school closes unforeseen: today at once, or up to the next school day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from desktop.models.days.session import day_in_words
from desktop.tasks.organisation.set_terms import calendar_of, unexpected_closure
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.school.closure_list import HALVES
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.tasks.desk import Desk

_MEANS = (
    "For snow, no heating, a burst pipe: nobody can come in. Marks already made stay. Every child "
    "without a mark shows Y4, which is no absence and no possible session, and no N is made by the "
    "close. The day still counts in the 190 as planned."
)


class CloseSchoolDialog(FormDialog):
    """A closure that nobody planned; planned ones are entered in the list of closures."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("Close the whole school", "Close the school", parent)
        self._desk = desk
        calendar = calendar_of(desk)
        self.first = DayField(desk.today, calendar)
        self.last = DayField(desk.today, calendar)
        self.halves, self.reason = QComboBox(), text_field(hint="snow, no heating …")
        for words, halves in HALVES:
            self.halves.addItem(words, halves)
        self.body.addWidget(label(_MEANS, wraps=True))
        self.add_fields(
            self.box("reason", "Reason", self.reason),
            self.box("halves", "How much of the day", self.halves),
            self.box("first", "First day", self.first),
            self.box("last", "Last day", self.last),
        )
        self.first.day_changed.connect(self._keep_order)
        self.reason.setFocus()
        self.resize(620, 460)

    def findings(self) -> dict[str, str]:
        found = {}
        if not self.reason.text().strip():
            found["reason"] = "Say why: snow, no heating …"
        for name, field in (("first", self.first), ("last", self.last)):
            if field.day is None:
                found[name] = "Write day, month and year."
        if self.first.day and self.last.day and self.last.day < self.first.day:
            found["last"] = "The last day is before the first."
        return found

    def save(self) -> str:
        first, last = self.first.day or self._desk.today, self.last.day or self._desk.today
        halves = HALVES[self.halves.currentIndex()]
        unexpected_closure(self._desk, first, last, self.reason.text(), halves[1])
        days = day_in_words(first)
        if last != first:
            days = f"{days} to {day_in_words(last)}"
        return f"The school is closed on {days} ({halves[0].lower()}). Marks already made stay."

    def _keep_order(self) -> None:
        first, last = self.first.day, self.last.day
        if first and (last is None or last < first):
            self.last.set_day(first)
