"""Pages of a paper: what each holds is laid out first, then drawn with heading and page x of y.

Measures are points from the bottom left corner, as on any PDF page; `y` is where the next line of
the body stands, and goes down. Nothing is said by colour: grey and black only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.documents import fonts
from desktop.documents.logo import logo_picture

if TYPE_CHECKING:
    from collections.abc import Sequence

MM = 72 / 25.4
PORTRAIT = (210 * MM, 297 * MM)
LANDSCAPE = (297 * MM, 210 * MM)
MARGIN = 12 * MM
FOOT = 14 * MM  # below it stand the page number and who printed it
_LOGO = 14 * MM
_TOGETHER = 4  # lines that no page parts
SAMPLE_WORDS = "SAMPLE SCHOOL: nobody here is real"


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands at the top and foot of every page of a paper.

    `printed` says when and by whom; `sample` marks the paper of an invented school.
    """

    school: str
    title: str
    printed: str
    subtitle: str = ""
    logo: bytes | None = None
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Letters:
    """How words are set: size in points, heavier or not, and how grey (0 is black)."""

    size: float = 9
    bold: bool = False
    grey: float = 0.0

    @property
    def smallest(self) -> float:
        """The size below which nobody reads them: longer words are cut short instead."""
        return min(self.size, max(5.5, self.size * 0.75))


BODY, BODY_BOLD = Letters(), Letters(bold=True)
SMALL, SMALL_BOLD = Letters(7.5), Letters(7.5, bold=True)
SECTION = Letters(11, bold=True)
_SCHOOL, _TITLE, _SUBTITLE = Letters(10, bold=True), Letters(15, bold=True), Letters(9)
_LEAST_TITLE = 8.0  # points: a long name on a slip is small rather than cut short
_FOOTER = Letters(7.5, grey=0.25)
LEFT, CENTRE, RIGHT = 0.0, 0.5, 1.0


@dataclass(slots=True)
class Sheet:
    """One page: what is shaded, ruled and written on it, its pictures, and a mark across it."""

    shades: list[tuple[float, float, float, float, float]] = field(default_factory=list)
    lines: list[tuple[float, tuple[float, float, float, float]]] = field(default_factory=list)
    words: list[tuple[float, float, str, Letters]] = field(default_factory=list)
    pictures: list[tuple[bytes, float, float, float, float]] = field(default_factory=list)
    across: str = ""


