"""The line at the top: which school, finding a pupil, and the person at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.ui.fitted import keep_room, put_picture
from desktop.ui.style import program_icon
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.words import label, shortened, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QMenu

    from desktop.models.organisation.school import School
    from desktop.models.organisation.staff import Who

_FIND = "Find a pupil"
_ON_ONE_LINE = 48  # letters of a school's name; a longer one goes on below


class TopBar(QFrame):
    """Shows the school's name, or a choice where the person works at several."""

    school_chosen = Signal(int)
    find_asked = Signal()

    def __init__(self, menu: QMenu, window: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self._name, self._schools = label("", "heading", wraps=True), QComboBox()
        self._schools.setAccessibleName("School")
        self._schools.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._find = _tool(f"{_FIND}  Ctrl+K", "search")
        self._person = _tool("", "circle-user")
        self._person.setMenu(menu)
        self._person.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._lay_out()
        self._schools.activated.connect(self._choose)
        self._find.clicked.connect(self.find_asked)
        QShortcut(QKeySequence("Ctrl+K"), window).activated.connect(self.find_asked)

    def show_who(self, who: Who, schools: Sequence[School], school: int) -> None:
        """Show who is at the desk and where."""
        here = next(one for one in schools if one.id == school)
        self._name.setText(here.name)
        keep_room(self._name, shortened(here.name, _ON_ONE_LINE))
        self._name.setVisible(len(schools) < 2)
        self._schools.setVisible(len(schools) > 1)
        self._schools.clear()
        for one in schools:
            self._schools.addItem(one.name, one.id)
        self._schools.setCurrentIndex(self._schools.findData(school))
        self._person.setText(f" {shown(who.name)}")
        self._person.setAccessibleName(f"{who.name}: change person, password, look, help")

    def allow_finding(self, *, allowed: bool) -> None:
        """Offer the search to those who may see every class."""
        self._find.setVisible(allowed)

    def _lay_out(self) -> None:
        line = FlowRow(spacing=10, below=4)
        line.add_left(_mark(), self._name, self._schools)
        line.add_right(self._find, self._person)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 8, 16, 8)
        inside.addWidget(line)

    def _choose(self, place: int) -> None:
        self.school_chosen.emit(self._schools.itemData(place))


def _tool(text: str, picture: str) -> QToolButton:
    made = QToolButton()
    made.setText(f" {text}")
    put_picture(made, picture)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return made


def _mark() -> QLabel:
    made = QLabel()
    made.setPixmap(program_icon().pixmap(QSize(28, 28)))
    return made
