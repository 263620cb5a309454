"""For which children of a request a decision is: together, or each on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.words import label, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.tasks.leave.weigh_request import WeighedChild


class ChildrenRow(QWidget):
    """B turns from all of them to each alone; hidden for an only child."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._children: tuple[WeighedChild, ...] = ()
        self.buttons: dict[int, QPushButton] = {}
        self.row = FlowRow(spacing=6)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.row)

    @property
    def pupils(self) -> tuple[int, ...]:
        """Who is ticked."""
        return tuple(pupil for pupil, made in self.buttons.items() if made.isChecked())

    @property
    def seen(self) -> dict[int, int | None]:
        """The decision that stands for each who is ticked, as it was read."""
        standing = {one.pupil: one.decision for one in self._children}
        found = {pupil: standing[pupil] for pupil in self.pupils}
        return {pupil: one.id if one else None for pupil, one in found.items()}

    def offer(self, children: Sequence[WeighedChild]) -> None:
        """Offer these: who is undecided is ticked, or all if nobody is."""
        self._children = tuple(children)
        waiting = [one.pupil for one in children if one.decision is None]
        self.row.clear()
        self.row.add_left(label("For   B", "step"))
        self.buttons = {one.pupil: self._button(one) for one in children}
        self.row.add_left(*self.buttons.values())
        self._tick(waiting or [one.pupil for one in children])
        self.setVisible(len(children) > 1)

    def turn(self) -> None:
        """Tick all, then each alone, one after another."""
        every = list(self.buttons)
        rounds = [every, *([one] for one in every)]
        now = list(self.pupils)
        place = rounds.index(now) if now in rounds else -1
        self._tick(rounds[(place + 1) % len(rounds)])
        self.changed.emit()

    def _tick(self, pupils: Sequence[int]) -> None:
        for pupil, made in self.buttons.items():
            made.setChecked(pupil in pupils)

    def _button(self, one: WeighedChild) -> QPushButton:
        stands = f", {one.decision.outcome.value}" if one.decision else ""
        made = QPushButton(shown(f"{one.name}{stands}"))
        made.setProperty("kind", "key")
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.clicked.connect(self.changed)
        return made
