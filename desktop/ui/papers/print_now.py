"""A paper in one press: made and sent to this computer's own printer, with nothing asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.papers.preview import show_papers
from desktop.ui.widgets.work_line import WorkLine

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtPrintSupport import QPrinter

    from desktop.tasks.desk import Desk
    from desktop.ui.background import BackgroundTask
    from desktop.ui.papers.finishing import Finished
    from desktop.ui.papers.preview import PaperJob


def usual_printer() -> QPrinter | None:
    """Return the printer the computer prints on unless told otherwise; None where there is none."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # noqa: PLC0415 - when printing

    info = QPrinterInfo.defaultPrinter()
    return None if info.isNull() else QPrinter(info, QPrinter.PrinterMode.HighResolution)


class PrintNow(QWidget):
    """Shows how far it is; without a printer the paper is shown, to be saved."""

    said = Signal(str)

    def __init__(self, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__()
        self._open_desk = open_desk
        self.usual_printer = usual_printer
        self.line = WorkLine(open_desk)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.line)

    def print_paper(self, job: PaperJob) -> None:
        """Print a paper without asking anything."""
        printer = self.usual_printer()
        if printer is None:
            show_papers(self, self._open_desk, [job]).said.connect(self.said)
            return
        self.line.run(f"Printing {job.title}…", partial(_printing, job, printer), self._say)

    def _say(self, finished: Finished) -> None:
        if finished.trouble:
            self.line.say(finished.trouble, "notice-warn")
        else:
            self.said.emit(finished.done)


def _printing(job: PaperJob, printer: QPrinter, desk: Desk, task: BackgroundTask) -> Finished:
    from desktop.ui.papers.finishing import Finishing, finish  # noqa: PLC0415 - loads PDFium

    return finish(Finishing((job.make(desk),), printer), desk, task)
