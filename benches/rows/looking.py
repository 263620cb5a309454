"""The office's other places: Today, the list of pupils, a pupil's page, leave and others."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from benches.aims import AT_ONCE, Aim
from benches.measured import Measured, timed
from benches.schools import Bench, Clock, opened, somebody
from benches.windows import show, window_of
from desktop.storage.file.database import saving
from desktop.storage.file.signature import note, sign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlite_utils import Database

    from desktop.tasks.desk import Desk
    from desktop.ui.windows.main_window import MainWindow

_PLACES = (
    ("see_today", "Today", AT_ONCE),
    ("see_on_site", "who is on site", AT_ONCE),
    ("change_roll", "the list of pupils, unchanged", AT_ONCE),
    ("plan_absence", "what is planned", Aim(most=0.1)),
    ("see_figures", "the figures of this year", Aim(most=0.1)),
    ("decide_leave", "leave", Aim(most=0.1)),
    ("track_travel", "travelling children", Aim(most=0.1)),
)
_TIMES = 15


def measured(bench: Bench) -> Iterator[Measured]:
    """Come back to each place, which reads it again; and go from one pupil's page to another's."""
    clock = Clock(8, 58)
    with opened(bench.path) as db:
        desk = somebody(db, "Office manager", clock)
        with window_of(bench, db, desk, clock) as window:
            for name, words, aim in _PLACES:
                yield _place(window, name, f"{words}, read again and painted", aim)
            yield _roll(window, desk)
            yield _page(window, db)


def _place(window: MainWindow, name: str, words: str, aim: Aim) -> Measured:
    show(window, name)
    spent = [timed(partial(show, window, name)) for _ in range(_TIMES)]
    return Measured(words, tuple(spent), (), aim)


def _roll(window: MainWindow, desk: Desk) -> Measured:
    """Come back to the list of pupils after somebody has changed the roll."""
    spent = []
    for _ in range(_TIMES):
        show(window, "see_today")
        with saving(desk.db):
            signed = sign(desk.db, desk.school, desk.who, desk.now())
            note(desk.db, signed, ("school", desk.school), "benched")
        spent.append(timed(partial(show, window, "change_roll")))
    words = "the list of pupils, changed, read again and painted"
    return Measured(words, tuple(spent), (), Aim(most=0.15))


def _page(window: MainWindow, db: Database) -> Measured:
    """Go to the pages of children on roll who have been here for the most years."""
    rows = db.conn.execute(
        "SELECT year_marks.pupil FROM year_marks JOIN enrolments USING (pupil)"
        " WHERE leaving_day IS NULL GROUP BY year_marks.pupil"
        " ORDER BY count(*) DESC, year_marks.pupil LIMIT ?",
        (_TIMES + 1,),
    )
    pupils = [row[0] for row in rows]
    _first, *spent = [timed(partial(show, window, "change_roll", one)) for one in pupils]
    return Measured("a pupil's page, all years", tuple(spent), (), AT_ONCE)
