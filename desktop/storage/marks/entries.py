"""Entries, which only grow, and the current state that is written beside them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, Any

from desktop.models.days.session import Session, session_of
from desktop.models.marks.entry import Draft, Entry, Kind
from desktop.models.marks.year_marks import mark_at, place_in_year, with_mark, year_of
from desktop.models.site.late_reason import BY_THE_DESK
from desktop.storage.file.moments import moment, seconds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from sqlite_utils import Database

    from desktop.models.organisation.staff import Who

_COLUMNS = (
    "entries.id, entries.pupil, entries.session, entries.group_id, entries.code, entries.kind,"
    " coalesce(effective_at, recorded_at), entries.recorded_at, coalesce(authors.name, ''),"
    " coalesce(authors.position, ''), entries.minutes, entries.note, entries.reason,"
    " entries.replaces, entries.source"
)
# As the table `entry_kinds` of every file says.
_KINDS = (
    Kind.TAKEN, Kind.FILLED, Kind.LATE_DESK, Kind.CLOSE, Kind.AMENDMENT, Kind.IMPORT, Kind.PAPER,
)  # fmt: skip
KIND_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}
_INSERT = (
    "INSERT INTO entries (id, school, pupil, session, group_id, code, minutes, note, kind,"
    " effective_at, recorded_at, author, reason, replaces, source)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_FROM = "FROM entries LEFT JOIN authors ON authors.id = entries.author"


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry about to be added; `author` None is the close."""

    school: int
    pupil: int
    session: Session
    group: int | None
    code: str
    kind: Kind
    effective_at: datetime
    recorded_at: datetime
    author: int | None
    minutes: int | None = None
    note: str = ""
    reason: str = ""
    replaces: int | None = None
    source: int | None = None


def add_entry(db: Database, new: NewEntry) -> int:
    """Add one entry and bring the current state up to it; inside `saving`."""
    return add_entries(db, (new,))[0]


def add_entries(db: Database, new: Iterable[NewEntry]) -> range:
    """Add many entries, the state of each pupil's year written once; returns their numbers.

    Inside `saving`, which keeps others from the numbers that come next.
    """
    first = int(db.conn.execute("SELECT coalesce(max(id), 0) + 1 FROM entries").fetchone()[0])
    changes = _Changes()
    cursor = db.conn.executemany(_INSERT, map(changes.note, count(first), new))
    for year, pupils in changes.by_year.items():
        _set_current(db, year, pupils)
    return range(first, first + max(cursor.rowcount, 0))


@dataclass(frozen=True, slots=True)
class Origin:
    """Where imported marks come from: the school, the imports row, who imported them and when."""

    school: int
    number: int
    author: int
    at: datetime


def add_imported_entries(
    db: Database, origin: Origin, drafts: Iterable[tuple[Session, Draft]]
) -> int:
    """Add marks from a file, each naming the file and the entry it replaces; inside `saving`."""
    new = (
        NewEntry(
            origin.school, draft.pupil, session, None, draft.code, Kind.IMPORT, origin.at,
            origin.at, origin.author, draft.minutes, draft.note, draft.reason, draft.seen,
            origin.number,
        )
        for session, draft in drafts
    )  # fmt: skip
    return len(add_entries(db, new))


def newest_entries(db: Database, pupils: Sequence[int]) -> dict[tuple[int, int], int]:
    """Return for each pupil and session number that has entries the newest entry's number."""
    rows = db.conn.execute(
        "SELECT pupil, session, max(id) FROM entries"  # noqa: S608 - only question marks
        f" WHERE pupil IN ({_marks(pupils)}) GROUP BY pupil, session",
        tuple(pupils),
    )
    return {(int(pupil), int(session)): int(number) for pupil, session, number in rows}


class _Changes:
    """What entries that are being added change of the current state: places and their codes."""

    def __init__(self) -> None:
        self.by_year: dict[int, dict[int, list[tuple[int, str]]]] = {}

    def note(self, number: int, new: NewEntry) -> tuple[Any, ...]:
        """Note an entry; returns it as the file keeps it."""
        year, place = _where_in_year(new.session)
        self.by_year.setdefault(year, {}).setdefault(new.pupil, []).append((place, new.code))
        recorded = seconds(new.recorded_at)
        effective = None if new.effective_at == new.recorded_at else seconds(new.effective_at)
        return (
            number, new.school, new.pupil, new.session.number, new.group, new.code, new.minutes,
            new.note, KIND_NUMBERS[new.kind], effective, recorded, new.author, new.reason,
            new.replaces, new.source,
        )  # fmt: skip


@lru_cache(maxsize=1000)
def _where_in_year(session: Session) -> tuple[int, int]:
    return year_of(session.day), place_in_year(session)


def _set_current(db: Database, year: int, pupils: dict[int, list[tuple[int, str]]]) -> None:
    current = marks_of_year(db, tuple(pupils), year)
    for pupil, marks in pupils.items():
        for place, code in marks:
            current[pupil] = with_mark(current.get(pupil, ""), place, code)
    db.conn.executemany(
        "INSERT INTO year_marks (pupil, year, marks) VALUES (?, ?, ?)"
        " ON CONFLICT (pupil, year) DO UPDATE SET marks = excluded.marks",
        [(pupil, year, current[pupil]) for pupil in pupils],
    )


def entry_from(number: int, new: NewEntry, someone: Who | None = None) -> Entry:
    """Return the entry that was just added, as it would be read back; nobody's is the close's."""
    name, position = (someone.name, someone.position) if someone else ("", "")
    return Entry(
        number, new.pupil, new.session, new.group, new.code, new.kind, new.effective_at,
        new.recorded_at, name, position, new.minutes, new.note, new.reason, new.replaces,
        new.source,
    )  # fmt: skip


