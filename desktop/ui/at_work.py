"""A person at work: their window, the lock after a while with nobody there, and who comes next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog

from desktop.tasks.people.at_the_door import names_to_choose
from desktop.tasks.people.sign_in import desk_for
from desktop.tasks.safety.open_file import own_desk
from desktop.tasks.safety.watch_file import idle_minutes
from desktop.ui.dialogs.choose_secret import ChooseSecretDialog
from desktop.ui.menu_errands import MenuErrands
from desktop.ui.windows.lock_window import IdleWatch, LockWindow
from desktop.ui.windows.main_window import MainWindow

if TYPE_CHECKING:
    from desktop.tasks.people.sign_in import SignedIn
    from desktop.tasks.safety.open_file import OpenFile
    from desktop.ui.choices import Choices
    from desktop.ui.windows.program_window import ProgramWindow


class AtWork(QObject):
    """Lasts from a sign-in to the next one; the same person unlocking changes nothing."""

    changed_person = Signal(object, str)
    left = Signal()
    signed_out = Signal(str)  # why the same person has to sign in again
    forgot = Signal(object)

    def __init__(
        self, file: OpenFile, signed_in: SignedIn, choices: Choices, window: ProgramWindow
    ) -> None:
        super().__init__(window)
        self._file, self._signed_in = file, signed_in
        self._choices, self._window = choices, window
        self._desk = desk_for(file.db, signed_in.person, signed_in.schools[0].id, file.clock)
        self.main: MainWindow | None = None
        self.lock: LockWindow | None = None
        self.idle: IdleWatch | None = None
        self._keys = QShortcut(QKeySequence("Ctrl+L"), window)
        self._keys.activated.connect(self.change_person)

    @property
    def sign_in_name(self) -> str:
        """The name this person signs in by."""
        names = names_to_choose(self._file.db, self._desk.today)
        found = (one.sign_in for one in names if one.person == self._signed_in.person)
        return next(found, "")

    def may_begin(self, secret: str) -> bool:
        """Whether work may begin: a temporary password has to be changed for one's own first."""
        if not self._signed_in.must_change:
            return True
        open_desk = partial(own_desk, self._file, self._desk)
        return bool(ChooseSecretDialog(self._desk, open_desk, secret, self._window).exec())

    def begin(self) -> None:
        """Show the person's places."""
        self.main = MainWindow(self._file, self._signed_in, self._choices, self._window)
        self.main.menu.change_person_asked.connect(self.change_person)
        self.main.menu.leave_asked.connect(self.left)
        self.main.places.signed_out.connect(self.signed_out, Qt.ConnectionType.QueuedConnection)
        MenuErrands(self.main)
        self._window.show_page(self.main)
        self.idle = IdleWatch(idle_minutes(self._desk), self)
        self.idle.idle.connect(self.lock_now)

    def lock_now(self) -> None:
        """Cover everything until somebody signs in."""
        self._lock("Locked while nobody was here")

    def change_person(self) -> None:
        """Let somebody else sign in, or the same person go on."""
        self._lock("Who is at the desk now?")

    def stop(self) -> None:
        """Leave the desk: nothing beats or watches any more."""
        self._keys.setEnabled(False)
        if self.idle is not None:
            self.idle.stop()
        if self.main is not None:
            self.main.stop()
        self._unlock()

    def _lock(self, why: str) -> None:
        if self.lock is not None:
            return
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        self.lock = LockWindow(self._file, self.sign_in_name, why, self._window)
        self.lock.signed_in.connect(self._unlocked)
        self.lock.forgot.connect(self.forgot)
        self.lock.closed.connect(self._window.close)
        self.lock.begin()

    def _unlocked(self, signed_in: SignedIn, secret: str) -> None:
        self._unlock()
        if signed_in.person == self._signed_in.person and not signed_in.must_change:
            return
        for one in QApplication.topLevelWidgets():
            if isinstance(one, QDialog) and one.isVisible():
                one.reject()
        self.changed_person.emit(signed_in, secret)

    def _unlock(self) -> None:
        if self.lock is not None:
            lock, self.lock = self.lock, None
            lock.uncover()
            lock.deleteLater()
