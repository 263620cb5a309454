"""The adults known for a child, a digit each, and a line for somebody else."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.ui.fitted import keep_room, put_picture
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.words import label, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.tasks.site.desk_child import Adult

_MOST = 9  # the digits there are
_LONGEST = 100


class AdultKeys(QWidget):
    """Picking an adult fills the line; typing another name lets go of the one picked."""

    picked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._buttons: list[tuple[Adult, QPushButton]] = []
        self.adult: Adult | None = None
        self.row, self.words = FlowRow(spacing=6), QLineEdit()
        self.words.setMaxLength(_LONGEST)
        self.words.setPlaceholderText("Somebody else: who?")
        keep_room(self.words, "Somebody else: who? And more", 40)
        self.words.setAccessibleName(name)
        self._name = label(name, "step")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.row)
        self.row.add_left(self._name)
        self.row.add_right(self.words)
        self.words.textEdited.connect(self._let_go)

    @property
    def with_whom(self) -> str:
        """The name and who it is, as it is kept; empty for nobody."""
        return self.words.text().strip()

    def offer(self, adults: Sequence[Adult]) -> None:
        """Offer these, nobody picked."""
        for _, before in self._buttons:
            self.row.remove(before)
        self._buttons = [(one, self._button(one, n)) for n, one in enumerate(adults[:_MOST], 1)]
        self.row.add_left(*(made for _, made in self._buttons))
        self.words.clear()
        self._let_go()

    def press(self, key: str) -> bool:
        """Pick the adult of a digit; whether there is one."""
        place = int(key) if key.isdecimal() and key.isascii() else 0
        if not 1 <= place <= len(self._buttons):
            return False
        self._take(self._buttons[place - 1][0])
        return True

    def name(self, words: str) -> None:
        """Put words in the line that are nobody's name, such as alone."""
        self._let_go()
        self.words.setText(words)

    def _button(self, adult: Adult, place: int) -> QPushButton:
        words = f"{adult.name}  ·  {adult.warning}" if adult.warning else adult.name
        made = QPushButton(shown(f"{place}   {words}"))
        if adult.warning:
            put_picture(made, "triangle-alert", "warn_text" if adult.is_barred else "late_text")
        made.setAccessibleName(f"{words}, key {place}")
        made.setProperty("kind", "key")
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.clicked.connect(partial(self._take, adult))
        return made

    def _take(self, adult: Adult, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        again = adult is self.adult
        self._let_go()
        self.words.setText("" if again else adult.name)
        if not again:
            self.adult = adult
            self.words.setCursorPosition(0)
            self._show_picked()
        self.picked.emit()

    def _let_go(self) -> None:
        self.adult = None
        self._show_picked()

    def _show_picked(self) -> None:
        for one, made in self._buttons:
            made.setChecked(one is self.adult)
