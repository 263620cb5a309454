"""What a name, a reason and Enter do at the desk: for children who come, and for one who leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from desktop.errors import SchoolError
from desktop.models.site.late_reason import LATE_REASONS, LEAVING_REASONS, reasons_on
from desktop.tasks.site.desk_child import look_up
from desktop.tasks.site.sign_in_late import Comer, Late, foresee, sign_in_late
from desktop.tasks.site.sign_out import Leaving, check_may_leave, sign_back, sign_out

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.tasks.desk import Desk
    from desktop.tasks.site.desk_child import DeskChild
    from desktop.ui.widgets.site.late_card import Coming, LateCard
    from desktop.ui.widgets.site.leave_card import LeaveCard
    from desktop.ui.widgets.site.moment_field import MomentField

_NO_REASON = "Press the key of a reason first."


class LateFlow(QObject):
    """`signed` carries what was written; `refused` a sentence, with nothing written."""

    signed = Signal(object)
    refused = Signal(str)

    def __init__(self, desk: Desk, card: LateCard, moment: MomentField) -> None:
        super().__init__(card)
        self._desk, self._card, self._moment = desk, card, moment
        self._coming: list[Coming] = []
        card.reasons.offer(reasons_on(LATE_REASONS, desk.today))
        card.reasons.picked.connect(self.look_again)
        card.entered.connect(self._write)
        card.last_let_go.connect(self._let_last_go)
        card.sibling_asked.connect(self._turn)

    @property
    def is_begun(self) -> bool:
        """Whether somebody stands at the desk."""
        return bool(self._coming)

    def choose(self, pupil: int) -> bool:
        """Take a child to the desk, beside those there; whether that can be."""
        if any(child.pupil == pupil for child, _ in self._coming):
            return True
        try:
            self._moment.check()
            found = self._look(pupil)
        except SchoolError as error:
            self.refused.emit(f"{error.title} {error.advice}")
            return False
        if not self._coming:
            self._card.reasons.offer(reasons_on(LATE_REASONS, self._desk.today))
            self._card.begin(found[0])
        self._coming.append(found)
        self._card.show_children(self._coming)
        return True

    def look_again(self) -> None:
        """Look afresh at everybody at the desk: the time, a mark or the reason is another."""
        if not self._coming:
            return
        try:
            self._coming = [self._look(child.pupil) for child, _ in self._coming]
        except SchoolError as error:
            self.refused.emit(f"{error.title} {error.advice}")
            return
        self._card.show_children(self._coming)

    def leave(self) -> None:
        """Nobody stands at the desk any more."""
        self._coming = []

    def _look(self, pupil: int) -> Coming:
        now = self._desk.now()
        at = self._moment.typed(now) or now
        child = look_up(self._desk, pupil, at)
        return child, foresee(self._desk, child, self._card.reasons.reason, at)

    def _let_last_go(self) -> None:
        if len(self._coming) > 1:
            del self._coming[-1]
            self._card.show_children(self._coming)

    def _turn(self, pupil: int) -> None:
        here = [one for one in self._coming if one[0].pupil != pupil]
        if len(here) < len(self._coming) and here:
            self._coming = here
        else:
            self.choose(pupil)
        self._card.show_children(self._coming)

    def _write(self) -> None:
        card, reason = self._card, self._card.reasons.reason
        if reason is None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            self.refused.emit(_NO_REASON)
            return
        late = Late(
            tuple(Comer(child.pupil, child.seen) for child, _ in self._coming), reason,
            card.reasons.words.text(), card.adults.with_whom,
            card.adults.adult.contact if card.adults.adult else None,
            self._moment.typed(self._desk.now()),
        )  # fmt: skip
        try:
            self._moment.check()
            done = sign_in_late(self._desk, late)
        except SchoolError as error:
            self.look_again()
            self.refused.emit(f"{error.title} {error.advice}")
            return
        self.leave()
        self.signed.emit(done)


class LeaveFlow(QObject):
    """`signed` carries what was written; `refused` a sentence, with nothing written."""

    signed = Signal(object)
    refused = Signal(str)

    def __init__(self, desk: Desk, card: LeaveCard, moment: MomentField) -> None:
        super().__init__(card)
        self._desk, self._card, self._moment = desk, card, moment
        self._child: DeskChild | None = None
        card.reasons.offer(reasons_on(LEAVING_REASONS, desk.today))
        card.entered.connect(self._enter)
        card.question.answered.connect(self._write)

    def choose(self, pupil: int) -> bool:
        """Take a child to the desk who leaves or comes back; whether that can be."""
        now = self._desk.now()
        at = self._moment.typed(now) or now
        try:
            self._moment.check()
            child = look_up(self._desk, pupil, at)
            if child.left is None:
                check_may_leave(self._desk, child, at)
        except SchoolError as error:
            self.refused.emit(f"{error.title} {error.advice}")
            return False
        self._child = child
        self._card.reasons.offer(reasons_on(LEAVING_REASONS, self._desk.today))
        self._card.begin(child)
        return True

    def leave(self) -> None:
        """Nobody stands at the desk any more."""
        self._child = None

    def _enter(self) -> None:
        adult = self._card.adults.adult
        if self._child is None:
            return
        if self._child.left is None and self._card.reasons.reason is None:
            self._card.setFocus(Qt.FocusReason.OtherFocusReason)
            self.refused.emit(_NO_REASON)
        elif adult is not None and adult.is_barred:
            self._card.ask_about(adult.name, self._child.name)
        else:
            self._write()

    def _write(self) -> None:
        child = self._child
        if child is None:
            return
        at = self._moment.typed(self._desk.now())
        try:
            self._moment.check()
            if child.left is not None:
                done = sign_back(self._desk, child.pupil, at)
            else:
                done = sign_out(self._desk, self._leaving(child, at))
        except SchoolError as error:
            self.refused.emit(f"{error.title} {error.advice}")
            return
        self.leave()
        self.signed.emit(done)

    def _leaving(self, child: DeskChild, at: datetime | None) -> Leaving:
        reasons, adults = self._card.reasons, self._card.adults
        if reasons.reason is None:
            raise AssertionError("a child leaves with a reason")
        contact = adults.adult.contact if adults.adult else None
        return Leaving(
            child.pupil, reasons.reason, reasons.words.text(), adults.with_whom, contact, at
        )
