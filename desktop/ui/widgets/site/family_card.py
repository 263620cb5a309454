"""A card of one child or several of a family: who else there is, each by a press."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.site.desk_card import DeskCard
from desktop.ui.widgets.site.reason_keys import R
from desktop.ui.widgets.words import button, label, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtGui import QKeyEvent

    from desktop.tasks.site.desk_child import Sibling


class FamilyCard(DeskCard[R]):
    """`+` asks for another child, S takes sisters and brothers, Backspace lets the last go."""

    another_asked = Signal()
    last_let_go = Signal()
    sibling_asked = Signal(int)

    def __init__(self, name: str, why: str, with_whom: str, done: str, also: str) -> None:
        super().__init__(name, why, with_whom, done)
        self._also, self._siblings = also, dict[int, QPushButton]()
        self.known, self.family = label(role="hint", wraps=True), FlowRow(spacing=6)
        self.inside.insertWidget(1, self.known)
        self.another = button("Another child   +", self.another_asked.emit, "", "user-plus")
        self.buttons.add_left(self.back)
        self.buttons.add_right(self.another, self.write)

    def clear(self) -> None:
        super().clear()
        self.known.hide()
        self.offer_family(())

    def say_known(self, words: str) -> None:
        """Say what is known of who stands here; nothing takes no room."""
        self.known.setText(words)
        self.known.setVisible(bool(words))

    def offer_family(self, family: Sequence[Sibling]) -> None:
        """Offer these beside the first child, nobody ticked."""
        self.family.clear()
        self.family.add_left(label(f"{self._also}   S", "step"))
        self._siblings = {one.pupil: self._button(one) for one in family}
        self.family.add_left(*self._siblings.values())
        self.family.setVisible(bool(family))

    def tick(self, pupils: Collection[int]) -> None:
        """Show which of the family are on the card."""
        for pupil, made in self._siblings.items():
            made.setChecked(pupil in pupils)

    def press(self, key: str) -> bool:
        if key == "+":
            self.another_asked.emit()
        elif key.upper() == "S" and self._siblings:
            for pupil in self._siblings:
                self.sibling_asked.emit(pupil)
        else:
            return super().press(key)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace:
            self.last_let_go.emit()
        else:
            super().keyPressEvent(event)

    def _button(self, sibling: Sibling) -> QPushButton:
        made = QPushButton(shown(f"{sibling.name}, {sibling.where}"))
        made.setProperty("kind", "key")
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.clicked.connect(partial(self.sibling_asked.emit, sibling.pupil))
        return made
