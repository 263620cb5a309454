"""The card of a request being written down: for whom, why, who asks, from when to when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from desktop.models.leave.reason import LeaveReason
from desktop.ui.fitted import keep_room
from desktop.ui.widgets.finding_lines import FindingLines
from desktop.ui.widgets.leave.request_dates import RequestDates
from desktop.ui.widgets.site.family_card import FamilyCard
from desktop.ui.widgets.words import row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.finding import Finding
    from desktop.tasks.leave.leave_child import LeaveChild

_LONGEST = 300
_LIVES: tuple[tuple[bool | None, str], ...] = (
    (None, "Not known whether they live with the child"),
    (True, "Lives with the child"),
    (False, "Does not live with the child"),
)


class RequestCard(FamilyCard[LeaveReason]):
    """D goes to the days, L says whether who asks lives with the child, F9 to the words."""

    def __init__(self, calendar: SchoolCalendar) -> None:
        super().__init__("A request for leave", "Why", "Who asks", "Keep", "On the same form")
        self.dates, self.findings = RequestDates(calendar), FindingLines()
        self.said, self.where = _line("In their words   F9"), _line("Where they will be")
        self.lives = QPushButton()
        self.lives.setProperty("kind", "key")
        self.lives.setAutoDefault(False)
        self.lives.clicked.connect(self._turn_lives)
        self.lives_with: bool | None = None
        self.adults.row.add_right(self.lives)
        words = QWidget()
        words.setLayout(row(self.said, self.where))
        self.inside.insertWidget(1, self.findings)
        self.inside.insertWidget(3, self.family)
        self.inside.insertWidget(6, words)
        self.inside.insertWidget(6, self.dates)
        self.adults.picked.connect(self.take_keys)
        self.dates.done.connect(self.take_keys)
        self.say_lives(None)

    def begin(self, child: LeaveChild) -> None:
        """Begin with a first child: whose contacts and family are offered."""
        self.adults.offer(child.adults)
        self.offer_family(child.family)
        self.say_lives(None)

    def clear(self) -> None:
        super().clear()
        self.dates.clear()
        self.findings.say(())
        for line in (self.said, self.where):
            line.clear()
        self.say_lives(None)

    def say_lives(self, lives_with: bool | None) -> None:  # noqa: FBT001 - yes, no or not known
        """Say whether who asks lives with the child."""
        self.lives_with = lives_with
        words = dict(_LIVES)[lives_with]
        self.lives.setText(f"L   {words}")
        self.lives.setAccessibleName(f"{words}, key L changes it")

    def show_children(self, children: Sequence[LeaveChild], outcome: tuple[str, str]) -> None:
        """Say for whom it is, and what days it comes to."""
        self.who.setText("\n".join(_said(one) for one in children))
        self.say_outcome(*outcome)
        several = len(children) > 1
        self.write.setText(f"Keep for {len(children)}   Enter" if several else "Keep   Enter")
        self.tick({one.pupil for one in children})

    def say_findings(self, findings: Sequence[Finding]) -> None:
        """Say what is wrong and what is to be known of it."""
        self.findings.say(findings)

    def press(self, key: str) -> bool:
        if key.upper() == "L":
            self._turn_lives()
            return True
        return self.dates.press(key) or super().press(key)

    def go_to_words(self) -> None:
        """Let what was said be typed."""
        self.said.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # from a line back to the keys
        else:
            super().keyPressEvent(event)

    def _turn_lives(self) -> None:
        places = [known for known, _ in _LIVES]
        self.say_lives(places[(places.index(self.lives_with) + 1) % len(places)])
        self.adults.picked.emit()


def _line(hint: str) -> QLineEdit:
    made = QLineEdit()
    made.setMaxLength(_LONGEST)
    made.setPlaceholderText(hint)
    made.setAccessibleName(hint.replace("   ", ", "))
    keep_room(made, hint, 48)
    return made


def _said(child: LeaveChild) -> str:
    return ", ".join(filter(None, (child.name, child.class_name)))
