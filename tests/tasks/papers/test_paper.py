"""A paper carries the school, who made it and when; that it was printed is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.errors import StorageError
from desktop.storage.admissions.pupil_pages import history_of
from desktop.tasks.papers.paper import Paper, file_name, heading_for, keep_use
from desktop.tasks.papers.save_papers import save_all, save_paper

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import SmallSchool

PAPER = Paper("Weekly register: 6B", "Weekly register 6B.pdf", b"%PDF-1.3")


def test_the_heading_says_the_school_and_who_prints_when(small: SmallSchool) -> None:
    heading = heading_for(small.office, "Weekly register", "6B")
    position = small.office.who.position
    assert heading.printed == f"Printed Tue 10 Nov 2026 09:00 by Olive Office, {position}"
    assert (heading.school, heading.sample) == ("Hawthorn Lane Primary School", True)


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Register", "6B", "w/b 9 Nov"), "Register 6B w-b 9 Nov.pdf"),
        (("Record", "Siân O’Connor\n"), "Record Siân O’Connor-.pdf"),
        (("", "..x:y?"), "x-y-.pdf"),
    ],
)
def test_a_file_name_holds_on_every_system(parts: tuple[str, ...], name: str) -> None:
    assert file_name(*parts) == name


def test_printing_a_childs_reasons_is_kept(small: SmallSchool) -> None:
    pupil = small.pupils[0]
    record = Paper("Attendance record: Aisha Ahmed", "x.pdf", b"%PDF", ("pupil", pupil))
    keep_use(small.office, [PAPER, record], "printed")
    (change,) = history_of(small.db, "pupil", pupil)
    assert (change.what, change.name) == ("printed", "Olive Office")
    assert change.detail == {"paper": "Attendance record: Aisha Ahmed"}


def test_saving_many_keeps_what_is_there_already(tmp_path: Path) -> None:
    (tmp_path / PAPER.file_name).write_bytes(b"last week's")
    paths = save_all([PAPER, PAPER], tmp_path)
    assert [path.name for path in paths] == [
        "Weekly register 6B (2).pdf",
        "Weekly register 6B (3).pdf",
    ]
    assert (tmp_path / PAPER.file_name).read_bytes() == b"last week's"


def test_a_folder_that_is_gone_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"6B\.pdf could not be written"):
        save_paper(PAPER, tmp_path / "gone" / "6B.pdf")
    assert list(tmp_path.iterdir()) == []
