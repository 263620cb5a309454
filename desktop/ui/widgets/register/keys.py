"""The keyboard of a register: keys for a child become marks, and what waits is kept apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.models.marks.attendance_code import codes_in_force
from desktop.models.marks.mark_keys import Act, Keys, Step, Typing, back, end, press
from desktop.models.organisation.staff import Duty

if TYPE_CHECKING:
    from desktop.models.marks.register import Register
    from desktop.tasks.desk import Desk
    from desktop.ui.widgets.register.marker import RegisterMarker


class RegisterKeys(QObject):
    """Takes keys and calls the marker; a mark that waits for more keys is not saved."""

    typing_changed = Signal(int, object)  # a child and the Typing that waits in that line
    sent_to_row = Signal(int)
    again = Signal(str)  # the key ended one mark and belongs to the next child
    told = Signal(str)
    refused = Signal(str)

    def __init__(self, desk: Desk, marker: RegisterMarker) -> None:
        super().__init__()
        self._desk, self.marker = desk, marker
        self.typing = Typing()
        self._pupil = 0
        self._since: Register | None = None  # as it was when the mark that waits was begun

    def press(self, pupil: int, text: str) -> None:
        """Take one key for a child."""
        ours = pupil == self._pupil or not self.typing.code
        step = press(self.typing if ours else Typing(), text, self._keys())
        if self._take(pupil, step) and step.again:
            self.again.emit(text)

    def finish(self) -> None:
        """Enter, an arrow or a press elsewhere: what waits is complete, or why it is not."""
        if self.typing.code:
            self._take(self._pupil, end(self.typing, self._keys()))
        self._wait(0, Typing())

    def drop(self) -> None:
        """Forget what waits; nothing of it was saved."""
        self._wait(0, Typing())

    def take_back(self, pupil: int) -> None:
        """Backspace: the last sign of what waits, else the child's mark."""
        if self.typing.code:
            self._wait(pupil, back(self.typing))
        else:
            self.marker.take_back(pupil)

    def _keys(self) -> Keys:
        register = self.marker.register
        codes = frozenset(code.symbol for code in codes_in_force(register.session.day))
        typed_out = bool(self._desk.who.duties & {Duty.OFFICE_CODES, Duty.ALL_CODES})
        return Keys(register.present_code, codes, len(register.rows), typed_out)

    def _take(self, pupil: int, step: Step) -> bool:
        if step.problem:
            self._wait(pupil, step.typing)
            self.refused.emit(step.problem)
            return False
        if step.act is Act.NOTHING:
            self._wait(pupil, step.typing)
            self._suggest()
            return False
        since = self._since
        self._wait(0, Typing())
        if step.act is Act.GO:
            self.sent_to_row.emit(step.row - 1)
            self.typing = step.typing
            return False
        if step.act is Act.FILL:
            return self.marker.fill()
        if step.act is Act.ACCEPT:
            return self.marker.accept_known(pupil)
        return self.marker.mark(pupil, step.code, step.minutes, since=since)

    def _suggest(self) -> None:
        if self.typing == Typing("L"):
            minutes = self.marker.pen.minutes_late(self.marker.register)
            now = "" if minutes is None else f", or Enter for {minutes}"
            self.told.emit(f"Late: type the minutes{now}.")
        elif self.typing.code == "L":
            self.told.emit(f"Late by {self.typing.digits} min: Enter, an arrow or the next mark.")
        elif self.typing.code:
            self.told.emit(f"{self.typing.code}: type its digit, or Enter.")

    def _wait(self, pupil: int, typing: Typing) -> None:
        before, was = self._pupil, self.typing
        self._pupil, self.typing = pupil, typing
        if not typing.code:
            self._since = None
        elif before != pupil or self._since is None:
            self._since = self.marker.register
        if was.code and before != pupil:
            self.typing_changed.emit(before, Typing())
        if typing.code or (was.code and before == pupil):
            self.typing_changed.emit(pupil, typing)
