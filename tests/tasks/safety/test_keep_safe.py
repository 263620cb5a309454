"""Safe keeping needs its duty, and long work stops when it is asked to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, SchoolError
from desktop.tasks.safety import keep_safe

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool


def nothing(_done: int, _total: int | None) -> None:
    """Nobody follows."""


def go_on() -> bool:
    return False


def stop() -> bool:
    return True


FOLLOWED = keep_safe.Looking(nothing, go_on)
STOPPED = keep_safe.Looking(nothing, stop)
ERRANDS: tuple[Callable[[Desk], object], ...] = (
    keep_safe.backups_here,
    keep_safe.rebuild,
    lambda desk: keep_safe.check(desk, FOLLOWED),
    lambda desk: keep_safe.back_up_now(desk, FOLLOWED),
    lambda desk: keep_safe.copy_to(desk, Path("copy.school")),
    lambda desk: keep_safe.export_to(desk, Path("everything.xlsx"), FOLLOWED),
)


@pytest.mark.parametrize("errand", ERRANDS)
def test_the_office_keeps_no_backups_and_exports_nothing(
    small: SmallSchool, errand: Callable[[Desk], object]
) -> None:
    with pytest.raises(PermissionRefused):
        errand(small.office)


def test_a_check_stops_when_it_is_asked_to(small: SmallSchool) -> None:
    with pytest.raises(SchoolError):
        keep_safe.check(small.head, STOPPED)


def test_a_stopped_export_leaves_nothing(small: SmallSchool, tmp_path: Path) -> None:
    with pytest.raises(SchoolError):
        keep_safe.export_to(small.head, tmp_path / "out", STOPPED)
    assert list(tmp_path.rglob("*.csv")) == []
