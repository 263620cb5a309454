"""The history of one mark: every entry, oldest first, with reason, date, name and position."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.models.marks.entry import Kind
from desktop.models.marks.shown_mark import shown_mark
from desktop.ui.fitted import put_picture
from desktop.ui.widgets.words import button, emptied, label, row, scrolled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from desktop.models.marks.entry import Entry


class MarkHistory(QFrame):
    """A sheet beside the register; Esc or the cross puts it away."""

    closed = Signal()
    look_back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("History of the mark")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title, self._session = label("", "heading", wraps=True), label("", "hint")
        away = QToolButton()
        put_picture(away, "x")
        away.setAccessibleName("Close the history")
        away.setProperty("kind", "quiet")
        away.clicked.connect(self.put_away)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(18, 14, 10, 14)
        head = row(self._title, away)
        head.setStretch(0, 1)
        inside.addLayout(head)
        inside.addWidget(self._session)
        page = QWidget()
        self._list = QVBoxLayout(page)
        self._list.setContentsMargins(0, 6, 6, 0)
        self._list.setSpacing(4)
        inside.addWidget(scrolled(page), 1)
        self.look_back = button("Look back", self.look_back_asked.emit, "", "file-clock")
        inside.addLayout(row(self.look_back, None))
        self.look_back.hide()
        self.hide()

    def show_entries(self, name: str, entries: Sequence[Entry], *, in_full: bool) -> None:
        """Show the entries of a child; reasons only where no class looks on."""
        emptied(self._list)
        self._title.setText(name)
        self._session.setText(str(entries[0].session) if entries else "No mark yet.")
        for entry in entries:
            self._add(entry, in_full=in_full)
        self._list.addStretch(1)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("0" * 34))
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Hide the sheet and give the keyboard back."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def _add(self, entry: Entry, *, in_full: bool) -> None:
        for words, role in entry_lines(entry, in_full=in_full):
            self._list.addWidget(label(words, role, wraps=True))
        line = QFrame()
        line.setProperty("role", "line")
        self._list.addWidget(line)


def entry_lines(entry: Entry, *, in_full: bool) -> list[tuple[str, str]]:
    """Return an entry's lines with their roles: mark, why, who and when."""
    shown = shown_mark(entry.code, in_full=in_full)
    late = f", {entry.minutes} min" if entry.minutes is not None else ""
    mark = f"{shown.sign}   {shown.words}{late}" if entry.code else "taken back"
    by = f"{entry.name}, {entry.position}" if entry.name else "the close"
    at = london(entry.recorded_at)
    lines = [(mark, "heading"), *_made(entry, by)]
    if in_full:
        lines += [(f"Note: {entry.note}", "")] if entry.note else []
        reason = "" if entry.kind is Kind.PAPER else entry.reason
        lines += [(f"Reason: {reason}", "")] if reason else []
    lines.append((f"{day_in_words(at.date())} {at:%H:%M:%S}", "hint"))
    if entry.effective_at != entry.recorded_at:
        lines.append((f"takes effect {london(entry.effective_at):%H:%M}", "hint"))
    return lines


def _made(entry: Entry, by: str) -> list[tuple[str, str]]:
    """A paper's reason says who took it there and when, and no more: it shows to a class too."""
    if entry.kind is Kind.PAPER:
        return [(entry.reason, ""), (f"keyed in by {by}", "")]
    return [(f"{entry.kind.value} by {by}", "")]
