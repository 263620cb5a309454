"""The day's home visits on paper: a list, a form to fill in, and one narrow page for a phone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents.page import BODY, BODY_BOLD, MM, SECTION, SMALL, Letters, Pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.documents.page import Heading

PHONE_WIDTH = 100 * MM
_PHONE_MARGIN, _TALLEST = 6 * MM, 4000.0
_PHONE, _PHONE_BOLD = Letters(11), Letters(13, bold=True)
_LINE = 20.0  # points between the lines to write on
_LINES = 4
_BOX = 10.0


@dataclass(frozen=True, slots=True)
class PaperStop:
    """A stop of the drive; `people` may be there or be rung, `facts` are short lines."""

    name: str
    where: str
    facts: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


def visit_list(heading: Heading, stops: Sequence[PaperStop], words: str = "") -> bytes:
    """Print the stops below each other, each with a box to tick."""
    page = Pages(heading)
    if words:
        page.paragraph(words, BODY)
    for one in stops:
        page.need(90)
        page.y -= 4
        page.box((page.left, page.y - 11), _BOX, _BOX)
        _indented(page, one)
        page.y -= 4
        page.line((page.left, page.y), (page.right, page.y), 0.3)
    return page.finish()


def visit_forms(
    heading: Heading, stops: Sequence[PaperStop], questions: Sequence[str], outcomes: Sequence[str]
) -> bytes:
    """Print a page to fill in for each stop."""
    page = Pages(heading)
    for place, one in enumerate(stops):
        if place:
            page.new_page()
        page.paragraph(one.name, SECTION)
        page.paragraph(one.where, BODY_BOLD)
        for words in (*one.facts, *one.people):
            page.paragraph(words, BODY, after=1)
        page.y -= 8
        _outcomes(page, outcomes)
        for question in questions:
            _question(page, question)
        _signed(page)
    return page.finish()


def phone_page(heading: Heading, stops: Sequence[PaperStop], words: str = "") -> bytes:
    """Print everything on one narrow page, as long as it needs to be."""
    measured = _phone(heading, stops, words, _TALLEST)
    tall = _TALLEST - measured.y + measured.foot + _PHONE_MARGIN
    return _phone(heading, stops, words, tall).finish()


def _phone(heading: Heading, stops: Sequence[PaperStop], words: str, tall: float) -> Pages:
    page = Pages(heading, (PHONE_WIDTH, tall), _PHONE_MARGIN)
    if words:
        page.paragraph(words, SMALL)
    for number, one in enumerate(stops, 1):
        page.line((page.left, page.y), (page.right, page.y), 0.6)
        page.y -= 8
        page.paragraph(f"{number}.  {one.name}", _PHONE_BOLD)
        page.paragraph(one.where, _PHONE)
        for line in (*one.facts, *one.people):
            page.paragraph(line, _PHONE, after=2)
        page.y -= 8
    return page


def _indented(page: Pages, one: PaperStop) -> None:
    left, page.left = page.left, page.left + _BOX + 8
    page.paragraph(one.name, BODY_BOLD, after=1)
    page.paragraph(one.where, BODY_BOLD, after=1)
    for words in (*one.facts, *one.people):
        page.paragraph(words, BODY, after=1)
    page.left = left


def _outcomes(page: Pages, outcomes: Sequence[str]) -> None:
    room = page.width / len(outcomes)
    for place, words in enumerate(outcomes):
        x = page.left + place * room
        page.box((x, page.y - 12), _BOX, _BOX)
        page.words_in((x + _BOX + 5, page.y - 10, room - _BOX - 8), words, BODY)
    page.y -= 26


def _question(page: Pages, question: str) -> None:
    page.need(_LINE * (_LINES + 1))
    page.paragraph(question, BODY_BOLD)
    for _ in range(_LINES):
        page.y -= _LINE
        page.line((page.left, page.y), (page.right, page.y), 0.3)
    page.y -= 10


def _signed(page: Pages) -> None:
    page.need(40)
    page.y -= 26
    for place, words in enumerate(("Who went", "When", "Signed")):
        x = page.left + place * page.width / 3
        page.line((x, page.y), (x + page.width / 3 - 14, page.y), 0.4)
        page.words(x, page.y - 10, words, SMALL)
    page.y -= 14
