"""Where a file may lie, and what opening one gives."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import pytest

from desktop import paths
from desktop.errors import StorageError
from desktop.storage.file.backups import back_up
from desktop.storage.file.database import create_database
from desktop.tasks.desk import computer_clock
from desktop.tasks.safety import move_up_file, open_file
from tests import make

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[open_file.OpenFile]:
    path = tmp_path / "hawthorn.school"
    db = create_database(path)
    make.make_school(db)
    db.close()
    file = open_file.open_file(path)
    yield file
    open_file.close_file(file)


def test_a_sample_school_has_its_own_clock(sample: open_file.OpenFile) -> None:
    assert sample.is_sample
    assert sample.clock().date() == make.TUESDAY
    assert open_file.school_names(sample) == ("Hawthorn Lane Primary School",)


def test_work_at_the_door_holds_no_duty(sample: open_file.OpenFile) -> None:
    with open_file.door_desk(sample) as desk:
        assert desk.who.duties == frozenset()


def test_a_network_drive_is_refused_with_advice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = PurePosixPath(tmp_path.resolve())
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"36 25 0:32 / {real} rw - nfs4 server:/school rw\n", encoding="utf-8")
    monkeypatch.setattr(paths, "_MOUNTS", mounts)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(StorageError, match="network drive"):
        open_file.check_place(tmp_path / "hawthorn.school")


@pytest.mark.parametrize(
    ("folder", "warned"), [("OneDrive - School", "OneDrive"), ("Dropbox", "Dropbox"), ("data", "")]
)
def test_a_folder_that_a_cloud_service_copies_is_warned_about(
    tmp_path: Path, folder: str, warned: str
) -> None:
    assert open_file.place_warning(tmp_path / folder / "hawthorn.school").startswith(warned)


def test_a_damaged_file_is_offered_its_backups(tmp_path: Path) -> None:
    path = tmp_path / "hawthorn.school"
    create_database(path).close()
    assert move_up_file.backups_for_damaged(path) is None
    back_up(path, computer_clock(), "daily")
    assert move_up_file.backups_for_damaged(path) is None
    shutil.copy(Path(__file__), path)
    folder = move_up_file.backups_for_damaged(path)
    assert folder is not None
    assert list(folder.glob("*.school"))
