"""What the program holds once every place was gone to, beside a bare window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from benches.aims import MEGABYTES, Aim
from benches.measured import Measured
from benches.processes import BARE, said_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benches.schools import Bench

_TIMES = 3
_AIM = Aim(floors=3)
_HELD = """
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmRSS")))
"""
_EVERYWHERE = """
import sys
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from desktop.app import application
from desktop.ui.choices import Choices
from desktop.ui.program import Program
from desktop.tasks.people.sign_in import SignedIn, schools_of

app = application()
choices = Choices(file=Path(sys.argv[1]).with_name("settings.json"))
choices.apply()
program = Program(choices)
program.start(Path(sys.argv[1]))
app.processEvents()
db, day = program.file.db, program.file.clock().date()
head = db.conn.execute("SELECT person FROM posts WHERE role = 'head' ORDER BY id").fetchone()[0]
program.let_in(SignedIn(head, "", schools_of(db, head, day), must_change=False))
for place in program.at_work.main.places.open_places:
    program.at_work.main.go(place.name)
    turn = QEventLoop()  # what was left is let go in the window's own loop
    QTimer.singleShot(50, turn.quit)
    turn.exec()
QTimer.singleShot(1500, turn.quit)  # until the program has given back what it freed
turn.exec()
"""


def measured(bench: Bench) -> Iterator[Measured]:
    """Go to every place in the head's window; the least is what a bare window holds."""
    words = "memory after every place was gone to"
    if not Path("/proc/self/status").exists():
        yield Measured(words, aim=_AIM, unit=MEGABYTES, instead="the system does not say")
        return
    said_by(bench, _EVERYWHERE + _HELD)  # compiles the modules
    held, bare = (
        tuple(int(said_by(bench, script + _HELD)[0]) / 1024 for _ in range(_TIMES))
        for script in (_EVERYWHERE, BARE)
    )
    yield Measured(words, held, bare, _AIM, MEGABYTES)
