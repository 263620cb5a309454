"""Pupils: the roll as a list, and the page about one child."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from desktop.models.organisation.staff import Duty
from desktop.ui.dialogs.move_up import MoveUpDialog
from desktop.ui.dialogs.roll.join_pupil import JoinPupilDialog
from desktop.ui.messages import telling
from desktop.ui.panel import Panel
from desktop.ui.papers.preview import PaperJob, show_papers
from desktop.ui.widgets.pupil.page import PupilPageView
from desktop.ui.widgets.roll_list import RollList

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop.tasks.desk import Desk


class ChangeRollPanel(Panel):
    """The place "Pupils"; `show_what` takes a pupil's number."""

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__(desk, open_desk)
        self.list = RollList(desk, self._join, self._move_up)
        self.page = PupilPageView(desk)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.page)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._stack)
        self.begin_at(self.list.search)
        self.list.opened.connect(self._show_pupil)
        self.page.left.connect(self._show_list)
        self.page.paper_asked.connect(self._show_paper)
        errands = self.page.errands
        errands.changed.connect(self.changed)
        errands.said.connect(self.said)
        errands.went.connect(self.went)
        errands.pupil_chosen.connect(self._show_pupil)

    @property
    def shows_page(self) -> bool:
        """Whether a child's page is on view, and not the list."""
        return self._stack.currentWidget() is self.page

    @property
    def reads_what_it_is_shown(self) -> bool:
        return True

    def refresh(self) -> None:
        """Read again what is on view."""
        with telling(self):
            if self.shows_page:
                self.page.show_again()
            elif self._sees_list:
                self.list.refresh()

    def show_what(self, what: object) -> None:
        """Show a child's page by number, or the list."""
        if isinstance(what, int):
            self._show_pupil(what)
        else:
            self._show_list()

    @property
    def _sees_list(self) -> bool:
        who = self._desk.who
        return who.may(Duty.KEEP_THE_ROLL) or who.may(Duty.SEE_EVERY_CLASS)

    def _show_pupil(self, number: int) -> None:
        with telling(self):
            self.page.show_pupil(number)
            self._stack.setCurrentWidget(self.page)
            self.page.head.back.setFocus()

    def _show_list(self) -> None:
        self._stack.setCurrentWidget(self.list)
        self.refresh()
        self.list.search.setFocus()

    def _show_paper(self, job: PaperJob) -> None:
        self.papers = show_papers(self, self._open_desk, [job])
        self.papers.said.connect(self.said)

    def _join(self) -> None:
        form = JoinPupilDialog(self._desk, self)
        form.joined.connect(self._show_pupil)
        form.saved.connect(self._done)
        form.open()

    def _move_up(self) -> None:
        moving = MoveUpDialog(self._desk, self)
        moving.saved.connect(self._done)
        moving.open()

    def _done(self, words: str) -> None:
        self.said.emit(words)
        self.changed.emit()
        self.refresh()
