"""The day's work: the list of places, the place on view, what was just done, and the foot line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop.models.staff import Duty
from desktop.tasks.open_file import own_desk
from desktop.tasks.sign_in import desk_for
from desktop.tasks.watch_file import last_backup_in_words
from desktop.ui.heartbeat import Heartbeat
from desktop.ui.person_menu import PersonMenu
from desktop.ui.places import Places
from desktop.ui.program_window import Page
from desktop.ui.widgets.clock_banner import ClockBanner
from desktop.ui.widgets.place_list import PlaceList
from desktop.ui.widgets.said_line import SaidLine
from desktop.ui.widgets.status_line import StatusLine
from desktop.ui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop.models.register import Register
    from desktop.tasks.desk import Desk
    from desktop.tasks.open_file import OpenFile
    from desktop.tasks.sign_in import SignedIn
    from desktop.ui.choices import Choices

PUPILS = "change_roll"


class MainWindow(Page):
    """One person at work in one file; another person gets a window of their own making."""

    def __init__(
        self, file: OpenFile, signed_in: SignedIn, choices: Choices, school: int | None = None
    ) -> None:
        super().__init__()
        self.file, self.signed_in = file, signed_in
        self.menu = PersonMenu(choices.settings.theme, self)
        self._bar, self._list = TopBar(self.menu, self), PlaceList(self)
        self.places, self.said = Places(), SaidLine()
        self.status = StatusLine(sample=file.is_sample)
        self.clock = ClockBanner()
        self.heart: Heartbeat | None = None
        self.desk = desk_for(file.db, signed_in.person, self._first(school), file.clock)
        self._lay_out()
        self._connect(choices)
        self.work_at(self.desk.school)

    def guide_page(self) -> str:
        """Return the page about the place on view."""
        return self.places.here.replace("_", "-") or "index"

    def come_to_view(self) -> None:
        """Put the keyboard into the place on view."""
        if self.places.panel is not None:
            self.places.panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def work_at(self, school: int) -> None:
        """Go to work at one of the schools where the person holds a post."""
        self.stop()
        self.desk = desk_for(self.file.db, self.signed_in.person, school, self.file.clock)
        self._list.offer(self.places.work_at(self.desk, self.open_desk()))
        self._bar.show_who(self.desk.who, self.signed_in.schools, school)
        self._bar.allow_finding(allowed=self.desk.who.may(Duty.SEE_EVERY_CLASS))
        self.status.show_who(self.desk.who, self._school_name(school))
        self._show_backup()
        self.clock.look(self.desk)
        self._list.go_to_row(0)
        self._start()

    def open_desk(self) -> Callable[[], AbstractContextManager[Desk]]:
        """Return the way in which work on another thread gets this desk."""
        return partial(own_desk, self.file, self.desk)

    def stop(self) -> None:
        """Stop the timers; work in the background ends by itself."""
        if self.heart is not None:
            self.heart.stop()
            self.heart.deleteLater()
            self.heart = None

    def go(self, name: str, what: object = None) -> None:
        """Go to a place by name, to something in particular there if it is given."""
        self.places.go(name, what)

    def restyle(self) -> None:
        """Draw what is drawn by hand in the colours and sizes chosen now."""
        here = self.places.here
        self._bar.restyle()
        self._list.restyle()
        self.places.make_anew()
        self.places.go(here)

    def _first(self, school: int | None) -> int:
        here = [one.id for one in self.signed_in.schools]
        return school if school in here and school is not None else here[0]

    def _school_name(self, number: int) -> str:
        return next(one.name for one in self.signed_in.schools if one.id == number)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.clock)
        right.addWidget(self.places, 1)
        said = QVBoxLayout()
        said.setContentsMargins(16, 0, 16, 10)
        said.addWidget(self.said)
        right.addLayout(said)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._list)
        middle.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._bar)
        whole.addLayout(middle, 1)
        whole.addWidget(self.status)

    def _connect(self, choices: Choices) -> None:
        self._list.chosen.connect(self.places.go)
        self.places.came_to.connect(self._list.show_place)
        self.places.changed.connect(self._saved)
        self.clock.confirmed.connect(self.places.refresh)
        self.places.said.connect(self.said.say)
        self.places.undoable.connect(self.said.say)
        self.places.pupil_chosen.connect(self._show_pupil)
        self._bar.find_asked.connect(self._find_pupil)
        self._bar.school_chosen.connect(self.work_at)
        self.menu.theme_asked.connect(choices.set_theme)
        self.menu.text_asked.connect(choices.change_text)
        self.menu.help_asked.connect(self.asked_for_help)
        choices.restyled.connect(self.restyle)

    def _start(self) -> None:
        self.heart = Heartbeat(self.file, self.desk, self.open_desk(), self)
        self.heart.ticked.connect(self._tick)
        self.heart.others_saved.connect(self.places.refresh)
        self.heart.closed.connect(self._tell_of_closes)
        self.heart.state_changed.connect(self.status.show_state)
        self.heart.backed_up.connect(self._show_backup)
        self.heart.start()

    def _tick(self) -> None:
        self.status.show_time(self.desk.now())
        self.clock.look(self.desk)
        self.places.tick()

    def _saved(self) -> None:
        if self.heart is not None:
            self.heart.saved()

    def _tell_of_closes(self, registers: tuple[Register, ...]) -> None:
        count = len(registers)
        self.said.say("The register has closed." if count == 1 else f"{count} registers closed.")
        self.places.refresh()

    def _show_backup(self) -> None:
        self.status.show_backup(last_backup_in_words(self.file.path))

    def _show_pupil(self, pupil: int) -> None:
        self.go(PUPILS, pupil)

    def _find_pupil(self) -> None:
        from desktop.ui.dialogs.find_pupil import FindPupilDialog  # noqa: PLC0415 - when asked for

        dialog = FindPupilDialog(self.desk)
        dialog.chosen.connect(self._show_pupil)
        dialog.exec()
