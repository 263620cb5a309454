"""Pupils as the admission register has them; their flags, brothers and sisters, earlier totals."""

from __future__ import annotations

from dataclasses import astuple
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.errors import RuleError
from desktop.models.admissions.compulsory_age import first_compulsory_day, last_compulsory_day
from desktop.models.admissions.pupil import FACTS, Flag, Pupil, search_key_of
from desktop.storage.file.moments import day_or_none, moment, seconds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from sqlite_utils import Database

    from desktop.models.imports.incoming import YearTotals

_FACTS = ("id", "school", *FACTS)
_COLUMNS = ", ".join(f"pupils.{fact}" for fact in _FACTS)
_ADDED = ("school", *FACTS, "compulsory_from", "compulsory_until", "search_key")
_INSERT = (
    f"INSERT INTO pupils ({', '.join(_ADDED)})"  # noqa: S608 - constants
    f" VALUES ({', '.join('?' * len(_ADDED))})"
)
_BIRTH, _EXPECTED = FACTS.index("birth_date") + 2, FACTS.index("expected_first_day") + 2
_CONFIDENTIAL = FACTS.index("address_confidential") + 2


def load_pupil(db: Database, number: int) -> Pupil:
    """Return a pupil; RuleError when there is none."""
    row = db.conn.execute(f"SELECT {_COLUMNS} FROM pupils WHERE id = ?", (number,)).fetchone()  # noqa: S608 - constants
    if row is None:
        raise RuleError("There is no such pupil.", "Look the child up again.")
    return pupil_of(row)


def load_pupils(db: Database, school: int) -> Iterator[Pupil]:
    """Yield every pupil a school has ever had, in the order they were added."""
    rows = db.conn.execute(
        f"SELECT {_COLUMNS} FROM pupils WHERE school = ? ORDER BY id",  # noqa: S608 - constants
        (school,),
    )
    return map(pupil_of, rows)


def forenames_of_school(db: Database, school: int) -> dict[int, str]:
    """Return what each pupil a school has ever had is called, by number."""
    rows = db.conn.execute(
        "SELECT id, coalesce(nullif(preferred_forename, ''), legal_forename) FROM pupils"
        " WHERE school = ?",
        (school,),
    )
    return dict(rows)


def pupils_with_upn(db: Database, upn: str) -> tuple[Pupil, ...]:
    """Return the pupils, one a school, that have this UPN now."""
    rows = db.conn.execute(
        f"SELECT {_COLUMNS} FROM pupils WHERE upn = ? ORDER BY id",  # noqa: S608 - constants
        (upn,),
    )
    return tuple(map(pupil_of, rows))


def holder_of(db: Database, school: int, fact: str, value: str) -> Pupil | None:
    """Return the school's pupil with this `upn` or `admission_number`."""
    rows = db.conn.execute(
        f"SELECT {_COLUMNS} FROM pupils WHERE school = ? AND {fact} = ?",  # noqa: S608 - a column
        (school, value),
    )
    return next(map(pupil_of, rows), None)


def add_pupil(db: Database, pupil: Pupil) -> int:
    """Add a pupil and return the number; inside `saving`."""
    cursor = db.conn.execute(_INSERT, (pupil.school, *_values(pupil, FACTS), *_worked_out(pupil)))
    return int(cursor.lastrowid or 0)


def update_pupil(db: Database, pupil: Pupil, facts: Iterable[str]) -> None:
    """Write these facts of a pupil, and what follows from them; inside `saving`."""
    facts = tuple(facts)
    columns = (*facts, "compulsory_from", "compulsory_until", "search_key")
    db.conn.execute(
        f"UPDATE pupils SET {', '.join(f'{name} = ?' for name in columns)} WHERE id = ?",  # noqa: S608 - columns
        (*_values(pupil, facts), *_worked_out(pupil), pupil.id),
    )


def _values(pupil: Pupil, facts: Iterable[str]) -> list[Any]:
    values = (getattr(pupil, fact) for fact in facts)
    return [value.isoformat() if isinstance(value, date) else value for value in values]


def _worked_out(pupil: Pupil) -> tuple[str, str, str]:
    born = pupil.birth_date
    return str(first_compulsory_day(born)), str(last_compulsory_day(born)), search_key_of(pupil)


def pupil_of(row: tuple[Any, ...]) -> Pupil:
    """Return the pupil that a row of the pupil columns stands for."""
    facts = dict(zip(_FACTS, row, strict=True))
    facts["birth_date"] = date.fromisoformat(row[_BIRTH])
    facts["expected_first_day"] = day_or_none(row[_EXPECTED])
    facts["address_confidential"] = bool(row[_CONFIDENTIAL])
    return Pupil(**facts)


def names_of_school(db: Database, school: int) -> dict[int, str]:
    """Return the name that each child ever at a school is known by."""
    rows = db.conn.execute(
        "SELECT id, coalesce(nullif(preferred_forename, ''), legal_forename) || ' ' ||"
        " coalesce(nullif(preferred_surname, ''), legal_surname) FROM pupils WHERE school = ?",
        (school,),
    )
    return {int(number): str(name) for number, name in rows}


