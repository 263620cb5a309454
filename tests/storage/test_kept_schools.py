"""A school file of each earlier version still opens, and moving it up loses no row."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.storage.file.backups import row_counts
from desktop.storage.file.database import connect, in_memory
from desktop.storage.marks.entries import KIND_NUMBERS
from desktop.tasks.safety.back_up import open_or_move_up
from desktop.tasks.safety.check_file import check_file
from tests.keep_school import KEPT, name_of_this_version

NOW = datetime(2026, 11, 10, 8, 50, tzinfo=UTC)
SOME_TAKE_EFFECT_EARLIER = (
    "DROP TRIGGER entries_are_never_changed;"
    "UPDATE entries SET effective_at = recorded_at - id WHERE id % 7 = 0"
)
ENTRY = (
    "SELECT id, school, pupil, session, group_id, code, minutes, note, recorded_at, author, reason,"
    " replaces, source"
)
KIND = "(SELECT name FROM entry_kinds WHERE number = kind)"
EFFECTIVE = "coalesce(effective_at, recorded_at)"


@pytest.mark.parametrize("kept", sorted(KEPT.glob("*.school")), ids=str)
def test_a_kept_school_moves_up_and_loses_nothing(kept: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(kept, tmp_path / kept.name))
    with closing(connect(path)) as old:
        before = row_counts(old)
    with closing(open_or_move_up(path, NOW)) as db:
        after = row_counts(db)
        assert check_file(db).found == ()
    assert [table for table, count in before.items() if after[table] < count] == []
    assert before["entries"] > 1000


@pytest.mark.parametrize("kept", sorted(KEPT.glob("000[567].school")), ids=str)
def test_smaller_entries_say_what_they_said(kept: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(kept, tmp_path / kept.name))
    with closing(connect(path)) as old:
        old.conn.executescript(SOME_TAKE_EFFECT_EARLIER)
        before = old.conn.execute(f"{ENTRY}, kind, effective_at FROM entries").fetchall()
    with closing(open_or_move_up(path, NOW)) as db:
        assert db.conn.execute(f"{ENTRY}, {KIND}, {EFFECTIVE} FROM entries").fetchall() == before


def test_the_kinds_of_entry_are_named_in_the_file() -> None:
    with closing(in_memory()) as db:
        kept = db.conn.execute("SELECT name, number FROM entry_kinds").fetchall()
    assert dict(kept) == {kind.value: number for kind, number in KIND_NUMBERS.items()}


def test_this_versions_school_is_kept_too() -> None:
    assert (KEPT / name_of_this_version()).is_file()
