"""A register to be taken on paper: the class's names, room for marks, who took it and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents.names import note_on, printed_name
from desktop.documents.page import BODY, CENTRE, MM, RIGHT, SMALL, SMALL_BOLD, Letters, Pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.documents.page import Heading
    from desktop.models.papers.class_sheet import SheetPupil

_NUMBER, _KNOWN, _MARK, _MINUTES = 8 * MM, 30 * MM, 16 * MM, 20 * MM
_SMALLEST_ROW, _LARGEST_ROW = 12.0, 22.0
_FOOT = 96.0  # points, for who took it and how to mark
_HOW = (
    "Mark / or \\ present, L late with the minutes, N not here and no reason known. Leave nobody"
    " out. Bring this sheet to the office: it is entered from paper, and the sheet is kept."
)


@dataclass(frozen=True, slots=True)
class BlankSheet:
    """The facts; `known` is what a class may read of a known reason, one a pupil (AM, PM)."""

    heading: Heading
    pupils: tuple[SheetPupil, ...]
    known: tuple[tuple[str, str], ...]


def blank_sheet(sheets: Sequence[BlankSheet]) -> bytes:
    """Print a sheet for one class or for several, each with pages of its own."""
    first, *rest = [_lay_out(sheet) for sheet in sheets]
    return first.finish(rest)


def _lay_out(facts: BlankSheet) -> Pages:
    page = Pages(facts.heading)
    names = [printed_name(one.name, one.latin, one.roll_number) for one in facts.pupils]
    room = (page.room - _FOOT - 26) / max(1, len(names))
    height = min(_LARGEST_ROW, max(_SMALLEST_ROW, room))
    top = _draw_heads(page)
    for place, (name, known) in enumerate(zip(names, facts.known, strict=True), 1):
        if page.room < height + (_FOOT if place == len(names) else 0):
            _draw_rules(page, top)
            page.new_page()
            top = _draw_heads(page)
        _draw_row(page, (str(place), name, _known(known)), height)
    _draw_rules(page, top)
    page.need(_FOOT - 12)
    noted = note_on(names)
    for words in filter(None, (noted, _HOW)):
        page.paragraph(words, SMALL, after=2)
    _draw_takers(page)
    return page


def _known(known: tuple[str, str]) -> str:
    am, pm = known
    if am == pm:
        return am
    return "; ".join(f"{half} {word}" for half, word in (("AM", am), ("PM", pm)) if word)


def _edges(page: Pages) -> tuple[float, ...]:
    """Return where the columns end on the right: names take what is left."""
    widths = (_KNOWN, _MARK, _MINUTES, _MARK, _MINUTES)
    edges = [page.right]
    for width in reversed(widths):
        edges.append(edges[-1] - width)
    return tuple(reversed(edges))


def _draw_heads(page: Pages) -> float:
    top, edges = page.y, _edges(page)
    titles = ("Known", "AM", "AM minutes late", "PM", "PM minutes late")
    page.words(page.left + _NUMBER, top - 10, "Name", SMALL_BOLD)
    for title, left, right in zip(titles, edges, edges[1:], strict=False):
        page.words_in((left + 2, top - 10, right - left - 4), title, SMALL_BOLD, CENTRE)
    page.y -= 15
    page.line((page.left, page.y), (page.right, page.y), 0.9)
    return top


def _draw_row(page: Pages, cells: tuple[str, str, str], height: float) -> None:
    number, name, known = cells
    edges, bottom = _edges(page), page.y - height
    y = bottom + height / 2 - 3.2
    page.words(page.left + _NUMBER - 5, y, number, SMALL, RIGHT)
    page.words_in((page.left + _NUMBER, y, edges[0] - page.left - _NUMBER - 4), name, Letters(10))
    page.words_in((edges[0] + 2, y, edges[1] - edges[0] - 4), known, SMALL)
    page.line((page.left, bottom), (page.right, bottom), 0.4)
    page.y = bottom


def _draw_rules(page: Pages, top: float) -> None:
    for x in (page.left, *_edges(page)):
        page.line((x, top), (x, page.y), 0.6)
    page.line((page.left, page.y), (page.right, page.y), 0.9)
    page.y -= 8


def _draw_takers(page: Pages) -> None:
    page.y -= 20
    for half in ("AM", "PM"):
        x = page.left
        page.words(x, page.y, half, BODY)
        for what, share in (("taken by", 0.42), ("at", 0.16), ("signature", 0.38)):
            end = x + 18 + share * (page.width - 18)
            page.words(x + 22, page.y, what, SMALL)
            page.line((x + 22 + 8 * len(what) * 0.55, page.y - 2), (end, page.y - 2))
            x = end - 14
        page.y -= 24
