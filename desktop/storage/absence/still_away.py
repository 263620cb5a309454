"""Who was away on a day, found from the year's strings without walking the entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.days.session import both_halves
from desktop.models.marks.attendance_code import CODES
from desktop.models.marks.year_marks import NO_MARK, character_of, place_in_year, year_of

if TYPE_CHECKING:
    from datetime import date

    from sqlite_utils import Database

_ABSENT = "".join(character_of(code.symbol) for code in CODES if code.is_absent)
_FOUND = (
    "SELECT pupils.id, coalesce(nullif(preferred_forename, ''), legal_forename) || ' '"
    " || coalesce(nullif(preferred_surname, ''), legal_surname), coalesce(groups.name, ''), marks"
    " FROM enrolments CROSS JOIN year_marks ON year_marks.pupil = enrolments.pupil"
    " AND year = :year AND instr(:away, substr(marks, :place, 1))"
    " AND instr(:away_or_none, substr(marks || '..', :place + 1, 1))"
    " CROSS JOIN pupils ON pupils.id = enrolments.pupil AND pupils.school = :school"
    " LEFT JOIN memberships ON memberships.pupil = pupils.id AND memberships.first_day <= :today"
    " AND (memberships.last_day IS NULL OR memberships.last_day >= :today)"
    " LEFT JOIN groups ON groups.id = memberships.group_id"
    " WHERE starting_day <= :today AND (leaving_day IS NULL OR leaving_day >= :today)"
    " ORDER BY pupils.id"
)


@dataclass(frozen=True, slots=True)
class WasAway:
    """A child on roll today who was absent on a day, with the year's marks."""

    pupil: int
    name: str
    group_name: str
    marks: str


def away_on(db: Database, school: int, day: date, today: date) -> tuple[WasAway, ...]:
    """Return who of those on roll today was absent on an earlier day of this school year."""
    morning, _ = both_halves(day)
    asked = {
        "school": school, "year": year_of(day), "today": str(today), "away": _ABSENT,
        "away_or_none": _ABSENT + NO_MARK, "place": place_in_year(morning) + 1,
    }  # fmt: skip
    return tuple(WasAway(*row) for row in db.conn.execute(_FOUND, asked))
