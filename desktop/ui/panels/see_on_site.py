"""On site: who is in the building, the roll-call while one goes on, and the log of roll-calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from desktop.models.organisation.staff import Duty
from desktop.tasks.site import call_roll, see_on_site
from desktop.ui.messages import telling
from desktop.ui.panel import Panel
from desktop.ui.widgets.on_site.begin_call import BeginCall
from desktop.ui.widgets.on_site.call_log import CallLog
from desktop.ui.widgets.on_site.call_page import CallPage
from desktop.ui.widgets.on_site.calling import Calling
from desktop.ui.widgets.on_site.on_site_page import OnSitePage
from desktop.ui.widgets.on_site.papers import OnSitePapers
from desktop.ui.widgets.words import button

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from datetime import datetime

    from desktop.tasks.desk import Desk


class SeeOnSitePanel(Panel):
    """A roll-call that goes on is what everybody comes to; the list is a press away."""

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__(desk, open_desk)
        self.begin, self.log = BeginCall(self), button("Drills…", self._show_log, "", "history")
        self.go_on = button("Back to the roll-call", self._go_on, "primary", "list-checks")
        self.list = button("Who is on site", self._show_list, "", "building")
        self.back = button("Who is on site", self._show_list, "", "building")
        self.papers = OnSitePapers(open_desk)
        self.print_list = button("Print the list", self.papers.print_list, "", "printer")
        self.print_log = button("Print the log", self.papers.print_log, "", "printer")
        self.call = CallPage()
        self.calling = Calling(desk, self.call, self)
        self.end = button("End the roll-call…", self.calling.ask_end, "primary", "check")
        self.print_call = button("Print a sheet", self._print_call, "", "printer")
        self.call.add_buttons(self.list, self.print_call, self.end)
        self.on_site = OnSitePage([self.log, self.print_list, self.go_on, self.begin])
        self.calls = CallLog([self.print_log, self.back])
        self._pages = QStackedWidget()
        self._looked_at: datetime | None = None
        self._turned_away: int | None = None  # the roll-call that the person looks past
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read again who is where and who is found; a roll-call that has begun comes to view."""
        self._looked_at = self._desk.now().replace(second=0)
        with telling(self):
            under_way = self.calling.read()
            number = under_way.id if under_way else None
            self.begin.setVisible(under_way is None and self._leads)
            self.go_on.setVisible(under_way is not None)
            if number is not None and number != self._turned_away:
                self._turn_to(self.call)
            elif self._pages.currentWidget() is self.call:
                self._turn_to(self.on_site)
            if self._pages.currentWidget() is self.on_site:
                self.on_site.show_seen(see_on_site.on_site(self._desk))

    def tick(self) -> None:
        """Count the seconds of a roll-call; who is here changes with the clock each minute."""
        self.call.show_time(self._desk.now())
        if self._looked_at != self._desk.now().replace(second=0):
            self.refresh()

    @property
    def _leads(self) -> bool:
        return self._desk.who.may(Duty.SEE_EVERY_CLASS)

    def _lay_out(self) -> None:
        pages: tuple[QWidget, ...] = (self.on_site, self.call, self.calls)
        for page in pages:
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages, 1)
        whole.addWidget(self.papers)
        for one in (self.begin, self.log, self.end):
            one.setVisible(self._leads)
        self.begin_at(self.on_site.classes)

    def _connect(self) -> None:
        self.begin.chosen.connect(self.calling.begin)
        self.begin.asked_other.connect(self.calling.ask_other)
        self.on_site.opened.connect(self.pupil_chosen)
        self.papers.said.connect(self.said)
        self.calling.said.connect(self.said)
        self.calling.undoable.connect(self.undoable)
        self.calling.changed.connect(self.changed)
        self.calling.begun.connect(self._begun)
        self.calling.ended.connect(self._ended)
        key = QShortcut(QKeySequence("F7"), self, self.begin.showMenu)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.setEnabled(self._leads)

    def _begun(self, words: str) -> None:
        self._go_on()
        self.said.emit(words)

    def _ended(self, words: str) -> None:
        self._show_log()
        self.said.emit(words)

    def _show_log(self) -> None:
        with telling(self):
            self.calls.show_calls(call_roll.calls_this_year(self._desk))
            self._turn_to(self.calls)
            self.take_keyboard()

    def _show_list(self) -> None:
        self._turned_away = self.calling.number
        self._turn_to(self.on_site)
        self.refresh()
        self.take_keyboard()

    def _go_on(self) -> None:
        self._turned_away = None
        self.refresh()
        self.take_keyboard()

    def _print_call(self) -> None:
        if self.calling.number is not None:
            self.papers.print_call(self.calling.number)

    def _turn_to(self, shown: QWidget) -> None:
        """Show a page; the keyboard, if it is in this place, goes where the page's work begins."""
        turned = self._pages.currentWidget() is not shown
        had_keyboard = self.isAncestorOf(QApplication.focusWidget() or self)
        self._pages.setCurrentWidget(shown)
        begins = {self.call: self.call.field, self.calls: self.calls.list}
        self.begin_at(begins.get(shown, self.on_site.classes))
        if turned and had_keyboard:
            self.take_keyboard()
