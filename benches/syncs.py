"""How often the disk is made to sync for a mark, counted by the system itself."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benches.measured import Measured
from benches.schools import Clock, teachers
from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import Draft
from desktop.storage.file.database import open_database
from desktop.tasks.marks.take_register import mark, open_register

if TYPE_CHECKING:
    from benches.schools import Bench

_FEW, _MORE = 10, 30
_CALL = re.compile(r"\b(?:fsync|fdatasync)\(")


def syncs_a_mark(bench: Bench) -> Measured:
    """Count the disk's syncs of twenty marks: those of thirty less those of ten."""
    words = f"Disk syncs a mark, {bench.size}"
    if shutil.which("strace") is None:
        return Measured(words, said="not counted: strace is not here", aim="1")
    counts = []
    for later, marks in ((6, _FEW), (7, _MORE)):
        log = bench.path.with_name("syncs.txt")
        subprocess.run(
            ["strace", "-f", "-qq", "-e", "trace=fsync,fdatasync", "-o", str(log), sys.executable,
             "-m", "benches.syncs", str(bench.path), str(later), str(marks)],
            check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        counts.append(len(_CALL.findall(log.read_text(encoding="utf-8"))))
    return Measured(words, said=f"{(counts[1] - counts[0]) / (_MORE - _FEW):.2f}", aim="1")


def _mark(path: Path, later: int, marks: int) -> None:
    """Mark so many children, a save each, of classes whose registers are open already."""
    clock = Clock(8, 58, later)
    db = open_database(path)
    every = [
        (desk, open_register(desk, group, Session(clock.day, Half.AM)))
        for group, desk in teachers(db, clock)[:2]
    ]
    pairs = [(desk, one, row) for desk, one in every for row in one.blanks]
    for desk, register, row in pairs[:marks]:
        mark(desk, register.id, Draft(row.pupil, register.present_code))
    db.close()


if __name__ == "__main__":
    _mark(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
