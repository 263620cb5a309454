"""Who is in the building, by class: names only, those not yet known apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents import fonts
from desktop.documents.page import BODY, SMALL_BOLD, Pages
from desktop.documents.site.children import PaperChild, draw_class, draw_note

if TYPE_CHECKING:
    from desktop.documents.page import Heading

_ACROSS = 4
_LINE, _LABEL = 12.5, 13.0


@dataclass(frozen=True, slots=True)
class ListedClass:
    """A class: what it amounts to, and its children under words such as "in the building"."""

    name: str
    words: str
    children: tuple[tuple[str, tuple[PaperChild, ...]], ...]


def on_site_list(heading: Heading, classes: tuple[ListedClass, ...], words: str = "") -> bytes:
    """Print the list; `words` says what it was read from."""
    page = Pages(heading)
    if words:
        page.paragraph(words, BODY)
    for one in classes:
        _draw(page, one)
    draw_note(page, [child for one in classes for _, part in one.children for child in part])
    return page.finish()


def _draw(page: Pages, one: ListedClass) -> None:
    draw_class(page, one.name, one.words, _LABEL + 2 * _LINE)
    for label, children in one.children:
        page.need(_LABEL + _LINE)
        page.y -= _LABEL
        page.words(page.left, page.y + 3, f"{label}: {len(children)}", SMALL_BOLD)
        _draw_names(page, children)
    page.y -= 6


def _draw_names(page: Pages, children: tuple[PaperChild, ...]) -> None:
    """Write names in columns, read along the line; one too long for its column takes the next."""
    room, column = page.width / _ACROSS, _ACROSS
    for child in children:
        cells = _cells(child.printed, room)
        if column + cells > _ACROSS:
            page.need(_LINE)
            page.y -= _LINE
            column = 0
        x = page.left + column * room
        page.words_in((x, page.y + 3, cells * room - 8), child.printed, BODY)
        column += cells


def _cells(name: str, room: float) -> int:
    return 1 if fonts.width(name, BODY.smallest) <= room - 8 else 2
