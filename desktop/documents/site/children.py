"""Children on a paper about the building: a name and, where paper cannot show it, the Latin one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents.names import note_on, printed_name
from desktop.documents.page import SECTION, SMALL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.documents.page import Pages

HEAD = 20.0  # points of a class's heading


@dataclass(frozen=True, slots=True)
class PaperChild:
    """A child by name; `latin` and the admission number stand in where letters are missing."""

    name: str
    latin: str = ""
    number: str = ""

    @property
    def printed(self) -> str:
        """The name as paper shows it."""
        return printed_name(self.name, self.latin, self.number)


def draw_class(page: Pages, name: str, words: str, needed: float) -> None:
    """Write a class's heading with some words, on a page with this much room below it."""
    page.need(HEAD + needed)
    page.y -= HEAD
    page.words_in((page.left, page.y + 6, page.width * 0.4), name, SECTION)
    page.words_in((page.left + page.width * 0.42, page.y + 6, page.width * 0.58), words, SMALL)
    page.line((page.left, page.y + 2), (page.right, page.y + 2), 0.8)


def draw_note(page: Pages, children: Iterable[PaperChild]) -> None:
    """Write the note about names in other letters, where there is one."""
    note = note_on(child.printed for child in children)
    if note:
        page.y -= 4
        page.paragraph(note, SMALL)
