"""Pages that have been laid out, drawn as a PDF: the only module that works ReportLab's canvas."""

from __future__ import annotations

from io import BytesIO
from itertools import groupby
from math import atan2, degrees
from typing import TYPE_CHECKING, Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from desktop.documents import fonts
from desktop.documents.logo import logo_picture, read_picture
from desktop.documents.page import logo_box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.lib.utils import ImageReader

    from desktop.documents.page import Letters, Pages, Sheet

rl_config.useA85 = 0  # bytes as bytes: a fifth smaller, and sooner done

_ACROSS_GREY, _ACROSS_SIZE = 0.86, 150


def draw_papers(papers: Sequence[Pages]) -> bytes:
    """Return one PDF of several papers, the same bytes for the same facts."""
    made, heading = BytesIO(), papers[0].heading
    fonts.face(fonts.REGULAR)
    face: Any = fonts.REGULAR  # the stubs take the face for a size
    canvas = Canvas(made, pagesize=papers[0].size, invariant=1, initialFontName=face)
    canvas.setTitle(" ".join(filter(None, (heading.title, heading.subtitle))))
    canvas.setAuthor(heading.school)
    canvas.setCreator("School Register")
    known: dict[tuple[str, Letters], str] = {}
    pictures: dict[bytes, ImageReader | None] = {}
    for paper in papers:
        canvas.setPageSize(paper.size)
        for sheet in paper.sheets:
            _draw_across(canvas, sheet, paper.size)
            _draw(canvas, sheet, known)
            _draw_pictures(canvas, sheet, pictures)
            _draw_logo(canvas, paper)
            canvas.showPage()
    canvas.save()
    return made.getvalue()


def _draw_logo(canvas: Canvas, paper: Pages) -> None:
    picture = logo_picture(paper.heading.logo)
    if picture is not None:
        x, y, side = logo_box(paper)
        canvas.drawImage(
            picture, x, y, side, side, mask="auto", preserveAspectRatio=True, anchor="nw"
        )


def _draw_pictures(canvas: Canvas, sheet: Sheet, pictures: dict[bytes, ImageReader | None]) -> None:
    for kept, x, y, wide, high in sheet.pictures:
        if kept not in pictures:
            pictures[kept] = read_picture(kept)
        picture = pictures[kept]
        if picture is not None:
            canvas.drawImage(
                picture, x, y, wide, high, mask="auto", preserveAspectRatio=True, anchor="sw"
            )


def _draw_across(canvas: Canvas, sheet: Sheet, size: tuple[float, float]) -> None:
    """Write the mark from corner to corner below everything else, grey enough to read through."""
    if not sheet.across:
        return
    wide, high = size
    canvas.saveState()
    canvas.translate(wide / 2, high / 2)
    canvas.rotate(degrees(atan2(high, wide)))
    canvas.setFillGray(_ACROSS_GREY)
    fonts.face(fonts.BOLD)
    canvas.setFont(fonts.BOLD, _ACROSS_SIZE)
    canvas.drawCentredString(0, -_ACROSS_SIZE / 3, sheet.across)
    canvas.restoreState()


def _draw(canvas: Canvas, sheet: Sheet, known: dict[tuple[str, Letters], str]) -> None:
    """Put a page's operators together, which are few; a canvas would take thrice as long."""
    code = [*_shades(sheet), *_rules(sheet), "BT"]
    grey = 0.0
    for x, y, words, letters in sheet.words:
        if letters.grey != grey:
            grey = letters.grey
            code.append(f"{grey:g} g")
        if (words, letters) not in known:
            known[words, letters] = _written(canvas, words, letters)
        code.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm {known[words, letters]}")
    canvas.addLiteral("\n".join((*code, "ET")))


def _shades(sheet: Sheet) -> Iterator[str]:
    for grey, boxes in groupby(sorted(sheet.shades, key=_first, reverse=True), _first):
        yield f"{grey:g} g"
        yield from (f"{x:.2f} {y:.2f} {wide:.2f} {high:.2f} re" for _, x, y, wide, high in boxes)
        yield "f"
    yield "0 g"


def _rules(sheet: Sheet) -> Iterator[str]:
    for weight, lines in groupby(sorted(sheet.lines, key=_first), _first):
        yield f"{weight:g} w"
        yield from (f"{x:.2f} {y:.2f} m {to_x:.2f} {to_y:.2f} l" for _, (x, y, to_x, to_y) in lines)
        yield "S"


def _first(parts: tuple[float, *tuple[object, ...]]) -> float:
    return parts[0]


def _written(canvas: Canvas, words: str, letters: Letters) -> str:
    """Return what writes these words, wherever they stand: each part in the face that has it."""
    text = canvas.beginText()
    for face, part in fonts.runs(words, bold=letters.bold):
        text.setFont(face, letters.size)
        text.textOut(part)
    _begin, _where, code = text.getCode().partition(" Tm ")
    return code.removesuffix("ET").strip()
