"""Pupils from another program's list: read, previewed and applied, in a process of its own."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
import time
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benches.aims import MEGABYTES, Aim
from benches.floors import BareFile
from benches.invented import invented_pupils
from benches.measured import Measured, timed
from benches.schools import SMALL, Clock, opened, somebody
from desktop.exchange.formats.watching import ImportCancelled, Watch
from desktop.tasks.exchange import import_pupils
from desktop.tasks.exchange.read_import import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benches.schools import Bench

_HEADINGS = ("UPN", "Legal surname", "Legal forename", "Date of birth", "Sex", "Year group",
             "Registration group", "Admission date", "Address", "Postcode")  # fmt: skip
_PUPILS = 2000


def measured(bench: Bench) -> Iterator[Measured]:
    """Import new pupils on the small school; then again, stopped at several moments."""
    if bench.size != SMALL:
        return
    listed = bench.path.with_name("pupils.csv")
    _write_list(listed, _PUPILS)
    floor = _floor(bench, listed)
    copy = Path(shutil.copy(bench.path, bench.path.with_name("imported.school")))
    seconds, megabytes = _in_a_process(copy, listed)
    delays = (seconds * part for part in (0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 0.95))
    stops = _in_a_process(bench.path, listed, *delays)
    words = f"{_PUPILS:,} pupils from CSV"
    yield Measured(f"{words}: read, previewed, applied", (seconds,), (floor,), Aim(most=3))
    yield Measured(f"{words}: memory more", (megabytes,), (), Aim(most=400), MEGABYTES)
    yield Measured(f"{words}: a stop obeyed", tuple(stops), (), Aim(most=0.5))


def _write_list(path: Path, pupils: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADINGS)
        for one in invented_pupils(pupils):
            year, month, day = one.born
            writer.writerow(
                (one.upn, one.surname, one.forename, f"{day:02}/{month:02}/{year}", "F", one.year,
                 one.group, "03/09/2026", f"{one.house} Hawthorn Lane, Netherbrook", "NB1 4AA")
            )  # fmt: skip


def _floor(bench: Bench, listed: Path) -> float:
    """Read the list with the standard library and save as many bare rows in one commit."""
    began = time.perf_counter()
    with listed.open(encoding="utf-8", newline="") as file:
        rows = sum(1 for _ in csv.DictReader(file))
    spent = time.perf_counter() - began
    with closing(BareFile(bench.path)) as bare:
        return spent + bare.commit(3 * rows)  # a pupil, an enrolment, a class


def _in_a_process(*arguments: object) -> list[float]:
    command = [sys.executable, "-m", "benches.rows.importing", *map(str, arguments)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    answer: list[float] = json.loads(done.stdout.splitlines()[-1])
    return answer


def _import(school: Path, listed: Path, cancelled: Callable[[], bool] | None = None) -> None:
    with opened(school) as db:
        desk = somebody(db, "Headteacher", Clock(8, 58))
        watch = Watch(None, cancelled)
        file = read(desk, listed, "pupils", cancelled=cancelled)
        seen = import_pupils.preview(desk, file, watch=watch)
        import_pupils.apply(desk, seen, watch=watch)


def _whole(school: Path, listed: Path) -> list[float]:
    """Return the seconds that it takes and the megabytes more that it needs."""
    before = _most_memory()
    spent = timed(partial(_import, school, listed))
    return [spent, _most_memory() - before]


def _stops(school: Path, listed: Path, delays: list[float]) -> list[float]:
    """Return how long after each press the import is over and taken back.

    A press that comes when it is all done already is left out, with those after it.
    """
    found: list[float] = []
    for delay in delays:
        seconds = _stopped(school, listed, delay)
        if seconds is None:
            break
        found.append(seconds)
    return found


def _stopped(school: Path, listed: Path, delay: float) -> float | None:
    due = time.perf_counter() + delay
    try:
        _import(school, listed, lambda: time.perf_counter() >= due)
    except ImportCancelled:
        return time.perf_counter() - due
    return None


def _most_memory() -> float:
    """Return the most megabytes that this process has held; 0 where the system does not say."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    lines = dict(line.split(":", 1) for line in status.read_text(encoding="ascii").splitlines())
    return int(lines["VmHWM"].split()[0]) / 1024


if __name__ == "__main__":
    school, listed = Path(sys.argv[1]), Path(sys.argv[2])
    delays = [float(one) for one in sys.argv[3:]]
    print(json.dumps(_stops(school, listed, delays) if delays else _whole(school, listed)))
