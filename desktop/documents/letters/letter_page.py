"""A letter on the school's paper: addressed for a window, signed, or marked DRAFT across.

Measures are millimetres from the top left corner. What shows in the window of a DL envelope (90 by
35, 20 from the left and 18 from below) wherever a folded sheet slips in it lies 20 to 100 across
and 57 to 81 down: nothing but the name and address stands near it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents import fonts
from desktop.documents.names import note_on
from desktop.documents.page import (
    MM,
    PORTRAIT,
    RIGHT,
    SMALL,
    SMALL_BOLD,
    Heading,
    Letters,
    Pages,
    mark_sample,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DRAFT = "DRAFT"
_MARGIN = 20 * MM
_WINDOW, _WINDOW_HEIGHT, _WINDOW_WIDTH = 58 * MM, 23 * MM, 80 * MM
_BODY_FROM, _LOGO = 97 * MM, 20 * MM
_TEXT, _SUBJECT = Letters(10.5), Letters(10.5, bold=True)
_NAME, _GREY = Letters(15, bold=True), Letters(8.5, grey=0.25)
_ADDRESS_SIZE, _LINE = 10.5, 1.25
_INK = 17 * MM  # room to sign, and the picture's height
_LOOK, _LOOK_WIDTH, _LOOK_LINES = 73 * MM, 72 * MM, 6
_PICTURE = 62 * MM
_BLOCK = _INK + 34  # the signature with the name, position and what stands before them


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPaper:
    """What is printed. `address` line by line, empty for none; `text` in paragraphs.

    `signature`: a picture (PNG or JPEG) in place of the line for ink. `draft`: it is not signed,
    and every page says so; then `note` says why there is no address, and `look` what has changed
    since it was written. `signed_note` stands small below the name, as “Signed digitally on …”.
    """

    school: str
    school_address: str = ""
    phone: str = ""
    logo: bytes | None = None
    sample: bool = False
    addressee: str
    address: str = ""
    note: str = ""
    dated: str
    reference: str
    subject: str
    text: str
    name: str
    position: str = ""
    signed_note: str = ""
    signature: bytes | None = None
    draft: bool = True
    look: str = ""


class _LetterPages(Pages):
    """A letter's pages: the school's head on the first, who and when on those that follow."""

    def __init__(self, paper: LetterPaper) -> None:
        self.paper = paper
        foot = f"{paper.reference}  ·  {DRAFT}, not signed" if paper.draft else paper.reference
        heading = Heading(paper.school, paper.subject, foot, sample=paper.sample)
        super().__init__(heading, PORTRAIT, _MARGIN)
        self.foot += 4 * MM

    def write_head(self) -> None:
        """Write the head of the page that has just begun."""
        self.sheets[-1].across = DRAFT if self.paper.draft else ""
        beside = mark_sample(self) if self.paper.sample else 0
        if len(self.sheets) == 1:
            _first_head(self, beside)
        else:
            _next_head(self)


def letter_pdf(paper: LetterPaper) -> bytes:
    """Return one letter as a PDF: the same bytes for the same facts."""
    return _laid_out(paper).finish()


def letters_pdf(papers: Sequence[LetterPaper]) -> bytes:
    """Return a pile of letters as one PDF, each with pages of its own count."""
    first, *others = [_laid_out(paper) for paper in papers]
    return first.finish(others)


def pages_of(papers: Sequence[LetterPaper]) -> tuple[int, ...]:
    """Return how many pages each letter takes, to turn a pile over letter by letter."""
    return tuple(len(_laid_out(paper).sheets) for paper in papers)


def _laid_out(paper: LetterPaper) -> _LetterPages:
    page = _LetterPages(paper)
    page.paragraph(paper.subject, _SUBJECT, 8)
    paragraphs = [part.strip() for part in paper.text.split("\n\n") if part.strip()]
    for number, words in enumerate(paragraphs, 1):
        if number == len(paragraphs):  # how it closes stays with the signature
            page.need(_BLOCK + _height(page, words))
        page.paragraph(words, _TEXT, 7)
    _sign(page)
    note = note_on(_with_notes(paper))
    if note:
        page.y -= 10
        page.paragraph(note, SMALL)
    return page


def _first_head(page: _LetterPages, beside: float) -> None:
    paper, top = page.paper, page.size[1] - 16 * MM
    x = page.left
    if paper.logo:
        page.sheets[-1].pictures.append((paper.logo, x, top - _LOGO + 8, _LOGO, _LOGO))
        x += _LOGO + 4 * MM
    page.words_in((x, top - 8, page.right - x - beside), paper.school, _NAME)
    contact = (*_lines(paper.school_address), paper.phone)
    for number, words in enumerate(filter(None, (", ".join(contact[:-1]), contact[-1]))):
        page.words_in((x, top - 22 - 11 * number, page.right - x), words, _GREY)
    _address(page)
    across, down = page.right, page.size[1] - _WINDOW
    for number, words in enumerate((paper.dated, f"Our reference: {paper.reference}")):
        page.words(across, down - _ADDRESS_SIZE - 15 * number, words, Letters(9.5), RIGHT)
    _say_look(page)
    page.y = page.size[1] - _BODY_FROM


def _say_look(page: _LetterPages) -> None:
    """Say beside the address of a draft what has changed; where it stands moves nothing else."""
    if page.paper.draft and page.paper.look:
        x, y = page.right - _LOOK_WIDTH, page.size[1] - _LOOK
        words = f"Before you sign: {page.paper.look}"
        for line in fonts.wrapped(words, _LOOK_WIDTH, SMALL.size, bold=True)[:_LOOK_LINES]:
            page.words(x, y, line, SMALL_BOLD)
            y -= SMALL.size * _LINE


def _address(page: _LetterPages) -> None:
    """Write the addressee into what shows in the window, the more lines the smaller."""
    lines = [*fonts.wrapped(page.paper.addressee, _WINDOW_WIDTH, _ADDRESS_SIZE),
             *_lines(page.paper.address)]  # fmt: skip
    size = min(_ADDRESS_SIZE, _WINDOW_HEIGHT / (len(lines) * _LINE))
    y = page.size[1] - _WINDOW - size
    for words in lines:
        page.words_in((page.left, y, _WINDOW_WIDTH), words, Letters(size))
        y -= size * _LINE
    for words in fonts.wrapped(_note(page.paper), _WINDOW_WIDTH, _GREY.size):
        page.words(page.left, y, words, _GREY)
        y -= _GREY.size * _LINE


def _note(paper: LetterPaper) -> str:
    return paper.note if paper.draft and not paper.address else ""


def _next_head(page: _LetterPages) -> None:
    paper = page.paper
    words = f"{paper.addressee}  ·  {paper.dated}  ·  {paper.reference}"
    page.y -= 14 if paper.sample else 0
    page.words_in((page.left, page.y - _GREY.size, page.width), words, _GREY)
    page.y -= 26


def _sign(page: _LetterPages) -> None:
    paper = page.paper
    page.need(_BLOCK)
    page.y -= _INK
    if paper.signature:
        box = (page.left, page.y + 2, _PICTURE, _INK - 4)
        page.sheets[-1].pictures.append((paper.signature, *box))
    else:
        page.line((page.left, page.y), (page.left + _PICTURE, page.y))
    for words, letters in (
        (paper.name, _SUBJECT), (paper.position, _TEXT), (paper.signed_note, SMALL),
    ):  # fmt: skip
        if words:
            page.y -= 14
            page.words_in((page.left, page.y, page.width), words, letters)


def _with_notes(paper: LetterPaper) -> Iterator[str]:
    """Yield what ends as a name with an asterisk does, so that the note goes below."""
    for words in (paper.subject, paper.text):
        yield " *" if " *" in words else ""


def _height(page: _LetterPages, words: str) -> float:
    size = _TEXT.size
    return 7 + size * 1.35 * len(fonts.wrapped(words, page.width, size))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]
