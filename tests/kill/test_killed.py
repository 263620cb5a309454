"""Whatever was said to be saved is there after a kill, and nothing is half done."""

from __future__ import annotations

import sys
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import Draft
from desktop.models.organisation.staff import Role, Who
from desktop.storage.file.database import create_database, open_database
from desktop.tasks.desk import Desk
from desktop.tasks.marks import take_register
from desktop.tasks.marks.close_registers import close_due
from desktop.tasks.safety.check_file import check_file
from tests import make
from tests.kill.killing import delays, killed_after

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork on Windows")

AM = Session(make.TUESDAY, Half.AM)
CHILDREN = 12


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "school.school"


@pytest.fixture
def head(path: Path) -> Who:
    with closing(create_database(path)) as db:
        school = make.make_school(db)
        db.conn.execute("UPDATE schools SET registers_from = '2026-11-10'")
        group = make.make_group(db, school)
        for number in range(CHILDREN):
            make.make_pupil(db, school, group, f"Child{number}", "Sample")
        someone = make.make_person(db, school, "Hilda Head", Role.HEAD)
        db.conn.commit()
    return someone


def _desk(path: Path, head: Who) -> Desk:
    return Desk(open_database(path), 1, head, make.TestClock())


def _marks(path: Path, head: Who) -> Callable[[Callable[[str], None]], None]:
    def work(tell: Callable[[str], None]) -> None:
        desk = _desk(path, head)
        register = take_register.open_register(desk, 1, AM)
        for _ in range(200):
            for row in register.rows:
                seen = row.entry.id if row.entry else None
                made = take_register.mark(desk, register.id, Draft(row.pupil, "N", seen))
                tell(str(made.entry.id))
            register = take_register.open_register(desk, 1, AM)

    return work


def _entry_numbers(path: Path) -> set[str]:
    with closing(open_database(path)) as db:
        return {str(row[0]) for row in db.execute("SELECT id FROM entries")}


def _assert_sound(path: Path) -> None:
    with closing(open_database(path)) as db:
        assert check_file(db).found == ()


def test_a_mark_that_was_shown_as_saved_survives_a_kill(path: Path, head: Who) -> None:
    shown: set[str] = set()
    for delay in delays(150, 0.05):
        shown |= set(killed_after(_marks(path, head), delay))
    assert shown
    assert shown <= _entry_numbers(path)
    _assert_sound(path)


def test_a_close_is_done_whole_or_not_at_all(path: Path, head: Who) -> None:
    with closing(open_database(path)) as db:
        desk = Desk(db, 1, head, make.TestClock())
        register = take_register.open_register(desk, 1, AM)
        take_register.mark(desk, register.id, Draft(1, "/"))
    for delay in delays(60, 0.02):
        killed_after(_close(path), delay)
        with closing(open_database(path)) as db:
            closed = db.execute("SELECT count(*) FROM register_events WHERE kind = 'closed'")
            entries = db.execute("SELECT count(*) FROM entries WHERE kind = 3")
            marked = db.execute("SELECT count(*) FROM entries")
            assert (closed.fetchone()[0] > 0) == (entries.fetchone()[0] > 0)
            assert marked.fetchone()[0] in (1, CHILDREN)
    _assert_sound(path)


def _close(path: Path) -> Callable[[Callable[[str], None]], None]:
    def work(tell: Callable[[str], None]) -> None:
        with closing(open_database(path)) as db:
            closed = close_due(db, make.TestClock(hour=9, minute=26)())
            tell(str(len(closed)))

    return work


def test_handing_in_is_done_whole_or_not_at_all(path: Path, head: Who) -> None:
    for turn, delay in enumerate(delays(60, 0.02, seed=2)):
        day = make.TUESDAY + timedelta(days=turn % 3)
        killed_after(_fill_and_hand_in(path, head, Session(day, Half.AM)), delay)
    with closing(open_database(path)) as db:
        taken = db.execute("SELECT count(*) FROM register_events WHERE kind = 'taken'")
        filled = db.execute("SELECT count(*) FROM entries WHERE kind = 1")
        assert filled.fetchone()[0] == taken.fetchone()[0] * CHILDREN
    _assert_sound(path)


def _fill_and_hand_in(
    path: Path, head: Who, session: Session
) -> Callable[[Callable[[str], None]], None]:
    def work(tell: Callable[[str], None]) -> None:
        desk = replace(_desk(path, head), now=make.TestClock(session.day))
        register = take_register.open_register(desk, 1, session)
        take_register.fill_rest(desk, register.id)
        take_register.hand_in(desk, register.id)
        tell("in")

    return work
