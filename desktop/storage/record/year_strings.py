"""A school's strings of year marks in one query, with who was on roll when and in which class."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from desktop.models.days.session import Half, Session
from desktop.storage.file.moments import seconds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from sqlite_utils import Database

_ON_ROLL = (
    "SELECT pupils.id, coalesce(marks, ''), max(starting_day, :first),"
    " min(coalesce(leaving_day, :last), :last), compulsory_from, compulsory_until"
    " FROM enrolments CROSS JOIN pupils ON pupils.id = enrolments.pupil"
    " LEFT JOIN year_marks ON year_marks.pupil = pupils.id AND year = :year"
    " WHERE {which} school = :school"
    " AND starting_day <= :last AND (leaving_day IS NULL OR leaving_day >= :first)"
    " ORDER BY enrolments.id"
)
_ALL_ON_ROLL, _ONE_ON_ROLL = (
    _ON_ROLL.format(which=""),
    _ON_ROLL.format(which="enrolments.pupil = :pupil AND"),
)
_PLACES = (
    "SELECT pupil, group_id, year_group, max(first_day, :first),"
    " min(coalesce(last_day, :last), :last) FROM memberships {how}"
    " WHERE {whose} first_day <= :last AND (last_day IS NULL OR last_day >= :first)"
    " ORDER BY first_day"
)
# in one go: the lines of every year that are not of these days are soon passed over
_PLACES_OF_ALL = _PLACES.format(how="NOT INDEXED", whose="")
_PLACES_OF_ONE = _PLACES.format(how="", whose="pupil = :pupil AND")
# by pupil as the index has them, so that nothing is sorted
_LATE = (
    "SELECT pupils.id, session, minutes, entries.id FROM pupils {how} CROSS JOIN entries"
    " INDEXED BY entries_late"
    " WHERE {which} entries.pupil = pupils.id AND code IN ('L', 'U')"
    " AND session BETWEEN :begin AND :end"
)
_LATE_OF_ALL = _LATE.format(how="NOT INDEXED", which="pupils.school = :school AND")
_LATE_OF_ONE = _LATE.format(how="", which="pupils.id = :pupil AND")


class OnRoll(NamedTuple):
    """A child's string of a year, and days as ISO text: on roll, of compulsory school age."""

    pupil: int
    marks: str
    first: str
    last: str
    compulsory_from: str
    compulsory_until: str


# Days in one class: pupil, class, year group, first and last day as ISO text.
InClass = tuple[int, int | None, str, str, str]


class Asked(NamedTuple):
    """Whose strings are wanted, of which days of one year: one child's, or the whole school's."""

    school: int
    year: int
    first: date
    last: date
    pupil: int | None = None

    @property
    def names(self) -> dict[str, int | str | None]:
        """The values by the names that the queries give them."""
        begin, end = Session(self.first, Half.AM).number, Session(self.last, Half.PM).number
        return {
            "school": self.school, "year": self.year, "first": str(self.first),
            "last": str(self.last), "pupil": self.pupil, "begin": begin, "end": end,
        }  # fmt: skip


def on_roll(db: Database, asked: Asked) -> list[OnRoll]:
    """Return a row for each time on roll that touches the days, cut to them."""
    query = _ALL_ON_ROLL if asked.pupil is None else _ONE_ON_ROLL
    return list(map(OnRoll._make, db.conn.execute(query, asked.names)))


def in_classes(db: Database, asked: Asked) -> dict[int, list[InClass]]:
    """Return each child's classes of the days, in order and cut to the days."""
    query = _PLACES_OF_ALL if asked.pupil is None else _PLACES_OF_ONE
    found: defaultdict[int, list[InClass]] = defaultdict(list)
    for one in db.conn.execute(query, asked.names):
        found[one[0]].append(one)
    return found


def late_minutes(db: Database, asked: Asked) -> dict[int, dict[int, int]]:
    """Return each child's minutes by session number as the last late mark said, if it said any.

    Another mark may stand there now: whoever counts looks whether a late one does.
    """
    query = _LATE_OF_ALL if asked.pupil is None else _LATE_OF_ONE
    rows = groupby(db.conn.execute(query, asked.names), itemgetter(0))
    return {pupil: _last_said(list(of)) for pupil, of in rows}


def _last_said(rows: list[tuple[int, int, int | None, int]]) -> dict[int, int]:
    """Return the minutes of a child's sessions: a session may have had several late marks."""
    if len({row[1] for row in rows}) < len(rows):
        rows = list({row[1]: row for row in sorted(rows, key=itemgetter(3))}.values())
    return {session: minutes for _, session, minutes, _ in rows if minutes is not None}


def closed_registers(
    db: Database, school: int, sessions: Sequence[Session], now: datetime
) -> dict[int, list[Session]]:
    """Return for each class which of these sessions its register has closed for."""
    found: defaultdict[int, list[Session]] = defaultdict(list)
    for session in sessions:
        rows = db.conn.execute(
            "SELECT group_id FROM registers WHERE school = ? AND session = ? AND closes_at <= ?",
            (school, session.number, seconds(now)),
        )
        for (group,) in rows:
            found[group].append(session)
    return found


def names_of(db: Database, school: int) -> dict[int, tuple[str, str]]:
    """Return forename and surname of each child ever at a school, as the class knows them."""
    rows = db.conn.execute(
        "SELECT id, coalesce(nullif(preferred_forename, ''), legal_forename),"
        " coalesce(nullif(preferred_surname, ''), legal_surname) FROM pupils WHERE school = ?",
        (school,),
    )
    return {number: (forename, surname) for number, forename, surname in rows}
