"""Under the line: today's messages, who is still away, and the evidence that is waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.tasks.absence import message_book
from desktop.tasks.absence.ask_evidence import evidence_waited_for
from desktop.tasks.absence.still_away import still_away
from desktop.ui.widgets.absence.evidence_list import EvidenceList
from desktop.ui.widgets.absence.message_list import MessageList
from desktop.ui.widgets.absence.still_away_list import StillAwayList
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.words import bring_to_view, label

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk

_TITLES = ("Today’s messages", "Still away", "Evidence")


class LineLists(QWidget):
    """F7 turns from one list to the next; what can be done with a line stands beside the tabs."""

    pupil_chosen = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._is_old = desk, False
        self.tabs, self._stack = QTabBar(), QStackedWidget()
        self.tabs.setAccessibleName("What to show, F7")
        self.tabs.setExpanding(False)
        self.messages, self.away, self.evidence = MessageList(), StillAwayList(), EvidenceList()
        for title, part in zip(_TITLES, (self.messages, self.away, self.evidence), strict=True):
            self.tabs.addTab(title)
            self._stack.addWidget(part)
        head = FlowRow(spacing=8)
        head.add_left(label("F7", "step"), self.tabs)
        self._buttons = (self.messages.buttons, self.away.buttons, tuple(self.evidence.buttons))
        for buttons in self._buttons:
            head.add_right(*buttons)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(head)
        inside.addWidget(self._stack, 1)
        self._offer()
        self.tabs.currentChanged.connect(self._bring)
        self.messages.pupil_chosen.connect(self.pupil_chosen)
        self.evidence.pupil_chosen.connect(self.pupil_chosen)

    def read(self) -> None:
        """Read all three again; the tabs say how many there are."""
        self._read_messages()
        self._read_others()

    def read_kept(self) -> None:
        """Read the day's messages again at once; the other lists as soon as they are on view."""
        self._read_messages()
        self._is_old = True
        if self.tabs.currentIndex():
            self._read_others()

    def turn(self) -> None:
        """Bring the next list to view, with the keyboard in it."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + 1) % self.tabs.count())
        tables: tuple[QWidget, ...] = (self.messages.table, self.away.table, self.evidence.table)
        table = tables[self.tabs.currentIndex()]
        table.setFocus()
        bring_to_view(table)

    def _bring(self, place: int) -> None:
        if place and self._is_old:
            self._read_others()
        self._stack.setCurrentIndex(place)
        self._offer()

    def _offer(self) -> None:
        for place, buttons in enumerate(self._buttons):
            for made in buttons:
                made.setVisible(place == self.tabs.currentIndex())

    def _read_messages(self) -> None:
        said = message_book.messages_of_day(self._desk)
        self.messages.show_messages(said)
        self._count(0, len(said))

    def _read_others(self) -> None:
        gone, asked = still_away(self._desk), evidence_waited_for(self._desk)
        self.away.show_lines(gone)
        self.evidence.show_lines(asked)
        self._count(1, len(gone))
        self._count(2, len(asked))
        self._is_old = False

    def _count(self, place: int, count: int) -> None:
        self.tabs.setTabText(place, f"{_TITLES[place]} {count}" if count else _TITLES[place])
