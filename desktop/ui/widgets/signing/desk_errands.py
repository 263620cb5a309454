"""What is begun from the head's desk: reading a pile, one letter, printing, one's own signature."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.tasks.letters.signed_papers import letter_shown
from desktop.ui.messages import telling
from desktop.ui.papers.preview import PaperJob, show_papers
from desktop.ui.widgets.signing.letter_printing import LetterPrinting

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QDialog, QWidget

    from desktop.models.letters.letter import Letter
    from desktop.tasks.desk import Desk
    from desktop.ui.widgets.work_line import WorkLine


class DeskErrands(QObject):
    """Opens each window when it is asked for; `dialog` is the last."""

    said = Signal(str)
    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        open_desk: Callable[[], AbstractContextManager[Desk]],
        line: WorkLine,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk, self._open_desk, self._window = desk, open_desk, window
        self.printing = LetterPrinting(line, window)
        self.printing.said.connect(self.said)
        self.printing.changed.connect(self.changed)
        self.dialog: QDialog | None = None

    def read_pile(self, letters: Sequence[Letter]) -> None:
        """Read letters from the first on, to be signed."""
        from desktop.ui.dialogs.signing.read_pile import (  # noqa: PLC0415 - loads PDFium
            ReadPileDialog,
        )

        if letters:
            dialog = ReadPileDialog(self._desk, self._open_desk, letters, self._window)
            dialog.said.connect(self.said)
            dialog.changed.connect(self.changed)
            self.dialog = dialog
            dialog.begin()

    def show_letter(self, letter: Letter | None) -> None:
        """Show one letter: a draft, or as it was signed."""
        if letter is not None:
            self.show_paper(PaperJob(letter.reference, partial(letter_shown, letter=letter)))

    def show_paper(self, job: PaperJob) -> None:
        """Make a paper and show it."""
        dialog = show_papers(self._window, self._open_desk, [job])
        dialog.said.connect(self.said)
        self.dialog = dialog

    def set_up_signature(self) -> None:
        """Draw or load one's own signature."""
        from desktop.ui.dialogs.signing.my_signature import (  # noqa: PLC0415 - seldom opened
            MySignatureDialog,
        )

        with telling(self._window):
            form = MySignatureDialog(self._desk, self._open_desk, self._window)
            form.saved.connect(self.said)
            self.dialog = form
            form.open()

    def print_again(self, letter: Letter | None) -> None:
        """Ask why a letter is printed once more, and print it."""
        from desktop.ui.dialogs.signing.print_again import (  # noqa: PLC0415 - seldom opened
            PrintAgainDialog,
        )

        if letter is not None:
            form = PrintAgainDialog(letter, self._window)
            form.given.connect(self._given)
            self.dialog = form
            form.open()

    def _given(self, letter: Letter, why: str) -> None:
        self.printing.print_them([letter], why)
