"""Many windows on one file: each mark is kept or its maker is told."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from typing import TYPE_CHECKING, TypeVar

import pytest

from desktop.errors import StaleError, StorageError
from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import Draft
from desktop.models.organisation.staff import Role, Who
from desktop.storage.file.database import create_database, open_database
from desktop.tasks.desk import Desk
from desktop.tasks.marks import take_register
from desktop.tasks.safety.check_file import check_file
from tests import make

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork on Windows")

_Result = TypeVar("_Result")
AM = Session(make.TUESDAY, Half.AM)
CLASSES, CHILDREN = 14, 10


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "school.school"


@pytest.fixture
def head(path: Path) -> Who:
    with closing(create_database(path)) as db:
        school = make.make_school(db)
        for number in range(CLASSES):
            group = make.make_group(db, school, f"Class {number}")
            for child in range(CHILDREN):
                make.make_pupil(db, school, group, f"Child{child}", f"Class{number}")
        return make.make_person(db, school, "Hilda Head", Role.HEAD)


def _at_once(count: int, work: Callable[[int], int]) -> list[int]:
    """Run work in so many processes, let go together; returns each one's exit status."""
    gate, opener = os.pipe()
    children = [_wait_then(gate, opener, work, number) for number in range(count)]
    os.close(opener)
    statuses = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    os.close(gate)
    return statuses


def _wait_then(gate: int, opener: int, work: Callable[[int], int], number: int) -> int:
    child = os.fork()
    if child:
        return child
    status = 99
    try:
        os.close(opener)
        os.read(gate, 1)
        status = work(number)
    finally:
        os._exit(status)


def _when_free(errand: Callable[[], _Result]) -> _Result:
    """Do an errand again when told that the file is busy, as a person would on a slow machine."""
    for _ in range(30):
        try:
            return errand()
        except StorageError as error:
            if "busy" not in error.title:
                raise
    raise TimeoutError("the file stayed busy")


def test_fourteen_classes_handed_in_at_once_are_all_stored(path: Path, head: Who) -> None:
    def hand_in(number: int) -> int:
        desk = Desk(_when_free(lambda: open_database(path)), 1, head, make.TestClock())
        register = _when_free(lambda: take_register.open_register(desk, number + 1, AM))
        _when_free(lambda: take_register.fill_rest(desk, register.id))
        _when_free(lambda: take_register.hand_in(desk, register.id))
        return 0

    assert _at_once(CLASSES, hand_in) == [0] * CLASSES
    with closing(open_database(path)) as db:
        events = db.execute("SELECT count(*) FROM register_events WHERE kind = 'handed in'")
        assert events.fetchone()[0] == CLASSES
        assert db.table("entries").count == CLASSES * CHILDREN
        assert check_file(db).found == ()


def test_of_eight_marks_on_one_child_one_is_kept_and_seven_are_told(path: Path, head: Who) -> None:
    with closing(open_database(path)) as db:
        take_register.open_register(Desk(db, 1, head, make.TestClock()), 1, AM)

    def mark(number: int) -> int:
        desk = Desk(open_database(path), 1, head, make.TestClock())
        try:
            _when_free(lambda: take_register.mark(desk, 1, Draft(1, "L", None, minutes=number)))
        except StaleError:
            return 7
        return 0

    assert sorted(_at_once(8, mark)) == [0] + [7] * 7
    with closing(open_database(path)) as db:
        assert db.table("entries").count == 1
