"""Reasons at the desk, one key each, with a line for those that are said in words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.words import label, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 200


class Keyed(Protocol):
    """A reason with the key that picks it."""

    @property
    def key(self) -> str:
        """One letter."""

    @property
    def words(self) -> str:
        """What stands on its button."""

    @property
    def asks_words(self) -> bool:
        """Whether it is said in words of one's own."""


R = TypeVar("R", bound=Keyed)


class ReasonKeys(QWidget, Generic[R]):
    """One reason is picked at a time; `picked` says that it is another one now."""

    picked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._buttons: dict[R, QPushButton] = {}
        self.reason: R | None = None
        self._name, self.row, self.words = label(name, "step"), FlowRow(spacing=6), QLineEdit()
        self.words.setMaxLength(_LONGEST)
        self.words.setPlaceholderText("Why, in a few words")
        self.words.setAccessibleName("Reason in words")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self.row)
        inside.addWidget(self.words)
        self.row.add_left(self._name)
        self.words.hide()

    def offer(self, reasons: Sequence[R]) -> None:
        """Offer these, none picked."""
        if tuple(self._buttons) != tuple(reasons):
            for before in self._buttons.values():
                self.row.remove(before)
            self._buttons = {reason: self._button(reason) for reason in reasons}
            self.row.add_left(*self._buttons.values())
        self.let_go()

    def let_go(self) -> None:
        """Let no reason be picked."""
        self.words.clear()
        self._show(None)

    def press(self, key: str) -> bool:
        """Pick the reason of a key; whether there is one."""
        for reason in self._buttons:
            if reason.key == key.upper():
                self._take(reason)
                return True
        return False

    def _button(self, reason: R) -> QPushButton:
        made = QPushButton(shown(f"{reason.key}   {reason.words}"))
        made.setAccessibleName(f"{reason.words}, key {reason.key}")
        made.setProperty("kind", "key")
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.clicked.connect(partial(self._take, reason))
        return made

    def _take(self, reason: R, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        self._show(reason)
        if reason.asks_words:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.picked.emit()

    def _show(self, reason: R | None) -> None:
        self.reason = reason
        for one, button in self._buttons.items():
            button.setChecked(one is reason)
        self.words.setVisible(reason is not None and reason.asks_words)
