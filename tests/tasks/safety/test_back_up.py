import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from desktop.errors import PermissionRefused, RuleError, StorageError
from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import Draft
from desktop.models.organisation.staff import Role
from desktop.storage.file import migrating, schema
from desktop.storage.file.backups import backup_folder
from desktop.storage.file.database import create_database
from desktop.tasks.desk import Desk
from desktop.tasks.marks import take_register
from desktop.tasks.safety import back_up
from tests import make

AM = Session(make.TUESDAY, Half.AM)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "our school.school"


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    with closing(create_database(path)) as db:
        school = make.make_school(db)
        group = make.make_group(db, school)
        make.make_pupil(db, school, group, "Aisha", "Ahmed")
        head = make.make_person(db, school, "Hilda Head", Role.HEAD)
        yield Desk(db, school, head, make.TestClock())


def _mark(desk: Desk) -> None:
    register = take_register.open_register(desk, 1, AM)
    seen = register.rows[0].entry
    take_register.mark(desk, register.id, Draft(1, "L", seen.id if seen else None, minutes=5))


def _entries(db: Database) -> int:
    return int(db.execute("SELECT count(*) FROM entries").fetchone()[0])


def test_a_backup_holds_what_was_saved_so_far(desk: Desk, path: Path) -> None:
    _mark(desk)
    made = back_up.back_up_now(desk, path)
    with closing(sqlite3.connect(backup_folder(path) / made.name)) as copy:
        assert copy.execute("SELECT count(*) FROM entries").fetchone()[0] == 1


def test_a_daily_backup_is_made_once_a_day(desk: Desk, path: Path) -> None:
    assert back_up.daily_backup(path, desk.now()) is not None
    assert back_up.daily_backup(path, desk.now() + timedelta(hours=3)) is None
    assert back_up.daily_backup(path, desk.now() + timedelta(days=1)) is not None
    assert [backup.why for backup in back_up.list_backups(path)] == ["daily", "daily"]


def test_only_those_with_the_duty_back_up_and_restore(desk: Desk, path: Path) -> None:
    made = back_up.back_up_now(desk, path)
    office = make.make_person(desk.db, desk.school, "Olive Office", Role.OFFICE)
    other = Desk(desk.db, desk.school, office, desk.now)
    with pytest.raises(PermissionRefused):
        back_up.back_up_now(other, path)
    with pytest.raises(PermissionRefused):
        back_up.restore(other, path, backup_folder(path) / made.name)


def test_a_restore_brings_back_and_keeps_what_was_there(desk: Desk, path: Path) -> None:
    made = back_up.back_up_now(desk, path)
    _mark(desk)
    before = back_up.restore(desk, path, backup_folder(path) / made.name)
    assert _entries(desk.db) == 0
    assert before is not None
    back_up.restore(desk, path, backup_folder(path) / before.name)
    assert _entries(desk.db) == 1


def test_a_damaged_file_is_set_aside_when_a_backup_is_put_back(desk: Desk, path: Path) -> None:
    made = back_up.back_up_now(desk, path)
    desk.db.close()
    path.write_bytes(b"not a database at all" * 500)
    assert back_up.restore_without_desk(path, backup_folder(path) / made.name, desk.now()) is None
    with closing(back_up.open_or_move_up(path, desk.now())) as db:
        assert _entries(db) == 0
    assert (path.parent / f"damaged {path.name}").is_file()


def test_who_restores_a_time_before_they_came_is_named_all_the_same(desk: Desk, path: Path) -> None:
    made = back_up.back_up_now(desk, path)
    later = make.make_person(desk.db, desk.school, "Nora New", Role.HEAD)
    back_up.restore(Desk(desk.db, desk.school, later, desk.now), path, _copy(path, made.name))
    ((author, detail),) = desk.db.execute("SELECT author, detail FROM history").fetchall()
    assert author is None
    assert "Nora New" in detail


def _copy(path: Path, name: str) -> Path:
    return backup_folder(path) / name


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE schools SET name = 'Other School', estab = '3001'",
        "UPDATE file_facts SET value = 'real' WHERE name = 'kind'",
    ],
)
def test_another_schools_backup_is_not_put_back(desk: Desk, path: Path, change: str) -> None:
    copy = path.with_name("other.school")
    back_up.copy_to(desk, path, copy)
    with closing(sqlite3.connect(copy)) as db:
        db.executescript(f"DROP TRIGGER IF EXISTS the_kind_of_file_stays; {change};")
    with pytest.raises(RuleError, match="another school"):
        back_up.restore(desk, path, copy)


def _other_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE recipes (name TEXT)")


def _newer(path: Path) -> None:
    with closing(create_database(path)) as db:
        db.table("_sqlite_migrations").insert(
            {"migration_set": "school-register", "name": "9999 later", "applied_at": ""}
        )


def _text(path: Path) -> None:
    path.write_text("Dear Sir or Madam, " * 100)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _damaged(path: Path) -> None:
    create_database(path).close()
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 9] = b"\xff" * (4096 * 6)
    path.write_bytes(bytes(content))


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (_other_program, "not a school's file"),
        (_newer, "newer version"),
        (_text, "not a school's file"),
        (_empty, "not a school's file"),
        (_damaged, "damaged"),
    ],
)
def test_a_copy_that_is_no_sound_school_file_is_refused(
    desk: Desk, path: Path, tmp_path: Path, spoil: object, says: str
) -> None:
    assert callable(spoil)
    _mark(desk)
    copy = tmp_path / "copy.school"
    spoil(copy)
    with pytest.raises(StorageError, match=says):
        back_up.restore(desk, path, copy)
    assert _entries(desk.db) == 1


def test_an_older_file_is_moved_up_after_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "old.school"
    with closing(Database(path)) as db:
        migrating.MIGRATIONS.apply(db, stop_before="0004 registers")
        db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        make.insert(db, "people", name="Hilda Head", sign_in="hilda head")
    with closing(back_up.open_or_move_up(path, make.TestClock().at)) as db:
        assert not schema.is_behind(db)
        assert db.table("people").count == 1
    assert [backup.why for backup in back_up.list_backups(path)] == ["before moving up"]
    assert not list(tmp_path.glob("*rehearsal*"))


def test_strangers_in_the_backup_folder_are_left_alone(desk: Desk, path: Path) -> None:
    backup_folder(path).mkdir()
    (backup_folder(path) / "holiday photos.school").write_text("")
    assert back_up.list_backups(path) == ()
    assert desk.school


def test_a_backup_half_made_is_cleared_away_a_day_later(desk: Desk, path: Path) -> None:
    back_up.back_up_now(desk, path)
    old, new = (backup_folder(path) / f"{name}.school.part" for name in ("old", "new"))
    for part in (old, new):
        part.write_text("")
    os.utime(old, (0, 0))
    back_up.back_up_now(desk, path)
    assert (old.exists(), new.exists()) == (False, True)
