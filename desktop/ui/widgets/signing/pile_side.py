"""Beside the page on view: the pile, what can be done with a letter, and how it is signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.letters.own_signature import SignatureState
from desktop.ui.widgets.field_box import FieldBox
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.people.secret_field import SecretField
from desktop.ui.widgets.words import button, counted, label, scrolled

if TYPE_CHECKING:
    from desktop.models.letters.read_pile import ReadPile

_HOW = "Page Down reads on. What was read to its last page is signed; what was taken out waits."
_NO_SIGNATURE = "To sign here, set up your signature; or leave the letters for ink."


class PileSide(QWidget):
    """Says what was asked for; the window does it."""

    out_asked = Signal()
    back_asked = Signal()
    ink_asked = Signal()
    sign_asked = Signal(str)  # with the password
    signature_asked = Signal()
    leave_asked = Signal()

    def __init__(self, pile: QWidget) -> None:
        super().__init__()
        self.count = label("", "heading", wraps=True)
        self.out = button("Take out   Ctrl+D", self.out_asked.emit, picture="minus")
        self.back = button("Send back…", self.back_asked.emit, picture="undo-2")
        self.password = SecretField("Your password")
        self.sign = button("Sign", self._ask, "primary", "signature")
        self.ink = button("Leave for ink", self.ink_asked.emit, picture="pencil")
        self.no_signature = label(_NO_SIGNATURE, "hint", wraps=True)
        self.set_up = button("My signature…", self.signature_asked.emit, picture="signature")
        self._leave = button("Close", self.leave_asked.emit)
        self._password = FieldBox("Your password", self.password)
        self.password.entered.connect(self._ask)
        pile.setMinimumHeight(150)
        self._lay_out(pile)

    def offer(self, pile: ReadPile, state: SignatureState, *, is_out: bool) -> None:
        """Offer what can be done now: to sign what was read, if there is something to sign with."""
        is_ready, is_lost = state is SignatureState.READY, state is SignatureState.LOST
        self.no_signature.setText(state.value if is_lost else _NO_SIGNATURE)
        ready = bool(pile.read)
        left = f", {pile.unread} to read" if pile.unread else ""
        self.count.setText(f"{pile.words}{left}")
        self.sign.setText(f"Sign {counted(len(pile.read), 'letter')}" if ready else "Sign")
        self.out.setText("Put back   Ctrl+D" if is_out else "Take out   Ctrl+D")
        for one in self._pressed:
            one.setEnabled(ready or one not in (self.sign, self.ink))
        self._password.setVisible(is_ready)
        self.sign.setVisible(is_ready)
        self.no_signature.setVisible(not is_ready)
        self.set_up.setVisible(not is_ready)

    def rest(self) -> None:
        """Let nothing be pressed while letters are made or signed; the password is forgotten."""
        self.password.clear()
        for one in self._pressed:
            one.setEnabled(False)

    @property
    def _pressed(self) -> tuple[QWidget, ...]:
        return self.out, self.back, self.sign, self.ink, self.set_up, self.password

    def _lay_out(self, pile: QWidget) -> None:
        about, sign = FlowRow(), FlowRow()
        about.add_left(self.out, self.back)
        sign.add_left(self.sign, self.ink, self.set_up)
        sign.add_right(self._leave)
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        parts: tuple[QWidget, ...] = (
            self.count, label(_HOW, "hint", wraps=True), pile, about, self.no_signature,
            self._password, sign,
        )  # fmt: skip
        for part in parts:
            inside.addWidget(part, 1 if part is pile else 0)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        self._page, self._area = page, scrolled(page)
        outside.addWidget(self._area)

    def minimumSizeHint(self) -> QSize:
        """As wide as its widest button, so that it scrolls up and down alone."""
        bar = self._area.verticalScrollBar().sizeHint().width()
        wide = self._page.minimumSizeHint().width() + bar + 2
        return QSize(wide, super().minimumSizeHint().height())

    def _ask(self) -> None:
        if self.sign.isEnabled():
            self.sign_asked.emit(self.password.text)
