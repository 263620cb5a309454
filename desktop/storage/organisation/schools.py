"""The schools of a file and their facts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.errors import RuleError
from desktop.models.organisation.school import School, SchoolFacts

if TYPE_CHECKING:
    from sqlite_utils import Database

_COLUMNS = ("name", "la", "estab", "registers_from", "address", "phone", "head", "logo")


def load_school(db: Database, number: int) -> School:
    """Read one school; RuleError when the file holds no such school."""
    found = [school for school in schools_of_file(db) if school.id == number]
    if not found:
        raise RuleError("There is no such school in this file.", "Choose the school again.")
    return found[0]


def schools_of_file(db: Database) -> tuple[School, ...]:
    """Return the file's schools in the order of their names."""
    rows = db.conn.execute(f"SELECT id, {', '.join(_COLUMNS)} FROM schools ORDER BY name, id")  # noqa: S608 - constants
    return tuple(_school(*row) for row in rows)


def registers_from(db: Database, number: int) -> date:
    """Return the first day whose registers are kept here."""
    row = db.conn.execute("SELECT registers_from FROM schools WHERE id = ?", (number,)).fetchone()
    return date.fromisoformat(row[0])


def school_numbers(db: Database) -> tuple[int, ...]:
    """Return the numbers of the file's schools."""
    return tuple(int(row[0]) for row in db.conn.execute("SELECT id FROM schools ORDER BY id"))


def add_school(db: Database, facts: SchoolFacts) -> int:
    """Add a school and return its number; inside `saving`."""
    marks = ", ".join("?" for _ in _COLUMNS)
    cursor = db.conn.execute(
        f"INSERT INTO schools ({', '.join(_COLUMNS)}) VALUES ({marks})",  # noqa: S608 - constants
        _values(facts),
    )
    return int(cursor.lastrowid or 0)


def change_school(db: Database, number: int, facts: SchoolFacts) -> None:
    """Write a school's facts anew; its history is the task's to record."""
    changes = ", ".join(f"{column} = ?" for column in _COLUMNS)
    db.conn.execute(
        f"UPDATE schools SET {changes} WHERE id = ?",  # noqa: S608 - constants
        (*_values(facts), number),
    )


def _values(facts: SchoolFacts) -> tuple[Any, ...]:
    return (
        facts.name,
        facts.la,
        facts.estab,
        str(facts.registers_from),
        facts.address,
        facts.phone,
        facts.head,
        facts.logo,
    )


def _school(number: int, name: str, la: str, estab: str, begins: str, *rest: Any) -> School:
    address, phone, head, logo = rest
    return School(
        id=number,
        name=name,
        la=la,
        estab=estab,
        registers_from=date.fromisoformat(begins),
        address=address,
        phone=phone,
        head=head,
        logo=logo,
    )
