"""Signed letters to a printer, one job a letter: what comes of it is kept letter by letter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.tasks.letters.print_letters import print_letters
from desktop.ui.messages import telling
from desktop.ui.widgets.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from desktop.models.letters.letter import Letter
    from desktop.tasks.desk import Desk
    from desktop.tasks.letters.print_letters import Printed
    from desktop.tasks.papers.paper import Paper
    from desktop.ui.background import BackgroundTask
    from desktop.ui.widgets.work_line import WorkLine

    Choose = Callable[[QWidget, str], QPrinter | None]


class LetterPrinting(QObject):
    """Asks for the printer; the work line follows the printing."""

    said = Signal(str)
    changed = Signal()

    def __init__(self, line: WorkLine, window: QWidget) -> None:
        super().__init__(window)
        self._line, self._window = line, window
        self.choose_printer: Choose = _choose_printer

    def print_them(self, letters: Sequence[Letter], why: str = "") -> None:
        """Print letters on a printer that is chosen now."""
        if not letters or self._line.is_busy:
            return
        count = counted(len(letters), "letter")
        with telling(self._window):
            printer = self.choose_printer(self._window, count)
            if printer is not None:
                work = partial(_printing, letters, printer, why)
                self._line.run(f"Printing {count}…", work, self._say)

    def _say(self, printed: Printed) -> None:
        words = f"{counted(len(printed.done), 'letter')} printed."
        if printed.trouble:
            self._line.say(f"{printed.trouble} {words}", "notice-warn")
        self.said.emit(f"{printed.trouble} {words}".strip())
        self.changed.emit()


class _OneOfMany:
    """Follows the pages of one letter; the bar shows how many letters are done."""

    def __init__(self, task: BackgroundTask, total: int) -> None:
        self._task, self._done, self._total = task, 0, total

    def is_cancelled(self) -> bool:
        return self._task.is_cancelled()

    def progress(self, _done: int, _total: int | None) -> None:
        """The pages of a letter are few."""

    def went(self) -> None:
        """One more letter is done."""
        self._done += 1
        self._task.progress(self._done, self._total)


def _choose_printer(parent: QWidget, title: str) -> QPrinter | None:
    from desktop.ui.papers.printing import (  # noqa: PLC0415 - when printing
        choose_printer_for_letters,
    )

    return choose_printer_for_letters(parent, title)


def _printing(
    letters: Sequence[Letter], printer: QPrinter, why: str, desk: Desk, task: BackgroundTask
) -> Printed:
    from desktop.ui.papers.printing import print_papers  # noqa: PLC0415 - loads PDFium

    followed = _OneOfMany(task, len(letters))

    def send(paper: Paper) -> None:
        printer.setDocName(paper.title)
        print_papers(printer, [paper], followed)
        followed.went()

    return print_letters(desk, letters, send, why)
