"""A register at the moment chosen: what had just been done, where it stood, each child's mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.models.record.past_register import (
    differences,
    differences_in_words,
    late_in_words,
    standing_in_words,
    stop_in_words,
)
from desktop.ui.fitted import keep_lines
from desktop.ui.tables.past_tables import PAST_LINE_COLUMNS, PastLine, lines_at
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.record.moment_slider import MomentSlider, moment_words
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from desktop.tasks.record.look_back import PastRegisters

_NO_OTHER = "Compare with no other moment"


class PastView(QWidget):
    """The slider goes from change to change; `opened` carries the line of a child."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.slider = MomentSlider()
        self.what, self.standing = label("", wraps=True), label("", "hint", wraps=True)
        self.lines: FactView[PastLine] = FactView("The class then", PAST_LINE_COLUMNS, stretched=4)
        self.other, self.compared = QComboBox(), label("", wraps=True)
        self.other.setAccessibleName("Compare with")
        self.other.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.other.setMinimumContentsLength(20)
        self._past: PastRegisters | None = None
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for part in (self.slider, self.what, self.standing, self.lines, self.other, self.compared):
            inside.addWidget(part, 1 if part is self.lines else 0)
        keep_lines(self.lines, 10)
        self.slider.moved.connect(self._move)
        self.other.currentIndexChanged.connect(self._compare)
        self.lines.opened.connect(self.opened)

    @property
    def place(self) -> int | None:
        """How many changes there had been at the moment on view; None for all of them."""
        place = self.slider.slider.value()
        return None if self._past is None or place == len(self._past.stops) else place

    def show_past(self, past: PastRegisters, place: int | None) -> None:
        """Show a register after so many of its changes, or as it is now."""
        self._past = past
        self._offer_others(past)
        last = len(past.stops)
        self.lines.show_facts(lines_at(past, last))
        self.lines.fit()
        self.slider.show_stops(past.stops, last if place is None else place)

    def _offer_others(self, past: PastRegisters) -> None:
        chosen = self.other.currentData()
        self.other.blockSignals(True)  # noqa: FBT003 - Qt's own argument
        self.other.clear()
        self.other.addItem(_NO_OTHER, None)
        for place in range(len(past.stops) + 1):
            self.other.addItem(_other_in_words(past, place), place)
        self.other.setCurrentIndex(max(self.other.findData(chosen), 0))
        self.other.blockSignals(False)  # noqa: FBT003 - Qt's own argument

    def _move(self, place: int) -> None:
        past = self._past
        if past is None:
            return
        stop = past.stops[place - 1] if place else None
        words = f"{stop_in_words(stop)} {late_in_words(stop)}" if stop else ""
        self.what.setText(f"{words[:1].upper()}{words[1:]}".strip())
        self.what.setVisible(stop is not None)
        self.standing.setText(standing_in_words(past.record, past.at(place)))
        lines = lines_at(past, place)
        self.lines.show_facts(lines)
        changed = next((at for at, line in enumerate(lines) if line.is_new), None)
        if changed is not None:
            self.lines.selectRow(changed)
        self._compare()

    def _compare(self) -> None:
        past, other = self._past, self.other.currentData()
        self.compared.setVisible(past is not None and other is not None)
        if past is None or other is None:
            return
        places = sorted((self.slider.slider.value(), int(other)))
        changes = differences(past.record, past.at(places[0]), past.at(places[1]))
        self.compared.setText(differences_in_words(changes, in_full=past.in_full))


def _other_in_words(past: PastRegisters, place: int) -> str:
    """The moment, and what was done then, so that a hand-in or the close is found in the list."""
    words = moment_words(past.stops, place)
    return f"{words}: {stop_in_words(past.stops[place - 1])}" if place else words
