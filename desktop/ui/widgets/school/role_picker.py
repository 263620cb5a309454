"""Which roles a person holds: a menu of ticks, since one person may hold several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton

from desktop.models.organisation.staff import Role
from desktop.ui.fitted import keep_room
from desktop.ui.style import dress

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent

_NOBODY = "Choose…"
MEANS = {
    Role.CLASS_TEACHER: "takes the registers of their own classes",
    Role.OFFICE: "takes and amends any register, keeps the roll",
    Role.ATTENDANCE_OFFICER: "as the office, every code, sees safeguarding flags",
    Role.HEAD: "everything, and decides what is reserved",
    Role.DEPUTY: "sees every class; as the head while acting",
    Role.SAFEGUARDING_LEAD: "sees every class and safeguarding flags",
    Role.ADMINISTRATOR: "sets up the school, its people and its files",
}


def role_title(role: Role) -> str:
    """Class teacher, Head."""
    return f"{role.value[0].upper()}{role.value[1:]}"


class RolePicker(QToolButton):
    """Its words are the roles ticked; the menu stays open while more are."""

    changed = Signal()

    def __init__(self, roles: Iterable[Role] = ()) -> None:
        super().__init__()
        self._menu = _TickMenu(self)
        for role in Role:
            action = self._menu.addAction(f"{role_title(role)}: {MEANS[role]}")
            action.setData(role)
            action.setCheckable(True)
            action.toggled.connect(self._ticked)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        keep_room(self, "Attendance officer", 40)
        self.set_roles(roles)

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles ticked."""
        return tuple(one.data() for one in self._menu.actions() if one.isChecked())

    def set_roles(self, roles: Iterable[Role]) -> None:
        """Tick these roles and no others."""
        wanted = set(roles)
        for action in self._menu.actions():
            action.setChecked(action.data() in wanted)
        self._show_words()

    def mark_wrong(self, *, wrong: bool) -> None:
        """Draw the button as a field that is refused, or not."""
        dress(self, wrong="true" if wrong else "false")

    def _ticked(self) -> None:
        self._show_words()
        self.changed.emit()

    def _show_words(self) -> None:
        words = ", ".join(role_title(role) for role in self.roles)
        self.setText(words or _NOBODY)
        self.setToolTip(words)
        self.setAccessibleDescription(words or "no role yet")


class _TickMenu(QMenu):
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._tick(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space or not self._tick(self.activeAction()):
            super().keyPressEvent(event)

    def _tick(self, action: QAction | None) -> bool:
        if action is None:
            return False
        action.toggle()
        return True
