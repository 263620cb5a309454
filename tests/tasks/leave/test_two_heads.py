"""Two people decide the same request at once, each at a computer's own connection: one is told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from threading import Barrier
from typing import TYPE_CHECKING

import pytest

from desktop.errors import StaleError
from desktop.models.leave.decision import Outcome
from desktop.storage.file.database import create_database, open_database
from desktop.storage.leave import decisions
from desktop.storage.marks import expectations
from desktop.tasks.leave import decide_leave
from tests.tasks.leave.asking import ask, at, granted, refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlite_utils import Database

    from desktop.models.leave.deciding import Choice
    from tests.conftest import SmallSchool


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "hawthorn.school"


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    create_database(path).close()
    with closing(open_database(path)) as database:
        yield database


def test_one_decides_and_the_other_is_told(small: SmallSchool, path: Path) -> None:
    number, both = ask(small, 0), Barrier(2)
    small.db.conn.commit()

    def decide(choice: Choice) -> str:
        with closing(open_database(path)) as own:
            desk = replace(small.head, db=own)
            both.wait(timeout=10)
            try:
                decide_leave.decide(desk, number, choice)
            except StaleError as error:
                return error.title
        return ""

    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(decide, (granted(small, 0), refusal(small, 0))))
    assert sorted(map(bool, said)) == [False, True]
    assert "somebody was quicker" in "".join(said)
    (kept,) = decisions.decisions_on(small.db, [number])
    plans = expectations.standing(small.db, small.school, at(16).day, at(20).day)
    assert len(plans) == (kept.outcome is Outcome.GRANTED)
