"""The log of roll-calls: drills and emergencies of this school year, with who was not found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.ui.tables.on_site_table import LOG_COLUMNS
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.school.page_head import page, page_head
from desktop.ui.widgets.words import Notice, card, label, scrolled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.site.roll_call import PastCall

_NONE = "No roll-call this school year. A fire drill is usual in each term."


class CallLog(QWidget):
    """Below the list stands who was not found in the chosen one."""

    def __init__(self, buttons: Sequence[QWidget]) -> None:
        super().__init__()
        self.notice, self.words = Notice(), label(wraps=True)
        self.list: FactView[PastCall] = FactView("Roll-calls of this school year", LOG_COLUMNS, 5)
        frame, below = card()
        below.addWidget(self.words)
        below.addStretch(1)
        self._card = scrolled(frame)
        head = page_head("Drills and roll-calls", [], buttons)
        self.setLayout(page(head, self.notice, self.list, self._card, stretched=self.list))
        self.list.picked.connect(self._show)

    def show_calls(self, calls: tuple[PastCall, ...]) -> None:
        """Show the roll-calls, newest first."""
        self.list.show_facts(calls)
        self.notice.say("" if calls else _NONE)
        for shown in (self.list, self._card):
            shown.setVisible(bool(calls))
        if calls and self.list.current() is None:
            self.list.selectRow(0)

    def _show(self, past: PastCall) -> None:
        self.words.setText(in_full(past))


def in_full(past: PastCall) -> str:
    """Say all that was kept of a roll-call."""
    call = past.call
    missed = f"Not found: {', '.join(past.not_found)}." if past.not_found else "All were found."
    note = f" Note: {call.note}" if call.note else ""
    return f"{call.title}, ended by {call.ended_by}. {missed}{note}"
