"""The line that says the clock looks wrong and marking has stopped, until it is confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.errors import SchoolError
from desktop.models.organisation.staff import Duty
from desktop.tasks.safety.confirm_clock import check_clock, confirm_clock
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.words import button, label, row

if TYPE_CHECKING:
    from desktop.models.days.clock_check import ClockTrouble
    from desktop.tasks.desk import Desk


class ClockBanner(QFrame):
    """Those with the duty confirm with a reason; everybody else is told whom to ask."""

    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice-warn")
        self._desk: Desk | None = None
        self._words = label(wraps=True)
        self._reason = text_field(hint="Why the clock looked wrong, and how you know it is right")
        self._reason.setAccessibleName("Reason for confirming the clock")
        self._confirm = button("The clock is right", self._say_it_is_right)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 10, 16, 10)
        inside.setSpacing(8)
        inside.addWidget(self._words)
        inside.addLayout(row(self._reason, self._confirm))
        self._reason.returnPressed.connect(self._say_it_is_right)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty while the clock is right."""
        return "" if self.isHidden() else self._words.text()

    def look(self, desk: Desk) -> None:
        """Look at the clock for the person at a desk."""
        self._desk = desk
        trouble = check_clock(desk)
        if trouble is not None:
            self._show(trouble, may_confirm=desk.who.may(Duty.CONFIRM_CLOCK))
        self.setVisible(trouble is not None)

    def _show(self, trouble: ClockTrouble, *, may_confirm: bool) -> None:
        self._words.setText(f"Marking has stopped. {trouble.title} {trouble.advice}")
        self.setAccessibleName(self._words.text())
        self._reason.setVisible(may_confirm)
        self._confirm.setVisible(may_confirm)

    def _say_it_is_right(self) -> None:
        self.confirm_because(self._reason.text())

    def confirm_because(self, reason: str) -> None:
        """Confirm the clock with a reason; one without a reason is asked for it."""
        if self._desk is None:
            return
        try:
            confirm_clock(self._desk, reason)
        except SchoolError as error:
            self._words.setText(f"{error.title} {error.advice}")
            self._reason.setFocus()
            return
        self._reason.clear()
        self.look(self._desk)
        self.confirmed.emit()
