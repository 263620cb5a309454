"""Pages of a PDF as pictures, made by PDFium: the preview is the page that prints."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from collections.abc import Iterator

_ONE_AT_A_TIME = threading.Lock()  # PDFium serves one thread at once
_POINTS_TO_AN_INCH = 72
_MOST_DOTS, _MOST_IN_COLOUR = 600, 400  # to an inch: more only makes the printer wait


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


def page_picture(pdf: bytes, page: int, width: int, *, grey: bool = False) -> QImage:
    """Return a page as a picture this many pixels wide; to be called on any thread."""
    kind = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB32
    with _opened(pdf) as document:
        scale = width / document.get_page_size(page)[0]
        bitmap = document[page].render(scale=scale, prefer_bgrx=True, grayscale=grey)
        pixels = memoryview(bitmap.buffer)
        return QImage(pixels, bitmap.width, bitmap.height, bitmap.stride, kind).copy()


def page_for_printer(pdf: bytes, page: int, dots: int, *, colour: bool) -> QImage:
    """Return a page for a printer of so many dots to an inch.

    Only a logo has colours. Grey takes a quarter of the memory, so that letters can be twice as
    fine; with a logo on a colour printer the page is somewhat coarser.
    """
    in_colour = colour and _has_pictures(pdf, page)
    dots = min(dots, _MOST_IN_COLOUR if in_colour else _MOST_DOTS)
    width = page_sizes(pdf)[page].width * dots / _POINTS_TO_AN_INCH
    return page_picture(pdf, page, round(width), grey=not in_colour)


def _has_pictures(pdf: bytes, page: int) -> bool:
    with _opened(pdf) as document:
        return any(document[page].get_objects(filter=[FPDF_PAGEOBJ_IMAGE]))


def page_words(pdf: bytes, page: int) -> str:
    """Return what stands on a page, for a screen reader."""
    with _opened(pdf) as document:
        return str(document[page].get_textpage().get_text_range())
