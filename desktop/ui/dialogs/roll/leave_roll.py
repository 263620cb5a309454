"""A child leaves: the last day on roll, where to, and the ground in law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from desktop.models.admissions.roll import grounds_on
from desktop.models.days.session import day_in_words
from desktop.tasks.admissions.take_off_roll import Leaving, take_off_roll
from desktop.tasks.organisation.set_terms import calendar_of
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.dialogs.roll.pupil_fields import typed
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.field_box import text_field

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from desktop.models.admissions.pupil import Pupil
    from desktop.tasks.desk import Desk


class LeaveRollDialog(FormDialog):
    """The grounds offered are the ones in force on the leaving day."""

    def __init__(self, desk: Desk, pupil: Pupil, parent: QWidget | None = None) -> None:
        super().__init__(f"{pupil.name} is leaving", "Set the leaving day", parent)
        self._desk, self._pupil = desk, pupil
        self._day = DayField(desk.today, calendar_of(desk))
        self._ground = QComboBox()
        self.add_fields(
            self.box(
                "day", "Last day on roll", self._day, "Included: the child is marked that day."
            ),
            self.box("destination", "New school", text_field(hint="name, or where to")),
            self.box("future_address", "New address", text_field(hint="if they are moving")),
        )
        self.add_fields(
            self.box(
                "ground", "Ground for taking the name off the roll", self._ground,
                "The 2024 Regulations, regulation 9. It may be settled later.",
            ),
            columns=1,
        )  # fmt: skip
        self._day.day_changed.connect(self._offer_grounds)
        self._offer_grounds()
        self.grow(700, 460)

    def findings(self) -> dict[str, str]:
        return {} if self._day.day else {"day": "Give the day as 18/12/2026."}

    def save(self) -> str:
        day = self._day.day or self._desk.today
        leaving = Leaving(
            day,
            typed(self.boxes["destination"]),
            str(self._ground.currentData()),
            typed(self.boxes["future_address"]),
        )
        take_off_roll(self._desk, self._pupil.id, leaving)
        return f"{self._pupil.name} leaves at the end of {day_in_words(day)}."

    def _offer_grounds(self) -> None:
        _fill(self._ground, self._day.day or self._desk.today)


def _fill(choice: QComboBox, day: date) -> None:
    chosen = choice.currentData()
    choice.clear()
    choice.addItem("Not settled yet", "")
    for ground in grounds_on(day):
        letter = f"{ground.key}  " if len(ground.key) == 1 else ""
        choice.addItem(f"{letter}{ground.title}", ground.key)
    choice.setCurrentIndex(max(choice.findData(chosen), 0))
