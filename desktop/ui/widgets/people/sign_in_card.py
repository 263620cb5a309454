"""A name to choose and a password to type: at the door, and where the window was locked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.errors import SchoolError
from desktop.models.days.session_times import london
from desktop.tasks.people.at_the_door import check_wait, names_to_choose
from desktop.tasks.safety.open_file import door_desk
from desktop.ui.background import BackgroundTask
from desktop.ui.widgets.field_box import FieldBox
from desktop.ui.widgets.people.name_chooser import NameChooser
from desktop.ui.widgets.people.secret_field import SecretField
from desktop.ui.widgets.words import Notice, button, label, row

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk
    from desktop.tasks.people.at_the_door import SignInName
    from desktop.tasks.people.sign_in import SignedIn
    from desktop.tasks.safety.open_file import OpenFile

_SIGN_IN, _FORGOT = "Sign in", "I have forgotten it"


class SignInCard(QFrame):
    """Lets a person in; the hash is worked out beside the screen, and waits count down."""

    signed_in = Signal(object, str)  # a SignedIn, and the secret, for one that must be changed
    forgot = Signal(object)  # the SignInName chosen, or None

    def __init__(self, file: OpenFile, offered: str = "") -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._file = file
        self._chosen: SignInName | None = None
        self._tried = ""
        self._names, self._secret, self._notice = NameChooser(), SecretField(), Notice()
        self._hello = label("", "heading", wraps=True)
        self._enter = button(_SIGN_IN, self._try, "primary")
        self._waiting = QTimer(self)
        self._waiting.setInterval(1000)
        self._lay_out()
        self._names.chose.connect(self._choose)
        self._names.settled.connect(self._secret.setFocus)
        self._secret.entered.connect(self._try)
        self._waiting.timeout.connect(self.count_down)
        self.refresh(offered)

    def refresh(self, offered: str = "") -> None:
        """Read the names again and offer one of them."""
        today = london(self._file.clock()).date()
        self._names.offer(names_to_choose(self._file.db, today), offered)

    @property
    def said(self) -> str:
        """What stands under the password: a wrong try, a wait, or nothing."""
        return self._notice.words

    def take_the_keyboard(self) -> None:
        """Start at the password, since the name offered is usually the right one."""
        self._secret.setFocus()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._hello)
        right.addWidget(FieldBox("Password or PIN", self._secret))
        right.addWidget(self._notice)
        right.addLayout(row(self._enter, button(_FORGOT, self._forget, "quiet"), None))
        right.addStretch(1)
        both = QHBoxLayout(self)
        both.setContentsMargins(28, 24, 28, 24)
        both.setSpacing(32)
        both.addWidget(self._names, 5)
        both.addLayout(right, 6)

    def _choose(self, person: SignInName | None) -> None:
        self._chosen = person
        self._hello.setText(person.name if person else "Nobody of that name")
        self._secret.clear()
        self._notice.clear()
        self._let_try(able=person is not None)
        self.count_down()

    def _let_try(self, *, able: bool) -> None:
        self._waiting.stop()
        self._enter.setText(_SIGN_IN)
        self._enter.setEnabled(able)

    def _try(self) -> None:
        self.try_with(self._secret.text)

    def try_with(self, secret: str) -> None:
        """Try a secret for the name that is chosen."""
        if self._chosen is None or not self._enter.isEnabled():
            return
        self._tried = secret
        self._enter.setEnabled(False)
        self._enter.setText("One moment…")
        work = partial(_knock, self._chosen.sign_in, secret)
        task = BackgroundTask(partial(door_desk, self._file), work, self)
        task.finished.connect(self._let_in)
        task.failed.connect(self._refuse)
        task.start()

    def _let_in(self, signed_in: SignedIn) -> None:
        secret, self._tried = self._tried, ""
        self._secret.clear()
        self._let_try(able=True)
        self._notice.clear()
        self.signed_in.emit(signed_in, secret)

    def _refuse(self, error: Exception) -> None:
        self._let_try(able=True)
        if not isinstance(error, SchoolError):
            raise error
        self._secret.clear()
        self._secret.setFocus()
        self._notice.say(f"{error.title} {error.advice}", "notice-warn")
        self.count_down()

    def count_down(self) -> None:
        """Say how long the name chosen has to wait, or let it try again."""
        if self._chosen is None:
            return
        try:
            check_wait(self._file.db, self._chosen.sign_in, self._file.clock())
        except SchoolError as error:
            self._enter.setEnabled(False)
            self._notice.say(f"{error.title} {error.advice}", "notice-late")
            self._waiting.start()
        else:
            if self._waiting.isActive():
                self._notice.clear()
                self._let_try(able=True)

    def _forget(self) -> None:
        self.forgot.emit(self._chosen)


def _knock(name: str, secret: str, desk: Desk, _task: BackgroundTask) -> SignedIn:
    from desktop.tasks.people.sign_in import sign_in  # noqa: PLC0415 - the door is there sooner

    return sign_in(desk.db, name, secret, desk.now())