def year_marks(db: Database, pupil: int, year: int) -> str:
    """Return a pupil's current marks of the school year that begins on 1 August of `year`."""
    row = db.conn.execute(
        "SELECT marks FROM year_marks WHERE pupil = ? AND year = ?", (pupil, year)
    ).fetchone()
    return str(row[0]) if row else ""


def marks_of_year(db: Database, pupils: Sequence[int], year: int) -> dict[int, str]:
    """Return the current marks of several pupils for one school year."""
    found = db.conn.execute(
        f"SELECT pupil, marks FROM year_marks WHERE year = ? AND pupil IN ({_marks(pupils)})",  # noqa: S608 - only question marks
        (year, *pupils),
    )
    return {int(pupil): str(marks) for pupil, marks in found}


def current_code(db: Database, pupil: int, session: Session) -> str:
    """Return a pupil's current code for a session; empty for none."""
    return mark_at(year_marks(db, pupil, year_of(session.day)), place_in_year(session))


def current_entries(db: Database, pupils: Sequence[int], session: Session) -> dict[int, Entry]:
    """Return the current entry of each of these pupils who has one for the session."""
    return {entry.pupil: entry for entry in entries_of_session(db, pupils, session)}


def entries_of_session(db: Database, pupils: Sequence[int], session: Session) -> tuple[Entry, ...]:
    """Return every entry of these pupils for a session, in the order they were made."""
    rows = db.conn.execute(
        f"SELECT {_COLUMNS} {_FROM} WHERE session = ? AND pupil IN ({_marks(pupils)})"
        " ORDER BY entries.id",
        (session.number, *pupils),
    )
    return tuple(map(_entry, rows))


def entry_chain(db: Database, pupil: int, session: Session) -> tuple[Entry, ...]:
    """Return every entry of a pupil for a session, oldest first: the legal record."""
    rows = db.conn.execute(
        f"SELECT {_COLUMNS} {_FROM} WHERE pupil = ? AND session = ? ORDER BY entries.id",
        (pupil, session.number),
    )
    return tuple(map(_entry, rows))


def load_entry(db: Database, number: int) -> Entry | None:
    """Read one entry; None when there is none of that number."""
    row = db.conn.execute(f"SELECT {_COLUMNS} {_FROM} WHERE entries.id = ?", (number,)).fetchone()
    return _entry(row) if row else None


def entries_numbered(db: Database, numbers: str, value: int) -> dict[int, Entry]:
    """Return the entries whose numbers a query over one value gives, by number."""
    rows = db.conn.execute(
        f"SELECT {_COLUMNS} {_FROM} WHERE entries.id IN ({numbers}) ORDER BY entries.id", (value,)
    )
    return {entry.id: entry for entry in map(_entry, rows)}


def newest_entries_between(
    db: Database, pupils: Sequence[int], first: Session, last: Session
) -> dict[tuple[int, int], Entry]:
    """Return the current entry of these pupils in each session of a span that has one."""
    rows = db.conn.execute(
        f"SELECT {_COLUMNS} {_FROM} WHERE pupil IN ({_marks(pupils)})"
        " AND session BETWEEN ? AND ? ORDER BY entries.id",
        (*pupils, first.number, last.number),
    )
    newest = {(row[1], row[2]): row for row in rows}
    return {place: _entry(row) for place, row in newest.items()}


def recent_reasons(db: Database, school: int, count: int) -> tuple[str, ...]:
    """Return the reasons last given for amendments, newest first; old ones are not looked for.

    Those that the late desk makes of its own keys are nobody's words to offer again.
    """
    rows = db.conn.execute(
        "SELECT reason, max(id) FROM entries WHERE id > (SELECT max(id) FROM entries) - 20000"
        " AND school = ? AND kind = ? AND author IS NOT NULL AND reason NOT GLOB ?"
        " GROUP BY reason ORDER BY 2 DESC LIMIT ?",
        (school, KIND_NUMBERS[Kind.AMENDMENT], f"{BY_THE_DESK}*", count),
    )
    return tuple(str(reason) for reason, _ in rows)


def entries_between(db: Database, pupil: int, first: date, last: date) -> tuple[Entry, ...]:
    """Return every entry of a pupil on these days, by session and then oldest first."""
    rows = db.conn.execute(
        f"SELECT {_COLUMNS} {_FROM} WHERE pupil = ? AND session BETWEEN ? AND ?"
        " ORDER BY session, entries.id",
        (pupil, first.toordinal() * 2, last.toordinal() * 2 + 1),
    )
    return tuple(map(_entry, rows))


def changed_entries(
    db: Database, pupils: Sequence[int], first: date, last: date
) -> tuple[Entry, ...]:
    """Return the whole chains, by pupil and session, of marks that were changed on these days."""
    rows = db.conn.execute(
        f"SELECT {_COLUMNS} {_FROM} WHERE (pupil, session) IN (SELECT pupil, session FROM entries"  # noqa: S608 - only question marks
        f" WHERE pupil IN ({_marks(pupils)}) AND session BETWEEN ? AND ? AND replaces IS NOT NULL)"
        " ORDER BY pupil, session, entries.id",
        (*pupils, first.toordinal() * 2, last.toordinal() * 2 + 1),
    )
    return tuple(map(_entry, rows))


def _entry(row: tuple[Any, ...]) -> Entry:
    return Entry(
        id=row[0],
        pupil=row[1],
        session=session_of(row[2]),
        group=row[3],
        code=row[4],
        kind=_KINDS[row[5]],
        effective_at=moment(row[6]),
        recorded_at=moment(row[7]),
        name=row[8],
        position=row[9],
        minutes=row[10],
        note=row[11],
        reason=row[12],
        replaces=row[13],
        source=row[14],
    )


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
