"""The button that begins a roll-call: its menu names emergencies first, and a key for each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from desktop.models.site.roll_call import CallKind
from desktop.ui.fitted import put_picture

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_OFFERED = (
    ("Emergency: &fire", CallKind.EMERGENCY, "Fire"),
    ("Emergency: &lockdown", CallKind.EMERGENCY, "Lockdown"),
    ("Emergency: fl&ood", CallKind.EMERGENCY, "Flood"),
    ("Drill: f&ire", CallKind.DRILL, "Fire"),
    ("Drill: lo&ckdown", CallKind.DRILL, "Lockdown"),
)


class BeginCall(QPushButton):
    """`chosen` carries the kind and what it is for; `asked_other` that it is something else."""

    chosen = Signal(object, str)
    asked_other = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Roll-call", parent)
        self.setProperty("kind", "danger")
        put_picture(self, "flame", "on_danger")
        self.setAutoDefault(False)
        menu = QMenu(self)
        menu.setAccessibleName("Begin a roll-call")
        for words, kind, what in _OFFERED:
            menu.addAction(words).triggered.connect(partial(self._choose, kind, what))
        menu.addSeparator()
        menu.addAction("&Something else…").triggered.connect(self.asked_other)
        self.setMenu(menu)

    def _choose(self, kind: CallKind, what: str, *_checked: bool) -> None:
        self.chosen.emit(kind, what)
