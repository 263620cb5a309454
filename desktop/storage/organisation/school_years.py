"""School years, their half-terms, and closures, which are withdrawn and never deleted."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from desktop.models.days.kept_year import KeptClosure, KeptYear
from desktop.models.days.school_year import Closure, ClosureKind, SchoolCalendar, SchoolYear, Term
from desktop.models.days.session import Half, Session
from desktop.storage.file.moments import seconds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlite_utils import Database

    from desktop.storage.file.signature import Signature

_KINDS = {
    ClosureKind.BANK_HOLIDAY: "bank holiday",
    ClosureKind.INSET: "inset",
    ClosureKind.PLANNED: "planned",
    ClosureKind.UNEXPECTED: "unexpected",
}
_KIND_OF = {word: kind for kind, word in _KINDS.items()}
_HALVES = {1: frozenset({Half.AM}), 2: frozenset({Half.PM}), 3: frozenset(Half)}


def load_calendar(db: Database, school: int) -> SchoolCalendar:
    """Read all that the school's days are counted from: every year, every standing closure.

    The same rows give the same calendar, which has counted its days once.
    """
    return _calendar(_year_rows(db, school), _closure_rows(db, school, withdrawn=False))


@lru_cache(maxsize=8)
def _calendar(
    years: tuple[tuple[Any, ...], ...], closures: tuple[tuple[Any, ...], ...]
) -> SchoolCalendar:
    return SchoolCalendar(
        tuple(kept.year for kept in _years(years)),
        tuple(_closure(*row).closure for row in closures),
    )


def kept_years(db: Database, school: int) -> tuple[KeptYear, ...]:
    """Return the school's years with their numbers, oldest first."""
    return _years(_year_rows(db, school))


def _year_rows(db: Database, school: int) -> tuple[tuple[Any, ...], ...]:
    """Return a row for each half-term, or for a year that has none yet."""
    rows = db.conn.execute(
        "SELECT school_years.id, school_years.name, school_years.first_day, school_years.last_day,"
        " terms.name, terms.first_day, terms.last_day FROM school_years"
        " LEFT JOIN terms ON terms.school_year = school_years.id WHERE school = ?"
        " ORDER BY school_years.first_day, school_years.id, terms.first_day",
        (school,),
    )
    return tuple(rows)


def _years(rows: Iterable[tuple[Any, ...]]) -> tuple[KeptYear, ...]:
    return tuple(
        KeptYear(number, SchoolYear(name, _day(first), _day(last), _terms(terms)))
        for (number, name, first, last), terms in groupby(rows, key=lambda row: row[:4])
    )


def _terms(rows: Iterable[tuple[Any, ...]]) -> tuple[Term, ...]:
    found = (row[4:] for row in rows)
    return tuple(Term(name, _day(first), _day(last)) for name, first, last in found if first)


def add_year(db: Database, school: int, year: SchoolYear) -> int:
    """Add a school year with its half-terms and return its number; inside `saving`."""
    cursor = db.conn.execute(
        "INSERT INTO school_years (school, name, first_day, last_day) VALUES (?, ?, ?, ?)",
        (school, year.name, str(year.starts), str(year.ends)),
    )
    number = int(cursor.lastrowid or 0)
    _add_terms(db, number, year.terms)
    return number


def replace_year(db: Database, number: int, year: SchoolYear) -> None:
    """Write a year's name, days and half-terms anew; its history is the task's to record."""
    db.conn.execute(
        "UPDATE school_years SET name = ?, first_day = ?, last_day = ? WHERE id = ?",
        (year.name, str(year.starts), str(year.ends), number),
    )
    db.conn.execute("DELETE FROM terms WHERE school_year = ?", (number,))
    _add_terms(db, number, year.terms)


def _add_terms(db: Database, year: int, terms: Iterable[Term]) -> None:
    db.conn.executemany(
        "INSERT INTO terms (school_year, name, first_day, last_day) VALUES (?, ?, ?, ?)",
        [(year, term.name, str(term.first), str(term.last)) for term in terms],
    )


def kept_closures(db: Database, school: int, *, withdrawn: bool = False) -> tuple[KeptClosure, ...]:
    """Return the closures that stand, or those that were withdrawn, by day."""
    return tuple(_closure(*row) for row in _closure_rows(db, school, withdrawn=withdrawn))


def _closure_rows(db: Database, school: int, *, withdrawn: bool) -> tuple[tuple[Any, ...], ...]:
    rows = db.conn.execute(
        "SELECT closures.id, first_day, last_day, kind, halves, closures.name,"
        " coalesce(authors.name, ''), coalesce(withdrawn_why, '') FROM closures"
        " LEFT JOIN authors ON authors.id = closures.author"
        " WHERE closures.school = ? AND (withdrawn_at IS NOT NULL) = ?"
        " ORDER BY first_day, closures.id",
        (school, withdrawn),
    )
    return tuple(rows)


def _closure(number: int, first: str, last: str, *more: Any) -> KeptClosure:
    kind, halves, name, by, why = more
    closure = Closure(_day(first), _day(last), _KIND_OF[kind], _HALVES[halves], name)
    return KeptClosure(number, closure, by, why)


def add_closure(db: Database, closure: Closure, signed: Signature) -> int:
    """Add a closure at the school of the signature and return its number; inside `saving`."""
    facts = (
        signed.school,
        str(closure.first),
        str(closure.last),
        sum(1 << half for half in closure.halves),
        _KINDS[closure.kind],
        closure.name,
        seconds(signed.at),
        signed.author,
    )
    cursor = db.conn.execute(
        "INSERT INTO closures (school, first_day, last_day, halves, kind, name, recorded_at,"
        " author) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        facts,
    )
    return int(cursor.lastrowid or 0)


def withdraw_closure(db: Database, number: int, signed: Signature, why: str) -> None:
    """Let a closure stand no longer; the row stays, with who withdrew it and why."""
    db.conn.execute(
        "UPDATE closures SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_why = ?"
        " WHERE id = ? AND school = ? AND withdrawn_at IS NULL",
        (seconds(signed.at), signed.author, why, number, signed.school),
    )


def first_with_marks(
    db: Database, school: int, sessions: Iterable[Session], group: int | None = None
) -> Session | None:
    """Return the first of these sessions that was taken or holds a mark, in one class if named."""
    asked = {"school": school, "group": group}
    for session in sessions:
        row = db.conn.execute(_HAS_MARKS, {**asked, "session": session.number}).fetchone()
        if row[0]:
            return session
    return None


_HAS_MARKS = (
    "SELECT EXISTS (SELECT 1 FROM registers JOIN register_events"
    " ON register_events.register = registers.id AND register_events.kind <> 'closed'"
    " WHERE school = :school AND session = :session AND (:group IS NULL OR group_id = :group))"
    " OR EXISTS (SELECT 1 FROM pupils CROSS JOIN entries ON entries.pupil = pupils.id"
    " WHERE pupils.school = :school AND entries.session = :session"
    " AND entries.code NOT IN ('', '#', 'Y4', 'Z')"
    " AND (:group IS NULL OR group_id = :group))"
)


def last_register_day(db: Database, school: int, group: int | None = None) -> date | None:
    """Return the last day whose registers' times are fixed, in one class if named."""
    row = db.conn.execute(
        "SELECT max(session) FROM registers WHERE school = :school"
        " AND (:group IS NULL OR group_id = :group)",
        {"school": school, "group": group},
    ).fetchone()
    return date.fromordinal(row[0] // 2) if row[0] else None


def _day(kept: str) -> date:
    return date.fromisoformat(kept)
