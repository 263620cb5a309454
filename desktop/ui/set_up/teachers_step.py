"""Who takes which class."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from desktop.models.organisation.staff import Duty
from desktop.tasks.organisation.manage_classes import add_teacher, classes_on, teachers_on
from desktop.tasks.organisation.manage_staff import staff_of
from desktop.tasks.organisation.set_up_school import the_school
from desktop.ui.set_up.step import Step
from desktop.ui.widgets.field_box import FieldBox, grid_of
from desktop.ui.widgets.words import card, emptied, label

if TYPE_CHECKING:
    from datetime import date

    from desktop.models.organisation.group import Group
    from desktop.tasks.desk import Desk
    from desktop.tasks.organisation.manage_staff import StaffMember
    from desktop.ui.background import BackgroundTask
    from desktop.ui.set_up.step import Work

_TAKES = frozenset({Duty.TAKE_OWN_REGISTER, Duty.TAKE_ANY_REGISTER})
_NOBODY = "Nobody yet"


class TeachersStep(Step):
    """One teacher a class to begin with; job shares are entered under Classes."""

    name = "Teachers"
    heading = "Who takes which class?"
    explained = "A second teacher, a job share or a loan for cover is entered under Classes."

    def __init__(self) -> None:
        super().__init__()
        self.choices: dict[int, QComboBox] = {}
        self._from_day: date | None = None
        frame, self._inside = card()
        self.body.addWidget(frame)
        self.body.addStretch(1)

    def come_to_view(self, desk: Desk | None) -> None:
        """Offer everybody who takes registers for each class."""
        if desk is None:
            return
        begins = the_school(desk).registers_from
        self._from_day = max(begins, desk.today)
        takers = [one for one in staff_of(desk) if _takes_registers(one, self._from_day)]
        self.choices = {}
        emptied(self._inside)
        groups = classes_on(desk, self._from_day)
        boxes = [self._box(desk, group, takers) for group in groups]
        if boxes:
            self._inside.addLayout(grid_of(boxes))
        else:
            self._inside.addWidget(label("There are no classes yet.", "hint"))
        self.changed.emit()

    @property
    def chosen(self) -> dict[int, int]:
        """The person chosen for each class that has one."""
        return {
            group: choice.currentData()
            for group, choice in self.choices.items()
            if choice.currentData() is not None and choice.isEnabled()
        }

    @property
    def is_ready(self) -> bool:
        """Whether somebody was chosen."""
        return bool(self.chosen)

    def work(self) -> Work | None:
        """Give the classes their teachers."""
        if self._from_day is None:
            return None
        return partial(_keep, self.chosen, self._from_day)

    def _box(self, desk: Desk, group: Group, takers: list[StaffMember]) -> FieldBox:
        choice = QComboBox()
        choice.addItem(_NOBODY, None)
        for one in takers:
            choice.addItem(one.name, one.person)
        has = teachers_on(desk, group.id, self._from_day or desk.today)
        if has:
            choice.setCurrentIndex(max(choice.findData(has[0].person), 0))
            choice.setEnabled(False)
        choice.currentIndexChanged.connect(self.changed)
        self.choices[group.id] = choice
        return FieldBox(group.name, choice)


def _takes_registers(member: StaffMember, day: date) -> bool:
    posts = (kept.post for kept in member.posts if kept.post.held_on(day))
    return any(post.duties & _TAKES for post in posts)


def _keep(chosen: dict[int, int], from_day: date, desk: Desk, _task: BackgroundTask) -> None:
    for group, person in chosen.items():
        add_teacher(desk, group, person, from_day)
