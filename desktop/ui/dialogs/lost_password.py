"""The honest way back after a lost password: a colleague, or the printed recovery code."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication

from desktop.errors import SchoolError
from desktop.tasks.people.recover_sign_in import Recovery, recover_with_code
from desktop.tasks.safety.open_file import door_desk
from desktop.ui.background import BackgroundTask
from desktop.ui.dialogs.page_dialog import PageDialog
from desktop.ui.widgets.field_box import FieldBox, text_field
from desktop.ui.widgets.people.secret_field import NewSecretFields
from desktop.ui.widgets.words import Notice, button, card, copyable, label, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.tasks.desk import Desk
    from desktop.tasks.people.at_the_door import SignInName
    from desktop.tasks.safety.open_file import OpenFile


class LostPasswordDialog(PageDialog):
    """Says who can help; a head or administrator may use the code that was printed at set-up."""

    recovered = Signal(str)  # the next recovery code, to be printed or written down

    def __init__(self, file: OpenFile, person: SignInName, parent: QWidget | None = None) -> None:
        super().__init__("A forgotten password", 520, parent)
        self._file, self._person = file, person
        self._code = text_field(hint="XXXX-XXXX-XXXX-XXXX-XXXX")
        self.new = NewSecretFields(may_have_pin=False, names=(person.name,))
        self.notice, self._next = Notice(), copyable("")
        self.use = button("Use the code", self._recover, "primary")
        self._copy = button("Copy the new code", self._copy_code, picture="copy")
        self._close = button("Close", self.reject)
        self._lay_out()
        self.new.changed.connect(self._judge)
        self._code.textChanged.connect(self._judge)
        self._judge()

    def _lay_out(self) -> None:
        inside = self.inside
        inside.addWidget(label(self._person.name, "heading", wraps=True))
        asking, words = card("Ask a colleague")
        words.addWidget(label(_COLLEAGUE, wraps=True))
        coding, fields = card("Or use the recovery code")
        fields.addWidget(label(_CODE, "hint", wraps=True))
        fields.addWidget(FieldBox("Recovery code", self._code))
        fields.addWidget(self.new)
        fields.addLayout(row(self.use, None))
        self._coding = coding
        for part in (asking, coding, self.notice, self._next):
            inside.addWidget(part)
        inside.addLayout(row(self._copy, None, self._close))
        self._next.hide()
        self._copy.hide()

    def _judge(self) -> None:
        self.use.setEnabled(bool(self.new.secret and self._code.text().strip()))

    def _recover(self) -> None:
        self.use.setEnabled(False)
        typed = Recovery(self._code.text(), self._person.person, self.new.secret)
        task = BackgroundTask(partial(door_desk, self._file), partial(_recover, typed), self)
        task.finished.connect(self._show_next)
        task.failed.connect(self._refuse)
        task.start()

    def _refuse(self, error: Exception) -> None:
        self._judge()
        if not isinstance(error, SchoolError):
            raise error
        self.notice.say(f"{error.title} {error.advice}", "notice-warn")

    def _show_next(self, code: str) -> None:
        self._coding.hide()
        self.notice.say(_DONE, "notice-ok")
        self._next.setText(code)
        self._next.setProperty("role", "figure")
        self._next.setAccessibleName("New recovery code")
        self._next.show()
        self._copy.show()
        self.take_its_size()
        self.recovered.emit(code)

    def _copy_code(self) -> None:
        QGuiApplication.clipboard().setText(self._next.text())
        self._copy.setText("Copied")


def _recover(typed: Recovery, desk: Desk, _task: BackgroundTask) -> str:
    return recover_with_code(desk.db, typed, desk.now())


_COLLEAGUE = (
    "The head or an administrator signs in, goes to Staff, and gives you a temporary password."
)
_CODE = "The head or administrator may use the code that was printed when the school was set up."
_DONE = (
    "The new password is kept. The old code is used up: print or write down the new one and lock it"
    " away. It is not shown again."
)
