"""A pupil's attendance for the family: figures in plain words, the weeks, each absence."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from desktop.documents.names import note_on, printed_name
from desktop.documents.page import BODY, CENTRE, MM, SECTION, SMALL, SMALL_BOLD, Letters, Pages
from desktop.documents.papers.code_key import draw_key
from desktop.documents.papers.official_register import percent
from desktop.documents.table import Column, draw_table
from desktop.models.days.school_year import monday_of
from desktop.models.days.session import day_in_words
from desktop.models.marks.attendance_code import BY_SYMBOL
from desktop.models.papers.class_sheet import Taken
from desktop.models.papers.pupil_record import Seen, spells

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop.documents.page import Heading
    from desktop.models.papers.pupil_record import PupilRecord, RecordLine, Spell

_ROW = 10.6
_WEEK, _CELL = 33 * MM, 14.5 * MM
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")


@dataclass(frozen=True, slots=True)
class FamilyRecord:
    """The facts; the record has no entries: what staff wrote is not for this paper."""

    heading: Heading
    record: PupilRecord


def family_record(records: Sequence[FamilyRecord]) -> bytes:
    """Print one pupil's record, or several one after the other, each with pages of its own."""
    first, *rest = [_lay_out(facts) for facts in records]
    return first.finish(rest)


def _lay_out(facts: FamilyRecord) -> Pages:
    page, record = Pages(facts.heading), facts.record
    name = printed_name(record.name, record.latin, record.roll_number)
    page.paragraph(name if not record.class_name else f"{name}, {record.class_name}", SECTION)
    for words in _in_words(record):
        page.paragraph(words, Letters(10), after=1)
    page.y -= 6
    _draw_weeks(page, record.lines)
    away = [_spell_cells(spell) for spell in spells(record.lines)]
    if away:
        page.need(60)
        page.paragraph("Away or late", SECTION, after=2)
        draw_table(page, _COLUMNS, away, SMALL)
        page.y -= 8
    draw_key(page, record.codes, across=1)
    noted = note_on([name])
    if noted:
        page.paragraph(noted, SMALL)
    return page


def _in_words(record: PupilRecord) -> list[str]:
    """Say the figures as a family would ask for them."""
    count = record.tally
    if not count.possible:
        return ["No session of these days counts towards attendance yet."]
    said = [
        f"Attended {count.attended} of {count.possible} possible sessions:"
        f" {percent(count.attendance)}. A school day has two sessions, morning and afternoon.",
        f"Absent {count.absent}: {count.authorised} authorised, {count.unauthorised} unauthorised."
        f" Late {count.late}.",
    ]
    without = sum(line.code == "N" for line in record.lines)
    if without:
        sessions = "1 session has" if without == 1 else f"{without} sessions have"
        said.append(f"{sessions} no reason yet (N). Tell the school why: it may yet be amended.")
    if record.not_taken:
        sessions = ", ".join(str(session) for session in record.not_taken)
        said.append(f"The register was not taken, which counts for nothing: {sessions}.")
    return said


def _draw_weeks(page: Pages, lines: Sequence[RecordLine]) -> None:
    """Draw a line a week, a cell a session."""
    _draw_week_heads(page)
    top = page.y
    for monday, week in groupby(lines, _monday):
        if page.room < _ROW:
            _rule_days(page, top)
            page.new_page()
            _draw_week_heads(page)
            top = page.y
        _draw_week(page, monday, list(week))
    _rule_days(page, top)
    page.y -= 10


def _monday(line: RecordLine) -> date:
    return monday_of(line.session.day)


def _draw_week_heads(page: Pages) -> None:
    page.need(_ROW * 4)
    page.words(page.left, page.y - 8, "Week of", SMALL_BOLD)
    for place, day in enumerate(_DAYS):
        x = page.left + _WEEK + place * 2 * _CELL
        page.words(x + _CELL, page.y - 8, f"{day} AM, PM", SMALL_BOLD, CENTRE)
    page.y -= _ROW + 1
    page.line((page.left, page.y), (page.left + _WEEK + 10 * _CELL, page.y), 0.8)


def _draw_week(page: Pages, monday: date, week: Sequence[RecordLine]) -> None:
    y, bottom = page.y - 8, page.y - _ROW
    page.words(page.left, y, f"{monday.day} {monday:%b %Y}", SMALL)
    for line in week:
        place = line.session.day.weekday() * 2 + line.session.half
        x = page.left + _WEEK + place * _CELL
        if line.taken is Taken.NO_SCHOOL:
            page.shade((x, bottom), _CELL, _ROW, 0.88)
        sign = line.code or ("not taken" if line.was_not_taken else "")
        page.words_in((x + 1, y, _CELL - 2), sign, BODY if line.code else SMALL, CENTRE)
    end = page.left + _WEEK + 10 * _CELL
    page.line((page.left, bottom), (end, bottom), 0.3)
    page.y = bottom


def _rule_days(page: Pages, top: float) -> None:
    for place in range(0, 11, 2):
        x = page.left + _WEEK + place * _CELL
        page.line((x, top), (x, page.y), 0.3)


_COLUMNS = (
    Column("When", 30),
    Column("Sessions", 9),
    Column("Code", 7),
    Column("Why", 50, wraps=True),
)


def _spell_cells(spell: Spell) -> tuple[str, ...]:
    return _when(spell), str(spell.sessions), spell.code, _why(spell)


def _when(spell: Spell) -> str:
    if spell.first == spell.last:
        return str(spell.first)
    if spell.first.day == spell.last.day:
        return day_in_words(spell.first.day)
    return f"{spell.first} to {spell.last}"


def _why(spell: Spell) -> str:
    code = BY_SYMBOL[spell.code]
    if spell.code == "N":
        return "The school does not know why yet: please tell the office"
    if spell.seen is Seen.LATE:
        return code.title
    return f"{code.title}: {code.category.value}"
