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
    """F7 turns from one list to the next."""

    pupil_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.tabs, self._stack = QTabBar(), QStackedWidget()
        self.tabs.setAccessibleName("What to show, F7")
        self.tabs.setExpanding(False)
        self.messages, self.away, self.evidence = MessageList(), StillAwayList(), EvidenceList()
        for title, part in zip(_TITLES, (self.messages, self.away, self.evidence), strict=True):
            self.tabs.addTab(title)
            self._stack.addWidget(part)
        head = FlowRow(spacing=8)
        head.add_left(label("F7", "step"), self.tabs)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(head)
        inside.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.messages.pupil_chosen.connect(self.pupil_chosen)
        self.evidence.pupil_chosen.connect(self.pupil_chosen)

    def read(self, desk: Desk) -> None:
        """Read all three again; the tabs say how many there are."""
        said, gone, asked = (
            message_book.messages_of_day(desk),
            still_away(desk),
            evidence_waited_for(desk),
        )
        self.messages.show_messages(said)
        self.away.show_lines(gone)
        self.evidence.show_lines(asked)
        for place, count in enumerate((len(said), len(gone), len(asked))):
            self.tabs.setTabText(place, f"{_TITLES[place]} {count}" if count else _TITLES[place])

    def turn(self) -> None:
        """Bring the next list to view, with the keyboard in it."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + 1) % self.tabs.count())
        tables: tuple[QWidget, ...] = (self.messages.table, self.away.table, self.evidence.table)
        table = tables[self.tabs.currentIndex()]
        table.setFocus()
        bring_to_view(table)
