"""The board's list: who is absent without a reason, what is due first at the top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence

from desktop.models.absence.first_day_clock import what_in_words
from desktop.models.days.session_times import london
from desktop.ui.tables.fact_table import Column
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.words import bring_to_view

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from PySide6.QtGui import QKeyEvent

    from desktop.models.absence.board import BoardLine

_SHAPES = (("siren", "warn_text"), ("triangle-alert", "late_text"), ("circle", "muted"))
_FITTED = 40  # rows; in a longer list the columns keep their widths
_SIGNS = ("+", "-")
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A child as the list shows it at a moment; `rank` 0 is the policy's most urgent tier.

    `beside` is the forename of the brother or sister above, with whom the child stands; `message`
    says that one to the family waits, or has failed.
    """

    line: BoardLine
    rank: int
    overdue: bool
    beside: str = ""
    message: str = ""


def board_rows(
    lines: Sequence[BoardLine], tiers: Sequence[str], now: datetime
) -> tuple[BoardRow, ...]:
    """Return the rows of the lines, in their order."""
    return tuple(_rows(lines, tiers, now))


def _rows(lines: Sequence[BoardLine], tiers: Sequence[str], now: datetime) -> Iterator[BoardRow]:
    head: BoardLine | None = None
    for line in lines:
        tier = line.tier.tier
        rank = tiers.index(tier) if tier in tiers else len(tiers)
        together = head is not None and line.pupil in head.family
        beside = head.name.split()[0] if together and head else ""
        yield BoardRow(line, rank, line.is_overdue(now), beside)
        head = head if together else line


class BoardView(FactView[BoardRow]):
    """Keeps the chosen child when lines come, go and move; keys other than arrows go on."""

    pressed = Signal(str)
    went_on = Signal()
    went_back = Signal()
    copied = Signal()

    def __init__(self) -> None:
        super().__init__("Absent without a reason", COLUMNS, stretched=1)
        self.wrap_words()

    def show_rows(self, rows: Sequence[BoardRow]) -> None:
        """Show these rows; a child who is gone gives way to whoever is then in that place."""
        before, place = self.current(), max(self.currentIndex().row(), 0)
        fits = len(rows) <= _FITTED or not self.facts.facts
        with QSignalBlocker(self):
            self.facts.show_facts(rows)
            numbers = [row.line.pupil for row in rows]
            if before is not None and before.line.pupil in numbers:
                place = numbers.index(before.line.pupil)
            if rows:
                self.selectRow(min(place, len(rows) - 1))
        if fits:
            self.fit()
        self._keep_legible()

    def choose(self, pupil: int) -> bool:
        """Choose a child; whether the child is on the board."""
        for place, row in enumerate(self.facts.facts):
            if row.line.pupil == pupil:
                self.selectRow(place)
                return True
        return False

    def go_on(self) -> None:
        """Go to the next below who is of another family, from the last line to the first."""
        here, rows = self.currentIndex().row(), self.facts.facts
        family = {rows[here].line.pupil, *rows[here].line.family} if here >= 0 else set()
        others = [place for place, one in enumerate(rows) if one.line.pupil not in family]
        later = [place for place in others if place > here]
        if others:
            self.selectRow((later or others)[0])
            bring_to_view(self)
        self.went_on.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.went_back.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif not event.modifiers() & ~_PLAIN and (event.text().isalnum() or event.text() in _SIGNS):
            self.pressed.emit(event.text())
        else:
            super().keyPressEvent(event)


def tier_shape(rank: int) -> tuple[str, str]:
    """Return the shape and colour of a tier, always beside its name."""
    return _SHAPES[min(rank, len(_SHAPES) - 1)]


def next_in_words(line: BoardLine) -> str:
    """Check with the teacher; call; nothing more today."""
    if line.ask_teacher:
        return "Check with the teacher"
    if line.next is None:
        return "Nothing more today"
    return what_in_words(line.next.what)


def due_in_words(row: BoardRow) -> str:
    """Call by 10:30; text by 09:30, overdue."""
    step = row.line.next
    message = f", {row.message}" if row.message else ""
    by = "" if step is None or row.line.ask_teacher else f" by {london(step.due):%H:%M}"
    return f"{next_in_words(row.line)}{by}" + (", overdue" if row.overdue else "") + message


def _tier(row: BoardRow) -> str:
    return row.line.tier.tier


def _shape(row: BoardRow) -> tuple[str, str]:
    return tier_shape(row.rank)


def _child(row: BoardRow) -> str:
    return f"{row.line.name}, with {row.beside}" if row.beside else row.line.name


def _since(row: BoardRow) -> str:
    day = f"day {row.line.day}" if row.line.day > 1 else f"{london(row.line.appeared):%H:%M}"
    return f"{row.line.group_name}, {day}"


def _next(row: BoardRow) -> str:
    return due_in_words(row)


def _late(row: BoardRow) -> tuple[str, str] | None:
    return ("circle-alert", "warn_text") if row.overdue else None


COLUMNS: tuple[Column[BoardRow], ...] = (
    Column("Tier", _tier, picture=_shape),
    Column("Child", _child),
    Column("Next", _next, picture=_late),
    Column("Class, since", _since),
)
