"""The card of a message: who rings, why, what was said, until when; each by a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from desktop.models.absence.absence_reason import BY_NAME, AbsenceReason
from desktop.models.days.session_times import london
from desktop.ui.fitted import keep_room
from desktop.ui.widgets.absence.appointment_row import AppointmentRow
from desktop.ui.widgets.absence.span_row import SpanRow
from desktop.ui.widgets.site.family_card import FamilyCard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from desktop.tasks.absence.absence_child import LineChild

_LONGEST = 300


class MessageCard(FamilyCard[AbsenceReason]):
    """E asks for evidence, F9 lets the words be typed."""

    evidence_asked = Signal()

    def __init__(self) -> None:
        super().__init__("A message", "Why", "Who rings", "Keep", "Also away")
        self.span, self.said = SpanRow(), QLineEdit()
        self.said.setMaxLength(_LONGEST)
        self.said.setPlaceholderText("In their words   F9")
        self.said.setAccessibleName("In their words, F9")
        keep_room(self.said, "In their words, as they themselves said it", 60)
        self.inside.insertWidget(2, self.family)
        self.adults.row.add_right(self.said)
        self.inside.insertWidget(5, self.span)
        self.appointment = AppointmentRow()
        self.inside.insertWidget(4, self.appointment)
        self.appointment.done.connect(self.take_keys)

    def begin(self, child: LineChild) -> None:
        """Begin with a first child: whose contacts and family are offered."""
        self.adults.offer(child.adults)
        self.offer_family(child.family)
        self.say_known(going_on_in_words(child))

    def clear(self) -> None:
        super().clear()
        self.said.clear()
        self.appointment.clear()

    def show_children(self, children: Sequence[LineChild], outcome: tuple[str, str]) -> None:
        """Say of whom the message is, and what it will stand for."""
        self.who.setText("\n".join(f"{one.name}, {one.class_name}" for one in children))
        self.say_outcome(*outcome)
        several = len(children) > 1
        self.write.setText(f"Keep for {len(children)}   Enter" if several else "Keep   Enter")
        self.tick({one.pupil for one in children})

    def press(self, key: str) -> bool:
        if key.upper() == "E":
            self.evidence_asked.emit()
            return True
        own = self.appointment.press(key) or self.span.press(key)
        return own or super().press(key)

    def go_to_words(self) -> None:
        """Let what was said be typed."""
        self.said.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.span.step(Qt.Key(event.key())):
            super().keyPressEvent(event)


def going_on_in_words(child: LineChild) -> str:
    """Day 3 away. Last said Tue 10 Nov 08:20 by Nadia Ahmed: illness. Marked N this session."""
    parts = []
    if child.going_on.day > 1:
        parts.append(f"Day {child.going_on.day} away.")
    last = child.going_on.last
    if last is not None:
        at = london(last.received_at)
        reason = BY_NAME[last.reason].words.lower() if last.reason in BY_NAME else last.reason
        said = f"{reason}, “{last.words}”" if last.words else reason
        parts.append(f"Last said {at:%a} {at.day} {at:%b} {at:%H:%M} by {last.caller}: {said}.")
    if child.marked:
        parts.append(f"Marked {child.marked} this session.")
    asked = child.waited_for
    if asked is not None:
        parts.append(f"{asked.what.capitalize()} asked for on {asked.asked_at:%a}, not seen yet.")
    elif child.is_long:
        parts.append("That is long enough to ask for evidence: E.")
    return " ".join(parts)
