"""The front desk's book as it is read: each line with the child, the class and the mark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.models.days.session import Half, Session, session_of
from desktop.models.site.signing import BookLine, Signing, SigningKind
from desktop.storage.file.moments import moment

if TYPE_CHECKING:
    from datetime import date

    from sqlite_utils import Database

_LINES = (
    "SELECT signings.id, signings.pupil, signings.session, signings.kind, signings.at,"
    " signings.recorded_at, authors.name, authors.position, signings.with_whom, signings.contact,"
    " signings.reason, signings.entry, signings.takes_back,"
    " coalesce(nullif(preferred_forename, ''), legal_forename) || ' '"
    " || coalesce(nullif(preferred_surname, ''), legal_surname),"
    " coalesce(groups.name, ''), coalesce(entries.code, ''), entries.minutes,"
    " coalesce(undoers.name, '')"
    " FROM signings JOIN authors ON authors.id = signings.author"
    " JOIN pupils ON pupils.id = signings.pupil"
    " LEFT JOIN entries ON entries.id = signings.entry"
    " LEFT JOIN memberships ON memberships.pupil = signings.pupil"
    " AND date(signings.session / 2 + 1721424.5)"
    " BETWEEN memberships.first_day AND coalesce(memberships.last_day, '9999')"
    " LEFT JOIN groups ON groups.id = memberships.group_id"
    " LEFT JOIN signings AS undoing ON undoing.takes_back = signings.id"
    " LEFT JOIN authors AS undoers ON undoers.id = undoing.author"
    " WHERE {whose} AND signings.session BETWEEN ? AND ? AND signings.takes_back IS NULL"
    " GROUP BY signings.id ORDER BY signings.id"
)


def book_of_day(db: Database, school: int, day: date) -> tuple[BookLine, ...]:
    """Return a day's lines as they were written; one that was taken back says by whom."""
    return _read(db, "signings.school = ?", school, (day, day))


def book_of_pupil(db: Database, pupil: int, first: date, last: date) -> tuple[BookLine, ...]:
    """Return one child's lines from a first to a last day, as they were written."""
    return _read(db, "signings.pupil = ?", pupil, (first, last))


def _read(db: Database, whose: str, number: int, days: tuple[date, date]) -> tuple[BookLine, ...]:
    first, last = Session(days[0], Half.AM).number, Session(days[1], Half.PM).number
    rows = db.conn.execute(_LINES.format(whose=whose), (number, first, last))
    return tuple(map(_line, rows))


def _line(row: tuple[Any, ...]) -> BookLine:
    number, pupil, session, kind, at, recorded, *rest = row[:13]
    signing = Signing(
        number, pupil, session_of(session), SigningKind(kind), moment(at), moment(recorded), *rest
    )
    return BookLine(signing, *row[13:])
