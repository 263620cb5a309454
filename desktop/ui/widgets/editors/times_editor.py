"""When registers open, begin and close: the school's times, and each year group's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.models.days.session import Half
from desktop.models.organisation.policy import Policy, YearTimes
from desktop.ui.widgets.finding_lines import FindingLines
from desktop.ui.widgets.school.session_times_fields import SessionTimesFields
from desktop.ui.widgets.school.year_groups import YEAR_GROUPS, year_in_words
from desktop.ui.widgets.words import button, label, row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.models.days.session_times import SessionTimes
    from desktop.models.finding import Finding


class TimesEditor(QWidget):
    """Shows a policy's times and gives back the policy with the times as typed so far."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._policy = Policy("")
        self.school = SessionTimesFields()
        self.years: dict[str, YearTimesFields] = {}
        self._rest = FindingLines()
        self.year_choice = QComboBox()
        self.year_choice.setAccessibleName("Year group with times of its own")
        self.add_year = button("Add its own times", self._add_chosen, "quiet", "plus")
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(14)
        self._inside.addWidget(self.school)
        self._inside.addWidget(self._rest)
        self._inside.addLayout(row(self.year_choice, self.add_year, None))
        self.school.changed.connect(self._typed)
        self._offer_years()

    @property
    def policy(self) -> Policy:
        """The policy shown, with the times as typed; a half that is not complete has none."""
        rows = tuple(
            YearTimes(year, half, times)
            for year, fields in self.years.items()
            for half in Half
            if (times := fields.times.times(half)) is not None
        )
        am, pm = self.school.times(Half.AM), self.school.times(Half.PM)
        return replace(self._policy, am=am, pm=pm, year_times=rows)

    @property
    def gaps(self) -> list[Finding]:
        """What is half filled in, so that it cannot be saved."""
        parts = [self.school, *(fields.times for fields in self.years.values())]
        return [finding for part in parts for finding in part.gaps()]

    def show_policy(self, policy: Policy, suggested: Iterable[str] = ()) -> None:
        """Show a policy's times; the suggested ones (`am.begins`) are marked to be checked."""
        self._policy = policy
        self.school.show_times(policy.am, policy.pm)
        self.school.mark_suggested(suggested)
        for year in tuple(self.years):
            self._take_out(year)
        for year in dict.fromkeys(one.year_group for one in policy.year_times):
            theirs = {one.half: one.times for one in policy.year_times if one.year_group == year}
            self._put_in(year, theirs.get(Half.AM), theirs.get(Half.PM))
        self._offer_years()

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Put each finding (`am.closes`, `years.6.pm.closes`) where it belongs; others are left."""
        found = tuple(findings)
        self.school.say(one for one in found if one.field.split(".")[0] in ("am", "pm"))
        placed: set[str] = set()
        for year, fields in self.years.items():
            prefix = f"years.{year}."
            theirs = [one for one in found if one.field.startswith(prefix)]
            placed.update(one.field for one in theirs)
            fields.times.say(replace(one, field=one.field.removeprefix(prefix)) for one in theirs)
        years = (one for one in found if one.field.startswith("years."))
        self._rest.say(one for one in years if one.field not in placed)

    def _typed(self) -> None:
        self.changed.emit()

    def _add_chosen(self) -> None:
        year = str(self.year_choice.currentData())
        self._put_in(year, self.school.times(Half.AM), self.school.times(Half.PM))
        self._offer_years()
        self.years[year].setFocus()
        self.changed.emit()

    def _put_in(self, year: str, am: SessionTimes | None, pm: SessionTimes | None) -> None:
        fields = YearTimesFields(year)
        fields.times.show_times(am, pm)
        fields.times.changed.connect(self._typed)
        fields.left.connect(self._leave)
        self.years[year] = fields
        self._inside.insertWidget(self._inside.indexOf(self._rest), fields)

    def _leave(self, year: str) -> None:
        self._take_out(year)
        self._offer_years()
        self.year_choice.setFocus()
        self.changed.emit()

    def _take_out(self, year: str) -> None:
        fields = self.years.pop(year)
        self._inside.removeWidget(fields)
        fields.hide()
        fields.deleteLater()

    def _offer_years(self) -> None:
        self.year_choice.clear()
        for year in YEAR_GROUPS:
            if year not in self.years:
                self.year_choice.addItem(year_in_words(year), year)


class YearTimesFields(QWidget):
    """A year group's own times under its name, with a way back to the school's."""

    left = Signal(str)

    def __init__(self, year: str) -> None:
        super().__init__()
        self._year = year
        words = year_in_words(year)
        self.times = SessionTimesFields(words)
        away = button("Use the school’s times", self._leave, "quiet", "undo-2")
        away.setAccessibleName(f"{words}: use the school’s times")
        self.setFocusProxy(next(iter(self.times.halves[Half.AM].fields.values())))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addLayout(row(label(words, "heading"), None, away))
        inside.addWidget(self.times)

    def _leave(self) -> None:
        self.left.emit(self._year)
