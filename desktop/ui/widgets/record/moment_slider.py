"""The changes of a register as stops on a line: arrows go from one to the next, Home to blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSlider, QToolButton, QVBoxLayout

from desktop.models.record.past_register import moment_in_words
from desktop.ui.fitted import put_picture
from desktop.ui.widgets.words import label, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.record.past_register import Stop

_BLANK = "Before anything was recorded"


class MomentSlider(QFrame):
    """`moved` carries how many changes there had been at the moment chosen."""

    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._stops: Sequence[Stop] = ()
        self.moment, self.place = label("", "heading", wraps=True), label("", "hint")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName("Moment")
        self.slider.setPageStep(1)
        self.back = _step("chevron-left", "Change before (Left)", self._go_back)
        self.on = _step("chevron-right", "Change after (Right)", self._go_on)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 10, 16, 10)
        inside.setSpacing(4)
        head = row(self.moment, self.place)
        head.setStretch(0, 1)
        inside.addLayout(head)
        line = row(self.back, self.slider, self.on)
        line.setStretch(1, 1)
        inside.addLayout(line)
        self.slider.valueChanged.connect(self._move)

    def show_stops(self, stops: Sequence[Stop], place: int) -> None:
        """Offer these changes, standing after so many of them."""
        self._stops = stops
        self.slider.blockSignals(True)  # noqa: FBT003 - Qt's own argument
        self.slider.setRange(0, len(stops))
        self.slider.setValue(place)
        self.slider.blockSignals(False)  # noqa: FBT003 - Qt's own argument
        self._move(self.slider.value())

    def _move(self, place: int) -> None:
        words = moment_words(self._stops, place)
        self.moment.setText(words)
        self.slider.setAccessibleDescription(words)
        self.place.setText(f"{place} of {len(self._stops)}")
        self.back.setEnabled(place > 0)
        self.on.setEnabled(place < len(self._stops))
        self.moved.emit(place)

    def _go_back(self) -> None:
        self.slider.setValue(self.slider.value() - 1)

    def _go_on(self) -> None:
        self.slider.setValue(self.slider.value() + 1)


def moment_words(stops: Sequence[Stop], place: int) -> str:
    """As it stood on Tue 10 Nov 2026 at 09:26:00; or before anything was recorded."""
    if place == 0:
        return _BLANK
    return f"As it stood on {moment_in_words(stops[place - 1].at)}"


def _step(picture: str, name: str, pressed: object) -> QToolButton:
    made = QToolButton()
    put_picture(made, picture)
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setProperty("kind", "quiet")
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.clicked.connect(pressed)
    return made
