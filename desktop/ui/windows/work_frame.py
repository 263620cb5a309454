"""The frame of the day's work: the line at the top, the places, what was said, the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop.ui.person_menu import PersonMenu
from desktop.ui.places import Places
from desktop.ui.widgets.frame.call_banner import CallBanner
from desktop.ui.widgets.frame.clock_banner import ClockBanner
from desktop.ui.widgets.frame.place_list import PlaceList
from desktop.ui.widgets.frame.reminder_line import ReminderLine
from desktop.ui.widgets.frame.said_line import SaidLine
from desktop.ui.widgets.frame.status_line import StatusLine
from desktop.ui.widgets.frame.top_bar import TopBar
from desktop.ui.windows.program_window import Page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ui.choices import Choices

PUPILS = "change_roll"


class WorkFrame(Page):
    """Its parts and how they hang together; `desk` and the clock are the main window's."""

    def __init__(self, choices: Choices, window: QWidget | None, *, sample: bool) -> None:
        super().__init__(window)
        self.menu = PersonMenu(choices.settings.theme, self)
        self.bar, self.list = TopBar(self.menu, self), PlaceList(self)
        self.places, self.said = Places(), SaidLine()
        self.clock, self.status = ClockBanner(), StatusLine(sample=sample)
        self.reminder, self.roll_call = ReminderLine(self), CallBanner()
        self._lay_out()
        self.list.chosen.connect(self.places.go)
        self.list.entered.connect(self.come_to_view)
        self.places.came_to.connect(self._came_to)
        self.places.came_to.connect(self.roll_call.come_to)
        self.roll_call.wanted.connect(self.places.go)
        self.places.said.connect(self.said.say)
        self.places.undoable.connect(self.said.say)
        self.places.pupil_chosen.connect(self.show_pupil)
        self.clock.confirmed.connect(self.places.refresh)
        self.reminder.seen.connect(self.places.changed)
        self.menu.theme_asked.connect(choices.set_theme)
        self.menu.text_asked.connect(choices.change_text)
        self.menu.help_asked.connect(self.asked_for_help)
        choices.restyled.connect(self.restyle)

    def guide_page(self) -> str:
        """Return the page about the place on view."""
        return self.places.here.replace("_", "-") or "index"

    def come_to_view(self) -> None:
        """Put the keyboard into the place on view."""
        if self.places.panel is not None:
            self.places.panel.take_keyboard()

    def go(self, name: str, what: object = None) -> None:
        """Go to a place by name, to something in particular there if it is given."""
        self.places.go(name, what)

    def _came_to(self, name: str) -> None:
        self.list.show_place(name)
        if not self.list.hasFocus():
            self.come_to_view()

    def show_pupil(self, pupil: int) -> None:
        """Show a child's page."""
        self.go(PUPILS, pupil)

    def restyle(self) -> None:
        """Draw the lists of icons again; the places stay, with all that is half typed in them."""
        self.list.restyle()
        self.menu.restyle()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.clock)
        right.addWidget(self.roll_call)
        right.addWidget(self.reminder)
        right.addWidget(self.places, 1)
        said = QVBoxLayout()
        said.setContentsMargins(16, 0, 16, 10)
        said.addWidget(self.said)
        right.addLayout(said)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.list)
        middle.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addLayout(middle, 1)
        whole.addWidget(self.status)
