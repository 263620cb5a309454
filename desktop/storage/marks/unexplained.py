"""The children whose marks of a school year still hold `N`, found without walking the entries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.models.days.session import Half, Session, both_halves, session_of
from desktop.models.marks.attendance_code import CODES
from desktop.models.marks.deadline import UNEXPLAINED
from desktop.models.marks.year_marks import (
    character_of,
    first_session,
    place_in_year,
    year_of,
)
from desktop.models.site.pressing import Unexplained

if TYPE_CHECKING:
    from datetime import date

    from sqlite_utils import Database

_N = re.compile(UNEXPLAINED)
_HERE = "".join(re.escape(character_of(one.symbol)) for one in CODES if one.is_attended) + "U"
_RUN = re.compile(f"{UNEXPLAINED}(?:[^{_HERE}]*{UNEXPLAINED})*")
_FACTS = (
    "SELECT pupils.id, coalesce(nullif(preferred_forename, ''), legal_forename) || ' '"
    " || coalesce(nullif(preferred_surname, ''), legal_surname),"
    " coalesce(groups.id, 0), coalesce(groups.name, ''), marks"
)
_FOUND = _FACTS + (
    " FROM enrolments CROSS JOIN year_marks ON year_marks.pupil = enrolments.pupil"
    " AND year = :year AND instr(marks, 'N')"
    " CROSS JOIN pupils ON pupils.id = enrolments.pupil AND pupils.school = :school"
    " LEFT JOIN memberships ON memberships.pupil = pupils.id AND memberships.first_day <= :day"
    " AND (memberships.last_day IS NULL OR memberships.last_day >= :day)"
    " LEFT JOIN groups ON groups.id = memberships.group_id"
    " WHERE starting_day <= :day AND (leaving_day IS NULL OR leaving_day >= :day)"
    " ORDER BY pupils.id"
)
_LEFT = (
    f"{_FACTS} FROM (SELECT DISTINCT pupil FROM enrolments AS gone"  # noqa: S608 - constants
    "  WHERE leaving_day < :day AND leaving_day >= :since AND NOT EXISTS"
    "  (SELECT 1 FROM enrolments AS here WHERE here.pupil = gone.pupil"
    "   AND (here.leaving_day IS NULL OR here.leaving_day >= :day))) AS gone"
    " CROSS JOIN year_marks ON year_marks.pupil = gone.pupil AND year = :year"
    " AND instr(marks, 'N')"
    " CROSS JOIN pupils ON pupils.id = gone.pupil AND pupils.school = :school"
    " LEFT JOIN memberships ON memberships.id = (SELECT last.id FROM memberships AS last"
    "  WHERE last.pupil = pupils.id ORDER BY last.first_day DESC LIMIT 1)"
    " LEFT JOIN groups ON groups.id = memberships.group_id"
    " ORDER BY pupils.id"
)
_FOUND_ON = _FOUND.replace("instr(marks, 'N')", "instr(substr(marks, :place, 2), 'N')")


def unexplained(db: Database, school: int, day: date, year: int) -> tuple[Unexplained, ...]:
    """Return who has an `N` in the year that begins on 1 August, as seen on a day.

    Those on roll come first. Who has left since that year began is with them, in the last class:
    the reason is still to become known, or the mark to be settled (reg 10(7) to (9)).
    """
    begins = first_session(year).day
    values = {"school": school, "day": str(day), "year": year, "since": str(begins)}
    rows = (row for found in (_FOUND, _LEFT) for row in db.conn.execute(found, values))
    return tuple(
        Unexplained(pupil, name, group, group_name, *_sessions(year, marks))
        for pupil, name, group, group_name, marks in rows
    )


def unexplained_on(db: Database, school: int, day: date) -> tuple[Unexplained, ...]:
    """Return who of those on roll on a day has an `N` that day, with that day's sessions only."""
    place = place_in_year(Session(day, Half.AM))
    values = {"school": school, "day": str(day), "year": year_of(day), "place": place + 1}
    halves = both_halves(day)
    return tuple(
        Unexplained(
            pupil, name, group, group_name,
            tuple(one for one, mark in zip(halves, marks[place:], strict=False) if mark == "N"),
        )
        for pupil, name, group, group_name, marks in db.conn.execute(_FOUND_ON, values)
    )  # fmt: skip


def _sessions(year: int, marks: str) -> tuple[tuple[Session, ...], tuple[Session, ...]]:
    """Return the sessions, and for each the first of its run: until the child was here again."""
    start = first_session(year).number
    sessions, runs = [], []
    for run in _RUN.finditer(marks):
        first = session_of(start + run.start())
        for found in _N.finditer(marks, run.start(), run.end()):
            sessions.append(session_of(start + found.start()))
            runs.append(first)
    return tuple(sessions), tuple(runs)
