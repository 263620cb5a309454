"""A temporary password for a colleague who has lost theirs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.tasks.people.recover_sign_in import reset_secret
from desktop.ui.dialogs.school.slow_form import SlowFormDialog
from desktop.ui.widgets.editors.people_editor import secret_gap, temporary_secret
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QWidget

    from desktop.tasks.desk import Desk
    from desktop.tasks.organisation.manage_staff import StaffMember

_MEANS = (
    "Their old password stops at once. They sign in with this one and choose their own then. Write "
    "it down or hand it over now: it is not shown again. A signature for letters that is kept "
    "under the old password can no longer be read."
)


class ResetSecretDialog(SlowFormDialog):
    """One's own password is changed under one's name instead."""

    def __init__(
        self,
        member: StaffMember,
        open_desk: Callable[[], AbstractContextManager[Desk]],
        parent: QWidget | None = None,
    ) -> None:
        title = f"A temporary password for {member.name}"
        super().__init__(title, "Give this password", open_desk, parent)
        self._member = member
        self.secret = text_field(temporary_secret())
        self.body.addWidget(label(_MEANS, wraps=True))
        self.add_fields(self.box("secret", "Temporary password", self.secret), columns=1)
        self.resize(560, 340)

    def findings(self) -> dict[str, str]:
        roles = tuple(kept.post.role for kept in self._member.posts)
        names = (self._member.name, self._member.sign_in)
        fault = secret_gap(self.secret.text().strip(), roles, *names)
        return {"secret": fault} if fault else {}

    def errand(self) -> Callable[[Desk], str]:
        return partial(_reset, self._member, self.secret.text().strip())


def _reset(member: StaffMember, secret: str, desk: Desk) -> str:
    reset_secret(desk, member.person, secret)
    return f"{member.name} signs in with the temporary password now."
