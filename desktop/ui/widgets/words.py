"""Labels, cards and rows of buttons as every page has them; data in a label is never HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.fitted import put_picture
from desktop.ui.spoken import announce
from desktop.ui.style import dress

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLayout

_COLOURS = {"primary": "on_accent", "danger": "on_danger", "quiet": "accent_text"}


def label(text: str = "", role: str = "", *, wraps: bool = False) -> QLabel:
    """Return words in plain text, with a role of the style sheet."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    if role:
        made.setProperty("role", role)
    if role.startswith("badge"):
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return made


def shown(words: str) -> str:
    """Return words for a button or a menu as they are: & is a letter, not the mark of a key."""
    return words.replace("&", "&&")


def shortened(words: str, letters: int) -> str:
    """Return words that are no longer than this; the rest is an ellipsis."""
    return words if len(words) <= letters else f"{words[: letters - 1]}…"


def tip(widget: QWidget, words: str) -> None:
    """Give a widget a tool tip that shows its words as they are, never as HTML."""
    from html import escape  # noqa: PLC0415 - the door is there sooner without

    widget.setToolTip(f"<qt>{escape(words)}</qt>")


def counted(number: int, noun: str) -> str:
    """1 pupil; 8 pupils; 2,000 pupils."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def copyable(text: str) -> QLabel:
    """Return words that can be selected with the mouse, to copy a number or an address."""
    made = label(text, wraps=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def button(
    text: str, pressed: Callable[[], None], kind: str = "", picture: str = ""
) -> QPushButton:
    """Return a button that calls a method when it is pressed."""
    made = QPushButton(text)
    if kind:
        made.setProperty("kind", kind)
    if picture:
        put_picture(made, picture, _COLOURS.get(kind, "text"))
    made.setAutoDefault(False)
    made.clicked.connect(pressed)
    return made


def card(title: str = "") -> tuple[QFrame, QVBoxLayout]:
    """Return a card with a heading and the layout for what it holds."""
    frame = QFrame()
    frame.setProperty("role", "card")
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(20, 16, 20, 18)
    inside.setSpacing(10)
    if title:
        inside.addWidget(label(title, "heading"))
        frame.setAccessibleName(title)
    return frame, inside


def row(*widgets: QWidget | None, spacing: int = 8) -> QHBoxLayout:
    """Return widgets side by side; None is a spring that takes the room left."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    for widget in widgets:
        if widget is None:
            made.addStretch(1)
        else:
            made.addWidget(widget)
    return made


class ScrolledPage(QScrollArea):
    """Asks for little height, since it scrolls: then the page around it need not."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.fontMetrics().height() * 8)


def scrolled(inside: QWidget) -> QScrollArea:
    """Return a page that scrolls up and down when it is taller than its place."""
    area = ScrolledPage()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


def bring_to_view(part: QWidget) -> None:
    """Scroll the page around a part until it is seen: with large text it may lie below."""
    above = part.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if isinstance(above, QScrollArea):
        above.ensureWidgetVisible(part)


def emptied(layout: QLayout) -> None:
    """Take everything out of a layout, for it to be filled again."""
    while (item := layout.takeAt(0)) is not None:
        widget, below = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif below is not None:
            emptied(below)


class Notice(QFrame):
    """A line in place that says what happened; hidden when it has nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._words = label(wraps=True)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(14, 10, 14, 10)
        inside.addWidget(self._words, 1)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty when it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def say(self, words: str, kind: str = "notice") -> None:
        """Show a sentence; `kind`: notice, notice-ok, notice-late or notice-warn."""
        self._words.setText(words)
        self.setAccessibleName(words)
        announce(self, words)
        if words:
            dress(self, role=kind)
            dress(self._words)  # the frame's role gives the words their colour
        self.setVisible(bool(words))

    def clear(self) -> None:
        """Say nothing."""
        self.say("")
