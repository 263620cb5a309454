"""Which class's register was taken on paper, for which session, by whom and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from desktop.models.days.session import Half, Session
from desktop.models.days.session_times import instant
from desktop.models.site.paper_register import PaperRegister
from desktop.tasks.marks.look_at_registers import load_calendar, my_classes
from desktop.tasks.site.take_from_paper import begin, takers
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.school.time_field import TimeField
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.tasks.desk import Desk

_MEANS = (
    "The keys are those of the register. Each mark keeps who took it on paper and when, and who"
    " keyed it in; where a mark stands already, you are asked which of the two holds."
)
_HALVES = {Half.AM: "Morning", Half.PM: "Afternoon"}


class TakeFromPaperDialog(FormDialog):
    """`begun` carries class, session and paper once they are known to be right."""

    begun = Signal(int, object, object)

    def __init__(
        self, desk: Desk, group: int, session: Session, parent: QWidget | None = None
    ) -> None:
        super().__init__("A register taken on paper", "Key it in", parent)
        self._desk = desk
        self.person, self.at = QComboBox(), TimeField()
        self.person.setEditable(True)
        self.group, self.half = QComboBox(), QComboBox()
        for one in my_classes(desk):
            self.group.addItem(one.name, one.id)
        for half, words in _HALVES.items():
            self.half.addItem(words, half)
        self.day = DayField(session.day, calendar=load_calendar(desk))
        self.group.setCurrentIndex(self.group.findData(group))
        self.half.setCurrentIndex(self.half.findData(session.half))
        self._lay_out_fields()
        self._offer_takers()
        self.group.activated.connect(self._offer_takers)
        self.grow(620, 510)

    def _lay_out_fields(self) -> None:
        self.body.addWidget(label(_MEANS, wraps=True))
        self.add_fields(
            self.box("at", "Time on the paper", self.at),
            self.box("person", "Taken on paper by", self.person),
        )
        self.add_fields(
            self.box("group", "Class", self.group),
            self.box("half", "Session", self.half),
            self.box("day", "Day", self.day),
        )

    def findings(self) -> dict[str, str]:
        found = {}
        if self.at.at is None:
            found["at"] = "Write hour and minute, such as 9:02."
        if not self.person.currentText().strip():
            found["person"] = "Write the name that stands on the paper."
        if self.day.day is None:
            found["day"] = "Write day, month and year."
        return found

    def save(self) -> str:
        day, at = self.day.day, self.at.at
        if day is None or at is None:
            return ""
        session = Session(day, Half(self.half.currentData()))
        paper = PaperRegister(self.person.currentText().strip(), instant(day, at))
        register = begin(self._desk, int(self.group.currentData()), session, paper)
        self.begun.emit(register.group, session, paper)
        return f"{register.group_name}, {session}: {paper.reason}."

    def _offer_takers(self) -> None:
        group, day = self.group.currentData(), self.day.day or self._desk.today
        self.person.clear()
        if group is not None:
            self.person.addItems(takers(self._desk, int(group), day))
