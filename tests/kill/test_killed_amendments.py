"""An amendment of many marks is there whole after a kill, or not at all."""

from __future__ import annotations

import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import Draft
from desktop.models.organisation.staff import Role, Who
from desktop.models.record.span_amendment import Wanted, Which
from desktop.storage.file.database import create_database, open_database
from desktop.tasks.desk import Desk
from desktop.tasks.marks import take_register
from desktop.tasks.marks.close_registers import close_due
from desktop.tasks.record.amend_registers import amend, past_amendments, preview, undo
from desktop.tasks.safety.check_file import check_file
from tests import make
from tests.kill.killing import delays, killed_after

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork on Windows")

CHILDREN, DAYS = 12, (9, 10)
AM = [Session(make.TUESDAY.replace(day=day), Half.AM) for day in DAYS]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "school.school"


@pytest.fixture
def head(path: Path) -> Who:
    """Two closed mornings in which every child is N."""
    with closing(create_database(path)) as db:
        school = make.make_school(db)
        group = make.make_group(db, school)
        for number in range(CHILDREN):
            make.make_pupil(db, school, group, f"Child{number}", "Sample")
        someone = make.make_person(db, school, "Hilda Head", Role.HEAD)
        db.conn.commit()
        for session in AM:
            clock = make.TestClock(session.day)
            desk = Desk(db, school, someone, clock)
            register = take_register.open_register(desk, group, session)
            take_register.mark(desk, register.id, Draft(register.rows[0].pupil, "N"))
            clock.set(9, 30)
            close_due(db, clock(), session.day)
    return someone


def _amend_and_take_back(path: Path, head: Who) -> Callable[[Callable[[str], None]], None]:
    def work(tell: Callable[[str], None]) -> None:
        desk = Desk(open_database(path), 1, head, make.TestClock(hour=10))
        asked = Wanted(
            first=AM[0], last=AM[1], which=Which.EVERY, code="I", reason="Flu", groups=(1,)
        )
        while True:
            shown = preview(desk, asked)
            if shown.changes:
                tell(str(amend(desk, asked, shown).id))
            undo(desk, past_amendments(desk)[0].id)

    return work


def test_an_amendment_is_made_whole_or_not_at_all(path: Path, head: Who) -> None:
    told: set[str] = set()
    for delay in delays(60, 0.2):
        told |= set(killed_after(_amend_and_take_back(path, head), delay))
    with closing(open_database(path)) as db:
        kept = dict(
            db.execute("SELECT amendment, count(*) FROM amendment_entries GROUP BY 1").fetchall()
        )
        made = db.execute("SELECT count(*) FROM entries WHERE kind = 4").fetchone()[0]
        assert told
        assert told <= set(map(str, kept))
        assert set(kept.values()) == {CHILDREN * len(AM)}
        assert made == sum(kept.values())
        assert check_file(db).found == ()
