"""The school at which the children are registered too while they travel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.travel.journey import OtherSchool
from desktop.tasks.organisation.set_terms import calendar_of
from desktop.tasks.travel.register_elsewhere import findings, register_elsewhere
from desktop.ui.dialogs.travel.judged_form import NO_DAY, JudgedForm
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.half_grid import HalfGrid
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.finding import Finding
    from desktop.models.travel.journey import Journey
    from desktop.tasks.desk import Desk

_HINT = (
    "D is only for sessions scheduled at the other school, once it has confirmed; on the rest of "
    "the journey T stands."
)


class OtherSchoolDialog(JudgedForm):
    """What was recorded before is kept and replaced."""

    def __init__(self, desk: Desk, journey: Journey, parent: QWidget | None = None) -> None:
        super().__init__("The other school", "Keep it", parent)
        self._desk, self._journey = desk, journey
        before, calendar = journey.school, calendar_of(desk)
        self.name = text_field(before.name if before else "")
        self.address = text_field(before.address if before else "")
        self.contact = text_field(before.contact if before else "", "name, telephone, e-mail")
        self.since = DayField(before.since if before else journey.first_day, calendar)
        self.confirmed = DayField(before.confirmed_on if before else None, calendar)
        self.confirmed_by = text_field(before.confirmed_by if before else "")
        self.halves = HalfGrid(before.pattern) if before else HalfGrid()
        self.body.addWidget(label(_HINT, "hint", wraps=True))
        self.add_fields(
            self.box("school", "Name of the school", self.name),
            self.box("contact", "Whom to reach there", self.contact),
            self.box("address", "Address with postcode", self.address),
            self.box("since", "Registered there since", self.since),
            self.box("pattern", "Sessions there", self.halves),
            None,
            self.box("confirmed_on", "Confirmed on", self.confirmed, "Empty until it is."),
            self.box("confirmed_by", "Confirmed by", self.confirmed_by),
        )
        for changed in (
            self.since.day_changed, self.confirmed.day_changed, self.halves.pattern_changed,
        ):  # fmt: skip
            changed.connect(self.look)
        self.grow(740, 560)

    def gaps(self) -> dict[str, str]:
        found = {} if self.since.day else {"since": NO_DAY}
        if self.confirmed.is_wrong:
            found["confirmed_on"] = NO_DAY
        return found

    def judged(self) -> tuple[Finding, ...]:
        return findings(self._desk, self._journey, self.typed())

    def save(self) -> str:
        register_elsewhere(self._desk, self._journey, self.typed())
        return f"Dual registration at {self.name.text().strip()}: kept."

    def typed(self) -> OtherSchool:
        """Return the school as typed."""
        return OtherSchool(
            name=self.name.text(),
            address=self.address.text(),
            contact=self.contact.text(),
            since=self.since.day or self._journey.first_day,
            pattern=self.halves.pattern,
            confirmed_on=self.confirmed.day,
            confirmed_by=self.confirmed_by.text(),
        )
