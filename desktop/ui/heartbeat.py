"""The window's timers: other windows' saves, the clock, the close, and the log when it is quiet."""

from __future__ import annotations

import contextlib
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.errors import SchoolError
from desktop.models.marks.register_day import RegisterState, next_close, register_state
from desktop.tasks.safety import watch_file
from desktop.ui.aside import run_aside
from desktop.ui.background import BackgroundTask
from desktop.ui.paper_keeper import PaperKeeper
from desktop.ui.sending.sender import Sender

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from datetime import date, datetime
    from pathlib import Path

    from desktop.models.days.session_times import Timetable
    from desktop.tasks.desk import Desk
    from desktop.tasks.safety.open_file import OpenFile

_LOOK_EVERY = 250  # milliseconds
_QUIET_FOR = 5000
_CLOSE_AT_LEAST_EVERY = timedelta(minutes=1)


class Heartbeat(QObject):
    """Beats while somebody is signed in; each signal arrives on the screen's thread."""

    ticked = Signal()  # every second
    others_saved = Signal()
    closed = Signal(object)  # the registers closed just now
    state_changed = Signal(object)  # a RegisterState, when its words are new
    guards_missed = Signal(object)  # the names of triggers that no longer stand in the file
    backed_up = Signal()

    def __init__(
        self,
        file: OpenFile,
        desk: Desk,
        open_desk: Callable[[], AbstractContextManager[Desk]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._file, self._desk, self._open_desk = file, desk, open_desk
        self._seen = watch_file.changes_by_others(desk.db)
        self._times: tuple[date, tuple[Timetable, ...]] | None = None
        self._next_close: datetime | None = None
        self._looked_for_closes = desk.now()
        self._state = RegisterState("")
        self._backed_up_on: date | None = None
        self.papers, self.sending = PaperKeeper(open_desk, self), Sender(desk, open_desk, self)
        self._looks = self._timer(_LOOK_EVERY, self._look)
        self._seconds = self._timer(1000, self.beat)
        self._quiet = self._timer(_QUIET_FOR, self._fold)
        self._quiet.setSingleShot(True)

    def start(self) -> None:
        """Run what fell due while the program was closed, look at the guards, and begin."""
        opening = BackgroundTask(self._open_desk, _opening, self)
        opening.finished.connect(self._opened)
        opening.start()
        self._back_up()
        self.papers.begin()
        self.sending.look()
        self._looks.start()
        self._seconds.start()
        self.beat()

    def stop(self) -> None:
        """Stop beating; what is under way in the background ends by itself, and unheard."""
        self.blockSignals(True)  # noqa: FBT003 - Qt takes no name here
        for timer in (self._looks, self._seconds, self._quiet):
            timer.stop()
        self.papers.stop()
        self.sending.stop()

    def saved(self) -> None:
        """Something was saved here: the log is folded once it has been quiet for a while."""
        self._times = None
        self._quiet.start()
        self.papers.saved()
        self.sending.saved()

    def beat(self) -> None:
        """One second has passed, or the clock was moved: close what is due and say the state."""
        now = self._desk.now()
        due = self._next_close is not None and now >= self._next_close
        if due or abs(now - self._looked_for_closes) >= _CLOSE_AT_LEAST_EVERY:
            self._looked_for_closes = now
            self._close()
        if now.date() != self._backed_up_on:
            self._back_up()
        self._say_state(now)
        self.sending.tick()
        self.ticked.emit()

    def _timer(self, every: int, what: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(every)
        timer.timeout.connect(what)
        return timer

    def _look(self) -> None:
        seen = watch_file.changes_by_others(self._desk.db)
        if seen != self._seen:
            self._seen = seen
            self._times = None
            self.sending.look()
            self.others_saved.emit()

    def _close(self) -> None:
        try:
            closed = watch_file.close_recent(self._desk)
        except SchoolError:
            return  # another window is saving, or the disk is ill: whoever saves next is told
        if closed:
            self.saved()
            self.closed.emit(closed)

    def _say_state(self, now: datetime) -> None:
        if self._times is None or self._times[0] != self._desk.today:
            self._times = (self._desk.today, watch_file.sessions_today(self._desk))
        self._next_close = next_close(self._times[1], now)
        state = register_state(self._times[1], now)
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)

    def _opened(self, found: tuple[tuple[object, ...], tuple[str, ...]]) -> None:
        closed, missing = found
        if closed:
            self.saved()
            self.closed.emit(closed)
        if missing:
            self.guards_missed.emit(missing)

    def _back_up(self) -> None:
        self._backed_up_on = self._desk.now().date()
        task = BackgroundTask(self._open_desk, _backing_up, self)
        task.finished.connect(self._done)
        task.start()

    def _done(self) -> None:
        self.backed_up.emit()

    def _fold(self) -> None:
        path = self._file.path
        run_aside(_folding(path))


def _opening(desk: Desk, _task: BackgroundTask) -> tuple[tuple[object, ...], tuple[str, ...]]:
    missing = watch_file.missing_guards(desk)
    return watch_file.close_all(desk), missing


def _backing_up(desk: Desk, _task: BackgroundTask) -> object:
    return watch_file.keep_daily_backup(desk)


def _folding(path: Path) -> Callable[[], None]:
    def fold() -> None:
        with contextlib.suppress(SchoolError):
            watch_file.fold_log(path)

    return fold
