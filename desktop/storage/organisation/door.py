"""What the door asks of the file, in as few words: the schools' names, and who may come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.storage.file.moments import moment

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlite_utils import Database

_NAMES = (
    "SELECT id, name, sign_in FROM people WHERE (last_day IS NULL OR last_day >= :day)"
    " AND id IN (SELECT person FROM posts WHERE first_day <= :day"
    " AND (last_day IS NULL OR last_day >= :day))"
    " ORDER BY name, id"
)


def school_names(db: Database) -> tuple[str, ...]:
    """Return the names of the file's schools, in their order."""
    return tuple(str(row[0]) for row in db.conn.execute("SELECT name FROM schools ORDER BY name"))


def has_people(db: Database) -> bool:
    """Whether anybody could ever sign in."""
    return bool(db.conn.execute("SELECT EXISTS (SELECT 1 FROM people)").fetchone()[0])


def names_on(db: Database, day: date) -> tuple[tuple[int, str, str], ...]:
    """Return number, name and sign-in name of those who hold a post on a day, by name."""
    rows = db.conn.execute(_NAMES, {"day": str(day)})
    return tuple((int(number), str(name), str(sign_in)) for number, name, sign_in in rows)


def sign_in_key(sign_in: str) -> str:
    """Return a sign-in name as the file keeps it: one spacing, no capitals."""
    return " ".join(sign_in.split()).casefold()


def wrong_tries(db: Database, sign_in: str) -> tuple[int, datetime | None]:
    """Return how many tries were wrong since the last good one, and when the last was."""
    count, last = db.conn.execute(
        "SELECT count(*), max(tried_at) FROM sign_in_tries WHERE sign_in = :name AND id >"
        " coalesce((SELECT max(id) FROM sign_in_tries WHERE sign_in = :name AND good), 0)",
        {"name": sign_in_key(sign_in)},
    ).fetchone()
    return int(count), moment(last) if last is not None else None
