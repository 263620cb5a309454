"""Pages that have been laid out, drawn as a PDF: the only module that works ReportLab's canvas."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab.pdfgen.canvas import Canvas

from desktop.documents import fonts
from desktop.documents.logo import logo_picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.textobject import PDFTextObject

    from desktop.documents.page import Heading, Sheet


def draw_pages(
    heading: Heading,
    size: tuple[float, float],
    sheets: Sequence[Sheet],
    logo: tuple[float, float, float],
) -> bytes:
    """Return the PDF, the same bytes for the same sheets; `logo` is its corner and its size."""
    made = BytesIO()
    fonts.face(fonts.REGULAR)
    face: Any = fonts.REGULAR  # the stubs take the face for a size
    canvas = Canvas(made, pagesize=size, invariant=1, initialFontName=face)
    canvas.setTitle(" ".join(filter(None, (heading.title, heading.subtitle))))
    canvas.setAuthor(heading.school)
    canvas.setCreator("School Register")
    for sheet in sheets:
        _draw(canvas, sheet)
        _draw_logo(canvas, heading, logo)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def _draw_logo(canvas: Canvas, heading: Heading, logo: tuple[float, float, float]) -> None:
    picture = logo_picture(heading.logo)
    if picture is not None:
        x, y, side = logo
        canvas.drawImage(
            picture, x, y, side, side, mask="auto", preserveAspectRatio=True, anchor="nw"
        )


def _draw(canvas: Canvas, sheet: Sheet) -> None:
    for grey, x, y, width, height in sheet.shades:
        canvas.setFillGray(grey)
        canvas.rect(x, y, width, height, stroke=0, fill=1)
    for weight in sorted({weight for weight, _ in sheet.lines}):
        canvas.setLineWidth(weight)
        canvas.lines([line for its, line in sheet.lines if its == weight])
    text = canvas.beginText()
    _write(text, sheet)
    canvas.drawText(text)


def _write(text: PDFTextObject, sheet: Sheet) -> None:
    """Write the page's words in one text object: the face is named only where it changes."""
    now: tuple[str, float] = ("", 0)
    grey = -1.0
    for x, y, words, letters in sheet.words:
        if letters.grey != grey:
            grey = letters.grey
            text.setFillGray(grey)
        text.setTextOrigin(x, y)
        for face, part in fonts.runs(words, bold=letters.bold):
            if (face, letters.size) != now:
                now = face, letters.size
                text.setFont(*now)
            text.textOut(part)
