"""Let a plan stand no longer, from a day on, with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.tasks.marks.plan_absence import withdraw
from desktop.tasks.organisation.set_terms import calendar_of
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.dialogs.plans.plan_kinds import code_in_words
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.tasks.desk import Desk
    from desktop.tasks.marks.plan_absence import Planned


class WithdrawPlanDialog(FormDialog):
    """Registers that have closed keep their marks; the plan stays in the file."""

    def __init__(self, desk: Desk, planned: Planned, parent: QWidget | None = None) -> None:
        super().__init__("Withdraw a plan", "Withdraw", parent)
        self._desk, self._planned = desk, planned
        expectation = planned.expectation
        what = f"{code_in_words(expectation.code)}, {planned.name}"
        begins = max(expectation.first_day, desk.today)
        self._day = DayField(begins, calendar_of(desk))
        self._why = text_field(hint="in a few words")
        self.body.addWidget(label(what, "heading", wraps=True))
        self.add_fields(
            self.box("day", "From", self._day, "Sessions before that day stay as planned."),
            self.box("why", "Why", self._why),
            columns=1,
        )
        self.grow(520, 380)

    def findings(self) -> dict[str, str]:
        found = {} if self._day.day else {"day": "Give the day as 12/11/2026."}
        if not self._why.text().strip():
            found["why"] = "Say why, in a few words."
        return found

    def save(self) -> str:
        day = self._day.day or self._desk.today
        withdraw(self._desk, self._planned.expectation, day, self._why.text())
        return f"Withdrawn for {self._planned.name} from {day_in_words(day)}."
