"""A session: its day, and morning or afternoon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desktop.models.days.session import Half, Session
from desktop.ui.widgets.day_field import DayField

if TYPE_CHECKING:
    from desktop.models.days.school_year import SchoolCalendar


class SessionField(QWidget):
    """Takes a day as DayField does; the half follows it in the order of Tab."""

    session_changed = Signal()

    def __init__(self, session: Session, calendar: SchoolCalendar) -> None:
        super().__init__()
        self.day, self.half = DayField(session.day, calendar), QComboBox()
        for half in Half:
            self.half.addItem(half.name, half)
        self.half.setCurrentIndex(session.half)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self.day, 1)
        inside.addWidget(self.half)
        self.setFocusProxy(self.day)
        self.day.day_changed.connect(self.session_changed)
        self.half.currentIndexChanged.connect(self._half_changed)

    @property
    def session(self) -> Session | None:
        """The session, or None while no day is typed."""
        day = self.day.day
        return Session(day, Half(self.half.currentIndex())) if day else None

    def set_session(self, session: Session) -> None:
        """Show a session."""
        self.day.set_day(session.day)
        self.half.setCurrentIndex(session.half)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's own name
        super().setAccessibleName(name)
        self.day.setAccessibleName(name)
        self.half.setAccessibleName(f"{name}: morning or afternoon")

    def _half_changed(self, _index: int) -> None:
        self.session_changed.emit()
