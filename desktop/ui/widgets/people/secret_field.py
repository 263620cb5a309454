"""Where a password or PIN is typed: hidden until the eye is pressed, and how good a new one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from desktop.models.organisation.secret import (
    LONGEST,
    SHORTEST_PASSWORD,
    SecretKind,
    kind_of,
    secret_fault,
)
from desktop.ui.fitted import put_picture
from desktop.ui.widgets.field_box import FieldBox

if TYPE_CHECKING:
    from collections.abc import Sequence

_GOOD, _STRONG = 12, 16


class SecretField(QWidget):
    """A line whose letters show only while the eye is pressed."""

    typed = Signal()
    entered = Signal()

    def __init__(self, name: str = "Password") -> None:
        super().__init__()
        self._line = QLineEdit()
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.setMaxLength(LONGEST)
        self._eye = QToolButton()
        put_picture(self._eye, "eye", "muted")
        self._eye.setCheckable(True)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(self._line, 1)
        inside.addWidget(self._eye)
        self.setFocusProxy(self._line)
        self.setAccessibleName(name)
        self._line.textChanged.connect(self.typed)
        self._line.returnPressed.connect(self.entered)
        self._eye.toggled.connect(self._show_letters)

    @property
    def text(self) -> str:
        """What is typed."""
        return self._line.text()

    def set_text(self, text: str) -> None:
        """Fill the field in."""
        self._line.setText(text)

    def clear(self) -> None:
        """Empty the field and hide its letters."""
        self._line.clear()
        self._eye.setChecked(False)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's own name
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)
        self._eye.setAccessibleName(f"Show the letters of {name.lower()}")
        self._eye.setToolTip("Show the letters")

    def _show_letters(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        echo = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self._line.setEchoMode(echo)


class NewSecretFields(QWidget):
    """A new password or PIN, typed twice; says in words how good it is, or why it is refused."""

    changed = Signal()
    entered = Signal()

    def __init__(self, *, may_have_pin: bool, names: Sequence[str] = ()) -> None:
        super().__init__()
        self._may_have_pin, self._names = may_have_pin, tuple(names)
        what = "New password or PIN" if may_have_pin else "New password"
        self.first, self.again = SecretField(what), SecretField("The same again")
        self._first_box = FieldBox(what, self.first, self._rule())
        self._again_box = FieldBox("The same again", self.again)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self._first_box)
        inside.addWidget(self._again_box)
        self.setFocusProxy(self.first)
        self.first.typed.connect(self._judge)
        self.again.typed.connect(self._judge)
        self.first.entered.connect(self.again.setFocus)
        self.again.entered.connect(self.entered)

    @property
    def secret(self) -> str:
        """The new secret once it may be used and both fields agree; else empty."""
        good = self.first.text and not self._fault() and self.first.text == self.again.text
        return self.first.text if good else ""

    def set_names(self, names: Sequence[str]) -> None:
        """Say whose secret it is: a person's own name is refused."""
        self._names = tuple(names)
        self._judge()

    def _judge(self) -> None:
        fault = self._fault() if self.first.text else ""
        strength = strength_in_words(self.first.text, may_have_pin=self._may_have_pin)
        self._first_box.say(fault)
        self._first_box.explain(strength or self._rule())
        differ = bool(self.again.text) and not self.first.text.startswith(self.again.text)
        self._again_box.say("These two are not the same." if differ else "")
        self.changed.emit()

    def _fault(self) -> str:
        return secret_fault(self.first.text, self._names, may_have_pin=self._may_have_pin)

    def _rule(self) -> str:
        rule = f"At least {SHORTEST_PASSWORD} characters: three words in a row are easy to keep."
        return f"{rule} Or a PIN of 4 digits or more." if self._may_have_pin else rule


def strength_in_words(secret: str, *, may_have_pin: bool) -> str:
    """Say how hard a secret is to guess; a PIN only opens what a class teacher may do."""
    if not secret:
        return ""
    if kind_of(secret, may_have_pin=may_have_pin) is SecretKind.PIN:
        return "A PIN: it opens only this teacher's own work."
    mixed = len(set(secret)) >= min(len(secret), _GOOD) * 0.6
    if len(secret) >= _STRONG and mixed:
        return "A strong password."
    return "A good password." if len(secret) >= _GOOD and mixed else "A fair password."
