"""Pages of a PDF as pictures, made by PDFium: the preview is the page that prints."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from collections.abc import Iterator

_ONE_AT_A_TIME = threading.Lock()  # PDFium serves one thread at once
_POINTS_TO_AN_INCH = 72


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page's width and height in points."""

    width: float
    height: float

    @property
    def is_wide(self) -> bool:
        """Whether it lies on its side."""
        return self.width > self.height


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def page_sizes(pdf: bytes) -> tuple[PageSize, ...]:
    """Return the size of each page."""
    with _opened(pdf) as document:
        return tuple(PageSize(*document.get_page_size(page)) for page in range(len(document)))


def page_picture(pdf: bytes, page: int, width: int) -> QImage:
    """Return a page as a picture this many pixels wide; to be called on any thread."""
    with _opened(pdf) as document:
        scale = width / document.get_page_size(page)[0]
        bitmap = document[page].render(scale=scale, prefer_bgrx=True)
        return QImage(
            memoryview(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride,
            QImage.Format.Format_RGB32,
        ).copy()  # fmt: skip


def page_at(pdf: bytes, page: int, dots: int) -> QImage:
    """Return a page for a printer of so many dots to an inch."""
    width = page_sizes(pdf)[page].width * dots / _POINTS_TO_AN_INCH
    return page_picture(pdf, page, round(width))


def page_words(pdf: bytes, page: int) -> str:
    """Return what stands on a page, for a screen reader."""
    with _opened(pdf) as document:
        return str(document[page].get_textpage().get_text_range())
