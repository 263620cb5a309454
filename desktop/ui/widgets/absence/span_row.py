"""Which sessions a message is about: from now on until the child is back, moved by the arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.errors import RuleError
from desktop.models.absence.message import default_back, last_missed
from desktop.models.days.session import Half, Session, both_halves, day_in_words
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from desktop.models.days.school_year import SchoolCalendar

_HALVES = ((Half.AM, "A", "Morning only"), (Half.PM, "P", "Afternoon only"))
_FROM = "N"
_AHEAD = 5  # school days after today from which a child may be said to be away
_BACK_FROM_HALF = {
    (Half.AM, True): "this afternoon",
    (Half.PM, True): "tomorrow, here this morning",
    (Half.AM, False): "that afternoon",
    (Half.PM, False): "the day after, here that morning",
}


class SpanRow(QWidget):
    """Left and Right move the day on which the child is back; A and P keep it to half a day.

    N is for what is said of a day to come: away from the next school day on, and from later ones.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._calendar: SchoolCalendar | None = None
        self._today: date | None = None
        self._first: date | None = None
        self.back_on: date | None = None
        self._half: Half | None = None
        self.words = label("", "badge-info")
        self._keys: dict[Half, QPushButton] = {}
        line = FlowRow(spacing=6)
        self.begins = self._key("", "", self._from_later)
        line.add_left(self.begins, label("Back", "step"))
        line.add_left(self._key("←", "Back a school day earlier", self._earlier), self.words)
        line.add_left(self._key("→", "Back a school day later", self._later))
        for half, key, words in _HALVES:
            made = self._key(f"{key}   {words}", words, self._halves)
            made.setCheckable(True)
            self._keys[half] = made
            line.add_left(made)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(line)

    def begin(self, calendar: SchoolCalendar, today: date) -> None:
        """Begin with today, back on the next school day."""
        self._calendar, self._today, self._half = calendar, today, None
        self._first = today
        self.back_on = _next(calendar, today)
        self._show()

    @property
    def sessions(self) -> tuple[Session, Session]:
        """The first and the last session away."""
        if self._calendar is None or self._first is None:
            raise AssertionError("a span begins with a child")
        morning, afternoon = both_halves(self._first)
        if self._half is not None:
            one = morning if self._half is Half.AM else afternoon
            return one, one
        if self.back_on is None:
            return morning, afternoon
        return morning, last_missed(self._calendar, morning, self.back_on)

    def press(self, key: str) -> bool:
        """Do what a letter stands for; whether it stands for anything."""
        if key.upper() == _FROM:
            self._from_later()
            return True
        half = next((half for half, letter, _ in _HALVES if letter == key.upper()), None)
        if half is not None:
            self._only(half)
        return half is not None

    def step(self, key: Qt.Key) -> bool:
        """Move the day on which the child is back; whether the key is an arrow for it."""
        if key == Qt.Key.Key_Right:
            self._later()
        elif key == Qt.Key.Key_Left:
            self._earlier()
        else:
            return False
        return True

    def _key(self, words: str, name: str, pressed: Callable[[], None]) -> QPushButton:
        made = QPushButton(words)
        made.setProperty("kind", "key")
        made.setAutoDefault(False)
        made.setAccessibleName(name)
        made.clicked.connect(pressed)
        return made

    def _halves(self) -> None:
        sender = self.sender()
        self._only(next(half for half, made in self._keys.items() if made is sender))

    def _only(self, half: Half) -> None:
        self._half = None if self._half is half else half
        self._show()

    def _from_later(self) -> None:
        """Away from the next school day on; after a week of them from today again."""
        if self._calendar is None or self._first is None or self._today is None:
            return
        following = _next(self._calendar, self._first)
        ahead = self._calendar.school_days(self._today, following) if following else ()
        self._first = self._today if not ahead or len(ahead) > _AHEAD + 1 else following
        self.back_on = _next(self._calendar, self._first or self._today)
        self._show()

    def _later(self) -> None:
        if self._calendar is not None and self.back_on is not None:
            self._half, self.back_on = None, _next(self._calendar, self.back_on) or self.back_on
            self._show()

    def _earlier(self) -> None:
        if self._calendar is None or self.back_on is None or self._first is None:
            return
        before = self._calendar.previous_school_days(self.back_on, 1)
        if before and before[0] > self._first:
            self._half, self.back_on = None, before[0]
            self._show()

    def _show(self) -> None:
        for half, made in self._keys.items():
            made.setChecked(half is self._half)
        is_today = self._first is None or self._first == self._today
        begins = "today" if is_today or self._first is None else _short(self._first)
        self.begins.setText(f"{_FROM}   From {begins}")
        self.begins.setAccessibleName(f"Away from {begins}, key {_FROM} for a school day later")
        words = day_in_words(self.back_on) if self.back_on else "not known"
        if self._half is not None:
            words = _BACK_FROM_HALF[self._half, is_today]
        self.words.setText(words)
        self.words.setAccessibleName(f"Back {words}")
        self.changed.emit()


def _short(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"


def _next(calendar: SchoolCalendar, day: date) -> date | None:
    try:
        return default_back(calendar, day)
    except RuleError:
        return None  # the calendar ends here
