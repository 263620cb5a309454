"""At risk: the children with flags, notes or an assessment; and contracts and action plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QTabBar

from desktop.models.organisation.staff import Duty
from desktop.models.site.pressing_risk import AGREEMENTS
from desktop.ui.panel import Panel
from desktop.ui.papers.preview import PaperJob, show_papers
from desktop.ui.widgets.agreements.agreements_view import AgreementsView
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.safeguarding.watched_view import WatchedView
from desktop.ui.widgets.school.page_head import page, page_head
from desktop.ui.widgets.words import counted, label

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop.tasks.desk import Desk


class WatchChildrenPanel(Panel):
    """F7 turns from list to list; who has no safeguarding duty sees contracts and plans alone."""

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__(desk, open_desk)
        self.watched = WatchedView(desk) if desk.who.may(Duty.SEE_FLAGS) else None
        self.agreements = AgreementsView(desk)
        self.due = label("", "badge-late")
        self.tabs, self._stack = QTabBar(), QStackedWidget()
        self._lay_out()
        self._connect()
        self._bring(0)

    def refresh(self) -> None:
        """Read again who they are, how each agreement stands, and what is due."""
        self.agreements.refresh()
        due, running = self.agreements.due, self.agreements.running
        titles = [f"Contracts and plans {running}" if running else "Contracts and plans"]
        if self.watched is not None:
            self.watched.refresh()
            due += self.watched.due
            titles.insert(0, f"Children at risk {self.watched.count}")
        for place, title in enumerate(titles):
            self.tabs.setTabText(place, title)
        self.due.setText(f"{counted(due, 'review')} due")
        self.due.setVisible(bool(due))

    def show_what(self, what: object) -> None:
        """Show the contracts and plans when asked for them."""
        if what == AGREEMENTS:
            self.tabs.setCurrentIndex(self.tabs.count() - 1)

    def _lay_out(self) -> None:
        self.tabs.setAccessibleName("What to show, F7")
        self.tabs.setExpanding(False)
        for one in filter(None, (self.watched, self.agreements)):
            self.tabs.addTab("")
            self._stack.addWidget(one)
        turning = FlowRow(spacing=8)
        turning.add_left(label("F7", "step"), self.tabs)
        turning.setVisible(self.watched is not None)
        head = page_head("At risk", [self.due], [])
        self.setLayout(page(head, turning, self._stack, stretched=self._stack))

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._bring)
        if self.watched is not None:
            self.watched.pupil_chosen.connect(self.pupil_chosen)
        self.agreements.pupil_chosen.connect(self.pupil_chosen)
        self.agreements.said.connect(self.said)
        self.agreements.changed.connect(self._changed)
        self.agreements.paper_asked.connect(self._show_paper)
        self.turn_by_key(self.tabs)

    def _bring(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        shown = self._stack.currentWidget()
        self.begin_at(shown.list if isinstance(shown, WatchedView) else self.agreements.list)

    def _changed(self) -> None:
        self.refresh()
        self.changed.emit()

    def _show_paper(self, job: PaperJob) -> None:
        self.papers = show_papers(self, self._open_desk, [job])
        self.papers.said.connect(self.said)
