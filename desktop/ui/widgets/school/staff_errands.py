"""What is done about people: added, renamed, given posts, let act, given a password, let go."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.tasks.organisation.act_as_head import stop_acting
from desktop.tasks.organisation.manage_staff import end_person, end_post
from desktop.ui.dialogs.school.act_as_head import ActAsHeadDialog
from desktop.ui.dialogs.school.add_person import AddPersonDialog
from desktop.ui.dialogs.school.end_on import Ending, EndOnDialog
from desktop.ui.dialogs.school.give_post import GivePostDialog
from desktop.ui.dialogs.school.new_recovery_code import NewRecoveryCodeDialog
from desktop.ui.dialogs.school.rename_person import RenamePersonDialog
from desktop.ui.dialogs.school.reset_secret import ResetSecretDialog
from desktop.ui.messages import telling

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QWidget

    from desktop.tasks.desk import Desk
    from desktop.ui.dialogs.form_dialog import FormDialog
    from desktop.ui.tables.staff_tables import PostLine, StaffLine

_LEAVES = (
    "Their posts and classes here end on that day, and their sign-in with them. What they signed "
    "stays under their name."
)
_POST = "What was done in this post stays as it is."


class StaffErrands(QObject):
    """`done` says what was kept."""

    done = Signal(str)

    def __init__(
        self,
        desk: Desk,
        open_desk: Callable[[], AbstractContextManager[Desk]],
        place: QWidget,
    ) -> None:
        super().__init__(place)
        self._desk, self._open_desk, self._place = desk, open_desk, place

    def add(self) -> None:
        """Ask about somebody new."""
        self._open(AddPersonDialog(self._desk, self._open_desk, self._place))

    def rename(self, line: StaffLine) -> None:
        """Ask for another name."""
        self._open(RenamePersonDialog(self._desk, line.member, self._place))

    def give_post(self, line: StaffLine) -> None:
        """Ask about one more post."""
        self._open(GivePostDialog(self._desk, line.member, self._place))

    def reset(self, line: StaffLine) -> None:
        """Ask for a temporary password."""
        self._open(ResetSecretDialog(line.member, self._open_desk, self._place))

    def let_act(self, line: StaffLine) -> None:
        """Ask for how long a deputy acts as head."""
        self._open(ActAsHeadDialog(self._desk, line.member, self._place))

    def let_go(self, line: StaffLine) -> None:
        """Ask for somebody's last day at the school."""
        name = line.member.name
        ending = Ending(f"{name} leaves", _LEAVES, "They leave", f"{name} leaves on {{day}}.")
        end = partial(end_person, self._desk, line.member.person)
        self._open(EndOnDialog(ending, self._desk.today, end, self._place))

    def end_post(self, line: PostLine) -> None:
        """Ask for a post's last day."""
        name, role = line.member.name, line.kept.post.role.value
        ending = Ending(
            f"{name}: end the post of {role}",
            _POST,
            "End the post",
            f"{name} is {role} until {{day}}.",
        )
        end = partial(end_post, self._desk, line.kept.id)
        self._open(EndOnDialog(ending, self._desk.today, end, self._place))

    def stop_acting(self, line: PostLine) -> None:
        """End a deputy's acting now; they are deputy again."""
        with telling(self._place):
            stop_acting(self._desk, line.kept.id, self._desk.today - timedelta(days=1))
            self.done.emit(f"{line.member.name} does not act as head any more.")

    def new_code(self) -> None:
        """Show a new recovery code."""
        self._open(NewRecoveryCodeDialog(self._desk, self._open_desk, self._place))

    def _open(self, dialog: FormDialog) -> None:
        dialog.saved.connect(self.done)
        dialog.open()
