"""The head of a register: whose, which session, how long it is open, and how it adds up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.models.days.session import Half, Session
from desktop.ui.fitted import keep_room, put_picture
from desktop.ui.style import dress
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.register.count_badge import CountBadge
from desktop.ui.widgets.two_columns import TwoColumns
from desktop.ui.widgets.words import button, label, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.marks.class_day import Count
    from desktop.models.marks.register import Register
    from desktop.models.organisation.group import Group
    from desktop.ui.widgets.register.standing import Standing

_LEFT, _RIGHT = -1, 1


class RegisterHeader(QFrame):
    """Chooses class and session, and shows where the register stands."""

    class_chosen = Signal(int)
    session_chosen = Signal(object)
    stepped = Signal(int)
    handed_in = Signal()
    paper_asked = Signal()

    def __init__(self, calendar: SchoolCalendar) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.title = label("", "title")
        self.title.setContentsMargins(0, 0, 10, 0)
        self.classes = QComboBox()
        self.classes.setAccessibleName("Class")
        self.day = DayField(calendar=calendar)
        self.day.setAccessibleName("Day of the register")
        self._halves = {half: self._half(half) for half in Half}
        self._back = _arrow("chevron-left", "Session before (Alt+Left)")
        self._on = _arrow("chevron-right", "Session after (Alt+Right)")
        self._paper = _arrow("clipboard-pen", "Key in a register taken on paper (F9)")
        self.caption, self.figure = label("", "hint"), label("", "figure")
        self.counts = _Counts()
        self.state = self.counts.state
        self.hand_in = button("Hand in   Ctrl+Enter", self.handed_in.emit, "primary", "check")
        keep_room(self.day, "0" * 17, 60)
        self._session: Session | None = None
        self._offered: list[tuple[str, int]] = []
        self._lay_out()
        self._connect()

    def show_classes(self, groups: Sequence[Group], chosen: int) -> None:
        """Offer the classes; one alone needs no choosing."""
        offered = [(group.name, group.id) for group in groups]
        self.classes.blockSignals(True)  # noqa: FBT003 - Qt takes no name here
        if offered != self._offered:
            self.classes.clear()
            for name, number in offered:
                self.classes.addItem(name, number)
            self._offered = offered
        self.classes.setCurrentIndex(self.classes.findData(chosen))
        self.classes.blockSignals(False)  # noqa: FBT003 - Qt takes no name here
        self.classes.setVisible(len(groups) > 1)
        self.title.setVisible(len(groups) == 1)

    def show_register(self, register: Register) -> None:
        """Show whose register it is and of which session."""
        self._session = register.session
        self.title.setText(register.group_name)
        if self.day.day != register.session.day:
            self.day.set_day(register.session.day)
        for half, made in self._halves.items():
            made.setChecked(half is register.session.half)

    def show_standing(self, standing: Standing) -> None:
        """Show where it stands and how long is left; called every second."""
        for shown, words in ((self.caption, standing.caption), (self.figure, standing.figure)):
            if shown.text() != words:
                shown.setText(words)
        if self.state.text() != standing.state:
            self.state.setText(standing.state)
            dress(self.state, role=standing.badge)
        if self.hand_in.isEnabled() != standing.can_hand_in:
            self.hand_in.setEnabled(standing.can_hand_in)

    def _half(self, half: Half) -> QToolButton:
        made = QToolButton()
        made.setText(half.name)
        made.setCheckable(True)
        made.setAccessibleName({Half.AM: "Morning", Half.PM: "Afternoon"}[half])
        made.clicked.connect(self._choose)
        return made

    def _lay_out(self) -> None:
        chosen = FlowRow(spacing=6)
        session = QWidget()
        session.setLayout(row(*self._halves.values(), self._back, self._on, self._paper, spacing=6))
        chosen.add_left(self.title, self.classes, self.day, session)
        clock = QVBoxLayout()
        clock.setContentsMargins(0, 0, 18, 0)
        clock.setSpacing(0)
        clock.addStretch(1)
        for part in (self.caption, self.figure):
            part.setAlignment(Qt.AlignmentFlag.AlignRight)
            clock.addWidget(part)
        clock.addStretch(1)
        left, right = QWidget(), QWidget()
        above = QVBoxLayout(left)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(8)
        above.addWidget(chosen)
        above.addWidget(self.counts)
        beside = row(None)
        beside.addLayout(clock)
        beside.addWidget(self.hand_in, 0, Qt.AlignmentFlag.AlignVCenter)
        right.setLayout(beside)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(18, 12, 18, 12)
        inside.addWidget(TwoColumns(left, right, (1, 0)))

    def _connect(self) -> None:
        self.classes.activated.connect(self._choose_class)
        self.day.day_changed.connect(self._choose_day)
        self._back.clicked.connect(self._go_back)
        self._on.clicked.connect(self._go_on)
        self._paper.clicked.connect(self.paper_asked)

    def _choose_class(self) -> None:
        self.class_chosen.emit(int(self.classes.currentData()))

    def _choose(self) -> None:
        sender = self.sender()
        half = next(half for half, made in self._halves.items() if made is sender)
        if self._session is not None:
            self.session_chosen.emit(Session(self._session.day, half))

    def _choose_day(self) -> None:
        day = self.day.day
        if day is not None and self._session is not None and day != self._session.day:
            self.session_chosen.emit(Session(day, self._session.half))

    def _go_back(self) -> None:
        self.stepped.emit(_LEFT)

    def _go_on(self) -> None:
        self.stepped.emit(_RIGHT)


class _Counts(FlowRow):
    """How the marks add up: a number with its word for each kind there is."""

    def __init__(self) -> None:
        super().__init__(has_its_place=True)
        self.setAccessibleName("Counts")
        self.state = label("", "badge-plain")
        self.add_left(self.state)
        self._badges = {word: CountBadge(role) for word, role in _BADGES}
        self.add_left(*self._badges.values())

    def show_count(self, count: Count, known: int) -> None:
        """Show the count; `known` children are blank and something is known about them."""
        numbers = {
            "present": count.present, "late": count.late, "no reason yet": count.no_reason,
            "absent": count.absent, "known": known, "blank": count.blank - known,
        }  # fmt: skip
        for word, badge in self._badges.items():
            text = f"{numbers[word]} {word}"
            if badge.text() != text:
                badge.count(text)
                badge.setVisible(numbers[word] > 0 or word in {"present", "blank"})


_BADGES = (
    ("present", "badge-ok"),
    ("late", "badge-late"),
    ("no reason yet", "badge-warn"),
    ("absent", "badge-info"),
    ("known", "badge-info"),
    ("blank", "badge-plain"),
)


def _arrow(picture: str, name: str) -> QToolButton:
    made = QToolButton()
    put_picture(made, picture)
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setProperty("kind", "quiet")
    return made
