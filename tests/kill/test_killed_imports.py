"""An import that is killed is in the file whole or not at all, and done again it is complete."""

from __future__ import annotations

import shutil
import sys
import time
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.models.organisation.staff import Role, Who
from desktop.storage.file.database import create_database, open_database
from desktop.tasks.desk import Desk
from desktop.tasks.exchange.import_files import Choices, Wish, apply, load
from desktop.tasks.safety.check_file import check_file
from tests import make
from tests.kill.killing import delays, killed_after

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork on Windows")

CHILDREN, DAYS, KILLS = 60, 5, 30
FIRST_DAY = make.TUESDAY - timedelta(days=8)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "school.school"


@pytest.fixture
def head(path: Path) -> Who:
    with closing(create_database(path)) as db:
        return make.make_person(db, make.make_school(db), "Hilda Head", Role.HEAD)


@pytest.fixture
def pupils(tmp_path: Path) -> Path:
    rows = ["Admission number,Surname,Forename,Date of birth,Class,Starting day,Contact 1 name"]
    rows += [
        f"{number},Sample,Child{number},01/02/2016,6B,03/09/2026,Ann Sample"
        for number in range(1, CHILDREN + 1)
    ]
    return _written(tmp_path / "pupils.csv", rows)


@pytest.fixture
def marks(tmp_path: Path) -> Path:
    rows = ["Admission number,Date,Session,Mark"]
    for number in range(1, CHILDREN + 1):
        days = (FIRST_DAY + timedelta(days=later) for later in range(DAYS))
        rows += [f"{number},{day:%d/%m/%Y},{half}" for day in days for half in ("AM,/", "PM,\\")]
    return _written(tmp_path / "marks.csv", rows)


def _written(path: Path, rows: list[str]) -> Path:
    path.write_text("\n".join(rows), "utf-8")
    return path


def _imports(path: Path, head: Who, file: Path) -> Callable[[Callable[[str], None]], None]:
    def work(tell: Callable[[str], None]) -> None:
        with closing(open_database(path)) as db:
            desk = Desk(db, 1, head, make.TestClock())
            done = apply(desk, load(desk, Wish(file)), Choices())
        tell(f"{done.added} {done.unchanged}")

    return work


def _counts(path: Path, *tables: str) -> tuple[int, ...]:
    with closing(open_database(path)) as db:
        assert check_file(db).found == ()
        return tuple(db.table(table).count for table in tables)


def _kill_often(path: Path, head: Who, file: Path, tables: dict[str, int]) -> None:
    """Kill an import at random points, on a fresh copy each time: nothing of it is there or all."""
    fresh = path.with_name("fresh.school")
    shutil.copy(path, fresh)
    for delay in delays(KILLS, _time_taken(path, head, file)):
        for side in ("-wal", "-shm"):
            path.with_name(path.name + side).unlink(missing_ok=True)
        shutil.copy(fresh, path)
        said = killed_after(_imports(path, head, file), delay)
        found = _counts(path, *tables)
        assert found in ((0,) * len(tables), tuple(tables.values()))
        assert not said or found[0]


def _time_taken(path: Path, head: Who, file: Path) -> float:
    """How long it takes when nobody kills it, with a little more so that some are whole."""
    began = time.monotonic()
    assert killed_after(_imports(path, head, file), 60)
    return (time.monotonic() - began) * 1.2


def test_pupils_are_imported_whole_or_not_at_all(path: Path, head: Who, pupils: Path) -> None:
    wanted = {"pupils": CHILDREN, "contacts": CHILDREN, "enrolments": CHILDREN, "imports": 1}
    _kill_often(path, head, pupils, wanted)
    (again,) = killed_after(_imports(path, head, pupils), 60)
    assert sum(map(int, again.split())) == CHILDREN
    assert _counts(path, *wanted) == tuple(wanted.values())


def test_marks_are_imported_whole_or_not_at_all(
    path: Path, head: Who, pupils: Path, marks: Path
) -> None:
    killed_after(_imports(path, head, pupils), 60)
    count = CHILDREN * DAYS * 2
    _kill_often(path, head, marks, {"entries": count, "year_marks": CHILDREN})
    (again,) = killed_after(_imports(path, head, marks), 60)
    assert sum(map(int, again.split())) == count
    assert _counts(path, "entries", "imports") == (count, 2)
