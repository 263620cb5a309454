"""What entries rest on is kept too: nothing is changed, removed or written over by bare SQL."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import Draft
from desktop.storage.file.file_checks import missing_triggers
from desktop.tasks.marks import settle_corrections, take_register
from desktop.tasks.safety.check_file import check_file
from tests import make

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

AM = Session(make.TUESDAY, Half.AM)


@pytest.fixture
def kept(small: SmallSchool) -> SmallSchool:
    """A row or more in each table that something rests on."""
    register = take_register.open_register(small.teacher, small.group, AM)
    take_register.mark(small.teacher, register.id, Draft(small.pupils[0], "N"))
    small.clock.set(9, 30)
    entry = take_register.open_register(small.teacher, small.group, AM).rows[0].entry
    assert entry
    draft = Draft(small.pupils[0], "L", entry.id, minutes=5, reason="Was here")
    settle_corrections.ask_correction(small.teacher, register.id, draft)
    signed = make.make_import(small.db, small.school, small.head.who, small.clock())
    recorded = {"school": small.school, "recorded_at": 0, "author": signed["author"]}
    days = {"first_day": "2026-12-01", "last_day": "2026-12-01"}
    make.insert(small.db, "closures", **recorded, **days, halves=3, kind="inset", name="INSET")
    make.insert(
        small.db, "expectations", **recorded, **days, group_id=small.group, pattern=1, code="V",
        source="visit",
    )  # fmt: skip
    make.insert(small.db, "history", school=small.school, at=0, subject="file", what="looked at")
    make.insert(
        small.db, "clock_confirmations", school=small.school, confirmed_at=0, last_recorded_at=0,
        reason="It was fast", author=signed["author"],
    )  # fmt: skip
    return small


KEPT = (
    "entries", "registers", "register_events", "history", "settings", "authors", "imports",
    "corrections", "closures", "posts", "clock_confirmations", "expectations", "enrolments",
    "pupils", "codes",
)  # fmt: skip


@pytest.mark.parametrize("table", KEPT)
@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM {}",
        "REPLACE INTO {} SELECT * FROM {}",
        "UPDATE OR REPLACE {} SET rowid = rowid + 1000",
    ],
)
def test_no_row_is_removed_or_written_over(kept: SmallSchool, table: str, sql: str) -> None:
    before = kept.db.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608
    assert before
    kept.db.conn.execute("PRAGMA foreign_keys = OFF")
    with pytest.raises(sqlite3.IntegrityError):
        kept.db.conn.execute(sql.format(table, table))
    assert kept.db.execute(f"SELECT * FROM {table}").fetchall() == before  # noqa: S608


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE history SET what = 'nothing'",
        "UPDATE settings SET value = '{}'",
        "UPDATE authors SET name = 'Somebody Else'",
        "UPDATE imports SET imported_at = 0",
        "UPDATE posts SET role = 'head'",
        "UPDATE posts SET acting = 1",
        "UPDATE posts SET first_day = '2020-09-01'",
        "UPDATE closures SET first_day = '2026-11-10'",
        "UPDATE closures SET name = 'Snow'",
        "UPDATE corrections SET words = 'Nothing'",
        "UPDATE corrections SET asked_by = 1, code = '/'",
        "UPDATE clock_confirmations SET reason = ''",
        "UPDATE enrolments SET pupil = 2",
        "UPDATE pupils SET school = 2",
        "UPDATE codes SET until = NULL",
        "UPDATE file_facts SET value = 'sample', name = 'kind' WHERE name <> 'kind'",
        "INSERT INTO codes VALUES ('Q9', '2000-01-01', NULL)",
        "INSERT INTO authors SELECT 99, school, person, 'Mrs Forged', '' FROM authors LIMIT 1",
        "INSERT OR REPLACE INTO authors SELECT 99, school, person, name, position FROM authors",
        "INSERT INTO authors (school, person, name, position) VALUES (1, 99, 'Nobody', '')",
    ],
)
def test_nothing_is_changed_or_forged(kept: SmallSchool, sql: str) -> None:
    kept.db.conn.execute("INSERT INTO file_facts VALUES ('other', 'fact')")
    with pytest.raises(sqlite3.IntegrityError, match="kept"):
        kept.db.conn.execute(sql)


def test_a_settled_correction_stays_as_it_was_settled(kept: SmallSchool) -> None:
    (asked,) = settle_corrections.corrections_waiting(kept.office)
    settle_corrections.accept(kept.office, asked)
    for sql in ("outcome = 'refused'", "answer = 'No'", "settled_at = 0", "entry = 1"):
        with pytest.raises(sqlite3.IntegrityError, match="kept"):
            kept.db.conn.execute(f"UPDATE corrections SET {sql}")  # noqa: S608


@pytest.mark.parametrize("how", ["UPDATE", "REPLACE", "DELETE"])
def test_a_real_file_never_becomes_a_sample(small: SmallSchool, how: str) -> None:
    make.set_kind(small.db, "real")
    sql = {
        "UPDATE": "UPDATE file_facts SET value = 'sample'",
        "REPLACE": "REPLACE INTO file_facts VALUES ('kind', 'sample')",
        "DELETE": "INSERT INTO file_facts VALUES ('kind', 'sample')",
    }[how]
    if how == "DELETE":
        small.db.conn.execute("DELETE FROM file_facts")
    with pytest.raises(sqlite3.IntegrityError, match="never made a sample"):
        small.db.conn.execute(sql)


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("CREATE TRIGGER quiet BEFORE INSERT ON entries BEGIN SELECT RAISE(IGNORE); END", "quiet"),
        ("CREATE TABLE entries_before AS SELECT * FROM entries", "entries_before"),
        ("DROP INDEX entries_of_pupil", "entries_of_pupil"),
        ("ALTER TABLE pupils ADD COLUMN religion TEXT", "pupils"),
        ("DROP TRIGGER posts_only_end", "posts_only_end"),
    ],
)
def test_the_check_sees_what_was_done_to_the_files_shape(
    kept: SmallSchool, sql: str, says: str
) -> None:
    assert check_file(kept.db).found == ()
    kept.db.conn.execute(sql)
    assert any(says in line for line in check_file(kept.db).found)


def test_the_check_sees_a_guard_taken_out_by_the_back_door(kept: SmallSchool) -> None:
    kept.db.conn.execute("PRAGMA writable_schema = ON")
    kept.db.conn.execute("DELETE FROM sqlite_master WHERE name = 'entries_are_never_changed'")
    kept.db.conn.execute("PRAGMA writable_schema = RESET")
    kept.db.conn.commit()
    assert "entries_are_never_changed" in missing_triggers(kept.db)
