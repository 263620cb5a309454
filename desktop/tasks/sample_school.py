"""Making a sample school: an invented file with people, families and registers up to a morning."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.storage.file import bulk
from desktop.storage.file.database import saving
from desktop.tasks.organisation.set_up_school import new_school
from desktop.tasks.sample.opening import begun, school_facts
from desktop.tasks.sample.story import story
from desktop.tasks.sample.writing import write_story

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SAMPLE_DAY = date(2026, 11, 10)
_FEWEST, _MOST = 7, 5000
_LONGEST = 10
_LARGE = 50_000  # marks; more than these are let in without asking the guards about each


def make_sample(  # noqa: PLR0913 - what kind of school, and two ways to watch it
    path: Path,
    *,
    pupils: int = 210,
    years: int = 1,
    day: date = SAMPLE_DAY,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Write a sample school whose registers reach back at least so many years before the day.

    The same numbers give the same school each time; cancelled or failed, there is no file.
    """
    _check_size(pupils, years)

    def look(done: int, total: int) -> None:
        if cancelled is not None and cancelled():
            raise RuleError("Making the sample school was stopped.", "No file was kept.")
        if progress is not None:
            progress(done, total)

    told = story(pupils, years, day)
    large = pupils * len(told.sessions) > _LARGE
    with bulk.making(path) as db:
        school = new_school(db, school_facts(told.years), begun(told.years), day)
        with saving(db), bulk.guards_down(db) if large else nullcontext():
            write_story(db, school, told, look)


def _check_size(pupils: int, years: int) -> None:
    if not _FEWEST <= pupils <= _MOST:
        raise RuleError(
            f"A sample school cannot have {pupils} pupils.", f"Choose from {_FEWEST} to {_MOST}."
        )
    if not 1 <= years <= _LONGEST:
        raise RuleError(
            f"A sample school cannot have {years} years.", f"Choose from 1 to {_LONGEST}."
        )
