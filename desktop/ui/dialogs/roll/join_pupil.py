"""Put a new child on the roll: the least that is needed first, the rest on the child's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.models.admissions.pupil import Contact, Pupil
from desktop.models.days.session import day_in_words
from desktop.tasks.admissions import change_roll
from desktop.tasks.admissions.change_roll import Admission
from desktop.tasks.admissions.type_phones import typed_phones
from desktop.tasks.organisation.manage_classes import classes_on
from desktop.tasks.organisation.set_terms import calendar_of
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.dialogs.roll.class_field import class_field, place_of, year_field
from desktop.ui.dialogs.roll.pupil_fields import NAMES, editor_for, filled, pupil_findings, typed
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.field_box import text_field

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.tasks.desk import Desk

_FIRST = ("legal_forename", "legal_surname", "birth_date", "sex")
_MORE = ("preferred_forename", "upn", "last_school", "postcode")


class JoinPupilDialog(FormDialog):
    """A new pupil; `joined` carries the number, for the page to open."""

    joined = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("New pupil", "Put on roll", parent)
        self._desk = desk
        self._start = DayField(desk.today, calendar_of(desk))
        self._class = class_field(classes_on(desk, desk.today))
        self._year = year_field()
        self.add_fields(*(self._fact(fact) for fact in _FIRST), title="Who")
        self.add_fields(
            self.box("starting_day", "Starting day", self._start, "The first day on roll."),
            None,
            self.box("group", "Class", self._class),
            self.box("year_group", "Year group", self._year),
            title="When and where",
        )
        self._add_contact()
        self.add_fields(*(self._fact(fact) for fact in _MORE), title="If you have it to hand")
        self.grow(720, 680)

    def _fact(self, fact: str) -> QWidget:
        return self.box(fact, NAMES[fact], editor_for(fact, None))

    def _add_contact(self) -> None:
        self.add_fields(
            self.box("contact_forename", "Forename", text_field()),
            self.box("contact_surname", "Surname", text_field()),
            self.box("relationship", "Relationship", text_field(hint="mother, father, carer …")),
            self.box("phone", "Mobile", text_field()),
            title="First person to ring",
        )

    def findings(self) -> dict[str, str]:
        found = pupil_findings(self.boxes, self._desk.today)
        if self._start.day is None:
            found["starting_day"] = "Give the day as 10/11/2026."
        return found

    def save(self) -> str:
        day = self._start.day or self._desk.today
        blank = Pupil(legal_surname="", legal_forename="", birth_date=day)
        new = Admission(
            filled(blank, self.boxes), day, place_of(self._class, self._year), self._contacts()
        )
        pupil = change_roll.admit(self._desk, new)
        self.joined.emit(pupil.id)
        return f"{pupil.name} is on roll from {day_in_words(day)}."

    def _contacts(self) -> tuple[Contact, ...]:
        forename, surname = (
            typed(self.boxes["contact_forename"]),
            typed(self.boxes["contact_surname"]),
        )
        if not forename and not surname:
            return ()
        phones, _doubts = typed_phones(typed(self.boxes["phone"]), "mobile")
        relationship = typed(self.boxes["relationship"])
        return (
            Contact(forename=forename, surname=surname, relationship=relationship, phones=phones),
        )
