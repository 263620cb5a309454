"""How a file comes to be open: chosen, made as a sample, moved up, or put back from a backup."""

from __future__ import annotations

from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.errors import SchoolError
from desktop.paths import data_folder
from desktop.tasks.desk import computer_clock
from desktop.tasks.safety.back_up import restore_without_desk
from desktop.tasks.safety.move_up_file import backups_for_damaged, bring_up_to_date
from desktop.tasks.safety.open_file import open_file
from desktop.ui.background import BackgroundTask
from desktop.ui.windows.first_start_window import FirstStartWindow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

SAMPLE_NAME = "Sample school.school"
_SAMPLE = "Making the sample school…"


class Beginning(QObject):
    """Runs the first page: slow work goes on beside the screen, what is refused is said."""

    opened = Signal(object)  # the OpenFile
    set_up_asked = Signal()

    def __init__(self, recent: Iterable[str], day: date | None, parent: QObject) -> None:
        super().__init__(parent)
        self._day, self._path = day, Path()
        self.page = FirstStartWindow([path for path in map(Path, recent) if path.is_file()])
        self.page.file_chosen.connect(self.open)
        self.page.sample_asked.connect(self.make_sample)
        self.page.put_back_asked.connect(self.put_back)
        self.page.set_up_asked.connect(self.set_up_asked)

    def open(self, path: Path) -> None:
        """Open a school's file; one of an older version is moved up first."""
        self._path = path
        self.page.set_busy(f"Opening {path.name}…")
        self._follow(BackgroundTask(nullcontext, partial(_bring_up_to_date, path), self))

    def put_back(self, copy: Path) -> None:
        """Put a backup back over a file too damaged to open, then open it."""
        self.page.set_busy(f"Putting {copy.name} back…")
        self._follow(BackgroundTask(nullcontext, partial(_put_back, self._path, copy), self))

    def make_sample(self, path: Path | None = None) -> None:
        """Make the sample school unless it is there, then open it."""
        self._path = path or data_folder() / SAMPLE_NAME
        if self._path.exists():
            self.open(self._path)
            return
        self.page.set_busy(_SAMPLE)
        task = BackgroundTask(nullcontext, partial(_make_sample, self._path), self)
        task.progressed.connect(self._show_progress)
        self.page.stop_asked.connect(task.cancel)
        self._follow(task)

    def _follow(self, task: BackgroundTask) -> None:
        task.finished.connect(self._open)
        task.failed.connect(self._refuse)
        task.start()

    def _show_progress(self, done: int, total: int) -> None:
        self.page.set_busy(_SAMPLE, done, total)

    def _open(self) -> None:
        try:
            file = open_file(self._path, self._day)
        except SchoolError as error:
            self._refuse(error)
        else:
            self.opened.emit(file)

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, SchoolError):
            self.page.set_busy("")
            raise error
        self.page.say(f"{error.title} {error.advice}".strip())
        folder = backups_for_damaged(self._path)
        if folder is not None:
            self.page.offer_backups(folder)


def _bring_up_to_date(path: Path, _nothing: None, _task: BackgroundTask) -> None:
    bring_up_to_date(path, computer_clock())


def _put_back(path: Path, copy: Path, _nothing: None, _task: BackgroundTask) -> None:
    restore_without_desk(path, copy, computer_clock())


def _make_sample(path: Path, _nothing: None, task: BackgroundTask) -> None:
    from desktop.tasks.sample_school import make_sample  # noqa: PLC0415 - seldom needed

    make_sample(path, progress=task.progress, cancelled=task.is_cancelled)
