"""A class: its name, year groups and whose times it keeps; a new one from a day on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.tasks.organisation.manage_classes import ClassFacts, add_class, change_class
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.editors.class_editor import TimesOf
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.school.year_groups import typed_years, years_in_name, years_in_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.organisation.group import Group
    from desktop.tasks.desk import Desk

_YEARS = "N1, N2, R, 1 to 13; write 5, 6 for a mixed class."
_TIMES = "A mixed class keeps the times of one of its year groups."


class EditClassDialog(FormDialog):
    """Without a class it adds one."""

    def __init__(self, desk: Desk, group: Group | None, parent: QWidget | None = None) -> None:
        title = f"Change {group.name}" if group else "Add a class"
        super().__init__(title, "Save" if group else "Add the class", parent)
        self._desk, self._group = desk, group
        self.name = text_field(group.name if group else "", "6B, Oak, Reception")
        self.years = text_field(years_in_words(group.year_groups) if group else "", "6")
        self.times_of, self.first_day = TimesOf(), DayField(desk.today)
        self.times_of.offer(*((group.year_groups, group.picked_times) if group else ((), "")))
        self.add_fields(
            self.box("name", "Name", self.name),
            self.box("years", "Year groups", self.years, _YEARS),
            self.box("times", "Session times", self.times_of, _TIMES),
            None if group else self.box("first", "First day", self.first_day),
        )
        self.name.textEdited.connect(self._guess)
        self.years.textChanged.connect(self._offer)
        self._guessed = group is None
        self.years.textEdited.connect(self._take_over)
        self.resize(620, 360)

    @property
    def facts(self) -> ClassFacts:
        """The class as typed."""
        years, _ = typed_years(self.years.text())
        return ClassFacts(" ".join(self.name.text().split()), years, self.times_of.picked)

    def findings(self) -> dict[str, str]:
        found = {}
        if not self.facts.name:
            found["name"] = "Write 6B, Oak, Reception …"
        _, unknown = typed_years(self.years.text())
        if unknown:
            found["years"] = f"“{unknown}” is no year group. {_YEARS}"
        if self._group is None and self.first_day.day is None:
            found["first"] = "Write day, month and year."
        return found

    def save(self) -> str:
        facts = self.facts
        if self._group is not None:
            change_class(self._desk, self._group.id, facts)
            return f"{facts.name} is changed."
        day = self.first_day.day or self._desk.today
        add_class(self._desk, facts, day)
        return f"{facts.name} is a class from {day_in_words(day)}."

    def _guess(self) -> None:
        if self._guessed:
            self.years.setText(years_in_words(years_in_name(self.name.text())))

    def _take_over(self) -> None:
        self._guessed = False

    def _offer(self) -> None:
        self.times_of.offer(self.facts.year_groups)
