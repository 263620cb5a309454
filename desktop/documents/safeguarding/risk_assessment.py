"""A student risk assessment on paper, in the order of the policy's form (R200); signed with ink."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from desktop.documents import fonts
from desktop.documents.names import note_on
from desktop.documents.page import BODY, LANDSCAPE, MM, SECTION, SMALL, Pages
from desktop.documents.table import Column, draw_table
from desktop.models.days.session import day_in_words
from desktop.models.safeguarding.risk import LIKELIHOODS, SEVERITIES, Check, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.documents.page import Heading
    from desktop.models.safeguarding.risk import RiskAction, RiskAssessment

_LINES_OF_A_ROW = 24  # a row with more goes on in another, since a row never breaks over two pages
_PADDING = 7.0  # of a cell, both sides together, and a little more
_RISKS = (
    Column("", 3),
    Column("Risk to the child and others", 26, wraps=True),
    Column("How likely", 12, wraps=True),
    Column("How severe", 12, wraps=True),
    Column("RAG", 12, wraps=True),
    Column("What is done to prevent it", 30, wraps=True),
    Column("Staff lead", 14, wraps=True),
    Column("If that fails", 24, wraps=True),
)
_AGENCIES = (
    Column("Agency or professional", 1, wraps=True),
    Column("Name", 1, wraps=True),
    Column("How to reach them", 1, wraps=True),
)
_CHECKS = (Column("Check", 5), Column("Answer", 1))
_SIGNATURES = ("Signed (writer)", "Signed (safeguarding lead)")
_SCALE = "Likelihood times severity: 20 to 25 RED, 10 to 19 AMBER, 1 to 9 GREEN."


@dataclass(frozen=True, slots=True)
class RiskPaper:
    """What is printed: `name` as paper can print it."""

    heading: Heading
    name: str
    class_name: str
    assessment: RiskAssessment


def risk_assessment(paper: RiskPaper) -> bytes:
    """Return the assessment as a PDF."""
    page, one = Pages(paper.heading, LANDSCAPE), paper.assessment
    _facts(page, paper)
    _text(page, "Purpose", one.purpose)
    _text(page, "Historical and current concerns", one.background)
    agencies = [(each.agency, each.name, each.contact) for each in one.agencies]
    _table(page, "Agencies and professionals involved", _AGENCIES, agencies)
    for part in Part:
        if part is Part.AWAY:
            _text(page, "Arranged for home visits, timetable, alternative provision",
                  one.arrangements)  # fmt: skip
        rows = [_row(number, action) for number, action in enumerate(one.of_part(part), 1)]
        _table(page, f"Risks: {part.words}", _RISKS, rows)
    page.paragraph(_SCALE, SMALL)
    _text(page, "Next steps", one.next_steps)
    answers = [(check.words, "Yes" if check in one.checks else "No") for check in Check]
    _table(page, "Summary checks", _CHECKS, answers)
    _signatures(page)
    note = note_on([paper.name])
    if note:
        page.paragraph(note, SMALL)
    return page.finish()


def _facts(page: Pages, paper: RiskPaper) -> None:
    one = paper.assessment
    compiled = ", ".join(filter(None, (one.name, one.position)))
    facts = (
        ("Name", ", ".join(filter(None, (paper.name, paper.class_name)))),
        ("Compiled by", compiled),
        ("Written on", day_in_words(one.written_on)),
        ("Review on", day_in_words(one.review_on)),
        ("Highest risk", one.colour.value),
    )
    for name, words in facts:
        page.need(14)
        page.y -= 14
        page.words(page.left, page.y, name, SMALL)
        page.words_in((page.left + 30 * MM, page.y, page.width - 30 * MM), words, BODY)
    page.y -= 8


def _text(page: Pages, title: str, words: str) -> None:
    page.need(34)
    page.paragraph(title, SECTION, 2)
    page.paragraph(words or "None.", BODY, 8)


def _table(
    page: Pages, title: str, columns: Sequence[Column], rows: Sequence[Sequence[str]]
) -> None:
    if not rows:
        _text(page, title, "")
        return
    page.need(64)
    page.paragraph(title, SECTION, 2)
    draw_table(page, columns, [part for row in rows for part in _parted(page, columns, row)])
    page.y -= 10


def _parted(
    page: Pages, columns: Sequence[Column], row: Sequence[str]
) -> Iterator[tuple[str, ...]]:
    """Give a row as so many that each fits on a page."""
    shares = sum(column.share for column in columns)
    cells = []
    for cell, column in zip(row, columns, strict=True):
        room = page.width * column.share / shares - _PADDING
        lines = fonts.wrapped(cell, room, BODY.size)
        cells.append(
            [
                "\n".join(lines[at : at + _LINES_OF_A_ROW])
                for at in range(0, len(lines), _LINES_OF_A_ROW)
            ]
        )
    return zip_longest(*cells, fillvalue="")


def _row(number: int, one: RiskAction) -> tuple[str, ...]:
    return (
        str(number),
        one.risk,
        f"{one.likelihood} {LIKELIHOODS[one.likelihood - 1]}",
        f"{one.severity} {SEVERITIES[one.severity - 1]}",
        f"{one.score} {one.colour.value}",
        one.action,
        one.lead,
        one.escalation,
    )


def _signatures(page: Pages) -> None:
    page.need(70)
    for words in _SIGNATURES:
        page.y -= 30
        middle = page.left + page.width * 0.62
        page.words(page.left, page.y, words, BODY)
        page.line((page.left + 48 * MM, page.y - 2), (middle - 10, page.y - 2))
        page.words(middle, page.y, "Date", BODY)
        page.line((middle + 12 * MM, page.y - 2), (page.right, page.y - 2))
    page.y -= 16
