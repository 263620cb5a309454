"""The halves of a school week, each chosen or not, as a small grid of boxes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from desktop.models.days.session import Half
from desktop.models.marks.expectation import EVERY_SESSION, WEEKDAYS, halves_of, pattern_of
from desktop.ui.widgets.words import label

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_SCHOOL_DAYS = WEEKDAYS[:5]


class HalfGrid(QWidget):
    """Space ticks a half, arrows walk from half to half; Tab goes on to the next field."""

    pattern_changed = Signal()

    def __init__(self, pattern: int = EVERY_SESSION) -> None:
        super().__init__()
        self.boxes: dict[tuple[int, Half], QCheckBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(2)
        for half in Half:
            grid.addWidget(label(half.name, "hint"), half + 1, 0)
        for weekday, name in enumerate(_SCHOOL_DAYS):
            head = label(name, "hint")
            head.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(head, 0, weekday + 1)
            for half in Half:
                grid.addWidget(self._box(weekday, half), half + 1, weekday + 1)
        grid.setColumnStretch(6, 1)
        self.set_pattern(pattern)
        self.setFocusProxy(self.boxes[0, Half.AM])

    @property
    def pattern(self) -> int:
        """The halves that are ticked."""
        return pattern_of(place for place, box in self.boxes.items() if box.isChecked())

    def set_pattern(self, pattern: int) -> None:
        """Tick these halves and no others."""
        ticked = set(halves_of(pattern))
        for place, box in self.boxes.items():
            box.setChecked(place in ticked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self._walk(watched, step)
                return True
        return super().eventFilter(watched, event)

    def _walk(self, here: QObject, step: tuple[int, int]) -> None:
        weekday, half = next(place for place, box in self.boxes.items() if box is here)
        there = (weekday + step[0], half + step[1])
        if there in self.boxes:
            self.boxes[there[0], Half(there[1])].setFocus()

    def _box(self, weekday: int, half: Half) -> QCheckBox:
        box = QCheckBox()
        box.setAccessibleName(f"{_SCHOOL_DAYS[weekday]} {half.name}")
        box.installEventFilter(self)
        box.toggled.connect(self.pattern_changed)
        if (weekday, half) != (0, Half.AM):
            box.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.boxes[weekday, half] = box
        return box
