"""The card of children who come late, one or several together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from desktop.models.site.late_reason import DeskReason
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.site.desk_card import DeskCard
from desktop.ui.widgets.words import button, label, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtGui import QKeyEvent

    from desktop.models.marks.arrival import Arrival
    from desktop.models.marks.register import Row
    from desktop.tasks.site.desk_child import DeskChild, Sibling

_ROLES = {"L": "badge-late", "U": "badge-warn"}
Coming = tuple["DeskChild", "Arrival"]


class LateCard(DeskCard[DeskReason]):
    """`+` asks for another child, S takes sisters and brothers, Backspace lets the last go."""

    another_asked = Signal()
    last_let_go = Signal()
    sibling_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__("Coming in late", "Why", "Brought by", "Sign in")
        self._siblings: dict[int, QPushButton] = {}
        self.known, self.family = label(role="hint", wraps=True), FlowRow(spacing=6)
        self.inside.insertWidget(1, self.known)
        self.inside.insertWidget(4, self.family)
        self.another = button("Another child   +", self.another_asked.emit, "", "user-plus")
        self.buttons.add_left(self.back)
        self.buttons.add_right(self.another, self.write)

    def begin(self, child: DeskChild) -> None:
        """Begin with a first child: whose family and contacts are offered."""
        self.adults.offer(child.adults)
        self._offer(child.family)
        words = known_in_words(child.row)
        self.known.setText(words)
        self.known.setVisible(bool(words))

    def clear(self) -> None:
        super().clear()
        self.known.hide()
        self._offer(())

    def show_children(self, coming: Sequence[Coming]) -> None:
        """Say who comes in and what each will be marked."""
        several = len(coming) > 1
        lines = (f"{_named(child)}{_shortly(mark) if several else ''}" for child, mark in coming)
        self.who.setText("\n".join(lines))
        count = f"{len(coming)} children together"
        mark = coming[0][1]
        if several:
            self.say_outcome(count)
        else:
            self.say_outcome(in_words(mark), _ROLES.get(mark.code, "badge-info"))
        self.write.setText(f"Sign in {len(coming)}   Enter" if several else "Sign in   Enter")
        self._tick({child.pupil for child, _ in coming})

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

    def _offer(self, family: Sequence[Sibling]) -> None:
        self.family.clear()
        self.family.add_left(label("Also here   S", "step"))
        self._siblings = {}
        for one in family:
            made = QPushButton(shown(f"{one.name}, {one.where}"))
            made.setProperty("kind", "key")
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.clicked.connect(partial(self.sibling_asked.emit, one.pupil))
            self._siblings[one.pupil] = made
            self.family.add_left(made)
        self.family.setVisible(bool(family))

    def _tick(self, coming: Collection[int]) -> None:
        for pupil, made in self._siblings.items():
            made.setChecked(pupil in coming)


def _named(child: DeskChild) -> str:
    return f"{child.name}, {child.register.group_name}"


def known_in_words(row: Row) -> str:
    """Marked N by Tara Teach; known: M, Dentist at 09:20."""
    by = f" by {row.entry.name}" if row.entry and row.entry.name else ""
    marked = f"marked {row.code}{by}" if row.code else ""
    note = f", {row.known.note}" if row.known and row.known.note else ""
    known = f"known: {row.known.code}{note}" if row.known else ""
    words = "; ".join(filter(None, (marked, known)))
    return f"{words[:1].upper()}{words[1:]}"


def _shortly(mark: Arrival) -> str:
    return f": {mark.code}, {mark.minutes} min"


def in_words(mark: Arrival) -> str:
    """L, 15 minutes late."""
    minutes = "1 minute" if mark.minutes == 1 else f"{mark.minutes} minutes"
    return f"{mark.code}, {minutes} late"
