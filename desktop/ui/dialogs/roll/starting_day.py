"""The day from which a child is on roll: put right, or begun again after leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.tasks.admissions.change_roll import admit_again, change_starting_day
from desktop.tasks.organisation.manage_classes import classes_on
from desktop.tasks.organisation.set_terms import calendar_of
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.dialogs.roll.class_field import class_field, place_of, year_field
from desktop.ui.widgets.day_field import DayField

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from desktop.models.admissions.pupil import Pupil
    from desktop.tasks.desk import Desk

_NO_DAY = {"day": "Give the day as 10/11/2026."}


class StartingDayDialog(FormDialog):
    """Never after a mark that stands: the task refuses it."""

    def __init__(self, desk: Desk, pupil: Pupil, now: date, parent: QWidget | None = None) -> None:
        super().__init__(f"Starting day of {pupil.name}", "Save the day", parent)
        self._desk, self._pupil = desk, pupil
        self._day = DayField(now, calendar_of(desk))
        self.add_fields(self.box("day", "First day on roll", self._day), columns=1)
        self.grow(480, 260)

    def findings(self) -> dict[str, str]:
        return {} if self._day.day else _NO_DAY

    def save(self) -> str:
        day = self._day.day or self._desk.today
        change_starting_day(self._desk, self._pupil.id, day)
        return f"{self._pupil.name} is on roll from {day_in_words(day)}."


class JoinAgainDialog(FormDialog):
    """For a child who left and comes back: what was kept is used again."""

    def __init__(self, desk: Desk, pupil: Pupil, parent: QWidget | None = None) -> None:
        super().__init__(f"{pupil.name} comes back", "Put on roll again", parent)
        self._desk, self._pupil = desk, pupil
        self._day = DayField(desk.today, calendar_of(desk))
        self._class = class_field(classes_on(desk, desk.today))
        self._year = year_field()
        self.add_fields(
            self.box("day", "First day on roll", self._day),
            None,
            self.box("group", "Class", self._class),
            self.box("year_group", "Year group", self._year),
        )
        self.grow(600, 340)

    def findings(self) -> dict[str, str]:
        return {} if self._day.day else _NO_DAY

    def save(self) -> str:
        day = self._day.day or self._desk.today
        admit_again(self._desk, self._pupil.id, day, place_of(self._class, self._year))
        return f"{self._pupil.name} is on roll again from {day_in_words(day)}."
