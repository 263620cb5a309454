"""Today's messages under the line, and what can be done with one."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.absence.absence_reason import BY_NAME
from desktop.models.days.session_times import london
from desktop.ui.fitted import keep_lines
from desktop.ui.tables.fact_table import Column
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.words import button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.tasks.absence.message_book import TakenMessage


class MessageList(QWidget):
    """Enter on a message shows the child's page; Delete withdraws it."""

    withdraw_asked = Signal(object)
    pupil_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.withdraw = button("Withdraw   Del", self._ask_withdraw, "", "undo-2")
        self.table: FactView[TakenMessage] = FactView(
            "Today’s messages", COLUMNS, stretched=3, known_by=attrgetter("message.id")
        )
        self.table.wrap_words()
        self.none = label("Nobody has rung today.", "hint")
        self.buttons = (self.withdraw,)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.none)
        inside.addWidget(self.table, 1)
        inside.addStretch(0)
        keep_lines(self.table, 6)
        self.table.picked.connect(self._offer)
        self.table.opened.connect(self._show_child)
        key = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self._ask_withdraw)

    def show_messages(self, found: Sequence[TakenMessage]) -> None:
        """Show a day's messages, the newest first."""
        self.table.show_facts(found)
        self.table.fit()
        self.none.setVisible(not found)
        self.table.setVisible(bool(found))
        self._offer()

    def _offer(self) -> None:
        one = self.table.current()
        self.withdraw.setEnabled(one is not None and one.message.withdrawn_at is None)

    def _ask_withdraw(self) -> None:
        one = self.table.current()
        if one is not None and one.message.withdrawn_at is None:
            self.withdraw_asked.emit(one)

    def _show_child(self, one: TakenMessage) -> None:
        self.pupil_chosen.emit(one.message.pupils[0])


def _received(one: TakenMessage) -> str:
    at = london(one.message.received_at)
    same = at.date() == london(one.message.recorded_at).date()
    when = f"{at:%H:%M}" if same else f"{at:%a %H:%M}"
    return f"{when} {one.message.how.value.capitalize()}"


def _children(one: TakenMessage) -> str:
    return ", ".join(one.names)


def _caller(one: TakenMessage) -> str:
    relation = f", {one.message.relationship.lower()}" if one.message.relationship else ""
    return f"{one.message.caller}{relation}"


def _said(one: TakenMessage) -> str:
    reason = BY_NAME.get(one.message.reason)
    words = reason.words if reason else one.message.reason
    day = one.message.first.day
    if day != london(one.message.recorded_at).date():
        words = f"From {day:%a} {day.day} {day:%b}, {words.lower()}"
    return f"{words}: {one.message.words}" if one.message.words else words


def _stands(one: TakenMessage) -> str:
    if one.message.withdrawn_at is not None:
        return "withdrawn"
    if not one.message.explains:
        return "explains nothing"
    return f"{one.message.code}, for the head" if one.waits else one.message.code


def _picture(one: TakenMessage) -> tuple[str, str] | None:
    if one.message.withdrawn_at is not None:
        return "x", "muted"
    if not one.message.explains:
        return "circle-alert", "warn_text"
    return ("clock", "late_text") if one.waits else ("circle-check", "ok_text")


def _back(one: TakenMessage) -> str:
    day = one.message.back_on
    return f"{day:%a} {day.day} {day:%b}" if day else ""


COLUMNS: tuple[Column[TakenMessage], ...] = (
    Column("Came", _received),
    Column("Child", _children),
    Column("Who rang", _caller),
    Column("What was said", _said),
    Column("Stands as", _stands, picture=_picture),
    Column("Back", _back),
)
