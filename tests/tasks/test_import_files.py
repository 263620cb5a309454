"""Any file from another program, told apart, previewed and applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused
from desktop.tasks import import_pupils
from desktop.tasks.import_files import (
    Choices,
    Stopped,
    Wish,
    apply,
    load,
)

if TYPE_CHECKING:
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
