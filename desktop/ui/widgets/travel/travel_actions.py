"""What can be done in Travel: each opens its form on the chosen line, and tells what was done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.models.travel.meters import ATTENDANCES
from desktop.tasks.travel.decide_journey import load
from desktop.tasks.travel.print_travel import request_paper, tracking_paper
from desktop.tasks.travel.travel_letters import write_overdue, write_to_other_school
from desktop.tasks.travel.travelling_child import attendance_working, travel_working
from desktop.ui.dialogs.find_pupil import FindPupilDialog
from desktop.ui.dialogs.record.figure_sessions import FigureSessionsDialog
from desktop.ui.dialogs.travel.circumstances_form import CircumstancesDialog
from desktop.ui.dialogs.travel.decide_journey import DecideJourneyDialog
from desktop.ui.dialogs.travel.elsewhere_form import ElsewhereDialog
from desktop.ui.dialogs.travel.end_journey import EndJourneyDialog, WithdrawJourneyDialog
from desktop.ui.dialogs.travel.give_pack import GivePackDialog
from desktop.ui.dialogs.travel.journey_form import JourneyDialog
from desktop.ui.dialogs.travel.other_school import OtherSchoolDialog
from desktop.ui.dialogs.travel.search_form import SearchDialog
from desktop.ui.messages import telling
from desktop.ui.papers.preview import PaperJob, show_papers
from desktop.ui.widgets.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QWidget

    from desktop.models.travel.journey import Journey
    from desktop.models.travel.travelling import TravelLine, TravellingChild
    from desktop.tasks.desk import Desk
    from desktop.tasks.papers.paper import Paper
    from desktop.ui.dialogs.form_dialog import FormDialog


class TravelActions(QObject):
    """The panel says which line and child are chosen; the actions say what was done."""

    done = Signal(str)
    said = Signal(str)
    page_asked = Signal(int)

    def __init__(
        self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]], window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk, self._open_desk, self._window = desk, open_desk, window
        self.line: TravelLine | None = None
        self.child: TravellingChild | None = None

    def find_child(self) -> None:
        """Look for a child whose circumstances are to be recorded."""
        finding = FindPupilDialog(self._desk, self._window)
        finding.chosen.connect(self._record)
        finding.open()

    def circumstances(self) -> None:
        """Record what is known of the chosen child."""
        if self.child is not None:
            self._record(self.child.pupil.id)

    def ask(self) -> None:
        """Write down a journey; of the chosen child, where one is."""
        if self.child is not None:
            self._ask(self.child.pupil.id)
            return
        finding = FindPupilDialog(self._desk, self._window)
        finding.chosen.connect(self._ask)
        finding.open()

    def ask_again(self) -> None:
        """Write down a journey like last year's."""
        if self.child is not None and self.child.offered:
            self._ask(self.child.pupil.id, self.child.offered[0])

    def decide(self) -> None:
        """Decide about the chosen journey."""
        self._of_journey(DecideJourneyDialog)

    def end(self) -> None:
        """Say that the family is back."""
        self._of_journey(EndJourneyDialog)

    def withdraw(self) -> None:
        """Say that the family does not go."""
        self._of_journey(WithdrawJourneyDialog)

    def other_school(self) -> None:
        """Record the other school of the chosen journey."""
        self._of_journey(OtherSchoolDialog)

    def pack(self) -> None:
        """Say that work to take along was given."""
        self._of_journey(GivePackDialog)

    def elsewhere(self) -> None:
        """Enter what another school confirms."""
        if self.child is not None:
            self._open(ElsewhereDialog(self._desk, self.child, self._window))

    def search(self) -> None:
        """Write down a step of the search for the chosen child."""
        if self.child is not None:
            self._open(SearchDialog(self._desk, self.child, self._window))

    def write_overdue(self) -> None:
        """Write to the family that is not back."""
        self._write(write_overdue)

    def write_school(self) -> None:
        """Write to the other school."""
        self._write(write_to_other_school)

    def show_attendances(self) -> None:
        """Open the 200 attendances to their sessions."""
        if self.child is not None:
            meter = self.child.attendances
            total = f"{meter.here} here and {meter.elsewhere} elsewhere: {meter.count}"
            self._sessions("Attendances", f"{total} of {ATTENDANCES}", attendance_working)

    def show_travel(self) -> None:
        """Open the T sessions of the school year."""
        if self.child is not None:
            count = counted(self.child.travel.count, "session")
            limit = self.child.travel.limit
            self._sessions("T sessions", f"{count}; the policy’s limit is {limit}", travel_working)

    def print_tracking(self) -> None:
        """Show the chosen child's tracking form."""
        if self.child is not None:
            pupil = self.child.pupil
            self._paper(f"Tracking form: {pupil.name}", partial(tracking_paper, pupil=pupil.id))

    def print_request(self) -> None:
        """Show the chosen journey's request form."""
        if self.line is not None and self.line.journey is not None:
            number = self.line.journey.id
            self._paper("Traveller request form", partial(request_paper, number=number))

    def print_blank_tracking(self) -> None:
        """Show an empty tracking form."""
        self._paper("Tracking form, blank", tracking_paper)

    def print_blank_request(self) -> None:
        """Show an empty request form."""
        self._paper("Traveller request form, blank", request_paper)

    def open_page(self) -> None:
        """Go to the chosen child's page."""
        if self.child is not None:
            self.page_asked.emit(self.child.pupil.id)

    def _record(self, pupil: int) -> None:
        with telling(self._window):
            self._open(CircumstancesDialog(self._desk, pupil, self._window))

    def _ask(self, pupil: int, like: Journey | None = None) -> None:
        with telling(self._window):
            self._open(JourneyDialog(self._desk, pupil, like, self._window))

    def _of_journey(self, dialog: Callable[[Desk, Journey, QWidget], FormDialog]) -> None:
        if self.line is None or self.line.journey is None:
            return
        with telling(self._window):
            fresh = load(self._desk, self.line.journey.id)
            self._open(dialog(self._desk, fresh, self._window))

    def _write(self, errand: Callable[[Desk, int], tuple[int, ...]]) -> None:
        if self.line is None or self.line.journey is None:
            return
        with telling(self._window):
            written = errand(self._desk, self.line.journey.id)
            words = counted(len(written), "letter")
            waits = f"{words} for the head’s signature." if written else _NOBODY
            self.done.emit(waits)

    def _sessions(
        self, name: str, total: str, errand: Callable[[Desk, int], tuple[object, ...]]
    ) -> None:
        if self.child is None:
            return
        with telling(self._window):
            pupil = self.child.pupil
            found = errand(self._desk, pupil.id)
            title = f"{name}: {pupil.name}"
            FigureSessionsDialog(title, found, total, self._window).open()  # type: ignore[arg-type]

    def _paper(self, title: str, make: Callable[[Desk], Paper]) -> None:
        shown = show_papers(self._window, self._open_desk, [PaperJob(title, make)])
        shown.said.connect(self.said)

    def _open(self, form: FormDialog) -> None:
        form.saved.connect(self.done)
        form.open()


_NOBODY = "No letter: no adult with responsibility may be written to. See the contacts."
