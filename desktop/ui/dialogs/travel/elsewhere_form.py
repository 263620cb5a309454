"""Attendances that another school confirms; an entry that was wrong is corrected by a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.models.travel.meters import Elsewhere, elsewhere_findings
from desktop.tasks.organisation.set_terms import calendar_of
from desktop.tasks.travel.attend_elsewhere import add_attendances
from desktop.ui.dialogs.travel.judged_form import NO_DAY, JudgedForm
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.school.limits_fields import NumberField
from desktop.ui.widgets.shortened_box import ShortenedBox
from desktop.ui.widgets.words import counted, label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.finding import Finding
    from desktop.models.travel.travelling import TravellingChild
    from desktop.tasks.desk import Desk

_HINT = "They count among the 200 in twelve months. Correcting an entry with 0 takes it back."


class ElsewhereDialog(JudgedForm):
    """Each entry has its source."""

    def __init__(self, desk: Desk, child: TravellingChild, parent: QWidget | None = None) -> None:
        super().__init__(f"Attended elsewhere: {child.pupil.name}", "Keep it", parent)
        self._desk, self._child = desk, child
        calendar = calendar_of(desk)
        self.entry, self.place = ShortenedBox(), text_field()
        self.first, self.last = DayField(None, calendar), DayField(None, calendar)
        self.count, self.source = NumberField(400, " sessions"), text_field(hint="who confirmed it")
        self.entry.addItem("A new entry", None)
        for one in child.elsewhere:
            words = f"Correct: {one.place}, {one.attendances}, {day_in_words(one.first_day)}"
            self.entry.addItem(words, one)
        self.body.addWidget(label(_HINT, "hint", wraps=True))
        self.add_fields(
            self.box("entry", "Entry", self.entry),
            self.box("place", "School", self.place),
            self.box("first_day", "From", self.first),
            self.box("last_day", "To", self.last),
            self.box("attendances", "Sessions attended", self.count),
            self.box("source", "Confirmed by", self.source, "Such as: e-mail of its office."),
        )
        self.entry.currentIndexChanged.connect(self._fill)
        for changed in (self.first.day_changed, self.last.day_changed, self.count.valueChanged):
            changed.connect(self._look)
        self.grow(680, 460)

    def gaps(self) -> dict[str, str]:
        fields = (("first_day", self.first), ("last_day", self.last))
        found = {key: NO_DAY for key, field in fields if field.day is None}
        if not self.count.value() and self.entry.currentData() is None:
            found["attendances"] = "Write how many sessions they confirm."
        return found

    def judged(self) -> tuple[Finding, ...]:
        new = self.typed()
        others = (one for one in self._child.elsewhere if one.id != new.replaces)
        return tuple(elsewhere_findings(new, others, self._desk.today))

    def save(self) -> str:
        new = self.typed()
        add_attendances(self._desk, new)
        return f"{counted(new.attendances, 'attendance')} at {new.place.strip()}: kept."

    def typed(self) -> Elsewhere:
        """Return the entry as typed."""
        corrected = self.entry.currentData()
        return Elsewhere(
            pupil=self._child.pupil.id,
            place=self.place.text(),
            first_day=self.first.day or self._desk.today,
            last_day=self.last.day or self._desk.today,
            attendances=self.count.value(),
            source=self.source.text(),
            replaces=corrected.id if corrected is not None else None,
        )

    def _fill(self) -> None:
        one = self.entry.currentData()
        if one is not None:
            self.place.setText(one.place)
            self.source.setText(one.source)
            self.first.set_day(one.first_day)
            self.last.set_day(one.last_day)
            self.count.setValue(one.attendances)

    def _look(self) -> None:
        if self.first.day is not None and self.last.day is not None:
            self.look()
