"""Home visits: asked for, then made or called off, with what was found."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.models.absence.home_visit import HomeVisit
from desktop.storage.file.moments import moment, seconds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlite_utils import Database

    from desktop.models.absence.home_visit import VisitReport
    from desktop.storage.file.signature import Signature

_SELECT = (
    "SELECT home_visits.id, pupil, day, why, by_when, asked_at, asker.name, visitor, visited_at,"
    " outcome, form, settled_at, coalesce(settler.name, '') FROM home_visits"
    " JOIN authors AS asker ON asker.id = asked_by"
    " LEFT JOIN authors AS settler ON settler.id = settled_by"
)


def ask_visit(
    db: Database, pupil: int, day: date, what: tuple[str, datetime | None], signed: Signature
) -> int:
    """Ask for a visit on a day: why, and by when; inside `saving`."""
    why, by_when = what
    cursor = db.conn.execute(
        "INSERT INTO home_visits (school, pupil, day, why, by_when, asked_at, asked_by)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            signed.school, pupil, str(day), why.strip(), seconds(by_when) if by_when else None,
            seconds(signed.at), signed.author,
        ),
    )  # fmt: skip
    return int(cursor.lastrowid or 0)


def settle_visit(db: Database, number: int, report: VisitReport, signed: Signature) -> None:
    """Write down what came of a visit; inside `saving`."""
    db.conn.execute(
        "UPDATE home_visits SET visitor = ?, visited_at = ?, outcome = ?, form = ?,"
        " settled_at = ?, settled_by = ? WHERE id = ?",
        (
            report.visitor.strip(), seconds(report.visited_at) if report.visited_at else None,
            report.outcome, json.dumps(dict(report.form)), seconds(signed.at), signed.author,
            number,
        ),
    )  # fmt: skip


def load_visit(db: Database, school: int, number: int) -> HomeVisit | None:
    """Read one visit of the school."""
    found = _read(db, "home_visits.school = ? AND home_visits.id = ?", (school, number))
    return found[0] if found else None


def visits_of_day(db: Database, school: int, day: date) -> tuple[HomeVisit, ...]:
    """Return a day's visits, made or not, in the order in which they were asked for."""
    return _read(db, "home_visits.school = ? AND day = ?", (school, str(day)))


def visits_left(db: Database, school: int, day: date) -> tuple[HomeVisit, ...]:
    """Return the visits asked for before a day of which nobody has written down what came."""
    return _read(
        db, "home_visits.school = ? AND day < ? AND settled_at IS NULL", (school, str(day))
    )


def was_visited(db: Database, pupil: int, before: int) -> bool:
    """Whether somebody had driven to a child before a visit of this number was asked for."""
    row = db.conn.execute(
        "SELECT 1 FROM home_visits WHERE pupil = ? AND id < ? AND visited_at IS NOT NULL LIMIT 1",
        (pupil, before),
    ).fetchone()
    return row is not None


def visits_of_pupils(db: Database, pupils: Sequence[int], first: date) -> tuple[HomeVisit, ...]:
    """Return the visits to these children from a day on."""
    asked = ",".join("?" * len(pupils))
    return _read(db, f"pupil IN ({asked}) AND day >= ?", (*pupils, str(first)))


def _read(db: Database, where: str, values: Iterable[Any]) -> tuple[HomeVisit, ...]:
    rows = db.conn.execute(f"{_SELECT} WHERE {where} ORDER BY home_visits.id", tuple(values))
    return tuple(map(_visit, rows))


def _visit(row: tuple[Any, ...]) -> HomeVisit:
    return HomeVisit(
        id=row[0],
        pupil=row[1],
        day=date.fromisoformat(row[2]),
        why=row[3],
        by_when=moment(row[4]) if row[4] else None,
        asked_at=moment(row[5]),
        asked_by=row[6],
        visitor=row[7],
        visited_at=moment(row[8]) if row[8] else None,
        outcome=row[9] or "",
        form=tuple(json.loads(row[10]).items()),
        settled_at=moment(row[11]) if row[11] else None,
        settled_by=row[12],
    )
