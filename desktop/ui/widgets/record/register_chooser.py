"""Which register: the class, the day, morning or afternoon, and arrows to the next and the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QToolButton, QWidget

from desktop.ui.fitted import keep_room, put_picture
from desktop.ui.widgets.record.session_field import SessionField
from desktop.ui.widgets.words import row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.days.session import Session
    from desktop.models.organisation.group import Group

_WIDEST = "0" * 15


class RegisterChooser(QObject):
    """`parts` go in a head; `chosen` carries class and session, `stepped` asks for another."""

    chosen = Signal(int, object)
    stepped = Signal(int)

    def __init__(self, parent: QObject, session: Session, calendar: SchoolCalendar) -> None:
        super().__init__(parent)
        self.classes, self.session = QComboBox(), SessionField(session, calendar)
        self.classes.setAccessibleName("Class")
        self.session.setAccessibleName("Session")
        keep_room(self.classes, _WIDEST)
        keep_room(self.session.day, _WIDEST, 60)
        self.back = _arrow("chevron-left", "Session before (Alt+Left)", self._go_back)
        self.on = _arrow("chevron-right", "Session after (Alt+Right)", self._go_on)
        arrows = QWidget()
        arrows.setLayout(row(self.back, self.on, spacing=2))
        self.parts = (self.classes, self.session, arrows)
        self.classes.activated.connect(self._choose)
        self.session.session_changed.connect(self._choose)

    def show_register(self, groups: Sequence[Group], group: int, session: Session) -> None:
        """Show which register is on view."""
        blocked = (self.classes, self.session)
        for one in blocked:
            one.blockSignals(True)  # noqa: FBT003 - Qt's own argument
        self.classes.clear()
        for there in groups:
            self.classes.addItem(there.name, there.id)
        self.classes.setCurrentIndex(self.classes.findData(group))
        self.session.set_session(session)
        for one in blocked:
            one.blockSignals(False)  # noqa: FBT003 - Qt's own argument

    def _choose(self) -> None:
        session = self.session.session
        if session is not None and self.classes.currentData() is not None:
            self.chosen.emit(int(self.classes.currentData()), session)

    def _go_back(self) -> None:
        self.stepped.emit(-1)

    def _go_on(self) -> None:
        self.stepped.emit(1)


def _arrow(picture: str, name: str, pressed: object) -> QToolButton:
    made = QToolButton()
    put_picture(made, picture)
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setProperty("kind", "quiet")
    made.clicked.connect(pressed)
    return made
