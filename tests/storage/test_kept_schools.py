"""A school file of each earlier version still opens, and moving it up loses no row."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.storage.file.backups import row_counts
from desktop.storage.file.database import connect
from desktop.tasks.safety.back_up import open_or_move_up
from desktop.tasks.safety.check_file import check_file
from tests.keep_school import KEPT, name_of_this_version

NOW = datetime(2026, 11, 10, 8, 50, tzinfo=UTC)


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


def test_this_versions_school_is_kept_too() -> None:
    assert (KEPT / name_of_this_version()).is_file()
