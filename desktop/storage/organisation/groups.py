"""Classes by date, and who takes them: their teachers and those they are lent to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.errors import RuleError
from desktop.models.organisation.group import Group, Teaching, youngest_first
from desktop.storage.file.moments import day_or_none, seconds, text_or_none

if TYPE_CHECKING:
    from sqlite_utils import Database

    from desktop.storage.file.signature import Signature

_GROUP = (
    "SELECT groups.id, groups.school, groups.name, groups.year_groups, groups.times_of,"
    " groups.first_day, groups.last_day FROM groups"
)
_TEACHING = (
    "SELECT group_teachers.id, group_id, person, people.name, cover, group_teachers.first_day,"
    " group_teachers.last_day FROM group_teachers JOIN people ON people.id = person"
)


def load_group(db: Database, number: int) -> Group:
    """Read one class; RuleError when there is none."""
    row = db.conn.execute(f"{_GROUP} WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise RuleError("There is no such class.", "Choose the class again.")
    return _group(*row)


def groups_of_school(db: Database, school: int) -> tuple[Group, ...]:
    """Return every class the school ever had, the youngest first."""
    rows = db.conn.execute(f"{_GROUP} WHERE school = ? ORDER BY name, id", (school,))
    return tuple(sorted((_group(*row) for row in rows), key=youngest_first))


def groups_on(db: Database, school: int, day: date) -> tuple[Group, ...]:
    """Return the classes that exist on a day, the youngest first."""
    return tuple(group for group in groups_of_school(db, school) if group.is_kept_on(day))


def groups_of(db: Database, person: int, school: int, day: date) -> tuple[Group, ...]:
    """Return the classes a person takes on a day, their own first and then those lent to them."""
    rows = db.conn.execute(
        "SELECT group_id, min(cover) FROM group_teachers WHERE person = :person"
        " AND first_day <= :day AND (last_day IS NULL OR last_day >= :day) GROUP BY group_id",
        {"person": person, "day": str(day)},
    )
    lent: dict[int, int] = dict(rows)
    if not lent:
        return ()
    found = db.conn.execute(
        f"{_GROUP} WHERE school = ? AND id IN ({','.join('?' * len(lent))}) ORDER BY name, id",
        (school, *lent),
    )
    taken = sorted((group for group in (_group(*row) for row in found) if group.is_kept_on(day)),
                   key=youngest_first)  # fmt: skip
    return tuple(sorted(taken, key=lambda group: lent[group.id]))


def add_group(db: Database, group: Group) -> int:
    """Add a class (its own number is not looked at) and return its number; inside `saving`."""
    cursor = db.conn.execute(
        "INSERT INTO groups (school, name, year_groups, times_of, first_day, last_day)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (group.school, *_facts(group), str(group.first_day), text_or_none(group.last_day)),
    )
    return int(cursor.lastrowid or 0)


def change_group(db: Database, group: Group) -> None:
    """Write a class's name, year groups, times and last day anew."""
    db.conn.execute(
        "UPDATE groups SET name = ?, year_groups = ?, times_of = ?, last_day = ? WHERE id = ?",
        (*_facts(group), text_or_none(group.last_day), group.id),
    )


def _facts(group: Group) -> tuple[str, str, str]:
    return group.name, ",".join(group.year_groups), group.picked_times


def has_members_after(db: Database, group: int, day: date) -> bool:
    """Whether a pupil is still in the class after a day."""
    row = db.conn.execute(
        "SELECT EXISTS (SELECT 1 FROM memberships WHERE group_id = ?"
        " AND (last_day IS NULL OR last_day > ?))",
        (group, str(day)),
    ).fetchone()
    return bool(row[0])


def teachings_of(db: Database, group: int) -> tuple[Teaching, ...]:
    """Return everyone who ever took a class, in the order of their first days."""
    rows = db.conn.execute(
        f"{_TEACHING} WHERE group_id = ? ORDER BY group_teachers.first_day, group_teachers.id",
        (group,),
    )
    return tuple(_teaching(*row) for row in rows)


def teachings_on(db: Database, group: int, day: date) -> tuple[Teaching, ...]:
    """Return who takes a class on a day: its teachers first, then those it is lent to."""
    found = [one for one in teachings_of(db, group) if _holds(one, day)]
    return tuple(sorted(found, key=lambda one: one.cover))


def teachings_at(db: Database, school: int, day: date) -> dict[int, tuple[Teaching, ...]]:
    """Return who takes each class of a school on a day, ordered as `teachings_on` does."""
    rows = db.conn.execute(
        f"{_TEACHING} JOIN groups ON groups.id = group_id WHERE groups.school = ?"
        " ORDER BY cover, group_teachers.first_day, group_teachers.id",
        (school,),
    )
    found: dict[int, tuple[Teaching, ...]] = {}
    for one in (_teaching(*row) for row in rows):
        if _holds(one, day):
            found[one.group] = (*found.get(one.group, ()), one)
    return found


def load_teaching(db: Database, number: int) -> Teaching:
    """Read one person's time with a class; RuleError when there is none."""
    row = db.conn.execute(f"{_TEACHING} WHERE group_teachers.id = ?", (number,)).fetchone()
    if row is None:
        raise RuleError("That teacher does not have the class.", "Look at the class again.")
    return _teaching(*row)


def add_teaching(db: Database, teaching: Teaching, signed: Signature) -> int:
    """Give a class to a person between two days and return the number; inside `saving`."""
    facts = (
        teaching.group,
        teaching.person,
        teaching.cover,
        str(teaching.first_day),
        text_or_none(teaching.last_day),
        seconds(signed.at),
        signed.author,
    )
    cursor = db.conn.execute(
        "INSERT INTO group_teachers (group_id, person, cover, first_day, last_day, recorded_at,"
        " author) VALUES (?, ?, ?, ?, ?, ?, ?)",
        facts,
    )
    return int(cursor.lastrowid or 0)


def end_teaching(db: Database, number: int, last_day: date) -> None:
    """Set the last day; one before the first day means that it never came to be."""
    db.conn.execute("UPDATE group_teachers SET last_day = ? WHERE id = ?", (str(last_day), number))


def end_teachings_of(db: Database, person: int, school: int, last_day: date) -> None:
    """End all that a person takes at a school."""
    db.conn.execute(
        "UPDATE group_teachers SET last_day = :day WHERE person = :person"
        " AND (last_day IS NULL OR last_day > :day)"
        " AND group_id IN (SELECT id FROM groups WHERE school = :school)",
        {"day": str(last_day), "person": person, "school": school},
    )


def _holds(teaching: Teaching, day: date) -> bool:
    return teaching.first_day <= day and (teaching.last_day is None or day <= teaching.last_day)


def _group(number: int, school: int, name: str, years: str, times: str, *days: Any) -> Group:
    first, last = days
    groups = tuple(year for year in years.split(",") if year)
    return Group(number, school, name, groups, times, date.fromisoformat(first), day_or_none(last))


def _teaching(number: int, group: int, person: int, name: str, cover: int, *days: Any) -> Teaching:
    first, last = days
    return Teaching(
        number, group, person, name, bool(cover), date.fromisoformat(first), day_or_none(last)
    )
