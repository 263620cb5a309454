"""What those with the safeguarding duty do on a child's page: each errand is said in a line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.tasks.admissions.flag_pupils import end_flag
from desktop.tasks.safeguarding.assess_risk import next_version, open_assessment
from desktop.tasks.safeguarding.open_safeguarding import add_note, written_of
from desktop.tasks.safeguarding.print_assessment import assessment_paper
from desktop.ui.dialogs.roll.put_flag import PutFlagDialog
from desktop.ui.dialogs.safeguarding.assess_risk import AssessRiskDialog
from desktop.ui.messages import telling
from desktop.ui.papers.preview import PaperJob

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.admissions.pupil import Flag, Pupil
    from desktop.tasks.desk import Desk
    from desktop.ui.dialogs.form_dialog import FormDialog


class SafeguardingActions(QObject):
    """`changed`: something was kept, which the card then opens again; no words of it are said."""

    changed = Signal()
    paper_asked = Signal(object)
    said = Signal(str)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self.pupil: Pupil | None = None

    def add_flag(self) -> None:
        """Open a form for a flag."""
        if self.pupil is not None:
            self._open(PutFlagDialog(self._desk, self.pupil, self._window))

    def end_flag(self, flag: Flag) -> None:
        """End a flag."""
        with telling(self._window):
            end_flag(self._desk, flag.id)
            self._done("The flag has ended; the file keeps it.")

    def add_note(self, words: str) -> bool:
        """Keep a note; whether it is kept."""
        if self.pupil is None:
            return False
        with telling(self._window):
            add_note(self._desk, self.pupil.id, words)
            self._done("The note is kept.")
            return True
        return False

    def assess(self) -> None:
        """Open the form of an assessment: a new version of the one that stands, or the first."""
        if self.pupil is None:
            return
        with telling(self._window):
            written = written_of(self._desk, self.pupil.id)
            before = next_version(open_assessment(self._desk, written[0].id)) if written else None
            self._open(AssessRiskDialog(self._desk, self.pupil, before, self._window))

    def show_paper(self, number: int) -> None:
        """Show an assessment as it prints."""
        self.paper_asked.emit(
            PaperJob("the risk assessment", partial(assessment_paper, number=number))
        )

    def _open(self, form: FormDialog) -> None:
        form.saved.connect(self._done)
        form.open()

    def _done(self, words: str) -> None:
        self.said.emit(words)
        self.changed.emit()
