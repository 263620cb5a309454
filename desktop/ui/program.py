"""The way through the program: first start, the door, work, the lock, and the door again."""

from __future__ import annotations

from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool
from PySide6.QtWidgets import QApplication

from desktop.errors import SchoolError
from desktop.paths import data_folder
from desktop.tasks.desk import computer_clock
from desktop.tasks.open_file import bring_up_to_date, close_file, is_unfinished, open_file
from desktop.ui.at_work import AtWork
from desktop.ui.background import BackgroundTask
from desktop.ui.dialogs.lost_password import LostPasswordDialog
from desktop.ui.dialogs.report_bug import ReportBugDialog
from desktop.ui.first_start_window import FirstStartWindow
from desktop.ui.program_window import ProgramWindow
from desktop.ui.sign_in_window import SignInWindow

if TYPE_CHECKING:
    from datetime import date

    from desktop.tasks.open_file import OpenFile
    from desktop.tasks.sign_in import SignedIn, SignInName
    from desktop.ui.choices import Choices

SAMPLE_NAME = "Sample school.school"


class Program(QObject):
    """Shows one page after another in the program's window; `day` is for a sample's clock."""

    def __init__(self, choices: Choices, day: date | None = None) -> None:
        super().__init__()
        self._choices, self._day = choices, day
        self.window = ProgramWindow(choices)
        self.window.closed.connect(self._close)
        self.file: OpenFile | None = None
        self.at_work: AtWork | None = None

    def start(self, data: Path | None = None) -> None:
        """Open the file that was asked for, else the last one, else begin at the beginning."""
        last = self._choices.settings.last_file
        path = data or (Path(last) if last else None)
        self.show_first_start()
        self.window.show()
        if path is not None and (data is not None or path.is_file()):
            self.open(path)

    def show_first_start(self) -> None:
        """Offer the three ways to begin."""
        self._leave_file()
        recent = map(Path, self._choices.settings.recent_files[:3])
        self._first = FirstStartWindow([path for path in recent if path.is_file()])
        self._first.file_chosen.connect(self.open)
        self._first.sample_asked.connect(self._make_sample)
        self._first.set_up_asked.connect(self._set_up_new)
        self.window.show_page(self._first)

    def open(self, path: Path) -> None:
        """Open a school's file; one of an older version is moved up first, beside the screen."""
        self._path = path
        self._first.set_busy(f"Opening {path.name}…")
        task = BackgroundTask(nullcontext, partial(_bring_up_to_date, path), self)
        task.finished.connect(self._opened)
        task.failed.connect(self._refused)
        task.start()

    def show_door(self, offered: str = "") -> None:
        """Ask who is at the desk of the open file."""
        if self.file is None:
            return
        offered = offered or self._choices.settings.people.get(str(self.file.path), "")
        self._door = SignInWindow(self.file, offered)
        self._door.signed_in.connect(self.let_in)
        self._door.forgot.connect(self._help_back_in)
        self._door.left.connect(self.show_first_start)
        self.window.show_page(self._door)

    def let_in(self, signed_in: SignedIn, secret: str = "") -> None:
        """Put a person to work; a temporary password is changed first."""
        if self.file is None:
            return
        self._stop_work()
        self.at_work = AtWork(self.file, signed_in, self._choices, self.window)
        self.at_work.changed_person.connect(self.let_in)
        self.at_work.left.connect(self.show_first_start)
        self.at_work.forgot.connect(self._help_back_in)
        if self.at_work.may_begin(secret):
            self._choices.remember_person(self.file.path, self.at_work.sign_in_name)
            self.at_work.begin()
        else:
            self._stop_work()
            self.show_door()

    def tell_of_fault(self, report: str) -> None:
        """Show a fault that nothing else caught."""
        ReportBugDialog(report, self.window).exec()

    def _opened(self) -> None:
        try:
            self.file = open_file(self._path, self._day)
        except SchoolError as error:
            self._refused(error)
            return
        self._choices.remember_file(self._path)
        if is_unfinished(self.file):
            self._set_up(self.file)
        else:
            self.show_door()

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, SchoolError):
            raise error
        self._first.say(f"{error.title} {error.advice}".strip())

    def _help_back_in(self, person: SignInName | None) -> None:
        if person is not None and self.file is not None:
            LostPasswordDialog(self.file, person, QApplication.activeWindow()).exec()

    def _make_sample(self) -> None:
        self._path = data_folder() / SAMPLE_NAME
        if self._path.exists():
            self.open(self._path)
            return
        self._first.set_busy("Making the sample school…")
        task = BackgroundTask(nullcontext, partial(_make_sample, self._path), self)
        task.progressed.connect(self._show_progress)
        task.finished.connect(self._opened)
        task.failed.connect(self._refused)
        task.start()

    def _show_progress(self, done: int, total: int) -> None:
        self._first.set_busy("Making the sample school…", done, total)

    def _set_up(self, unfinished: OpenFile | None = None) -> None:
        from desktop.ui.set_up.set_up_window import SetUpWindow  # noqa: PLC0415 - seldom needed

        set_up = SetUpWindow(unfinished)
        set_up.left.connect(self.show_first_start)
        set_up.begun.connect(self._begun)
        set_up.finished.connect(self.let_in)
        self.window.show_page(set_up)

    def _set_up_new(self) -> None:
        self._set_up()

    def _begun(self, file: OpenFile) -> None:
        self.file = file
        self._choices.remember_file(file.path)

    def _stop_work(self) -> None:
        if self.at_work is not None:
            self.at_work.stop()
            self.at_work.deleteLater()
            self.at_work = None

    def _leave_file(self) -> None:
        self._stop_work()
        QThreadPool.globalInstance().waitForDone()
        if self.file is not None:
            file, self.file = self.file, None
            close_file(file)

    def _close(self) -> None:
        self._leave_file()


def _bring_up_to_date(path: Path, _nothing: None, _task: BackgroundTask) -> None:
    bring_up_to_date(path, computer_clock())


def _make_sample(path: Path, _nothing: None, task: BackgroundTask) -> None:
    from desktop.tasks.sample_school import make_sample  # noqa: PLC0415 - seldom needed

    make_sample(path, progress=task.progress)
