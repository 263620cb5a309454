"""What a name, a reason, a caller and Enter do on the absence line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from desktop.errors import SchoolError
from desktop.models.absence.absence_reason import APPOINTMENT, OTHER, REASONS
from desktop.models.absence.appointment import advice, with_times
from desktop.models.absence.message import How, MessageDraft
from desktop.tasks.absence.absence_child import look_up
from desktop.tasks.absence.take_message import findings, foresee, take_message
from desktop.tasks.marks.look_at_registers import load_calendar
from desktop.ui.widgets.absence.message_words import foreseen_in_words

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.tasks.absence.absence_child import LineChild
    from desktop.tasks.desk import Desk
    from desktop.ui.widgets.absence.message_card import MessageCard
    from desktop.ui.widgets.site.moment_field import MomentField

_NO_REASON = "Press the key of a reason first."
_NO_CALLER = "Press the digit of who rings, or type who."


class MessageFlow(QObject):
    """`kept` carries what became of a message; `refused` a sentence, with nothing written."""

    kept = Signal(object)
    refused = Signal(str)
    evidence_asked = Signal(int, str, str)

    def __init__(self, desk: Desk, card: MessageCard, moment: MomentField) -> None:
        super().__init__(card)
        self._desk, self._card, self._moment = desk, card, moment
        self._children: list[LineChild] = []
        self.how = How.PHONE
        card.reasons.offer(REASONS)
        for changed in (
            card.reasons.picked, card.adults.picked, card.span.changed, card.appointment.changed,
        ):  # fmt: skip
            changed.connect(self.show)
        card.evidence_asked.connect(self._ask_evidence)
        card.said.textEdited.connect(self.show)
        card.entered.connect(self._write)
        card.last_let_go.connect(self._let_last_go)
        card.sibling_asked.connect(self._turn)

    @property
    def is_begun(self) -> bool:
        """Whether a message is being taken."""
        return bool(self._children)

    def choose(self, pupil: int) -> bool:
        """Take a message about a child, or about another besides; whether that can be."""
        if any(child.pupil == pupil for child in self._children):
            return True
        try:
            child = look_up(self._desk, pupil)
        except SchoolError as error:
            self.refused.emit(f"{error.title} {error.advice}")
            return False
        if not self._children:
            self._card.reasons.offer(REASONS)
            self._card.span.begin(load_calendar(self._desk), self._desk.today)
            self._card.begin(child)
        self._children.append(child)
        self.show()
        return True

    def leave(self) -> None:
        """Nobody is on the line any more."""
        self._children = []

    def show(self) -> None:
        """Say of whom it is, and what Enter will let stand."""
        if not self._children:
            return
        draft = self._draft()
        self._show_appointment()
        words = foreseen_in_words(draft, foresee(self._desk, draft) if draft else ())
        self._card.show_children(self._children, words)

    def _show_appointment(self) -> None:
        row, child = self._card.appointment, self._children[0]
        row.setVisible(self._card.reasons.reason is APPOINTMENT)
        row.advise(advice(row.times, child.registration_at(row.times), is_here=child.is_here))

    def _ask_evidence(self) -> None:
        child, reason = self._children[0], self._card.reasons.reason
        self.evidence_asked.emit(child.pupil, child.name, reason.name if reason else "illness")

    def _draft(self) -> MessageDraft | None:
        reason = self._card.reasons.reason
        if reason is None:
            return None
        first, last = self._card.span.sessions
        adult = self._card.adults.adult
        contact = self._children[0].caller(adult.contact) if adult else None
        half = first == last
        said = self._card.reasons.words.text() if reason is OTHER else self._card.said.text()
        if reason is APPOINTMENT:
            said = with_times(self._card.appointment.times, said)
        return MessageDraft(
            pupils=tuple(child.pupil for child in self._children),
            how=self.how,
            received_at=self._received(),
            caller=contact.name if contact else self._card.adults.with_whom,
            reason=reason.name,
            first=first,
            last=last,
            relationship=contact.relationship if contact else "",
            contact=contact.id if contact else None,
            words=said,
            back_on=None if half else self._card.span.back_on,
        )

    def _received(self) -> datetime:
        now = self._desk.now()
        return self._moment.came(now) or now

    def _let_last_go(self) -> None:
        if len(self._children) > 1:
            del self._children[-1]
            self.show()

    def _turn(self, pupil: int) -> None:
        left = [one for one in self._children if one.pupil != pupil]
        if len(left) < len(self._children) and left:
            self._children = left
            self.show()
        else:
            self.choose(pupil)

    def _write(self) -> None:
        draft = self._draft()
        if draft is None or not draft.caller:
            self._card.setFocus(Qt.FocusReason.OtherFocusReason)  # what is asked for is a key
            self.refused.emit(_NO_REASON if draft is None else _NO_CALLER)
            return
        if draft.reason == OTHER.name and not draft.words.strip():
            self.refused.emit("Say in a few words what was said.")
            return
        try:
            self._moment.check()
            wrong = [one for one in findings(self._desk, draft) if one.is_refusal]
            if wrong:
                self.refused.emit(f"{wrong[0].text} {wrong[0].reason}")
                return
            seen = self._card.appointment.card_seen
            done = take_message(self._desk, draft, card_seen=seen)
        except SchoolError as error:
            self.refused.emit(f"{error.title} {error.advice}")
            return
        self.leave()
        self.kept.emit(done)
