"""A child with brothers and sisters, each ticked or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.ui.widgets.words import shown

if TYPE_CHECKING:
    from collections.abc import Iterable


class ChildrenField(QWidget):
    """Space ticks, Tab goes on."""

    children_changed = Signal()

    def __init__(self, children: Iterable[tuple[int, str]], ticked: Iterable[int]) -> None:
        super().__init__()
        chosen = set(ticked)
        self.ticks: dict[int, QCheckBox] = {}
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        for number, name in children:
            tick = QCheckBox(shown(name))
            tick.setChecked(number in chosen)
            tick.toggled.connect(self.children_changed)
            self.ticks[number] = tick
            inside.addWidget(tick)
        first = next(iter(self.ticks.values()), None)
        if first is not None:
            self.setFocusProxy(first)

    @property
    def pupils(self) -> tuple[int, ...]:
        """The children that are ticked."""
        return tuple(number for number, tick in self.ticks.items() if tick.isChecked())
