"""What the file knows of everyone on roll on a day, read in one pass: class, name, both marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import Kind
from desktop.models.marks.year_marks import NO_MARK, place_in_year, year_of
from desktop.storage.file.moments import moment
from desktop.storage.marks.entries import KIND_NUMBERS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from sqlite_utils import Database

_ROLL = (
    "SELECT pupils.id, coalesce(nullif(preferred_forename, ''), legal_forename),"
    " coalesce(nullif(preferred_surname, ''), legal_surname), group_id,"
    " substr(coalesce(marks, ''), :place, 2)"
    # each time on roll in one go: no look-up for the many who have left
    " FROM enrolments NOT INDEXED CROSS JOIN pupils ON pupils.id = enrolments.pupil"
    " LEFT JOIN memberships ON memberships.pupil = pupils.id"
    " AND first_day <= :day AND (last_day IS NULL OR last_day >= :day)"
    " LEFT JOIN year_marks ON year_marks.pupil = pupils.id AND year = :year"
    " WHERE pupils.school = :school"
    " AND starting_day <= :day AND (leaving_day IS NULL OR leaving_day >= :day)"
)


class Listed(NamedTuple):
    """A child on roll; `marks` are the two characters of the day in the year's string."""

    pupil: int
    forename: str
    surname: str
    group: int | None
    marks: str


def roll_of_day(db: Database, school: int, day: date) -> list[Listed]:
    """Return everyone on roll on a day with the day's marks, in a class or in none."""
    place = place_in_year(Session(day, Half.AM))
    asked = {"day": str(day), "place": place + 1, "year": year_of(day), "school": school}
    rows = db.conn.execute(_ROLL, asked)
    return [
        Listed(pupil, forename, surname, group, marks.ljust(2, NO_MARK))
        for pupil, forename, surname, group, marks in rows
    ]


def marked_in_class(db: Database, pupils: Sequence[int], session: Session) -> dict[int, datetime]:
    """Return when each of these pupils was last marked by whoever took the class."""
    rows = db.conn.execute(
        "SELECT pupil, max(coalesce(effective_at, recorded_at)) FROM entries"  # noqa: S608 - question marks
        " WHERE session = ? AND kind = ?"
        f" AND pupil IN ({','.join('?' * len(pupils))}) GROUP BY pupil",
        (session.number, KIND_NUMBERS[Kind.TAKEN], *pupils),
    )
    return {int(pupil): moment(at) for pupil, at in rows}
