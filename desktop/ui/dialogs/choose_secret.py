"""Choosing a new password: one's own, or in place of a temporary one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.errors import SchoolError
from desktop.models.organisation.secret import may_have_pin
from desktop.tasks.people.sign_in import change_secret
from desktop.ui.background import BackgroundTask
from desktop.ui.dialogs.page_dialog import PageDialog
from desktop.ui.widgets.field_box import FieldBox
from desktop.ui.widgets.people.secret_field import NewSecretFields, SecretField
from desktop.ui.widgets.words import Notice, button, label, row

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QWidget

    from desktop.tasks.desk import Desk


class ChooseSecretDialog(PageDialog):
    """Asks for the old password unless it was just typed, and for a new one twice."""

    def __init__(
        self,
        desk: Desk,
        open_desk: Callable[[], AbstractContextManager[Desk]],
        old: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Choose a password", 460, parent)
        self._open_desk = open_desk
        self.old, self.notice = SecretField("Password now"), Notice()
        self.new = NewSecretFields(
            may_have_pin=may_have_pin(desk.who.roles), names=(desk.who.name,)
        )
        self.keep = button("Keep it", self._change, "primary")
        self.keep.setDefault(True)
        self.old.set_text(old)
        self._lay_out(asked_for_old=not old)
        self.new.changed.connect(self._judge)
        self.new.entered.connect(self._change)
        self._judge()

    def _lay_out(self, *, asked_for_old: bool) -> None:
        inside = self.inside
        inside.addWidget(label("Choose a password", "heading"))
        why = "" if asked_for_old else "The one you have was given to you for the first time only."
        explained = label(why, wraps=True)
        explained.setVisible(bool(why))
        inside.addWidget(explained)
        old = FieldBox("Password now", self.old)
        old.setVisible(asked_for_old)
        inside.addWidget(old)
        inside.addWidget(self.new)
        inside.addWidget(self.notice)
        inside.addLayout(row(None, button("Cancel", self.reject), self.keep))
        (self.old if asked_for_old else self.new).setFocus()

    def _judge(self) -> None:
        self.keep.setEnabled(bool(self.new.secret))

    def _change(self) -> None:
        if not self.new.secret or not self.keep.isEnabled():
            return
        self.keep.setEnabled(False)
        work = partial(_change, self.old.text, self.new.secret)
        task = BackgroundTask(self._open_desk, work, self)
        task.finished.connect(self.accept)
        task.failed.connect(self._refuse)
        task.start()

    def _refuse(self, error: Exception) -> None:
        self._judge()
        if not isinstance(error, SchoolError):
            raise error
        self.notice.say(f"{error.title} {error.advice}", "notice-warn")


def _change(old: str, new: str, desk: Desk, _task: BackgroundTask) -> None:
    change_secret(desk, old, new)
