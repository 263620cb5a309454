"""Any file from another program, told apart, previewed and applied."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused
from desktop.models.organisation.staff import Role
from desktop.storage.file.database import create_database, file_of
from desktop.tasks.desk import Desk
from desktop.tasks.exchange import import_pupils
from desktop.tasks.exchange.import_files import (
    Choices,
    Stopped,
    Wish,
    apply,
    load,
)
from desktop.tasks.safety.back_up import list_backups
from tests import make

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import SmallSchool

PUPILS = (
    "Surname,Forename,Date of birth,Class,Religion\n"
    "Field,Finn,1/2/2016,6B,none of ours\n"
    "Green,Gwen,2/3/2016,6B,none of ours\n"
)


@pytest.fixture
def pupils_csv(tmp_path: Path) -> Path:
    path = tmp_path / "pupils.csv"
    path.write_text(PUPILS, encoding="utf-8")
    return path


def test_a_file_is_told_apart_previewed_and_then_applied(
    small: SmallSchool, pupils_csv: Path
) -> None:
    loaded = load(small.office, Wish(pupils_csv))
    assert isinstance(loaded.preview, import_pupils.Preview)
    assert len(loaded.preview.plan.joiners) == 2
    assert len(loaded.preview.plan.missing) == 5
    done = apply(small.office, loaded, Choices())
    assert (done.added, done.changed) == (2, 0)
    again = load(small.office, Wish(pupils_csv))
    assert apply(small.office, again, Choices()).added == 0


def test_a_stopped_reading_changes_nothing(small: SmallSchool, pupils_csv: Path) -> None:
    with pytest.raises(Stopped):
        load(small.office, Wish(pupils_csv), cancelled=stopped)


def stopped() -> bool:
    return True


def test_a_class_teacher_imports_nothing(small: SmallSchool, pupils_csv: Path) -> None:
    with pytest.raises(PermissionRefused):
        load(small.teacher, Wish(pupils_csv))


def test_a_stopped_backup_stops_the_import(db_on_disk: Desk, pupils_csv: Path) -> None:
    loaded = load(db_on_disk, Wish(pupils_csv))
    with pytest.raises(Stopped):
        apply(db_on_disk, loaded, Choices(), cancelled=stopped)
    assert db_on_disk.db.table("pupils").count == 0
    assert list_backups(file_of(db_on_disk.db)) == ()


def test_a_file_is_backed_up_before_an_import(db_on_disk: Desk, pupils_csv: Path) -> None:
    apply(db_on_disk, load(db_on_disk, Wish(pupils_csv)), Choices())
    (made,) = list_backups(file_of(db_on_disk.db))
    assert made.why == "before import"


@pytest.fixture
def db_on_disk(tmp_path: Path) -> Iterator[Desk]:
    with closing(create_database(tmp_path / "ours.school")) as db:
        school = make.make_school(db)
        yield Desk(
            db, school, make.make_person(db, school, "Hilda Head", Role.HEAD), make.TestClock()
        )
