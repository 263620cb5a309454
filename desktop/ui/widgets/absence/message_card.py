"""The card of a message: who rings, why, what was said, until when; each by a key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop.models.absence.absence_reason import AbsenceReason
from desktop.ui.fitted import keep_room
from desktop.ui.widgets.absence.appointment_row import AppointmentRow
from desktop.ui.widgets.absence.span_row import SpanRow
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.site.desk_card import DeskCard
from desktop.ui.widgets.words import button, label, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from desktop.tasks.absence.absence_child import LineChild

_LONGEST = 300


class MessageCard(DeskCard[AbsenceReason]):
    """`+` asks for another child, S takes the family along, E asks for evidence, F9 the words."""

    another_asked = Signal()
    last_let_go = Signal()
    evidence_asked = Signal()
    sibling_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__("A message", "Why", "Who rings", "Keep")
        self._siblings: dict[int, QPushButton] = {}
        self.known, self.family, self.span = label(role="hint", wraps=True), FlowRow(), SpanRow()
        self.said = QLineEdit()
        self.said.setMaxLength(_LONGEST)
        self.said.setPlaceholderText("In their words   F9")
        self.said.setAccessibleName("In their words, F9")
        keep_room(self.said, "In their words, as they themselves said it", 60)
        self.inside.insertWidget(1, self.known)
        self.inside.insertWidget(2, self.family)
        self.adults.row.add_right(self.said)
        self.inside.insertWidget(5, self.span)
        self.appointment = AppointmentRow()
        self.inside.insertWidget(4, self.appointment)
        self.appointment.done.connect(self.take_keys)
        self.another = button("Another child   +", self.another_asked.emit, "", "user-plus")
        self.buttons.add_left(self.back)
        self.buttons.add_right(self.another, self.write)

    def begin(self, child: LineChild) -> None:
        """Begin with a first child: whose contacts and family are offered."""
        self.adults.offer(child.adults)
        self._offer(child)
        words = going_on_in_words(child)
        self.known.setText(words)
        self.known.setVisible(bool(words))

    def clear(self) -> None:
        super().clear()
        self.said.clear()
        self.appointment.clear()
        self.known.hide()
        self.family.hide()

    def show_children(self, children: Sequence[LineChild], outcome: tuple[str, str]) -> None:
        """Say of whom the message is, and what it will stand for."""
        self.who.setText("\n".join(f"{one.name}, {one.class_name}" for one in children))
        self.say_outcome(*outcome)
        several = len(children) > 1
        self.write.setText(f"Keep for {len(children)}   Enter" if several else "Keep   Enter")
        chosen = {one.pupil for one in children}
        for pupil, made in self._siblings.items():
            made.setChecked(pupil in chosen)

    def press(self, key: str) -> bool:
        if key == "+":
            self.another_asked.emit()
        elif key.upper() == "E":
            self.evidence_asked.emit()
        elif key.upper() == "S" and self._siblings:
            for pupil in self._siblings:
                self.sibling_asked.emit(pupil)
        else:
            own = self.appointment.press(key) or self.span.press(key)
            return own or super().press(key)
        return True

    def go_to_words(self) -> None:
        """Let what was said be typed."""
        self.said.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace:
            self.last_let_go.emit()
        elif not self.span.step(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def _offer(self, child: LineChild) -> None:
        self.family.clear()
        self.family.add_left(label("Also away   S", "step"))
        self._siblings = {}
        for one in child.family:
            made = QPushButton(shown(f"{one.name}, {one.where}"))
            made.setProperty("kind", "key")
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.clicked.connect(partial(self.sibling_asked.emit, one.pupil))
            self._siblings[one.pupil] = made
            self.family.add_left(made)
        self.family.setVisible(bool(child.family))


def going_on_in_words(child: LineChild) -> str:
    """Day 3 away. Last said, by Nadia Ahmed: still poorly. Marked N this session."""
    parts = []
    if child.going_on.day > 1:
        parts.append(f"Day {child.going_on.day} away.")
    last = child.going_on.last
    if last is not None:
        said = f": {last.words}" if last.words else ""
        parts.append(f"Last said on {last.received_at:%a} by {last.caller}{said}.")
    if child.marked:
        parts.append(f"Marked {child.marked} this session.")
    asked = child.waited_for
    if asked is not None:
        parts.append(f"{asked.what.capitalize()} asked for on {asked.asked_at:%a}, not seen yet.")
    elif child.is_long:
        parts.append("That is long enough to ask for evidence: E.")
    return " ".join(parts)
