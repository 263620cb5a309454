"""A class over a span of days: who was in it when, its registers, and their marks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.models.admissions.person_name import sort_key
from desktop.models.admissions.pupil import is_latin
from desktop.models.days.session import Half, Session, session_of
from desktop.models.papers.class_sheet import KeptRegister, SheetPupil
from desktop.storage.file.moments import day_or_none, moment
from desktop.storage.marks.entries import marks_of_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlite_utils import Database

_SPANS = (
    "SELECT pupils.id, legal_forename, legal_surname, preferred_forename, preferred_surname,"
    " admission_number, max(first_day, starting_day),"
    " min(coalesce(last_day, '9999'), coalesce(leaving_day, '9999'))"
    " FROM memberships JOIN pupils ON pupils.id = memberships.pupil"
    " JOIN enrolments ON enrolments.pupil = pupils.id"
    " AND starting_day <= coalesce(last_day, '9999') AND coalesce(leaving_day, '9999') >= first_day"
    " WHERE group_id = :group AND first_day <= :last AND coalesce(last_day, '9999') >= :first"
    " AND starting_day <= :last AND coalesce(leaving_day, '9999') >= :first"
    " ORDER BY pupils.id, 7"
)


def pupils_between(db: Database, group: int, first: date, last: date) -> tuple[SheetPupil, ...]:
    """Return everyone on roll in a class on any of these days, as a person would sort them."""
    rows = db.conn.execute(_SPANS, {"group": group, "first": str(first), "last": str(last)})
    found: dict[int, list[tuple[Any, ...]]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row)
    ordered = sorted(found.values(), key=_by_name)
    return tuple(map(_pupil, ordered))


def _by_name(rows: list[tuple[Any, ...]]) -> tuple[tuple[str, str, str, str], int]:
    number, forename, surname, known_as, known_surname, *_ = rows[0]
    return sort_key(known_surname or surname, known_as or forename), number


def _pupil(rows: list[tuple[Any, ...]]) -> SheetPupil:
    number, forename, surname, known_as, known_surname, roll_number, *_ = rows[0]
    names = (f"{known_as or forename} {known_surname or surname}", f"{forename} {surname}")
    spans = tuple(
        (date.fromisoformat(row[6]), day_or_none(row[7] if row[7] != "9999" else None))
        for row in rows
    )
    latin = next(filter(is_latin, names), "")
    return SheetPupil(number, names[0], latin, roll_number, spans)


def registers_between(
    db: Database, group: int, first: date, last: date
) -> dict[Session, KeptRegister]:
    """Return a class's registers of these days: when each closes and whether it was taken."""
    rows = db.conn.execute(
        "SELECT session, closes_at, EXISTS (SELECT 1 FROM register_events"
        " WHERE register = registers.id AND kind IN ('taken', 'handed in'))"
        " FROM registers WHERE group_id = ? AND session BETWEEN ? AND ?",
        (group, Session(first, Half.AM).number, Session(last, Half.PM).number),
    )
    return {
        session_of(number): KeptRegister(moment(closes), bool(taken))
        for number, closes, taken in rows
    }


def marks_of_years(
    db: Database, pupils: Sequence[int], years: Iterable[int]
) -> dict[tuple[int, int], str]:
    """Return the current marks of several pupils by pupil and school year."""
    return {
        (pupil, year): marks
        for year in years
        for pupil, marks in marks_of_year(db, pupils, year).items()
    }
