"""A family is back, or does not go after all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.tasks.organisation.set_terms import calendar_of
from desktop.tasks.travel.decide_journey import withdraw_journey
from desktop.tasks.travel.end_journey import end_journey
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.dialogs.travel.judged_form import NO_DAY
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.travel.journey import Journey
    from desktop.tasks.desk import Desk

_BACK = (
    "From that day nothing is expected because of the journey: at home or on a site a child who is "
    "away is looked for as any other."
)
_STAYS = "What was asked for and decided stays in the file."


class EndJourneyDialog(FormDialog):
    """Registers that have closed keep their marks."""

    def __init__(self, desk: Desk, journey: Journey, parent: QWidget | None = None) -> None:
        super().__init__("The family is back", "They are back", parent)
        self._desk, self._journey = desk, journey
        self.day = DayField(desk.today, calendar_of(desk))
        self.words = text_field(hint="such as: in class this morning")
        self.body.addWidget(label(journey.span, "heading", wraps=True))
        self.body.addWidget(label(_BACK, "hint", wraps=True))
        self.add_fields(
            self.box("day", "Back from", self.day),
            self.box("words", "How the school knows", self.words),
            columns=1,
        )
        self.grow(520, 400)

    def findings(self) -> dict[str, str]:
        found = {} if self.day.day else {"day": NO_DAY}
        if not self.words.text().strip():
            found["words"] = "Say how the school knows."
        return found

    def save(self) -> str:
        day = self.day.day or self._desk.today
        end_journey(self._desk, self._journey, day, self.words.text())
        return f"Back from {day_in_words(day)}: the journey has ended."


class WithdrawJourneyDialog(FormDialog):
    """The family’s own word; deciding is the head’s."""

    def __init__(self, desk: Desk, journey: Journey, parent: QWidget | None = None) -> None:
        super().__init__("The family does not go", "Keep it", parent)
        self._desk, self._journey = desk, journey
        self.words = text_field(hint="such as: mother rang")
        self.body.addWidget(label(journey.span, "heading", wraps=True))
        self.body.addWidget(label(_STAYS, "hint", wraps=True))
        self.add_fields(self.box("words", "Who said so, and how", self.words), columns=1)
        self.grow(520, 320)

    def findings(self) -> dict[str, str]:
        return {} if self.words.text().strip() else {"words": "Say who said so."}

    def save(self) -> str:
        withdraw_journey(self._desk, self._journey, self.words.text())
        return "The journey is withdrawn."
