"""Late slips: the first asks for a printer, the ones after it go there by themselves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.errors import SchoolError
from desktop.tasks.site.print_slip import slip_of
from desktop.ui.background import BackgroundTask
from desktop.ui.papers.preview import PaperJob, show_papers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from desktop.tasks.desk import Desk
    from desktop.tasks.papers.paper import Paper
    from desktop.ui.papers.papers_dialog import PapersDialog


class Slips(QObject):
    """`said` tells what became of slips that were sent to the printer."""

    said = Signal(str)
    sent = Signal(object)  # how many pages

    def __init__(
        self, parent: QWidget, open_desk: Callable[[], AbstractContextManager[Desk]]
    ) -> None:
        super().__init__(parent)
        self._window, self._open_desk = parent, open_desk
        self._printer: QPrinter | None = None
        self.ask: Callable[[QWidget, Sequence[Paper]], QPrinter | None] | None = None

    def show(self, lines: Sequence[int]) -> PapersDialog:
        """Show the slips of these lines, to print or save."""
        jobs = [PaperJob("Late slip", partial(_make, line)) for line in lines]
        dialog = show_papers(self._window, self._open_desk, jobs)
        self.ask = self.ask or dialog.choose_printer
        dialog.choose_printer = self._choose
        return dialog

    def send(self, lines: Sequence[int]) -> None:
        """Print the slips where the last ones were printed; nowhere before the first."""
        if self._printer is None:
            return
        task = BackgroundTask(self._open_desk, partial(_print, lines, self._printer), self)
        task.finished.connect(self.sent)
        task.failed.connect(self._say_failed)
        task.start()

    def _choose(self, parent: QWidget, papers: Sequence[Paper]) -> QPrinter | None:
        chosen = self.ask(parent, papers) if self.ask else None
        self._printer = chosen or self._printer
        return chosen

    def _say_failed(self, error: Exception) -> None:
        if not isinstance(error, SchoolError):
            raise error
        self._printer = None
        self.said.emit(f"No slip: {error.title} {error.advice}")


def _make(line: int, desk: Desk) -> Paper:
    return slip_of(desk, line)


def _print(lines: Sequence[int], printer: QPrinter, desk: Desk, task: BackgroundTask) -> int:
    from desktop.ui.papers.printing import print_papers  # noqa: PLC0415 - loads PDFium

    return print_papers(printer, [slip_of(desk, line) for line in lines], task)
