"""Amending a class over a term: shown, done, taken back; and looking back at registers."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from benches.aims import AT_ONCE, Aim
from benches.floors import BareFile
from benches.measured import Measured, timed
from benches.schools import Bench, Clock, opened, somebody
from benches.windows import painted, show, window_of
from desktop.models.days.session import Half, Session, session_of
from desktop.models.record.span_amendment import Wanted, Which
from desktop.storage.organisation import groups
from desktop.tasks.record.amend_registers import amend, past_amendments, preview, undo
from desktop.ui.panels.look_back import LookBackPanel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QSlider
    from sqlite_utils import Database

    from desktop.tasks.desk import Desk
    from desktop.ui.windows.main_window import MainWindow

_TERM = timedelta(days=105)
_TIMES = 5


def measured(bench: Bench) -> Iterator[Measured]:
    """Amend every mark of a class from the spring into the summer, and step through registers."""
    clock = Clock(8, 50)
    with opened(bench.path) as db:
        desk = somebody(db, "Attendance officer", clock)
        yield from _amending(bench, desk)
        with window_of(bench, db, desk, clock) as window:
            yield from _looking_back(window, db)


def _amending(bench: Bench, desk: Desk) -> Iterator[Measured]:
    shown, done, back, least = [], [], [], []
    group = groups.groups_on(desk.db, desk.school, desk.today)[3].id
    last = desk.today - timedelta(days=120)
    wanted = Wanted(
        first=Session(last - _TERM, Half.AM), last=Session(last, Half.PM), which=Which.EVERY,
        code="Y2", reason="Snow", groups=(group,),
    )  # fmt: skip
    for _ in range(_TIMES):
        shown.append(timed(partial(preview, desk, wanted)))
        done.append(timed(partial(amend, desk, wanted, preview(desk, wanted))))
        made = past_amendments(desk)[0]
        least.append(_bare(bench, made.marks))
        back.append(timed(partial(undo, desk, made.id)))
    what = f"{made.marks:,} marks of a class amended"
    yield Measured(f"{what}: the preview", tuple(shown), (), Aim(most=0.5))
    yield Measured(f"{what}: written", tuple(done), tuple(least), Aim(most=0.6))
    yield Measured(f"{what}: taken back", tuple(back), tuple(least), Aim(most=0.8))


def _bare(bench: Bench, rows: int) -> float:
    bare = BareFile(bench.path)
    spent = bare.commit(rows)
    bare.close()
    return spent


def _looking_back(window: MainWindow, db: Database) -> Iterator[Measured]:
    rows = db.conn.execute(
        "SELECT group_id, session FROM registers ORDER BY session DESC, group_id LIMIT 20"
    ).fetchall()
    whats = [(group, session_of(number)) for group, number in rows]
    show(window, "look_back", whats[0])
    spent = [timed(partial(show, window, "look_back", what)) for what in whats[1:]]
    yield Measured("another register looked back on, painted", tuple(spent), (), AT_ONCE)
    yield Measured("a step to the change before, painted", tuple(_steps(window)), (), AT_ONCE)


def _steps(window: MainWindow) -> Iterator[float]:
    panel = window.places.panel
    if not isinstance(panel, LookBackPanel):
        raise TypeError("the place for looking back is not on view")
    slider = panel.view.slider.slider
    for place in range(slider.maximum() - 1, 0, -1):
        yield timed(partial(_step, slider, place))


def _step(slider: QSlider, place: int) -> None:
    slider.setValue(place)
    painted()
