"""A pupil's record for a court: every session, every entry, and figures with how they count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents.names import note_on, printed_name
from desktop.documents.page import BODY, SECTION, SMALL, Letters, Pages
from desktop.documents.papers.code_key import draw_key
from desktop.documents.papers.official_register import (
    HOW_COUNTED,
    draw_without_reason,
    moment_in_words,
    percent,
)
from desktop.documents.table import Column, draw_table
from desktop.models.marks.attendance_code import BY_SYMBOL, Category
from desktop.models.marks.entry import CORRECTED_WHILE_OPEN
from desktop.models.papers.amended_mark import author_of, mark_in_words, reason_of
from desktop.models.papers.class_sheet import Taken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.documents.page import Heading
    from desktop.models.marks.entry import Entry
    from desktop.models.marks.rates import Tally
    from desktop.models.papers.pupil_record import PupilRecord, RecordLine

_TEXT = Letters(9.5)
_COLUMNS = (
    Column("Session", 21),
    Column("Entry", 17),
    Column("Mark", 11),
    Column("Reason and note", 26, wraps=True),
    Column("Entered", 22),
    Column("By: name and position", 31, wraps=True),
)
_ENTRIES = (
    "Every session of these days while on roll, in order. “Original” is the first mark; each later"
    " one was entered on top of it and replaced nothing in the file. “It stands” is said of the"
    " mark that counts now. “Register not taken” means that nobody recorded the pupil as present"
    " or absent."
)
_CERTIFIED = "I certify that this is a true extract from the school's attendance register."


@dataclass(frozen=True, slots=True)
class CourtRecord:
    """The facts: who the pupil is, as lines of (what, which), and every session."""

    heading: Heading
    particulars: tuple[tuple[str, str], ...]
    record: PupilRecord


def court_record(facts: CourtRecord) -> bytes:
    """Print the record; what the law asks of an amendment stands in each line (reg 6)."""
    page, record = Pages(facts.heading), facts.record
    name = printed_name(record.name, record.latin, record.roll_number)
    page.paragraph(name, SECTION)
    for what, which in facts.particulars:
        page.words(page.left, page.y - 9, what, _TEXT)
        page.words_in((page.left + 110, page.y - 9, page.width - 110), which, _TEXT)
        page.y -= 13
    page.y -= 6
    _draw_figures(page, record)
    draw_without_reason(page, (line.code for line in record.lines))
    page.paragraph("Sessions", SECTION, after=2)
    page.paragraph(_ENTRIES, SMALL)
    draw_table(page, _COLUMNS, _rows(record), SMALL)
    page.y -= 8
    draw_key(page, record.codes)
    page.paragraph(note_on([name, *(which for _, which in facts.particulars)]), SMALL)
    _draw_signature(page)
    return page.finish()


def _draw_figures(page: Pages, record: PupilRecord) -> None:
    page.paragraph("Figures", SECTION, after=2)
    rows = [(what, str(number), how) for what, number, how in _figures(record)]
    columns = (
        Column("What", 30),
        Column("Sessions", 10),
        Column("How it is counted", 60, wraps=True),
    )
    draw_table(page, columns, rows, SMALL)
    page.y -= 4
    page.paragraph(HOW_COUNTED, SMALL, after=8)


def _figures(record: PupilRecord) -> Iterator[tuple[str, int | str, str]]:
    count = record.tally
    yield "Possible", count.possible, f"{count.attended} attended + {count.absent} absent"
    yield "Attended", count.attended, _of(count, Category.PRESENT, Category.APPROVED)
    yield "Authorised absence", count.authorised, _of(count, Category.AUTHORISED)
    yield "Unauthorised absence", count.unauthorised, _of(count, Category.UNAUTHORISED)
    yield "Late", count.late, "L (before the close, attended) and U (after it, unauthorised)"
    left_out = _of(count, Category.NOT_POSSIBLE, Category.ADMINISTRATIVE)
    yield "In no figure", count.marks - count.possible, left_out
    yield "Register not taken", len(record.not_taken), "in no figure: neither present nor absent"
    yield "Attendance", percent(count.attendance), f"{count.attended} ÷ {count.possible}"


def _of(count: Tally, *categories: Category) -> str:
    """Say which codes make a sum up: / 60, L 2."""
    parts = [
        f"{symbol} {number}"
        for symbol, number in sorted(count.counts.items())
        if BY_SYMBOL[symbol].category in categories
    ]
    return ", ".join(parts) or "none"


def _rows(record: PupilRecord) -> Iterator[tuple[str, ...]]:
    for line in record.lines:
        if not line.entries:
            yield str(line.session), "", line.code, _without_entry(line), "", ""
        for place, entry in enumerate(line.entries):
            session = str(line.session) if place == 0 else ""
            yield (session, _entry_word(line, place), *_entry_cells(entry))


def _entry_word(line: RecordLine, place: int) -> str:
    while_open = line.entries[place].reason == CORRECTED_WHILE_OPEN
    word = "Original" if place == 0 else "Corrected" if while_open else "Amended"
    return f"{word}: it stands" if 0 < place == len(line.entries) - 1 else word


def _entry_cells(entry: Entry) -> tuple[str, ...]:
    return (
        mark_in_words(entry), reason_of(entry), moment_in_words(entry.recorded_at),
        author_of(entry),
    )  # fmt: skip


def _without_entry(line: RecordLine) -> str:
    if line.was_not_taken:
        return "Register not taken"
    if line.taken is Taken.NO_SCHOOL:
        return "The school did not meet"
    return "Still to come" if line.taken is Taken.TO_COME else "No mark"


def _draw_signature(page: Pages) -> None:
    page.need(90)
    page.y -= 14
    page.paragraph(_CERTIFIED, BODY, after=22)
    for place, what in enumerate(("Signed", "Name", "Position", "Date")):
        x = page.left + (place % 2) * page.width / 2
        page.words(x, page.y, what, BODY)
        page.line((x + 44, page.y - 1), (x + page.width / 2 - 12, page.y - 1))
        if place == 1:
            page.y -= 26
    page.y -= 12
