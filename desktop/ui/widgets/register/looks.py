"""What may be looked at in a register: the days before, reasons while a key is held, history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.errors import SchoolError
from desktop.models.marks.correction import Correction, Outcome
from desktop.models.marks.shown_mark import Reasons
from desktop.models.organisation.staff import Duty
from desktop.tasks.marks.look_at_registers import (
    history_of_mark,
    may_take,
    reasons_shown,
    week_strips,
)
from desktop.tasks.marks.settle_corrections import corrections_in

if TYPE_CHECKING:
    from desktop.models.marks.register import Register
    from desktop.models.marks.week_strip import DayMarks
    from desktop.tasks.desk import Desk
    from desktop.ui.widgets.register.mark_history import MarkHistory
    from desktop.ui.widgets.register.view import RegisterView


class RegisterLooks(QObject):
    """Fills the view; codes of absences show only to whom and when they may."""

    refused = Signal(str)
    went = Signal(str, object)  # to another place, with what it should show

    def __init__(self, desk: Desk, view: RegisterView, history: MarkHistory) -> None:
        super().__init__()
        self._desk, self._view, self._history = desk, view, history
        self._register: Register | None = None
        self._days: dict[int, tuple[DayMarks, ...]] = {}
        self._reasons = Reasons.NEVER
        self._held = False
        self.takes = False
        view.reasons_held.connect(self._hold)
        view.history_asked.connect(self.show_history)
        history.look_back.setVisible(desk.who.may(Duty.SEE_EVERY_CLASS))
        history.look_back_asked.connect(self._look_back)

    @property
    def in_full(self) -> bool:
        """Whether reasons are on the screen now."""
        return self._reasons is Reasons.ALWAYS or (self._held and self._reasons is Reasons.HELD)

    def show(self, register: Register) -> None:
        """Show a register; the days before are read when it is another one."""
        before, self._register = self._register, register
        if before is None or before.id != register.id or len(before.rows) != len(register.rows):
            self.takes = may_take(self._desk, register)
            self._reasons = reasons_shown(self._desk, register.group)
            self._read_days(register)
            self._history.hide()
        asked = _asked(corrections_in(self._desk, register)) if self.takes else {}
        self._view.lines.show_register(register, self._days, asked, in_full=self.in_full)

    def show_history(self) -> None:
        """Open the sheet with every entry of the child under the cursor."""
        line = self._view.line
        if line is None or self._register is None:
            return
        try:
            entries = history_of_mark(self._desk, self._register, line.pupil)
        except SchoolError as error:
            self.refused.emit(f"{error.title} {error.advice}")
            return
        self._history.show_entries(line.name, entries, in_full=self.in_full)

    def _look_back(self) -> None:
        if self._register is not None:
            self.went.emit("look_back", (self._register.group, self._register.session))

    def _read_days(self, register: Register) -> None:
        self._days = week_strips(self._desk, register, in_full=self.in_full)

    def _hold(self, held: bool) -> None:  # noqa: FBT001 - the view's signal
        if held and self._reasons is Reasons.NEVER:
            self.refused.emit("The office knows the reasons. They stay off a class’s screen.")
        if held == self._held or self._reasons is not Reasons.HELD or self._register is None:
            return
        self._held = held
        self._read_days(self._register)
        self.show(self._register)


def _asked(corrections: tuple[Correction, ...]) -> dict[int, str]:
    return {one.pupil: _in_words(one) for one in corrections}


def _in_words(asked: Correction) -> str:
    if asked.outcome is Outcome.OPEN:
        return f"asked for {asked.code}"
    if asked.outcome is Outcome.ACCEPTED:
        return "correction accepted"
    return f"refused: {asked.answer}" if asked.answer else "correction refused"
