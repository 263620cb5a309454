"""What is read only for the page about one child: earlier years and what was done."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop.models.admissions.history import Change
from desktop.models.imports.incoming import YearTotals
from desktop.storage.file.moments import moment

if TYPE_CHECKING:
    from sqlite_utils import Database

# Strings are kept year by year: from each year one steps to the next that there is.
_MARKS_BY_YEAR = (
    "WITH RECURSIVE years (year) AS (SELECT min(year) FROM year_marks UNION ALL"
    " SELECT (SELECT min(year) FROM year_marks WHERE year > years.year) FROM years"
    " WHERE years.year IS NOT NULL)"
    " SELECT year_marks.year, marks FROM years CROSS JOIN year_marks"
    " ON year_marks.year = years.year AND pupil = ? ORDER BY year_marks.year DESC"
)


def marks_by_year(db: Database, pupil: int) -> dict[int, str]:
    """Return every year's current marks of a pupil, newest year first."""
    rows = db.conn.execute(_MARKS_BY_YEAR, (pupil,))
    return {int(year): str(marks) for year, marks in rows}


def totals_of(db: Database, pupil: int) -> tuple[YearTotals, ...]:
    """Return earlier years' totals as other schools' files gave them, newest first."""
    rows = db.conn.execute(
        "SELECT year, la, estab, school_name, possible, attended, authorised, unauthorised"
        " FROM year_totals WHERE pupil = ? ORDER BY year DESC, school_name",
        (pupil,),
    )
    return tuple(YearTotals(*row) for row in rows)


def history_of(db: Database, subject: str, number: int) -> tuple[Change, ...]:
    """Return what was done to a pupil or another subject, newest first."""
    rows = db.conn.execute(
        "SELECT at, coalesce(authors.name, ''), coalesce(authors.position, ''), what, detail"
        " FROM history LEFT JOIN authors ON authors.id = history.author"
        " WHERE subject = ? AND subject_id = ? ORDER BY history.id DESC",
        (subject, number),
    )
    return tuple(
        Change(moment(at), name, position, what, json.loads(detail))
        for at, name, position, what, detail in rows
    )


def sibling_links(db: Database, school: int) -> tuple[tuple[int, int], ...]:
    """Return every recorded pair of brothers or sisters with a pupil of the school."""
    rows = db.conn.execute(
        "SELECT sibling_links.pupil, sibling FROM sibling_links"
        " JOIN pupils AS one ON one.id = sibling_links.pupil"
        " JOIN pupils AS other ON other.id = sibling"
        " WHERE ? IN (one.school, other.school) ORDER BY sibling_links.pupil, sibling",
        (school,),
    )
    return tuple((int(one), int(other)) for one, other in rows)
