"""Handing a register in: blanks are asked about, what is known is accepted and named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.errors import SchoolError
from desktop.models.marks.shown_mark import known_word
from desktop.tasks.marks import take_register

if TYPE_CHECKING:
    from desktop.models.marks.register import Register, Row
    from desktop.tasks.desk import Desk
    from desktop.ui.widgets.register.asking import RegisterAsking
    from desktop.ui.widgets.register.keys import RegisterKeys
    from desktop.ui.widgets.register.marker import RegisterMarker


class HandingIn(QObject):
    """Finishes what is typed, asks what must be asked, and hands in."""

    handed_in = Signal(object)  # the Register as it stands now
    told = Signal(str)
    refused = Signal(str)

    def __init__(
        self, desk: Desk, keys: RegisterKeys, marker: RegisterMarker, asking: RegisterAsking
    ) -> None:
        super().__init__()
        self._desk, self._keys, self._marker, self._asking = desk, keys, marker, asking
        asking.blanks_left.connect(self._leave_blanks)

    def hand_in(self) -> None:
        """Hand in; blanks and, after the close, the reason are asked about first."""
        self._keys.finish()
        register = self._marker.register
        if register.has_closed(self._desk.now()) and not self._marker.pen.late_reason:
            self._asking.ask_late_reason(self.hand_in)
        elif register.blanks:
            self._asking.ask_blanks()
        else:
            self._do(leave_blanks=False)

    def fill_and_hand_in(self) -> None:
        """The rest are here, and hand in: one press for both."""
        self._keys.finish()
        register, pen = self._marker.register, self._marker.pen
        if pen.paper is None and not register.has_closed(self._desk.now()):
            self._fill_and_hand_in(register)
        elif self._marker.fill():
            self.hand_in()

    def _fill_and_hand_in(self, register: Register) -> None:
        try:
            filled, handed = take_register.fill_and_hand_in(self._desk, register.id)
        except SchoolError as error:
            self.refused.emit(f"{error.title} {error.advice}")
            return
        self._marker.take_filled(filled)
        self.handed_in.emit(handed)
        self.told.emit(_in_words(register.known_blanks))

    def _leave_blanks(self) -> None:
        self._do(leave_blanks=True)

    def _do(self, *, leave_blanks: bool) -> None:
        register, reason = self._marker.register, self._marker.pen.late_reason
        try:
            handed = take_register.hand_in(
                self._desk, register.id, leave_blanks=leave_blanks, reason=reason
            )
        except SchoolError as error:
            self.refused.emit(f"{error.title} {error.advice}")
            return
        self.handed_in.emit(handed)
        self.told.emit(_in_words(register.known_blanks))


def _in_words(accepted: tuple[Row, ...]) -> str:
    known = [f"{row.name} ({known_word(row.known.code)})" for row in accepted if row.known]
    return f"Handed in. Accepted as known: {', '.join(known)}." if known else "Handed in."
