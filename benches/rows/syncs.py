"""How often the disk is made to sync for a mark and for a hand-in, counted by the system."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benches.aims import SYNCS, Aim
from benches.measured import Measured
from benches.schools import Clock, teachers
from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import Draft
from desktop.storage.file.database import open_database
from desktop.tasks.marks.take_register import hand_in, mark, open_register

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benches.schools import Bench
    from desktop.models.marks.register import Register
    from desktop.tasks.desk import Desk

_CALL = re.compile(r"\b(?:fsync|fdatasync)\(")
_AIM = Aim(most=1)


def measured(bench: Bench) -> Iterator[Measured]:
    """Count the syncs of many less those of few, so that what goes before does not count."""
    yield _counted(bench, "a mark", (10, 30), (6, 7))
    yield _counted(bench, "a hand-in", (2, 6), (8, 9))


def _counted(bench: Bench, what: str, times: tuple[int, int], days: tuple[int, int]) -> Measured:
    words = f"disk syncs: {what}"
    if shutil.which("strace") is None:
        return Measured(words, aim=_AIM, unit=SYNCS, instead="not counted: strace is not here")
    few, many = (_syncs(bench, what, *pair) for pair in zip(times, days, strict=True))
    return Measured(words, ((many - few) / (times[1] - times[0]),), (), _AIM, SYNCS)


def _syncs(bench: Bench, what: str, times: int, later: int) -> int:
    log = bench.path.with_name("syncs.txt")
    subprocess.run(
        ["strace", "-f", "-qq", "-e", "trace=fsync,fdatasync", "-o", str(log), sys.executable,
         "-m", "benches.rows.syncs", str(bench.path), what, str(times), str(later)],
        check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    return len(_CALL.findall(log.read_text(encoding="utf-8")))


def _do(path: Path, what: str, times: int, later: int) -> None:
    """Do so many errands, a save each, on registers that are open already."""
    clock = Clock(8, 58, later)
    db = open_database(path)
    every = [
        (desk, open_register(desk, group, Session(clock.day, Half.AM)))
        for group, desk in teachers(db, clock)[:7]
    ]
    if what == "a mark":
        _mark(every, times)
    else:
        for desk, register in every[:times]:
            hand_in(desk, register.id, leave_blanks=True)
    db.close()


def _mark(every: list[tuple[Desk, Register]], marks: int) -> None:
    pairs = [(desk, one, row) for desk, one in every for row in one.blanks]
    for desk, register, row in pairs[:marks]:
        mark(desk, register.id, Draft(row.pupil, register.present_code))


if __name__ == "__main__":
    _do(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
