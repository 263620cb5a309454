"""Sample schools to measure on: made once, kept, and copied for each run."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_path

from desktop.models.days.session_times import instant
from desktop.storage.file.database import open_database
from desktop.storage.organisation import groups
from desktop.tasks.people.at_the_door import names_to_choose
from desktop.tasks.people.sign_in import desk_for
from desktop.tasks.sample_school import SAMPLE_DAY, make_sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlite_utils import Database

    from desktop.tasks.desk import Desk

_ROOT = Path(__file__).resolve().parent.parent / "desktop"
_MADE_BY = ("storage/migrations/*.sql", "storage/file/bulk.py", "tasks/sample/**/*.py")


@dataclass(frozen=True, slots=True)
class Size:
    """How large a sample school is, pupils by years."""

    pupils: int
    years: int

    def __str__(self) -> str:
        return f"{self.pupils:,} × {self.years}"


SMALL, LARGE = Size(210, 1), Size(2000, 6)


@dataclass(frozen=True)
class Bench:
    """A school's file to measure on, and how large it was before anything was measured.

    `seconds` is how long making it took, 0 when it was kept.
    """

    size: Size
    path: Path
    seconds: float
    made_bytes: int


@contextmanager
def bench_on(size: Size, folder: Path | None = None) -> Iterator[Bench]:
    """Give a copy of a sample school that may be written in and is removed afterwards."""
    home = folder or user_cache_path("School Register", appauthor=False) / "benches"
    home.mkdir(parents=True, exist_ok=True)
    kept = home / f"sample-{size.pupils}x{size.years}-{_made_by()}.school"
    seconds = 0.0
    if not kept.exists():
        for old in home.glob(f"sample-{size.pupils}x{size.years}-*"):
            old.unlink()
        began = time.perf_counter()
        make_sample(kept, pupils=size.pupils, years=size.years)
        seconds = time.perf_counter() - began
    work = home / f"at-work-{size.pupils}x{size.years}"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    try:
        copy = Path(shutil.copy(kept, work / "hawthorn.school"))
        _to_disk(copy)
        yield Bench(size, copy, seconds, kept.stat().st_size)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _to_disk(copy: Path) -> None:
    """Let the disk finish with the copy: else what is measured first waits for it."""
    with copy.open("rb+") as file:
        os.fsync(file.fileno())


def _made_by() -> str:
    files = sorted(path for pattern in _MADE_BY for path in _ROOT.glob(pattern))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]


@dataclass(eq=False)  # a desk is known by its clock, which goes on
class Clock:
    """A clock that stands at a London time of a day, so many days after the sample's."""

    hour: int
    minute: int
    later: int = 0

    def __call__(self) -> datetime:
        """Return the moment."""
        return instant(self.day, clock_time(self.hour, self.minute))

    @property
    def day(self) -> date:
        """The day the clock stands on."""
        return SAMPLE_DAY + timedelta(days=self.later)


@contextmanager
def opened(path: Path) -> Iterator[Database]:
    """Open a school's file as the program does."""
    with closing(open_database(path)) as db:
        yield db


def somebody(db: Database, position: str, clock: Clock) -> Desk:
    """Return the desk of the person whose position begins so."""
    for name in names_to_choose(db, clock.day):
        desk = desk_for(db, name.person, 1, clock)
        if desk.who.position.startswith(position):
            return desk
    raise LookupError(position)


def teachers(db: Database, clock: Clock) -> list[tuple[int, Desk]]:
    """Return each class that is its own teacher's, with the teacher's desk."""
    found = []
    for group in groups.groups_on(db, 1, clock.day):
        own = [one for one in groups.teachings_on(db, group.id, clock.day) if not one.cover]
        found.append((group.id, desk_for(db, own[0].person, 1, clock)))
    return found
