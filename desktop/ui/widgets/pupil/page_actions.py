"""What can be done on a child's page: each opens its form or does its errand, and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.models.record.working import sum_in_words
from desktop.tasks.admissions import change_contacts, link_siblings
from desktop.tasks.admissions.show_pupil import figure_of_year
from desktop.tasks.admissions.take_off_roll import stay_on_roll
from desktop.ui.dialogs.find_pupil import FindPupilDialog
from desktop.ui.dialogs.record.figure_sessions import FigureSessionsDialog
from desktop.ui.dialogs.roll.edit_contact import EditContactDialog
from desktop.ui.dialogs.roll.edit_pupil import EditPupilDialog
from desktop.ui.dialogs.roll.leave_roll import LeaveRollDialog
from desktop.ui.dialogs.roll.mark_history import MarkHistoryDialog
from desktop.ui.dialogs.roll.move_class import MoveClassDialog
from desktop.ui.dialogs.roll.starting_day import JoinAgainDialog, StartingDayDialog
from desktop.ui.messages import telling

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.admissions.pupil import Contact, Pupil
    from desktop.models.days.session import Session
    from desktop.models.record.glance import Figure
    from desktop.tasks.admissions.link_siblings import Sibling
    from desktop.tasks.admissions.show_pupil import PupilPage
    from desktop.tasks.desk import Desk
    from desktop.ui.dialogs.form_dialog import FormDialog


class RollActions(QObject):
    """Changes to the roll itself: facts, class, starting and leaving."""

    changed = Signal()
    said = Signal(str)
    pupil_chosen = Signal(int)
    went = Signal(str, object)  # to another place, with what it should show

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self.page: PupilPage | None = None

    @property
    def pupil(self) -> Pupil:
        """The child on the page."""
        if self.page is None:
            raise LookupError("no page is shown")
        return self.page.record.pupil

    def edit(self) -> None:
        """Open the facts of the register."""
        self.open_form(EditPupilDialog(self._desk, self.pupil, self._window))

    def move_class(self) -> None:
        """Ask for another class."""
        now = self.page.record.memberships[-1:] if self.page else ()
        place = now[0] if now else None
        self.open_form(MoveClassDialog(self._desk, self.pupil, place, self._window))

    def change_start(self) -> None:
        """Ask for the right starting day."""
        day = self.page.record.enrolments[-1].starting_day if self.page else self._desk.today
        self.open_form(StartingDayDialog(self._desk, self.pupil, day, self._window))

    def leave(self) -> None:
        """Ask for the leaving day."""
        self.open_form(LeaveRollDialog(self._desk, self.pupil, self._window))

    def join_again(self) -> None:
        """Ask for the day the child comes back."""
        self.open_form(JoinAgainDialog(self._desk, self.pupil, self._window))

    def stay(self) -> None:
        """Take the leaving day back."""
        with telling(self._window):
            stay_on_roll(self._desk, self.pupil.id)
            self.done(f"{self.pupil.name} stays on roll.")

    def done(self, words: str) -> None:
        """Say what was done and have it shown."""
        self.said.emit(words)
        self.changed.emit()

    def open_form(self, form: FormDialog) -> None:
        """Open a form; what it saved is said."""
        form.saved.connect(self.done)
        form.open()


class PageActions(RollActions):
    """And what concerns the people around the child."""

    def add_contact(self) -> None:
        """Open a form for a new contact."""
        self.open_form(EditContactDialog(self._desk, self.pupil, None, self._window))

    def edit_contact(self, contact: Contact) -> None:
        """Open a contact."""
        self.open_form(EditContactDialog(self._desk, self.pupil, contact, self._window))

    def move_contact(self, contact: Contact, steps: int) -> None:
        """Ring a contact earlier or later."""
        order = [one.id for one in self.page.record.contacts] if self.page else []
        place = order.index(contact.id)
        there = min(max(place + steps, 0), len(order) - 1)
        if there == place:
            return
        order.insert(there, order.pop(place))
        with telling(self._window):
            change_contacts.put_in_order(self._desk, self.pupil.id, order)
            self.done(f"{contact.name} is now number {there + 1} to ring.")

    def withdraw_contact(self, contact: Contact) -> None:
        """Take a contact off the list."""
        with telling(self._window):
            change_contacts.withdraw_contact(self._desk, contact)
            self.done(f"{contact.name} is off the list; the file keeps that they were on it.")

    def find_sibling(self) -> None:
        """Look for a brother or sister."""
        finding = FindPupilDialog(self._desk, self._window)
        finding.chosen.connect(self._link)
        finding.open()

    def unlink_sibling(self, sibling: Sibling) -> None:
        """Take a sibling link back."""
        with telling(self._window):
            link_siblings.unlink_siblings(self._desk, self.pupil.id, sibling.pupil)
            self.done(f"{sibling.name} is no longer recorded as a brother or sister.")

    def show_mark_history(self, session: Session) -> None:
        """Show how a mark came about, to those who see codes."""
        if self.page is not None and self.page.sees_all:
            shown = MarkHistoryDialog(self._desk, self.pupil, session, self._window)
            shown.register_asked.connect(self._look_back)
            shown.open()

    def _look_back(self, group: int, session: Session) -> None:
        self.went.emit("look_back", (group, session))

    def show_figure(self, year: int, figure: Figure) -> None:
        """Show the sessions that a year's figure was made of."""
        found = (
            next((one for one in self.page.years if one.year == year), None) if self.page else None
        )
        if found is None:
            return
        with telling(self._window):
            sessions = figure_of_year(self._desk, self.pupil.id, year, figure)
            title = f"{figure.value}: {self.pupil.name}, {found.span.words}"
            total = sum_in_words(figure, found.glance)
            dialog = FigureSessionsDialog(title, sessions, total, self._window)
            dialog.opened.connect(self.show_mark_history)
            dialog.open()

    def _link(self, sibling: int) -> None:
        with telling(self._window):
            link_siblings.link_siblings(self._desk, self.pupil.id, sibling)
            self.done("Recorded as brother or sister.")
