"""One page of the school's figures for families: large figures, classes, reminders, dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents import fonts
from desktop.documents.page import CENTRE, MM, RIGHT, Letters, Pages
from desktop.documents.papers.official_register import percent
from desktop.models.papers.school_page import STAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.documents.page import Heading
    from desktop.models.papers.school_page import Box, ClassLine, ClassLines, Part, SchoolPage

_SIZES = (11, 10.5, 10, 9.5, 9, 8.5, 8)  # of the text: the largest at which all stands on one page
_GAP = 5 * MM
_FIGURE, _NUMBER = 27, 17
_HIGH, _LOW = 25 * MM, 19 * MM  # a box with words below its figure, and one without
_ABREAST = 3  # columns of classes
_FEW = 8  # classes that stand in fewer columns


def school_page(heading: Heading, facts: SchoolPage) -> bytes:
    """Print the page; words that are too many for it go on overleaf."""
    laid_out = [_laid_out(heading, facts, _SIZES[0])]
    for size in _SIZES[1:]:
        if len(laid_out[-1].sheets) == 1:
            break
        laid_out.append(_laid_out(heading, facts, size))
    return laid_out[-1].finish()


def _laid_out(heading: Heading, facts: SchoolPage, size: float) -> Pages:
    page = Pages(heading, margin=18 * MM)
    page.y -= 4
    _draw_boxes(page, facts.boxes)
    if facts.classes.shown:
        _draw_classes(page, facts.classes, size)
    if facts.numbers:
        _draw_numbers(page, facts.numbers, size)
    for part in filter(_has_words, facts.parts):
        page.need(size * 5)
        page.paragraph(part.title, Letters(size + 1.5, bold=True), after=1)
        for words in part.paragraphs:
            page.paragraph(words, Letters(size), after=2)
        page.y -= size * 0.6
    page.y -= 2
    for words in facts.notes:
        page.paragraph(words, Letters(7.5, grey=0.25), after=1)
    return page


def _has_words(part: Part) -> bool:
    return bool(part.paragraphs)


def _draw_boxes(page: Pages, boxes: Sequence[Box]) -> None:
    """Draw the large figures beside each other; the first, which the page is about, in grey."""
    wide = (page.width - _GAP * (len(boxes) - 1)) / len(boxes)
    high = _HIGH if any(box.below for box in boxes) else _LOW
    bottom = page.y - high
    for place, box in enumerate(boxes):
        x = page.left + place * (wide + _GAP)
        if not place:
            page.shade((x, bottom), wide, high, 0.92)
        page.box((x, bottom), wide, high)
        room = (x + 6, page.y - 15, wide - 12)
        page.words_in(room, box.title, Letters(10, bold=True), CENTRE)
        figure = (x + 6, page.y - 45, wide - 12)
        page.words_in(figure, box.figure, Letters(_FIGURE, bold=True), CENTRE)
        page.words_in((x + 6, page.y - 61, wide - 12), box.below, Letters(8.5), CENTRE)
    page.y = bottom - 16


def _draw_classes(page: Pages, classes: ClassLines, size: float) -> None:
    """Draw the classes in their order, down one column and then the next."""
    if classes.best:
        title = "Class of the half-term" if len(classes.best) == 1 else "Classes of the half-term"
        words = f"{STAR} {title}: {_listed(classes.best)}"
        page.words_in((page.left, page.y - 13, page.width), words, Letters(13, bold=True))
        page.y -= 24
    columns = _ABREAST if len(classes.shown) > _FEW else 2
    deep = -(-len(classes.shown) // columns)
    wide = (page.width - _GAP * (columns - 1)) / columns
    row, top = size * 1.5, page.y
    for column in range(columns):
        theirs = classes.shown[column * deep : (column + 1) * deep]
        if theirs:
            page.y = top
            box = (page.left + column * (wide + _GAP), wide, row)
            _draw_column(page, box, theirs, "Year so far" if classes.has_year else "")
    page.y = top - row * (deep + 1) - 16


def _draw_column(
    page: Pages, box: tuple[float, float, float], classes: Sequence[ClassLine], year: str
) -> None:
    x, wide, row = box
    size = row / 1.5
    page.shade((x, page.y - row), wide, row, 0.92)
    _write_row(page, box, ("Class", "Half-term", year), Letters(size * 0.8, bold=True))
    for one in classes:
        name = f"{one.name} {STAR}" if one.is_best else one.name
        cells = (name, percent(one.now), percent(one.year) if year else "")
        _write_row(page, box, cells, Letters(size, bold=one.is_best))
        page.line((x, page.y), (x + wide, page.y), 0.3)


def _write_row(
    page: Pages, box: tuple[float, float, float], cells: Sequence[str], letters: Letters
) -> None:
    x, wide, row = box
    name, now, year = cells
    y = page.y - row * 0.72
    ends = (x + wide * 0.68, x + wide) if year else (x + wide, x + wide)
    page.words_in((x + 3, y, wide * 0.4), name, letters)
    for end, words in zip(ends, (now, year), strict=True):
        page.words_in((end - wide * 0.32, y, wide * 0.32 - 3), words, letters, RIGHT)
    page.y -= row


def _draw_numbers(page: Pages, numbers: Sequence[Box], size: float) -> None:
    """Draw what else is counted beside each other, each above its words."""
    columns = max(2, len(numbers))
    wide = (page.width - _GAP * (columns - 1)) / columns
    words = [fonts.wrapped(one.title, wide, size - 0.5) for one in numbers]
    leading = size * 1.25
    for place, (one, lines) in enumerate(zip(numbers, words, strict=True)):
        x = page.left + place * (wide + _GAP)
        page.words_in((x, page.y - _NUMBER, wide), one.figure, Letters(_NUMBER, bold=True))
        for number, line in enumerate(lines, 1):
            y = page.y - _NUMBER - number * leading
            page.words(x, y, line, Letters(size - 0.5))
    page.y -= _NUMBER + max(map(len, words)) * leading + 14


def _listed(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
