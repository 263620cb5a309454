"""A roll-call to tick with a pen: a class is never broken over two pages without need."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from desktop.documents.page import BODY, SMALL, SMALL_BOLD, Letters, Pages
from desktop.documents.site.children import PaperChild, draw_class, draw_note

if TYPE_CHECKING:
    from desktop.documents.page import Heading

_ACROSS = 3
_LINE, _BOX, _FOOT = 18.0, 10.0, 26.0
_NAME = Letters(10)
_HOW = (
    "Tick each child you see. A child marked ? is not known to be in or out: look for them too."
    " Take the sheet to whoever leads the roll-call as soon as your class is ticked."
)


@dataclass(frozen=True, slots=True)
class SheetClass:
    """A class to look for: each child, and whether it is known that the child is in."""

    name: str
    children: tuple[tuple[PaperChild, bool], ...]


def roll_call_sheet(heading: Heading, classes: tuple[SheetClass, ...]) -> bytes:
    """Print whom to look for, class by class."""
    page = Pages(heading)
    page.paragraph(_HOW, BODY)
    for one in classes:
        _draw(page, one)
    draw_note(page, [child for one in classes for child, _ in one.children])
    return page.finish()


def _draw(page: Pages, one: SheetClass) -> None:
    lines = ceil(len(one.children) / _ACROSS)
    whole = lines * _LINE + _FOOT
    fits = whole < page.size[1] * 0.8
    draw_class(page, one.name, f"{len(one.children)} to find", whole if fits else 3 * _LINE)
    room = page.width / _ACROSS
    for place in range(lines):
        page.need(_LINE)
        page.y -= _LINE
        for column in range(_ACROSS):
            number = column * lines + place  # names go down a column, as a register is read
            if number < len(one.children):
                _draw_child(page, page.left + column * room, room, one.children[number])
    page.need(_FOOT)
    page.y -= _FOOT
    page.words(page.left, page.y + 8, f"Found ______ of {len(one.children)}", SMALL_BOLD)
    page.words(page.left + page.width * 0.35, page.y + 8, "Ticked by", SMALL)
    page.line((page.left + page.width * 0.44, page.y + 6), (page.right, page.y + 6))


def _draw_child(page: Pages, x: float, room: float, child: tuple[PaperChild, bool]) -> None:
    one, known = child
    page.box((x, page.y + 3), _BOX, _BOX)
    words = one.printed if known else f"? {one.printed}"
    page.words_in((x + _BOX + 5, page.y + 4.5, room - _BOX - 12), words, _NAME)
