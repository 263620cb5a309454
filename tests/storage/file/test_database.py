import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from desktop.errors import StorageError
from desktop.storage.file import database
from desktop.storage.file.database import create_database, open_database, saving


@pytest.fixture
def path(tmp_path: Path) -> Path:
    create_database(tmp_path / "school.school").close()
    return tmp_path / "school.school"


def _add(db: Database, name: str = "words", value: str = "x") -> None:
    with saving(db):
        db.conn.execute("INSERT INTO file_facts VALUES (?, ?)", (name, value))


def _add_then_fail(db: Database) -> None:
    with saving(db):
        db.conn.execute("INSERT INTO file_facts VALUES ('a', 'b')")
        raise ZeroDivisionError


def test_a_save_is_there_for_another_window(path: Path) -> None:
    with closing(open_database(path)) as one, closing(open_database(path)) as other:
        before = database.changes_by_others(other)
        _add(one)
        assert database.changes_by_others(other) != before
        assert other.table("file_facts").count == 1


def test_an_error_inside_saves_nothing(path: Path) -> None:
    with closing(open_database(path)) as db:
        with pytest.raises(ZeroDivisionError):
            _add_then_fail(db)
        assert db.table("file_facts").count == 0


def test_saving_does_not_nest(path: Path) -> None:
    with closing(open_database(path)) as db, saving(db), pytest.raises(AssertionError):
        _add(db)


def test_a_save_waits_for_another_window(path: Path) -> None:
    with closing(open_database(path)) as db:
        started, done = threading.Event(), threading.Event()
        other = threading.Thread(target=_hold, args=(path, started, done))
        other.start()
        started.wait()
        threading.Timer(0.05, done.set).start()
        _add(db)
        other.join()
        assert db.table("file_facts").count == 2


def _hold(path: Path, started: threading.Event, done: threading.Event) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("INSERT INTO file_facts VALUES ('theirs', 'x')")
        started.set()
        done.wait()
        other.execute("COMMIT")


def test_a_file_that_stays_locked_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_PATIENCE", 0.02)
    with closing(open_database(path)) as db, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageError, match="busy"):
            _add(db)


def test_a_full_disk_says_so_and_saves_nothing(path: Path) -> None:
    with closing(open_database(path)) as db:
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StorageError, match="disk is full"):
            _add(db, value="x" * 100_000)
        assert db.table("file_facts").count == 0


def test_a_file_that_can_only_be_read_says_so(path: Path) -> None:
    with closing(open_database(path)) as db:
        db.execute("PRAGMA query_only = ON")
        with pytest.raises(StorageError, match="can only be read"):
            _add(db)


def test_a_file_that_is_not_there_says_where_it_looked(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"no file gone\.school") as told:
        open_database(tmp_path / "gone.school")
    assert str(tmp_path) in told.value.advice


def test_a_new_file_never_takes_the_place_of_another(path: Path) -> None:
    with pytest.raises(StorageError, match="already there"):
        create_database(path)


@pytest.mark.parametrize(
    ("setting", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("wal_autocheckpoint", 0)],
)
def test_a_file_is_opened_as_measured(path: Path, setting: str, value: object) -> None:
    with closing(open_database(path)) as db:
        assert db.execute(f"PRAGMA {setting}").fetchone()[0] == value


def test_a_bug_is_not_turned_into_advice(path: Path) -> None:
    with closing(open_database(path)) as db, pytest.raises(sqlite3.OperationalError), saving(db):
        db.conn.execute("INSERT INTO no_such_table VALUES (1)")


def test_a_checkpoint_folds_the_log_into_the_file(path: Path) -> None:
    with closing(open_database(path)) as db:
        _add(db, value="x" * 50_000)
        size = path.stat().st_size
        database.checkpoint(path)
        assert path.stat().st_size > size
