"""The buttons under the register, acting on the child under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.models.organisation.staff import Duty
from desktop.tasks.marks.take_register import codes_for

if TYPE_CHECKING:
    from desktop.models.marks.register import Register
    from desktop.tasks.desk import Desk
    from desktop.ui.widgets.register.cursor import RegisterCursor
    from desktop.ui.widgets.register.keys import RegisterKeys
    from desktop.ui.widgets.register.mark_buttons import MarkButtons
    from desktop.ui.widgets.register.marker import RegisterMarker


class MarkPresses(QObject):
    """A press is a mark: what was being typed for the child gives way to it."""

    def __init__(
        self, desk: Desk, buttons: MarkButtons, cursor: RegisterCursor, keys: RegisterKeys
    ) -> None:
        super().__init__()
        self._desk, self._buttons, self._cursor, self._keys = desk, buttons, cursor, keys
        buttons.pressed.connect(self._press)
        buttons.accepted.connect(self._accept)
        buttons.filled.connect(self._fill)
        buttons.undone.connect(self._undo)
        buttons.more_asked.connect(self._offer_codes)
        cursor.moved.connect(self.offer)

    @property
    def _marker(self) -> RegisterMarker:
        return self._keys.marker

    def offer(self) -> None:
        """Grey what does not go for the child under the cursor in this register now."""
        register, pupil = self._marker.register, self._cursor.pupil
        opened = self._desk.now() >= register.times.opens and self._marker.takes
        known = pupil is not None and register.row(pupil).known is not None
        self._buttons.show_for(
            register.present_code,
            may_mark=opened and pupil is not None,
            is_known=known,
            fills=opened and bool(register.to_fill) and self._fills(register),
        )

    def _fills(self, register: Register) -> bool:
        return not register.has_closed(self._desk.now()) or self._desk.who.may(Duty.AMEND)

    def _press(self, code: str) -> None:
        self._keys.drop()
        if self._cursor.pupil is not None:
            self._marker.mark(self._cursor.pupil, code)

    def _accept(self) -> None:
        self._keys.drop()
        if self._cursor.pupil is not None:
            self._marker.accept_known(self._cursor.pupil)

    def _fill(self) -> None:
        self._keys.finish()
        self._marker.fill()

    def _undo(self) -> None:
        self._keys.drop()
        self._marker.undo()

    def _offer_codes(self) -> None:
        if self._cursor.pupil is not None:
            register = self._marker.register
            codes = codes_for(self._desk, register, self._cursor.pupil)
            if not self._desk.who.duties & {Duty.OFFICE_CODES, Duty.ALL_CODES}:
                codes = tuple(one for one in codes if not one[1])
            self._buttons.offer(codes)
