"""The way through the program: first start, the door, work, and the door again."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

from desktop.errors import SchoolError
from desktop.tasks.safety.open_file import close_file, is_unfinished, open_file, opens_at_once
from desktop.ui.windows.program_window import ProgramWindow
from desktop.ui.windows.sign_in_window import SignInWindow

if TYPE_CHECKING:
    from datetime import date

    from desktop.tasks.people.at_the_door import SignInName
    from desktop.tasks.people.sign_in import SignedIn
    from desktop.tasks.safety.open_file import OpenFile
    from desktop.ui.at_work import AtWork
    from desktop.ui.beginning import Beginning
    from desktop.ui.choices import Choices

_ON_VIEW_BY = 200  # milliseconds after which a page has been painted


class Program(QObject):
    """Shows one page after another in the program's window; `day` is for a sample's clock."""

    def __init__(self, choices: Choices, day: date | None = None) -> None:
        super().__init__()
        self._choices, self._day = choices, day
        self.window = ProgramWindow(choices)
        self.window.closed.connect(self._leave_file)
        self.file: OpenFile | None = None
        self.at_work: AtWork | None = None
        self.beginning: Beginning | None = None

    def start(self, data: Path | None = None) -> None:
        """Open the file that was asked for, else the last one, else begin at the beginning."""
        last = self._choices.settings.last_file
        path = data or (Path(last) if last else None)
        if path is not None and self._opened_at_once(path):
            self.window.show()
            return
        beginning = self.show_first_start()
        self.window.show()
        if path is not None and (data is not None or path.is_file()):
            beginning.open(path)

    def _opened_at_once(self, path: Path) -> bool:
        """Go straight to the door; what is not quick, or is refused, the first page sees to."""
        if not opens_at_once(path):
            return False
        try:
            file = open_file(path, self._day)
        except SchoolError:
            return False
        self.take_file(file)
        return True

    def show_first_start(self) -> Beginning:
        """Offer the three ways to begin."""
        from desktop.ui.beginning import Beginning  # noqa: PLC0415 - not on the way to the door

        self._leave_file()
        if self.beginning is not None:
            self.beginning.deleteLater()
        self.beginning = Beginning(self._choices.settings.recent_files[:3], self._day, self)
        self.beginning.opened.connect(self.take_file)
        self.beginning.set_up_asked.connect(self._set_up_new)
        self.window.show_page(self.beginning.page)
        return self.beginning

    def take_file(self, file: OpenFile) -> None:
        """Work on a file from now on: at its door, or at its set-up where that was left."""
        self.file = file
        self._choices.remember_file(file.path)
        if is_unfinished(file):
            self._set_up(file)
        else:
            self.show_door()

    def show_door(self, offered: str = "", why: str = "") -> None:
        """Ask who is at the desk of the open file; `why` says what has just been done to it."""
        if self.file is None:
            return
        offered = offered or self._choices.settings.people.get(str(self.file.path), "")
        door = SignInWindow(self.file, offered, why)
        door.signed_in.connect(self.let_in)
        door.forgot.connect(self._help_back_in)
        door.left.connect(self.show_first_start)
        self.window.show_page(door)
        QTimer.singleShot(_ON_VIEW_BY, _make_ready)

    def let_in(self, signed_in: SignedIn, secret: str = "") -> None:
        """Put a person to work; a temporary password is changed first."""
        if self.file is None:
            return
        from desktop.ui.at_work import AtWork  # noqa: PLC0415 - the door is there sooner without

        self._stop_work()
        self.at_work = AtWork(self.file, signed_in, self._choices, self.window)
        self.at_work.changed_person.connect(self.let_in)
        self.at_work.left.connect(self.show_first_start)
        self.at_work.signed_out.connect(self._sign_in_again)
        self.at_work.forgot.connect(self._help_back_in)
        if self.at_work.may_begin(secret):
            self._choices.remember_person(self.file.path, self.at_work.sign_in_name)
            self.at_work.begin()
        else:
            self._stop_work()
            self.show_door()

    def tell_of_fault(self, report: str) -> None:
        """Show a fault that nothing else caught."""
        from desktop.ui.dialogs.report_bug import ReportBugDialog  # noqa: PLC0415 - seldom needed

        ReportBugDialog(report, self.window).exec()

    def _sign_in_again(self, why: str) -> None:
        self._stop_work()
        self.show_door(why=why)

    def _help_back_in(self, person: SignInName | None) -> None:
        from desktop.ui.dialogs.lost_password import LostPasswordDialog  # noqa: PLC0415 - seldom

        if person is not None and self.file is not None:
            LostPasswordDialog(self.file, person, QApplication.activeWindow()).exec()

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


def _make_ready() -> None:
    """Load what is needed behind the door, while somebody types a password at it."""
    import_module("desktop.ui.at_work")
