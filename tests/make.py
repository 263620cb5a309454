"""A small invented school, row by row, for tests that need the real tables."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from desktop.models.organisation.staff import Post, Role, Who, who
from desktop.storage.marks.entries import KIND_NUMBERS
from desktop.tasks.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database

TUESDAY = date(2026, 11, 10)
YEAR_START = date(2026, 9, 1)
TERMS = (
    ("Autumn 1", "2026-09-03", "2026-10-23"),
    ("Autumn 2", "2026-11-02", "2026-12-18"),
    ("Spring 1", "2027-01-05", "2027-02-12"),
    ("Spring 2", "2027-02-22", "2027-03-25"),
    ("Summer 1", "2027-04-12", "2027-05-28"),
    ("Summer 2", "2027-06-07", "2027-07-21"),
)
TIMES = {
    "am": {
        "opens": "08:45",
        "begins": "08:55",
        "closes": "09:25",
        "expected_by": "09:10",
        "ends": "12:00",
    },
    "pm": {
        "opens": "12:50",
        "begins": "13:00",
        "closes": "13:30",
        "expected_by": "13:15",
        "ends": "15:30",
    },
}


class TestClock:
    """A clock that stands where a test puts it (London clock time; winter is UTC)."""

    __test__ = False

    def __init__(self, day: date = TUESDAY, hour: int = 9, minute: int = 0) -> None:
        self.at = datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def set(self, hour: int, minute: int = 0, second: int = 0, day: date | None = None) -> None:
        day = day or self.at.date()
        self.at = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=UTC)


def insert(db: Database, table: str, **row: Any) -> int:
    """Insert a row and return its number; in plain SQL, since thousands of tests begin so."""
    places = ", ".join(f":{name}" for name in row)
    sql = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})"  # noqa: S608 - a test's own
    with db.conn:
        return int(db.conn.execute(sql, row).lastrowid or 0)


def make_school(db: Database, name: str = "Hawthorn Lane Primary School") -> int:
    """A school marked as a sample, with its year and times, registers since September."""
    db.conn.execute("INSERT OR REPLACE INTO file_facts VALUES ('kind', 'sample')")
    db.conn.commit()
    school = insert(db, "schools", name=name, la="999", estab="2001", registers_from="2026-09-03")
    year = insert(
        db,
        "school_years",
        school=school,
        name="2026/27",
        first_day="2026-09-01",
        last_day="2027-08-31",
    )
    for term, first, last in TERMS:
        insert(db, "terms", school_year=year, name=term, first_day=first, last_day=last)
    insert(
        db,
        "settings",
        school=school,
        name="policy",
        value=json.dumps(POLICY),
        from_day="2020-09-01",
        recorded_at=0,
    )
    return school


def set_kind(db: Database, kind: str) -> None:
    """Make the file real or a sample, past the guard that lets no real file become one."""
    guard = "SELECT sql FROM sqlite_master WHERE name = 'a_real_file_stays_real'"
    ((sql,),) = db.conn.execute(guard).fetchall()
    db.conn.execute("DROP TRIGGER a_real_file_stays_real")
    db.conn.execute("UPDATE file_facts SET value = ? WHERE name = 'kind'", (kind,))
    db.conn.execute(sql)
    db.conn.commit()


POLICY: dict[str, Any] = {"name": "National default", **TIMES}


def make_group(db: Database, school: int, name: str = "6B", year_groups: str = "6") -> int:
    return insert(
        db, "groups", school=school, name=name, year_groups=year_groups, first_day="2020-09-01"
    )


def make_pupil(
    db: Database, school: int, group: int | None, forename: str, surname: str, **more: Any
) -> int:
    """A pupil on roll since September, in the class, of compulsory school age."""
    start = more.pop("starting_day", "2026-09-03")
    end = more.pop("leaving_day", None)
    year_group = more.pop("year_group", "6")
    facts = {
        "birth_date": "2016-03-04",
        "compulsory_from": "2021-08-31",
        "compulsory_until": "2032-06-25",
        "search_key": f"{forename} {surname}".lower(),
    } | more
    pupil = insert(
        db, "pupils", school=school, legal_forename=forename, legal_surname=surname, **facts
    )
    insert(db, "enrolments", pupil=pupil, starting_day=start, leaving_day=end)
    if group is not None:
        insert(
            db, "memberships", pupil=pupil, group_id=group, year_group=year_group, first_day=start
        )
    return pupil


def make_person(db: Database, school: int, name: str, *roles: Role) -> Who:
    """A member of staff with these roles since September."""
    person = insert(db, "people", name=name, sign_in=name.lower())
    posts = tuple(Post(role, role.value.capitalize(), YEAR_START) for role in roles)
    for post in posts:
        insert(
            db,
            "posts",
            school=school,
            person=person,
            role=post.role.value,
            position=post.position,
            first_day="2026-09-01",
        )
    return who(person, name, posts, TUESDAY)


def make_import(db: Database, school: int, someone: Who, at: datetime) -> dict[str, Any]:
    """A file of marks that was imported; what its entries say of themselves."""
    names = {"school": school, "person": someone.person, "name": someone.name}
    asked = "SELECT id FROM authors WHERE school = ? AND person = ?"
    found = db.conn.execute(asked, (school, someone.person)).fetchone()
    author = found[0] if found else insert(db, "authors", **names, position=someone.position)
    moment = int(at.timestamp())
    source = insert(
        db, "imports", school=school, kind="marks", file_name="marks.csv", digest="",
        imported_at=moment, author=author,
    )  # fmt: skip
    signed = {"author": author, "source": source, "recorded_at": moment, "effective_at": moment}
    return {"school": school, "kind": kind_number("import"), **signed}


def kind_number(name: str | int) -> str | int:
    """How the file keeps a kind of entry; a word that is none stays as it is."""
    return next((number for kind, number in KIND_NUMBERS.items() if kind.value == name), name)


def make_own_school(desk: Desk, name: str) -> Desk:
    """A second school of the file, where the person at the desk is head."""
    school = make_school(desk.db, name)
    insert(
        desk.db, "posts", school=school, person=desk.who.person, role="head", position="Head",
        first_day=str(YEAR_START),
    )  # fmt: skip
    return replace(desk, school=school)


def make_desk(db: Database, school: int, someone: Who, clock: Callable[[], datetime]) -> Desk:
    return Desk(db, school, someone, clock)


def teach(db: Database, group: int, someone: Who) -> None:
    """Make a person the class's teacher since September."""
    insert(
        db,
        "group_teachers",
        group_id=group,
        person=someone.person,
        first_day="2026-09-01",
        recorded_at=0,
    )
