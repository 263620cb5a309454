"""Absences that go on: who rang today, who did not; S takes today's message for the same reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
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

    from desktop.models.absence.continuing import StillAway

_NONE = "Everybody who was away on the last school day is back, or away as planned."


class StillAwayList(QWidget):
    """Enter takes a new message about the child, E asks for evidence."""

    again_asked = Signal(object)
    evidence_asked = Signal(object)
    pupil_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.none = label(_NONE, "hint", wraps=True)
        self.again = button("Still away, same reason   S", self._again, "", "phone")
        self.evidence = button("Ask for evidence   E", self._evidence, "", "file-text")
        self.table: FactView[StillAway] = FactView("Still away", _COLUMNS, stretched=4)
        self.table.wrap_words()
        self.buttons = (self.again, self.evidence)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.none)
        inside.addWidget(self.table, 1)
        inside.addStretch(0)
        keep_lines(self.table, 6)
        self.table.opened.connect(self._open)
        for key, pressed in (("S", self._again), ("E", self._evidence)):
            QShortcut(QKeySequence(key), self.table).activated.connect(pressed)

    def show_lines(self, found: Sequence[StillAway]) -> None:
        """Show who is still away, whoever is to be rung first."""
        self.table.show_facts(found)
        self.table.fit()
        if found and self.table.current() is None:
            self.table.selectRow(0)
        self.none.setVisible(not found)
        self.table.setVisible(bool(found))
        for made in self.buttons:
            made.setEnabled(bool(found))

    def _again(self) -> None:
        one = self.table.current()
        if one is not None:
            self.again_asked.emit(one)

    def _evidence(self) -> None:
        one = self.table.current()
        if one is not None:
            self.evidence_asked.emit(one)

    def _open(self, one: StillAway) -> None:
        self.pupil_chosen.emit(one.pupil)


def _child(one: StillAway) -> str:
    return one.name


def _class(one: StillAway) -> str:
    return one.group_name


def _since(one: StillAway) -> str:
    first = one.days[0]
    evidence = ": evidence?" if one.is_long else ""
    return f"{first:%a} {first.day} {first:%b}, day {len(one.days)}{evidence}"


def _length(one: StillAway) -> int:
    return -len(one.days)


def _today(one: StillAway) -> str:
    if one.rang is not None:
        return f"rang today {london(one.rang.received_at):%H:%M}"
    if one.is_covered and one.last is not None and one.last.back_on is not None:
        back = one.last.back_on
        return f"not yet; said back {back:%a} {back.day} {back:%b}"
    return "not yet"


def _picture(one: StillAway) -> tuple[str, str]:
    if one.rang is not None:
        return "circle-check", "ok_text"
    return ("clock", "muted") if one.is_covered else ("phone", "late_text")


def _last(one: StillAway) -> str:
    last = one.last
    if last is None:
        return "nobody has explained it"
    reason = BY_NAME[last.reason].words if last.reason in BY_NAME else last.reason
    words = f": {last.words}" if last.words else ""
    at = london(last.received_at)
    return f"{at:%a} {at.day} {at:%b}, {last.caller}. {reason}{words}"


_COLUMNS: tuple[Column[StillAway], ...] = (
    Column("Child", _child),
    Column("Class", _class),
    Column("Away since", _since, order=_length),
    Column("Rang today?", _today, picture=_picture),
    Column("Last said", _last),
)
