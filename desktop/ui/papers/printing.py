"""Papers to a printer: painted page by page at its own resolution, off the screen's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo

from desktop.errors import PrinterError
from desktop.ui.papers.rendering import PageSize, page_for_printer, page_sizes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.tasks.papers.paper import Paper

_PORTRAIT, _LANDSCAPE = QPageLayout.Orientation.Portrait, QPageLayout.Orientation.Landscape


class Followed(Protocol):
    """Whoever follows the printing, and may stop it between two pages."""

    def is_cancelled(self) -> bool:
        """Whether it is to stop."""

    def progress(self, done: int, total: int | None) -> None:
        """So many pages are done."""


def choose_printer(parent: QWidget, papers: Sequence[Paper]) -> QPrinter | None:
    """Ask for a printer and its settings; None when the person leaves; PrinterError without one."""
    printer = _new_printer(papers[0].title)
    sizes = [size for paper in papers for size in page_sizes(paper.pdf)]
    _lay_page(printer, sizes[0])
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, len(sizes))
    return printer if dialog.exec() else None


def choose_printer_for_letters(parent: QWidget, title: str) -> QPrinter | None:
    """Ask for a printer where no part of the pages can be chosen: a letter is printed whole."""
    printer = _new_printer(title)
    printer.setPageOrientation(_PORTRAIT)
    return printer if QPrintDialog(printer, parent).exec() else None


def _new_printer(title: str) -> QPrinter:
    if not QPrinterInfo.availablePrinterNames():
        raise PrinterError("This computer has no printer.", "Save the paper as a PDF instead.")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    return printer


def print_papers(printer: QPrinter, papers: Sequence[Paper], task: Followed) -> int:
    """Paint the papers and return how many pages were sent; PrinterError when any was not."""
    pages = _chosen(printer, [
        (paper, page, size) for paper in papers for page, size in enumerate(page_sizes(paper.pdf))
    ])  # fmt: skip
    printer.setFullPage(True)
    _lay_page(printer, pages[0][2])
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterError(
            "Not printed: the printer could not be reached.",
            "See that it is switched on and has paper, or choose another.",
        )
    try:
        _paint(printer, painter, pages, task)
    finally:
        painter.end()
    _check(printer)
    return len(pages)


def _paint(
    printer: QPrinter,
    painter: QPainter,
    pages: Sequence[tuple[Paper, int, PageSize]],
    task: Followed,
) -> None:
    for done, (paper, page, size) in enumerate(pages):
        if task.is_cancelled():
            printer.abort()
            raise PrinterError(
                "Stopped: not printed.", "Pages that the printer already has may still come out."
            )
        if done:
            _lay_page(printer, size)
            if not printer.newPage():
                _check(printer, failed=True)
        colour = printer.colorMode() is QPrinter.ColorMode.Color
        picture = page_for_printer(paper.pdf, page, printer.resolution(), colour=colour)
        painter.drawImage(_place(printer, size), picture)
        task.progress(done + 1, len(pages))


def _chosen(
    printer: QPrinter, pages: list[tuple[Paper, int, PageSize]]
) -> list[tuple[Paper, int, PageSize]]:
    """Return the pages that were asked for, as often as a printer that cannot count needs them."""
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    times = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return (pages[first - 1 : last] or pages) * times


def _lay_page(printer: QPrinter, size: PageSize) -> None:
    """Turn the paper as the page lies; A4 stays what the person chose in the printer's settings."""
    printer.setPageOrientation(_LANDSCAPE if size.is_wide else _PORTRAIT)
    short, long = sorted((size.width, size.height))
    a4 = QPageSize(QPageSize.PageSizeId.A4).sizePoints()
    if abs(long - a4.height()) > 2:
        printer.setPageSize(QPageSize(QSizeF(short, long), QPageSize.Unit.Point))


def _place(printer: QPrinter, size: PageSize) -> QRectF:
    """Return where the page goes: whole, in the middle, never larger than it is."""
    paper = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    natural = printer.resolution() / 72
    scale = min(natural, paper.width() / size.width, paper.height() / size.height)
    across, down = size.width * scale, size.height * scale
    return QRectF((paper.width() - across) / 2, (paper.height() - down) / 2, across, down)


def _check(printer: QPrinter, *, failed: bool = False) -> None:
    stopped = (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error)
    if failed or printer.printerState() in stopped:
        raise PrinterError(
            "Not printed: the printer stopped.", "See to the printer, then print again."
        )
