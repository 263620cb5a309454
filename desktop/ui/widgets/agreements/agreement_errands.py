"""What is done about contracts and plans, from the list and from a child's page alike."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.models.agreements.standing import Answer, figure_in_words
from desktop.tasks.agreements.print_agreement import agreement_paper
from desktop.tasks.agreements.see_agreements import sessions_counted
from desktop.ui.dialogs.agreements.agreement_answers import AgreementAnswersDialog
from desktop.ui.dialogs.agreements.agreement_form import AgreementFormDialog
from desktop.ui.dialogs.agreements.review_agreement import ReviewAgreementDialog
from desktop.ui.dialogs.find_pupil import FindPupilDialog
from desktop.ui.dialogs.record.figure_sessions import FigureSessionsDialog
from desktop.ui.messages import telling
from desktop.ui.papers.preview import PaperJob

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.agreements.agreement import Agreement
    from desktop.models.agreements.standing import AgreementLine
    from desktop.tasks.desk import Desk
    from desktop.ui.dialogs.form_dialog import FormDialog


ERRANDS = {
    "R": ("Review…", "calendar-check"),
    "S": ("Signatures…", "signature"),
    "C": ("Change…", "pencil"),
    "F": ("Sessions", "chart-column"),
    "P": ("Show and print", "printer"),
}


def offered(line: AgreementLine) -> str:
    """Return the keys of what can be done: what has ended is shown, an answer waited for."""
    standing = line.standing
    waits = standing.count(Answer.SIGNED) < len(standing.agreement.parties)
    running = "RC" if standing.ended is None else ""
    return f"{running}{'S' if waits else ''}FP"


class AgreementErrands(QObject):
    """`changed`: something was kept; `paper_asked` carries a paper to be made and shown."""

    changed = Signal()
    said = Signal(str)
    paper_asked = Signal(object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window

    def press(self, key: str, line: AgreementLine) -> None:
        """Do what the key stands for."""
        errands = {
            "R": self.review, "S": self.sign, "C": self.change, "F": self.show_figure,
            "P": self.show_paper,
        }  # fmt: skip
        errands[key](line)

    def find_child(self) -> None:
        """Find the child that a new one is about."""
        finding = FindPupilDialog(self._desk, self._window)
        finding.chosen.connect(self.write)
        finding.open()

    def write(self, pupil: int) -> None:
        """Open the form of a new one."""
        with telling(self._window):
            self._open(AgreementFormDialog(self._desk, pupil, None, self._window))

    def change(self, line: AgreementLine) -> None:
        """Open the form of a version that replaces the one that runs."""
        with telling(self._window):
            self._open(AgreementFormDialog(self._desk, line.pupil, line.standing, self._window))

    def sign(self, line: AgreementLine) -> None:
        """Ask who has signed or declined."""
        self._open(AgreementAnswersDialog(self._desk, line.standing, line.name, self._window))

    def review(self, line: AgreementLine) -> None:
        """Open the form of a review."""
        with telling(self._window):
            standing = line.standing
            title = f"{standing.agreement.kind.value} of {line.name}"
            figure = figure_in_words(standing, line.tally)
            self._open(ReviewAgreementDialog(self._desk, standing, title, figure, self._window))

    def show_paper(self, line: AgreementLine) -> None:
        """Show it as it prints."""
        self.show_version(line.standing.agreement)

    def show_version(self, one: Agreement) -> None:
        """Show a version as it prints, also one that a newer one has replaced."""
        make = partial(agreement_paper, number=one.id)
        self.paper_asked.emit(PaperJob(f"the {one.kind.value}", make))

    def show_figure(self, line: AgreementLine) -> None:
        """Show the sessions that its figure is made of."""
        with telling(self._window):
            found = sessions_counted(self._desk, line.number)
            FigureSessionsDialog(found.title, found.sessions, found.total, self._window).open()

    def _open(self, form: FormDialog) -> None:
        form.saved.connect(self._done)
        form.open()

    def _done(self, words: str) -> None:
        self.said.emit(words)
        self.changed.emit()