class Pages:
    """Lays a paper out, page after page; `finish` draws it: the same facts give the same bytes."""

    def __init__(
        self,
        heading: Heading,
        size: tuple[float, float] = PORTRAIT,
        margin: float = MARGIN,
    ) -> None:
        self.heading = heading
        self.size = size
        self.left, self.right = margin, size[0] - margin
        self.foot, self.margin = FOOT, margin
        self.sheets: list[Sheet] = []
        self.y = 0.0
        self.new_page()

    @property
    def width(self) -> float:
        """The room between the margins."""
        return self.right - self.left

    @property
    def room(self) -> float:
        """The height left on this page."""
        return self.y - self.foot

    def new_page(self) -> None:
        """Begin another page, below its heading."""
        self.sheets.append(Sheet())
        self.y = self.size[1] - self.margin
        self.write_head()

    def write_head(self) -> None:
        """Write what stands at the top of every page; a letter has a head of its own."""
        _write_head(self)

    def need(self, height: float) -> bool:
        """Begin another page unless this much room is left; whether one was begun."""
        if self.room >= height:
            return False
        self.new_page()
        return True

    def words(
        self, x: float, y: float, text: str, letters: Letters = BODY, place: float = LEFT
    ) -> None:
        """Write words at a baseline: from x, around it (CENTRE) or up to it (RIGHT)."""
        if place:
            x -= place * fonts.width(text, letters.size, bold=letters.bold)
        self.sheets[-1].words.append((x, y, text, letters))

    def words_in(
        self, box: tuple[float, float, float], text: str, letters: Letters = BODY,
        place: float = LEFT,
    ) -> None:  # fmt: skip
        """Write words into a box (x, baseline, room): smaller, then cut short, until they fit."""
        x, y, room = box
        if fonts.width(text, letters.size, bold=letters.bold) > room:
            text, size = fonts.fitted(text, room, letters.size, letters.smallest, bold=letters.bold)
            letters = Letters(size, letters.bold, letters.grey)
        self.words(x + place * room, y, text, letters, place)

    def line(
        self, start: tuple[float, float], end: tuple[float, float], weight: float = 0.4
    ) -> None:
        """Rule a line from one point to another."""
        self.sheets[-1].lines.append((weight, (*start, *end)))

    def box(self, corner: tuple[float, float], width: float, height: float) -> None:
        """Rule a box from its bottom left corner: something to tick or write in."""
        (x, y), across, up = corner, corner[0] + width, corner[1] + height
        for start, end in (((x, y), (across, y)), ((across, y), (across, up)),
                           ((across, up), (x, up)), ((x, up), (x, y))):  # fmt: skip
            self.line(start, end)

    def shade(
        self, corner: tuple[float, float], width: float, height: float, grey: float = 0.9
    ) -> None:
        """Make a box grey; what it means is also said in words or signs."""
        self.sheets[-1].shades.append((grey, *corner, width, height))

    def paragraph(self, text: str, letters: Letters = BODY, after: float = 4) -> None:
        """Write text over the whole width, in as many lines and pages as it takes."""
        leading = letters.size * 1.35
        lines = fonts.wrapped(text, self.width, letters.size, bold=letters.bold)
        if len(lines) <= _TOGETHER:
            self.need(leading * len(lines))
        for line in lines:
            self.need(leading)
            self.words(self.left, self.y - letters.size, line, letters)
            self.y -= leading
        self.y -= after

    def finish(self, others: Sequence[Pages] = ()) -> bytes:
        """Number every page, draw it and return the PDF; once, when all pages are there.

        Other papers may follow in the same file: each has its own heading and counts its own pages.
        """
        from desktop.documents.drawing import draw_papers  # noqa: PLC0415 - loads ReportLab

        papers = (self, *others)
        for paper in papers:
            for number, sheet in enumerate(paper.sheets, 1):
                _write_foot(paper, sheet, f"Page {number} of {len(paper.sheets)}")
        return draw_papers(papers)


def logo_box(page: Pages) -> tuple[float, float, float]:
    """Return where a page's logo goes: its bottom left corner and its side."""
    return page.left, page.size[1] - page.margin - _LOGO, _LOGO


def _write_head(page: Pages) -> None:
    heading, top = page.heading, page.y
    x = page.left + (_LOGO + 3 * MM if logo_picture(heading.logo) else 0)
    room = page.right - x
    beside = mark_sample(page) if heading.sample else 0
    page.words_in((x, page.y - _SCHOOL.size, room - beside), heading.school, _SCHOOL)
    page.y -= 13
    title, size = fonts.fitted(heading.title, room, _TITLE.size, _LEAST_TITLE, bold=True)
    page.words(x, page.y - _TITLE.size, title, Letters(size, bold=True))
    page.y -= 20
    page.words_in((x, page.y - _SUBTITLE.size, room), heading.subtitle, _SUBTITLE)
    page.y = top - 51


def mark_sample(page: Pages) -> float:
    """Say in a box at the right that it is no real school; return the width it takes."""
    letters = Letters(8, bold=True)
    across = fonts.width(SAMPLE_WORDS, letters.size, bold=True) + 10
    if across > page.width / 2:  # a slip: the words stand at its foot alone
        return 0
    page.box((page.right - across, page.y - 13), across, 15)
    page.words(page.right - 5, page.y - 8.5, SAMPLE_WORDS, letters, RIGHT)
    return across + 6


def _write_foot(page: Pages, sheet: Sheet, number: str) -> None:
    y = page.foot - 5 * MM
    sample = f"  ·  {SAMPLE_WORDS}" if page.heading.sample else ""
    taken = fonts.width(number, _FOOTER.size)
    left, size = fonts.fitted(
        f"{page.heading.printed}{sample}", page.width - taken - 8, _FOOTER.size, 5
    )
    sheet.lines.append((0.3, (page.left, y + 10, page.right, y + 10)))
    sheet.words.append((page.left, y, left, Letters(size, grey=_FOOTER.grey)))
    sheet.words.append((page.right - taken, y, number, _FOOTER))
