"""The times of a day's two registers: a row for each moment, a column for each half."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from desktop.models.days.session import Half
from desktop.models.days.session_times import SessionTimes
from desktop.models.finding import Finding, refused
from desktop.models.organisation.policy import HALF_WORDS, boundary_in_words
from desktop.models.organisation.policy_mapping import HALF_KEYS, TIME_KEYS
from desktop.ui.widgets.finding_lines import FindingLines
from desktop.ui.widgets.school.time_field import TimeField
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Iterable

WORDS = {
    "opens": "Marking opens",
    "begins": "Registration begins",
    "expected_by": "Expected in by",
    "closes": "Register closes",
    "ends": "Session ends",
}
_SHOWN = ("opens", "begins", "expected_by", "closes", "ends")
_LAST_LINE = 1 + 2 * len(_SHOWN)
_MINUTE = "the closing minute still counts as late (L)"


class HalfTimes:
    """The fields of one half of the day; its times once all five are there."""

    def __init__(self, half: Half, whose: str) -> None:
        self.half = half
        self.fields = {key: TimeField() for key in _SHOWN}
        self.inclusive = QCheckBox("is late (L)")
        self.inclusive.setChecked(True)
        self.inclusive.setToolTip(f"{_MINUTE[0].upper()}{_MINUTE[1:]}")
        name = f"{whose}, {HALF_WORDS[half]}"
        for key, field in self.fields.items():
            field.setAccessibleName(f"{name}: {WORDS[key].lower()}")
        self.inclusive.setAccessibleName(f"{name}: {_MINUTE}")

    @property
    def times(self) -> SessionTimes | None:
        """The session's times; None until all are filled in."""
        at = {key: self.fields[key].at for key in TIME_KEYS}
        known = {key: one for key, one in at.items() if one is not None}
        if len(known) < len(TIME_KEYS):
            return None
        return SessionTimes(**known, inclusive=self.inclusive.isChecked())

    def show_times(self, times: SessionTimes | None) -> None:
        """Show times, or empty fields."""
        for key, field in self.fields.items():
            field.set_time(getattr(times, key) if times else None)
        if times:
            self.inclusive.setChecked(times.inclusive)

    def gaps(self) -> list[Finding]:
        """Return what is missing, or is no time, by the name of its field."""
        found = []
        for key, field in self.fields.items():
            words = f"the {HALF_WORDS[self.half]}’s “{WORDS[key].lower()}”"
            if field.is_wrong and not field.hasFocus():
                text = f"{field.text()} is no time for {words}: write 09:25."
                found.append(refused(f"{HALF_KEYS[self.half]}.{key}", text))
            elif not field.text().strip():
                text = f"Fill in {words}."
                found.append(refused(f"{HALF_KEYS[self.half]}.{key}", text))
        return found


class SessionTimesFields(QWidget):
    """Morning and afternoon side by side; findings stand below the row they are about."""

    changed = Signal()

    def __init__(self, whose: str = "The school") -> None:
        super().__init__()
        self.halves = {half: HalfTimes(half, whose) for half in Half}
        self._below = {key: FindingLines() for key in (*_SHOWN, "inclusive", "")}
        self._sentences = {half: label("", "hint", wraps=True) for half in Half}
        self._suggested: set[str] = set()
        self._marks = {key: label("", "hint") for key in _SHOWN}
        self._lay_out()
        for one in self.halves.values():
            one.inclusive.toggled.connect(self._typed)
            for field in one.fields.values():
                field.time_changed.connect(self._typed)
                field.editingFinished.connect(self._typed)

    def times(self, half: Half) -> SessionTimes | None:
        """Return a session's times; None until all are filled in."""
        return self.halves[half].times

    def show_times(self, am: SessionTimes | None, pm: SessionTimes | None) -> None:
        """Show both halves' times, or empty fields."""
        self.halves[Half.AM].show_times(am)
        self.halves[Half.PM].show_times(pm)
        self._say_boundaries()

    def mark_suggested(self, fields: Iterable[str]) -> None:
        """Mark the times (`am.begins`) that are suggested and still to be confirmed."""
        self._suggested = set(fields)
        for key, mark in self._marks.items():
            asked = [half for half in Half if f"{HALF_KEYS[half]}.{key}" in self._suggested]
            halves = " and ".join(HALF_WORDS[half] for half in asked)
            mark.setText(f"suggested for the {halves}: check" if asked else "")

    def gaps(self) -> list[Finding]:
        """Return what is missing; a half with nothing in it is one gap, which the policy names."""
        found = []
        for one in self.halves.values():
            theirs = one.gaps()
            if len(theirs) < len(_SHOWN):
                found += theirs
        return found

    def say(self, findings: Iterable[Finding]) -> None:
        """Show findings named `am.closes` or `pm` below their rows."""
        found = [*self.gaps(), *findings]
        by_row: dict[str, list[Finding]] = {}
        for finding in found:
            key = finding.field.partition(".")[2]
            by_row.setdefault(key if key in self._below else "", []).append(finding)
        for key, lines in self._below.items():
            lines.say(by_row.get(key, ()))
        refused_fields = {finding.field for finding in found if finding.is_refusal}
        for half, one in self.halves.items():
            for key, field in one.fields.items():
                field.mark_wrong(wrong=f"{HALF_KEYS[half]}.{key}" in refused_fields)
                field.setAccessibleDescription(self._below[key].words)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(3, 1)
        for column, half in enumerate(Half, start=1):
            grid.addWidget(label(HALF_WORDS[half].capitalize(), "hint"), 0, column)
        for place, key in enumerate(_SHOWN):
            line = 1 + 2 * place
            grid.addWidget(label(WORDS[key]), line, 0)
            for column, one in enumerate(self.halves.values(), start=1):
                grid.addWidget(one.fields[key], line, column)
            grid.addWidget(self._marks[key], line, 3)
            grid.addWidget(self._below[key], line + 1, 0, 1, 4)
        grid.addWidget(label("The closing minute"), _LAST_LINE, 0)
        for column, one in enumerate(self.halves.values(), start=1):
            grid.addWidget(one.inclusive, _LAST_LINE, column)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addLayout(grid)
        for widget in (self._below["inclusive"], *self._sentences.values(), self._below[""]):
            inside.addWidget(widget)
        self._order_tabs()

    def _order_tabs(self) -> None:
        before: QWidget | None = None
        for one in self.halves.values():
            for widget in (*one.fields.values(), one.inclusive):
                if before is not None:
                    QWidget.setTabOrder(before, widget)
                before = widget

    def _typed(self) -> None:
        self._say_boundaries()
        self.changed.emit()

    def _say_boundaries(self) -> None:
        for half, one in self.halves.items():
            times = one.times
            words = f"{HALF_WORDS[half].capitalize()}: {boundary_in_words(times)}" if times else ""
            self._sentences[half].setText(words)
