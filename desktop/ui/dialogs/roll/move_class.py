"""Move a child to another class or year group from a day on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.tasks.admissions.change_roll import move_pupil
from desktop.tasks.organisation.manage_classes import classes_on
from desktop.tasks.organisation.set_terms import calendar_of
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.dialogs.roll.class_field import class_field, place_of, year_field
from desktop.ui.widgets.day_field import DayField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.admissions.pupil import Pupil
    from desktop.models.admissions.roll import Membership
    from desktop.tasks.desk import Desk


class MoveClassDialog(FormDialog):
    """The days before keep the class they were spent in."""

    def __init__(
        self, desk: Desk, pupil: Pupil, now: Membership | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(f"Another class for {pupil.name}", "Move", parent)
        self._desk, self._pupil = desk, pupil
        self._class = class_field(classes_on(desk, desk.today), now.group if now else None)
        self._year = year_field(now.year_group if now else "")
        self._day = DayField(desk.today, calendar_of(desk))
        self.add_fields(
            self.box("group", "Class", self._class),
            self.box("year_group", "Year group", self._year),
            self.box("day", "From", self._day, "The days before keep their class."),
        )
        self.grow(600, 340)

    def findings(self) -> dict[str, str]:
        return {} if self._day.day else {"day": "Give the day as 10/11/2026."}

    def save(self) -> str:
        day = self._day.day or self._desk.today
        place = place_of(self._class, self._year)
        move_pupil(self._desk, self._pupil.id, place, day)
        where = self._class.currentText() if place.group else "no class"
        return f"{self._pupil.name} is in {where} from {day_in_words(day)}."