def names_of(db: Database, pupils: Sequence[int]) -> dict[int, str]:
    """Return the name that each of these children is known by."""
    rows = db.conn.execute(
        "SELECT id, coalesce(nullif(preferred_forename, ''), legal_forename) || ' ' ||"  # noqa: S608 - only question marks
        " coalesce(nullif(preferred_surname, ''), legal_surname) FROM pupils"
        f" WHERE id IN ({','.join('?' * len(pupils))})",
        tuple(pupils),
    )
    return {int(number): str(name) for number, name in rows}


def birth_dates_of(db: Database, pupils: Sequence[int]) -> dict[int, date]:
    """Return the day on which each of these children was born."""
    those = ",".join("?" * len(pupils))
    rows = db.conn.execute(
        f"SELECT id, birth_date FROM pupils WHERE id IN ({those})",  # noqa: S608 - only question marks
        tuple(pupils),
    )
    return {int(number): date.fromisoformat(day) for number, day in rows}


def flags_of(db: Database, pupil: int) -> tuple[Flag, ...]:
    """Return the flags that stand on a pupil; the task sees to who may read them."""
    rows = db.conn.execute(
        "SELECT pupil_flags.id, pupil, flag, note, recorded_at, coalesce(authors.name, ''),"
        " review_on"
        " FROM pupil_flags LEFT JOIN authors ON authors.id = author"
        " WHERE pupil = ? AND withdrawn_at IS NULL ORDER BY pupil_flags.id",
        (pupil,),
    )
    return tuple(
        Flag(row[0], row[1], row[2], row[3], moment(row[4]), row[5], day_or_none(row[6]))
        for row in rows
    )


def add_flag(
    db: Database,
    pupil: int,
    flag: tuple[str, str],
    signed: tuple[datetime, int],
    review_on: date | None = None,
) -> int:
    """Put a flag and its note on a pupil, signed with moment and author; inside `saving`."""
    at, author = signed
    cursor = db.conn.execute(
        "INSERT INTO pupil_flags (pupil, flag, note, recorded_at, author, review_on)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (pupil, *flag, seconds(at), author, str(review_on) if review_on else None),
    )
    return int(cursor.lastrowid or 0)


def withdraw_flag(db: Database, flag: int, at: datetime, author: int) -> int | None:
    """End a flag and return its pupil; None when it does not stand; inside `saving`."""
    row = db.conn.execute(
        "UPDATE pupil_flags SET withdrawn_at = ?, withdrawn_by = ?"
        " WHERE id = ? AND withdrawn_at IS NULL RETURNING pupil",
        (seconds(at), author, flag),
    ).fetchone()
    return int(row[0]) if row else None


def siblings_of(db: Database, pupil: int) -> tuple[tuple[Pupil, str], ...]:
    """Return a pupil's brothers and sisters in every school of the file, with the school's name."""
    rows = db.conn.execute(
        f"SELECT {_COLUMNS}, schools.name FROM pupils JOIN schools ON schools.id = pupils.school"  # noqa: S608 - constants
        " WHERE pupils.id IN (SELECT sibling FROM sibling_links WHERE pupil = ?"
        "  UNION SELECT pupil FROM sibling_links WHERE sibling = ?) ORDER BY birth_date, pupils.id",
        (pupil, pupil),
    )
    return tuple((pupil_of(row[:-1]), str(row[-1])) for row in rows)


def link_siblings(db: Database, pair: tuple[int, int], at: datetime, author: int) -> None:
    """Record two pupils as brothers or sisters; again changes nothing; inside `saving`."""
    db.conn.execute(
        "INSERT INTO sibling_links (pupil, sibling, recorded_at, author) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (pupil, sibling) DO NOTHING",
        (min(pair), max(pair), seconds(at), author),
    )


def unlink_siblings(db: Database, pair: tuple[int, int]) -> None:
    """Take back a sibling link; history keeps that it stood; inside `saving`."""
    db.conn.execute(
        "DELETE FROM sibling_links WHERE pupil = ? AND sibling = ?", (min(pair), max(pair))
    )


def totals_of_school(db: Database, school: int) -> set[tuple[Any, ...]]:
    """Return every earlier year's totals: pupil, year, LA, establishment, name and four counts."""
    rows = db.conn.execute(
        "SELECT pupil, year, la, estab, school_name, possible, attended, authorised, unauthorised"
        " FROM year_totals JOIN pupils ON pupils.id = pupil WHERE school = ?",
        (school,),
    )
    return set(rows)


def set_totals(db: Database, pupil: int, totals: YearTotals, source: int) -> None:
    """Keep what a file says of an earlier year, in place of what it said before."""
    db.conn.execute(
        "INSERT INTO year_totals (pupil, year, la, estab, school_name, possible, attended,"
        " authorised, unauthorised, import) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (pupil, year, la, estab) DO UPDATE SET school_name = excluded.school_name,"
        " possible = excluded.possible, attended = excluded.attended,"
        " authorised = excluded.authorised, unauthorised = excluded.unauthorised,"
        " import = excluded.import",
        (pupil, *astuple(totals), source),
    )
